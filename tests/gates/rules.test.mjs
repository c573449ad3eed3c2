// Each rule of pages.test.mjs lets pass what is right, and finds what is planted.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";

import { faultsOfCalendar } from "./rules/calendar.mjs";
import { faultsOfFeed } from "./rules/feed.mjs";
import { faultsOfLinks } from "./rules/links.mjs";
import { faultsOfManifest } from "./rules/manifest.mjs";
import { faultsOfSitemap, unlistedReports } from "./rules/sitemap.mjs";
import { faultsOfStructuredData } from "./rules/structured_data.mjs";
import { faultsOfGuide, faultsOfRobots } from "./rules/texts.mjs";
import { checked, faultsOfGrammar } from "./support/java.mjs";
import { Site } from "./support/site.mjs";

const HOME = "https://example.com/repo/";
const REPORT = `${HOME}posts/a/`;

/** A site of a home, a report and what is shown at addresses that lead nowhere. */
function siteOf({ report = "", nowhere = "", head = "" } = {}) {
  const html = (canonical, body) =>
    `<!DOCTYPE html><html lang="en"><head><title>t</title>${canonical && `<link rel="canonical" href="${canonical}">`}</head>` +
    `<body id="app">${body}</body></html>`;
  const files = {
    "index.html": html(HOME, ""),
    "posts/a/index.html": html(REPORT, report).replace("</head>", `${head}</head>`),
    "404.html": html("", nowhere),
    "feed.xml": null,
    "assets/b c.webm": null,
  };
  return new Site("/repo/", files, [
    { file: "index.html", path: "./", kind: "home" },
    { file: "posts/a/index.html", path: "posts/a/", kind: "report" },
    { file: "404.html", path: "no/where/", kind: "not-found" },
  ]);
}

const SITE = siteOf();

/** Changes one place of a text, which must be there. */
function altered(text, from, to) {
  assert.ok(text.includes(from), from);
  return text.replace(from, to);
}

/**
 * Holds a rule to a text that is right, and to what was planted in it.
 *
 * @param {(text: string) => string[]} rule
 * @param {string} right
 * @param {[string, string, RegExp][]} planted what becomes of what, and what the rule then says
 */
function holds(rule, right, planted) {
  test("what is right passes", () => assert.deepEqual(rule(right), []));
  for (const [from, to, fault] of planted) {
    test(`${JSON.stringify(from)} → ${JSON.stringify(to)}`, () => {
      const faults = rule(altered(right, from, to));
      assert.ok(
        faults.some((found) => fault.test(found)),
        JSON.stringify(faults),
      );
    });
  }
}

