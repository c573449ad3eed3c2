// What every page and file of the built sites is held to, whatever pages and files they
// have: the Nu HTML Checker finds nothing, every address leads somewhere, and what other
// programs read (feeds, sitemaps, structured data, calendars …) is as they expect it.
//
//   CUECARD_SITES=<folder of sites> node --test pages.test.mjs

import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";

import { filesOf, folderOf, isThere } from "../e2e/support/sites.mjs";
import { faultsOfCalendar } from "./rules/calendar.mjs";
import { faultsOfFeed } from "./rules/feed.mjs";
import { faultsOfLinks } from "./rules/links.mjs";
import { faultsOfManifest } from "./rules/manifest.mjs";
import { faultsOfSitemap, unlistedReports } from "./rules/sitemap.mjs";
import { faultsOfStructuredData } from "./rules/structured_data.mjs";
import { faultsOfGuide, faultsOfRobots } from "./rules/texts.mjs";
import { checked, faultsOfGrammar } from "./support/java.mjs";
import { Site } from "./support/site.mjs";

/** The reference post is no part of the project, and may be absent. */
const NAMES = ["root", "base", "reference"].filter(isThere);

/** What a site has that knows where it lives, so that no rule passes for want of files. */
const EXPECTED = ["feed.xml", "robots.txt", "sitemap.xml"];

/** What the checker says that is none of the site's errors, and why. */
const NONE_OF_OURS = [
  // It takes a file's address for the page's, and does not compute what a text's hash is.
  // That no policy is violated, the end-to-end tests see in the browser.
  /^(Resource|Inline (script|style)) violates Content Security Policy \(meta tag\)/,
];

/** Holds files to a rule, and tells which broke it. */
const faultsIn = (files, rule) => files.flatMap(([file, text]) => rule(file, text).map((fault) => `${file}: ${fault}`));

test("the Nu HTML Checker finds no error and no warning", () => {
  const isOurs = ({ type, subType, message }) =>
    (type !== "info" || subType === "warning") && !NONE_OF_OURS.some((pattern) => pattern.test(message));
  const files = NAMES.flatMap((name) => filesOf(name).map((file) => join(folderOf(name), file)));
  const found = checked(files).filter(isOurs);
  assert.deepEqual(
    found.map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`),
    [],
  );
});

for (const name of NAMES) {
  describe(name, () => {
    const site = Site.read(name);
    const pages = site.pages.map((page) => [page.file, page]);
    const withRoot = (root) => site.withEnding(".xml").filter(([, text]) => root.test(text));
    const faultsOfXml = (grammar, files) =>
      faultsOfGrammar(
        grammar,
        files.map(([file]) => join(folderOf(name), file)),
      );
    const feeds = withRoot(/<feed[\s>]/);
    const sitemaps = withRoot(/<(urlset|sitemapindex)[\s>]/);

    test("every address leads somewhere, and every id names one element", () => {
      assert.deepEqual(
        faultsIn(pages, (_, page) => faultsOfLinks(site, page)),
        [],
      );
    });

    test("structured data has what search engines ask for", () => {
      assert.deepEqual(
        faultsIn(pages, (_, page) => faultsOfStructuredData(site, page)),
        [],
      );
    });

    test("a site that knows where it lives tells other programs", () => {
      const missing = EXPECTED.filter((file) => !(file in site.files));
      assert.deepEqual(missing, site.origin ? [] : EXPECTED);
      assert.equal(site.origin !== null, name !== "reference");
    });

    test("every XML file is a feed or a sitemap", () => {
      assert.equal(feeds.length + sitemaps.length, site.withEnding(".xml").length);
    });

    test("feeds are valid, and read alike away from the site", () => {
      assert.deepEqual(faultsOfXml("atom.rnc", feeds), []);
      assert.deepEqual(
        faultsIn(feeds, (file, text) => faultsOfFeed(site, file, text)),
        [],
      );
    });

    test("sitemaps are valid, and list every report", () => {
      assert.deepEqual(faultsOfXml("sitemap.rnc", sitemaps), []);
      assert.deepEqual(
        faultsIn(sitemaps, (_, text) => faultsOfSitemap(site, text)),
        [],
      );
      assert.deepEqual(
        sitemaps.length > 0
          ? unlistedReports(
              site,
              sitemaps.map(([, text]) => text),
            )
          : [],
        [],
      );
    });

    test("what programs read besides is as they expect it", () => {
      const rules = {
        "robots.txt": (_, text) => faultsOfRobots(site, text),
        "llms.txt": (_, text) => faultsOfGuide(site, text),
        ".webmanifest": (file, text) => faultsOfManifest(site, file, text),
        ".ics": (_, text) => faultsOfCalendar(site, text),
      };
      assert.deepEqual(
        Object.entries(rules).flatMap(([ending, rule]) => faultsIn(site.withEnding(ending), rule)),
        [],
      );
      // No rule passes for want of files: the samples have them all.
      const idle = Object.keys(rules).filter((ending) => site.withEnding(ending).length === 0);
      if (name !== "reference") assert.deepEqual(idle, []);
    });
  });
}
