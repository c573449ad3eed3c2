// The sites under test, as `cargo xtask test --only sites` makes them.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { env } from "node:process";

import { attribute, elementsOfPage, textOf } from "./html.mjs";

/**
 * A site's name is its folder's. `root`: the samples at a host's root. `base`: the
 * same below a path. `checked`: with a client that reports what differs when it
 * hydrates. `decks`: decks of several providers, below a path. `reference`: the reference
 * post alone.
 */
const BASES = { root: "/", base: "/some/base/", checked: "/", decks: "/some/base/", reference: "/" };

export const SITES = Object.keys(BASES);

/** An address that no page has. */
export const NOWHERE = "posts/not/here/at/all/";

export const folderOf = (name) => join(env.CUECARD_SITES ?? "../../target/site", name);

/** The path that a site lives under. */
export const baseOf = (name) => BASES[name];

/** Whether a site was made: the reference post is no part of the project, and may be absent. */
export const isThere = (name) => existsSync(folderOf(name));

/** The names of a site's client's files. */
export const clientFilesOf = (name) =>
  readdirSync(folderOf(name)).filter((file) => /^client-\w+(_bg\.wasm|\.js)$/.test(file));

/**
 * A page of a site: its file below the site's folder, its address below the site's home,
 * the title that its tab shows, and what kind of page it says it is.
 *
 * @typedef {{ file: string, path: string, title: string, kind: string }} Page
 */

/** All files of a site, by their paths below its folder. */
export const filesOf = (name) =>
  readdirSync(folderOf(name), { recursive: true })
    .filter((path) => statSync(join(folderOf(name), path)).isFile())
    .map((path) => path.split(sep).join("/"))
    .sort();

/**
 * A site's pages, as its folder holds them.
 *
 * @returns {Page[]}
 */
export function pagesOf(name) {
  if (!isThere(name)) return [];
  const files = filesOf(name).filter((file) => file.endsWith(".html"));
  return files.map((file) => {
    const elements = elementsOfPage(readFileSync(join(folderOf(name), file), "utf8"));
    const app = elements.find((element) => attribute(element, "id") === "app");
    const title = textOf(elements.find(({ tagName }) => tagName === "title"));
    return { file, path: addressOf(file), title, kind: attribute(app, "data-page") };
  });
}

/** Where a page's file is read: below the site's home. */
function addressOf(file) {
  if (file === "404.html") return NOWHERE;
  return file.replace(/(^|\/)index\.html$/, "$1") || "./";
}

/**
 * The longest page of each kind, and all reports, which differ the most: they stand for an
 * archive of hundreds. Pages that list something are of one kind where their addresses
 * differ in the last part alone: `speakers/bunny/`, `speakers/moko-poi/`.
 */
export function fewPagesOf(name) {
  const length = ({ file }) => statSync(join(folderOf(name), file)).size;
  const longestFirst = pagesOf(name).sort((one, other) => length(other) - length(one));
  const kindOf = ({ kind, path }) => [kind, path.replace(/(?<=\/)[^/]+\/$/, "*")].join();
  const isFirst = (page) =>
    longestFirst.findIndex((other) => kindOf(other) === kindOf(page)) === longestFirst.indexOf(page);
  return longestFirst.filter((page) => page.kind === "report" || isFirst(page));
}