describe("links", () => {
  const faults = (site, file = "posts/a/index.html") =>
    faultsOfLinks(
      site,
      site.pages.find((page) => page.file === file),
    );
  const body =
    '<p id="x"><a href="#x"></a><a href="/repo/?q=1#app"></a><a href="../../assets/b%20c.webm#t=5"></a>' +
    '<a href="https://other.example/#no"></a><img srcset="/repo/feed.xml 1x, /repo/feed.xml?a 2x"><a href="#"></a></p>';
  holds((report) => faults(siteOf({ report })), body, [
    ['href="#x"', 'href="#y"', /<a href="#y"> leads to no part/],
    ["?q=1#app", "?q=1#no", /leads to no part of index\.html/],
    ["b%20c.webm", "b.webm", /leads to no file/],
    ["/repo/feed.xml?a", "/repo/nothing", /<img srcset=.* leads to no file/],
    ['href="/repo/?q=1#app"', 'href="/other/"', /lies outside of \/repo\//],
    ["/repo/?q=1#app", "/repo/posts/a", /wants a \/ at its end/],
    ["/repo/?q=1#app", "javascript:void 0", /has the scheme javascript:/],
    ["/repo/?q=1#app", "https://", /is no address/],
    ['<a href="#">', '<a href="#" id="x">', /id="x" is there twice/],
    ["/repo/?q=1#app", "https://example.com/repo/none", /leads to no file/],
  ]);
  const meta = `<meta property="og:url" content="${REPORT}"><meta property="og:image" content="${HOME}feed.xml">`;
  holds((head) => faults(siteOf({ head })), meta, [
    [`${HOME}feed.xml`, `${HOME}feed.png`, /og:image .* leads to no file/],
    [`${HOME}feed.xml`, "/repo/feed.xml", /og:image .* is not written in full/],
    [meta, `<link rel="canonical" href="${HOME}">`, /two canonical addresses/],
  ]);
  holds((nowhere) => faults(siteOf({ nowhere }), "404.html"), '<a href="/repo/">', [
    ["/repo/", "./", /leads nowhere/],
    ["/repo/", `/repo/"><link rel="canonical" href="${HOME}`, /is another page's/],
  ]);
});

describe("feeds", () => {
  const folder = mkdtempSync(join(tmpdir(), "cuecard-gates-"));
  after(() => rmSync(folder, { recursive: true }));
  const grammarOf = (grammar) => (text) => {
    const file = join(folder, "file.xml");
    writeFileSync(file, text);
    return faultsOfGrammar(grammar, [file]);
  };
  const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">
<id>${HOME}</id><title>Title</title><updated>2025-02-26T00:00:00+09:00</updated>
<link rel="self" type="application/atom+xml" href="${HOME}feed.xml"/><link href="${HOME}"/>
<author><name>Author</name></author>
<entry><id>${REPORT}</id><title>Report</title><updated>2025-02-26T00:00:00+09:00</updated>
<link href="${REPORT}"/><content type="html">&lt;p id="a"&gt;&lt;a href="${REPORT}?t=5"&gt;5&lt;/a&gt;&lt;/p&gt;</content></entry>
</feed>`;
  describe("their grammar", () =>
    holds(grammarOf("atom.rnc"), feed, [
      ["<title>Report</title>", "", /title/],
      ["26T00:00:00+09:00</updated>\n<link h", "26</updated>\n<link h", /updated/],
      ["00+09:00</updated>", "00</updated>", /updated/],
      ["</feed>", "", /must start and end/],
      ["Author", "Author & others", /entity/],
      ['type="html"', 'type="markdown"', /type/],
      ["<author>", "<autor/><author>", /autor/],
    ]));
  describe("what it cannot say", () =>
    holds((text) => faultsOfFeed(SITE, "feed.xml", text), feed, [
      [`href="${HOME}feed.xml"`, `href="${HOME}atom.xml"`, /its link to itself/],
      [`<id>${REPORT}</id>`, `<id>${HOME}</id>`, /is there twice/],
      [`<id>${REPORT}</id>`, "<id>posts/a/</id>", /is not written in full/],
      [`<link href="${REPORT}"/>`, "", /"Report" has no page/],
      [`<link href="${REPORT}"/>`, `<link href="${REPORT}x"/>`, /leads to no file/],
      ["<author><name>Author</name></author>", "", /"Report" has no author/],
      [`href="${REPORT}?t=5"`, 'href="?t=5"', /is not written in full/],
      ['id="a"', 'onclick="a()"', /active <p>/],
      ["&lt;p id", "&lt;iframe&gt;&lt;/iframe&gt;&lt;p id", /active <iframe>/],
      ["&lt;p id", `&lt;img src="${HOME}feed.xml"&gt;&lt;p id`, /without alt/],
    ]));

  const sitemap = `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${HOME}</loc></url>
<url><loc>${REPORT}</loc><lastmod>2025-02-26</lastmod></url></urlset>`;
  describe("the grammar of sitemaps", () =>
    holds(grammarOf("sitemap.rnc"), sitemap, [
      ["2025-02-26", "26 Feb", /lastmod/],
      ["2025-02-26", "2025-02-26T00:00:00", /lastmod/],
      ["<loc>", "<title>t</title><loc>", /title/],
      ["sitemap/0.9", "sitemap/0.8", /urlset/],
    ]));
  describe("what that cannot say", () =>
    holds((text) => [...faultsOfSitemap(SITE, text), ...unlistedReports(SITE, [text])], sitemap, [
      [`<loc>${HOME}</loc>`, `<loc>${REPORT}</loc>`, /is there twice/],
      [`<loc>${HOME}</loc>`, "<loc>/repo/</loc>", /is not written in full/],
      [`<loc>${HOME}</loc>`, "<loc>https://other.example/</loc>", /is another site's/],
      [`<loc>${HOME}</loc>`, `<loc>${HOME}b/</loc>`, /leads to no file/],
      [`<loc>${REPORT}</loc>`, `<loc>${HOME}feed.xml</loc>`, /^posts\/a\/index\.html$/],
    ]));
  test("a sitemap lists no page that asks not to be found", () => {
    const hidden = siteOf({ head: '<meta name="robots" content="noindex">' });
    assert.deepEqual(faultsOfSitemap(hidden, sitemap), [`${REPORT} is not to be found`]);
  });
});

describe("structured data", () => {
  const data = JSON.stringify({
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "VideoObject",
        "@id": `${REPORT}#video`,
        name: "Recording",
        thumbnailUrl: `${HOME}feed.xml`,
        uploadDate: "2025-02-26T00:00:00+09:00",
        duration: "PT1H2M3S",
        hasPart: [
          { "@type": "Clip", name: "One", startOffset: 0, endOffset: 504, url: `${REPORT}?t=0` },
          { "@type": "Clip", name: "Two", startOffset: 504, url: `${REPORT}?t=504` },
        ],
      },
      { "@type": "Event", name: "Meetup", startDate: "2025-02-26", recordedIn: { "@id": `${REPORT}#video` } },
      {
        "@type": "BreadcrumbList",
        itemListElement: [
          { "@type": "ListItem", position: 1, name: "Home", item: HOME },
          { "@type": "ListItem", position: 2, name: "Meetup" },
        ],
      },
    ],
  });
  const rule = (text) => {
    const site = siteOf({ head: `<script type="application/ld+json">${text}</script>` });
    return faultsOfStructuredData(
      site,
      site.pages.find(({ kind }) => kind === "report"),
    );
  };
  holds(rule, data, [
    ["}]}", "}]", /is no JSON/],
    ["https://schema.org", "https://schema.example", /schema\.org's/],
    ['"name":"Recording",', "", /VideoObject "": has no name/],
    [`"thumbnailUrl":"${HOME}feed.xml",`, "", /has no thumbnailUrl/],
    [`"${HOME}feed.xml"`, '"/repo/feed.xml"', /thumbnailUrl .* is not written in full/],
    ["00:00+09:00", "00:00", /uploadDate .* is not written/],
    ["PT1H2M3S", "1:02:03", /duration .* is not written/],
    ['"startOffset":504', '"startOffset":0', /two clips start at 0/],
    ['"startOffset":504', '"startOffset":504.5', /does not start at a second/],
    ['"endOffset":504', '"endOffset":0', /ends before it starts/],
    [`${REPORT}?t=504`, `${REPORT}#t=504`, /its url is/],
    ['"startDate":"2025-02-26",', "", /Event "Meetup": has no startDate/],
    ['"startDate":"2025-02-26"', '"startDate":"26 February 2025"', /startDate .* is not written/],
    ['"position":2', '"position":3', /item 3 is not in its place/],
    [`,"item":"${HOME}"`, "", /item 1 leads nowhere/],
    [`"item":"${HOME}"`, `"item":"${HOME}b/"`, /leads to no file/],
    ['"@type":"Event"', '"@type":"Evening"', /the type Evening is not known/],
  ]);
});

