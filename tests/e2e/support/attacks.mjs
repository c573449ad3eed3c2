// Attack strings: posts that hold them, and what in a browser tells that one has got through.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { env } from "node:process";

const CORPUS = new URL(`${env.CUECARD_CORPORA ?? "../../../../shared/corpora"}/xss.json`, import.meta.url);

/**
 * An attack string; `live_raw` says that a browser is in danger where it stands in a page as it is.
 *
 * @typedef {{ id: number, live_raw: boolean, payload: string }} Attack
 */

/** @type {Attack[] | null} all attack strings; they are no part of the project, and may be absent */
export const attacks = existsSync(CORPUS) ? JSON.parse(readFileSync(CORPUS, "utf8")) : null;

/** How many strings stand in a post. */
const IN_A_POST = 40;

const oneLine = (text) => text.replaceAll(/[\r\n]+/g, " ");
const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
/** Text between quotes of YAML, which takes fewer characters as they are than JSON. */
const quoted = (text) => JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);

/** How a string stands in each place of a post's text. */
const PLACES = {
  block: (text) => text,
  paragraph: (text) => `Words and ${text} more.`,
  link: (text) => `[a](${text}) [b](<${oneLine(text)}>) [c]\n\n[c]: ${oneLine(text)}`,
  picture: (text) => `![${text}](/assets/images/a.svg) ![d](${oneLine(text)})`,
  attributes: (text) =>
    `*e*{: title=${quoted(text)} onclick=${quoted(text)}} f\n{: ${oneLine(text)} href=${quoted(text)} style=${quoted(text)}}`,
};

/**
 * A string in a place of a post. `name` is that of the heading above it.
 *
 * @typedef {{ name: string, place: string, attack: Attack }} Case
 */

/** @returns {Case[]} all of them, but those in front matter */
export const casesInText = () =>
  Object.keys(PLACES).flatMap((place) =>
    attacks.map((attack) => ({ name: `case-${place}-${attack.id}`, place, attack })),
  );

const inGroups = (list) =>
  Array.from({ length: Math.ceil(list.length / IN_A_POST) }, (_, at) =>
    list.slice(at * IN_A_POST, (at + 1) * IN_A_POST),
  );

const post = (settings, body) => `---\n${settings}\n---\n\n${body}\n`;

/** Writes the content folder of a site with some cases. Returns the slugs of its posts. */
export function writeTexts(folder, cases) {
  const one = ({ name, place, attack }) => `## ${name}\n\n${PLACES[place](attack.payload)}\n`;
  return writeContent(folder, inGroups(cases).map((group) => post("title: t", group.map(one).join("\n"))));
}

/** Writes the content folder of a site that has all strings in its front matter. */
export function writeFrontMatters(folder) {
  const one = (group) => {
    const texts = group.map(({ payload }) => payload);
    const all = quoted(texts.join(" ¦ "));
    const list = `[${texts.filter((text) => /[\p{L}\p{N}]/u.test(text)).map(quoted).join(", ")}]`;
    const image = `image: { path: ${quoted(texts[0])}, alt: ${all} }`;
    return post(`title: ${all}\ndescription: ${all}\ntags: ${list}\nauthor: ${list}\n${image}`, "Words.");
  };
  return writeContent(folder, inGroups(attacks).map(one));
}

function writeContent(folder, posts) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/posts`, { recursive: true });
  mkdirSync(`${folder}/images`);
  writeFileSync(`${folder}/site.toml`, 'address = "https://example.org/"\nlanguage = "en"\n');
  writeFileSync(`${folder}/images/a.svg`, '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>');
  return posts.map((text, at) => {
    writeFileSync(`${folder}/posts/2025-01-02-p-${at}.md`, text);
    return `p-${at}`;
  });
}

/** Tells what strings do that run: they call what shows something to a reader. Runs in every frame. */
export function tellExecution() {
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    globalThis[name] = (...words) => void globalThis.attackRan?.(`${name}(${words.join()})`);
  }
  for (const name of ["write", "writeln"]) {
    Document.prototype[name] = (...words) => void globalThis.attackRan?.(`${name}(${words.join()})`);
  }
}

/**
 * What in a document could run, frame or send something: a line each. Runs in the page.
 *
 * @param {{ scripts: string[] }} known the scripts that every page of the site has
 * @returns {string[]}
 */
export function dangers({ scripts }) {
  const found = [];
  const FRAMES = new Set(["iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe"]);
  const ADDRESSES = new Set(
    ["href", "xlink:href", "src", "action", "formaction", "data", "poster", "background", "cite", "ping", "from"]
      .concat(["to", "by", "values", "codebase", "classid", "longdesc", "manifest", "lowsrc", "dynsrc", "icon"])
      .concat(["srcset", "imagesrcset", "folder", "profile", "usemap", "content"]),
  );
  const OWN = new Set(["http:", "https:", "mailto:"]);

  const schemeOf = (value) => {
    try {
      return new URL(value, document.baseURI).protocol;
    } catch {
      // An engine of old that does not know of invalid addresses may still run one.
      return /^(javascript|vbscript|data):/i.exec(value)?.[0] ?? "https:";
    }
  };
  const attribute = (element, { name, value }) => {
    const where = `<${element.localName} ${name}>`;
    if (name.startsWith("on")) found.push(`handler ${where}`);
    if (name === "srcdoc") found.push(`frame ${where}`);
    if (name === "style") found.push(`style ${where}`);
    if (!ADDRESSES.has(name) || element.localName === "meta") return;
    // Engines of old pass over control characters and spaces of any kind.
    const bare = value.replaceAll(/[\x00-\x20\s\ufffd]/g, "");
    // Animations alone have several values, parted by semicolons.
    const parts = name === "values" ? value.split(";") : [];
    for (const part of parts.concat(value, bare)) {
      const scheme = schemeOf(part);
      if (!OWN.has(scheme)) found.push(`scheme ${scheme} ${where}`);
    }
  };
  const meta = ({ httpEquiv, attributes: { charset } }) => {
    if (httpEquiv && httpEquiv !== "Content-Security-Policy") found.push(`meta ${httpEquiv}`);
    // An engine of old reads a script in what is none in UTF-8.
    if (charset && !/^utf-8$/i.test(charset.value)) found.push(`meta ${charset.value}`);
  };
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const name = element.localName;
      if (FRAMES.has(name)) found.push(`frame <${name}>`);
      if (name === "base") found.push("base");
      if (["math", "object", "template"].includes(name)) found.push(`element <${name}>`);
      if (name === "meta") meta(element);
      if (name === "style" && !scripts.includes(element.textContent)) found.push("style");
      if (name === "script") {
        const isData = element.type === "application/ld+json";
        if (isData) JSON.parse(element.textContent);
        const text = element.src || element.textContent;
        if (!isData && !scripts.includes(text)) found.push(`script ${text.slice(0, 60)}`);
      }
      for (const own of element.attributes) attribute(element, own);
      if (element.content instanceof DocumentFragment) look(element.content);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  return found;
}

/** The scripts and styles of a page, which `dangers` then knows. Runs in the page. */
export const ownScripts = () =>
  [...document.querySelectorAll("script, style")].map((element) => element.src || element.textContent);