describe("robots.txt", () => {
  const right = `# All are welcome.\nUser-agent: *\nDisallow:\n\nSitemap: ${HOME}feed.xml\n`;
  holds((text) => faultsOfRobots(SITE, text), right, [
    ["User-agent: *\n", "", /is for no program/],
    ["Disallow:", "Disallow", /is no rule/],
    ["Disallow:", "Disallow: data/", /names no path/],
    ["feed.xml", "sitemap.xml", /leads to no file/],
    [HOME, "/repo/", /is not written in full/],
  ]);
});

describe("llms.txt", () => {
  holds((text) => faultsOfGuide(SITE, text), `# Name\n\n> About\n\n- [Report](${REPORT}): a\n`, [
    ["# Name", "Name", /does not begin with a name/],
    [REPORT, `${REPORT}b/`, /leads to no file/],
    [REPORT, "posts/a/", /is not written in full/],
  ]);
});

describe("calendars", () => {
  const right = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Cuecard//EN",
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Tokyo",
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    "UID:a@example.com",
    "DTSTAMP:20250101T000000Z",
    "DTSTART;TZID=Asia/Tokyo:20250226T190000",
    "DTEND;TZID=Asia/Tokyo:20250226T210000",
    `URL:${REPORT}`,
    "SUMMARY:勉強会\\, 第七回 そのあとは懇親会",
    " もあります",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
  holds((text) => faultsOfCalendar(SITE, text), right, [
    ["VERSION:2.0\r\n", "VERSION:2.0\n", /does not end with CR and LF/],
    ["END:VCALENDAR\r\n", "END:VCALENDAR", /has no end/],
    ["\r\n もあります", "もあります、どなたでもどうぞ", /is too long/],
    ["VERSION:2.0", "VERSION:1.0", /VERSION 1\.0 is not written/],
    ["PRODID:-//Cuecard//EN\r\n", "", /has not one PRODID/],
    ["UID:a@example.com\r\n", "", /has not one UID/],
    ["20250101T000000Z", "20250101T000000", /DTSTAMP .* is not written/],
    ["20250226T210000", "20250226T180000", /ends before it starts/],
    ["\\,", ",", /SUMMARY .* is not written/],
    ["TZID:Asia/Tokyo", "TZID:Asia/Osaka", /the zone Asia\/Tokyo is not told/],
    ["END:VEVENT\r\n", "", /VCALENDAR ends without having begun/],
    [REPORT, `${REPORT}b`, /its URL leads to no file/],
    ["SUMMARY:", "SUMMARY", /is no line/],
    ["懇親会", "懇\u{fffd}", /is cut in two/],
  ]);
});

describe("manifests", () => {
  const right = JSON.stringify({
    name: "Site",
    start_url: "./",
    display: "standalone",
    icons: [
      { src: "feed.xml", sizes: "192x192" },
      { src: "/repo/feed.xml", sizes: "512x512" },
    ],
  });
  holds((text) => faultsOfManifest(SITE, "site.webmanifest", text), right, [
    ['"name":"Site",', "", /has no name/],
    ["512x512", "256x256", /no icon of 512 pixels/],
    ['"./"', '"/"', /lies outside/],
    ["/repo/feed.xml", "/repo/icon.png", /leads to no file/],
  ]);
});

describe("the Nu HTML Checker", () => {
  const folder = mkdtempSync(join(tmpdir(), "cuecard-gates-"));
  after(() => rmSync(folder, { recursive: true }));
  const found = (name, text) => {
    writeFileSync(join(folder, name), text);
    return checked([join(folder, name)])
      .map(({ message }) => message)
      .join();
  };

  test("finds what is wrong in a page and in its style", () => {
    const page =
      '<!DOCTYPE html><html lang="en"><head><title>t</title><style>a { colour: red }</style></head><body><p><div></div></p></body></html>';
    assert.match(found("page.html", page), /“colour”.*No “p” element/s);
  });

  test("finds what is wrong in a picture", () => {
    assert.match(
      found("icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"><paths d="M0 0h1"/></svg>'),
      /“paths” not allowed/,
    );
  });
});
