// A built site as the rules look at it: its files, its pages, and where addresses lead.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { attribute, elementsOfPage } from "../../e2e/support/html.mjs";
import { baseOf, filesOf, folderOf, pagesOf } from "../../e2e/support/sites.mjs";

/** Stands for the site's own origin where no page says in full where it is. */
const NO_ORIGIN = "https://site.invalid";

/** What addresses outside of the site may begin with. */
const SCHEMES = /^(https?|mailto|tel|data):$/;

/**
 * A page, read.
 *
 * @typedef {object} Page
 * @property {string} file its file below the site's folder
 * @property {string} kind what kind of page it says it is
 * @property {URL} url where it is read
 * @property {import("../../e2e/support/html.mjs").Element[]} elements
 * @property {Set<string>} ids
 */

export class Site {
  /**
   * @param {string} base the path that it lives under
   * @param {Record<string, string | null>} files its files, by their paths below its folder: their text
   *   where that matters
   * @param {{ file: string, path: string, kind: string }[]} pages those of them that are pages
   */
  constructor(base, files, pages) {
    this.base = base;
    this.files = files;
    const read = pages.map((page) => ({ ...page, elements: elementsOfPage(files[page.file]) }));
    /** The origin that its addresses in full have, where there are any. */
    this.origin = canonicalOf(read.find(({ path }) => path === "./"))?.origin ?? null;
    this.home = new URL(base, this.origin ?? NO_ORIGIN);
    /** @type {Page[]} */
    this.pages = read.map(({ file, path, kind, elements }) => ({
      file,
      kind,
      elements,
      url: new URL(path, this.home),
      ids: new Set(elements.map((element) => attribute(element, "id"))),
    }));
  }

  /** Reads one of the sites that `cargo xtask test --only sites` makes. */
  static read(name) {
    const text = (file) => (/\.(html|json|xml|txt|ics|webmanifest)$/.test(file) ? read(name, file) : null);
    return new Site(baseOf(name), Object.fromEntries(filesOf(name).map((file) => [file, text(file)])), pagesOf(name));
  }

  /** Its files with an ending, with their texts. */
  withEnding(ending) {
    return Object.entries(this.files).filter(([file]) => file.endsWith(ending));
  }

  /** Whether an address is one of the site's own origin. */
  owns(url) {
    return url.origin === this.home.origin;
  }

  /**
   * What is wrong with an address, if anything is: one of the site's own leads to a file of
   * it, and to a part that is there; another one has a scheme that a page may name.
   *
   * @param {string} address as it is written
   * @param {URL} from where that stands
   * @returns {string | null}
   */
  faultOf(address, from) {
    const url = tryParse(address, from);
    if (!url) return "is no address";
    if (!this.owns(url)) return SCHEMES.test(url.protocol) ? null : `has the scheme ${url.protocol}`;
    if (!url.pathname.startsWith(this.base)) return `lies outside of ${this.base}`;
    const page = this.pages.find((page) => page.url.pathname === url.pathname);
    if (!page) return this.#faultOfFile(decodeURIComponent(url.pathname.slice(this.base.length)));
    const id = decodeURIComponent(url.hash.slice(1));
    return id === "" || page.ids.has(id) ? null : `leads to no part of ${page.file}`;
  }

  #faultOfFile(path) {
    if (path in this.files) return null;
    return `${path}/index.html` in this.files ? "wants a / at its end" : "leads to no file";
  }

  /**
   * What is wrong with an address that is read away from its page: it is written in full.
   *
   * @param {string} address
   * @returns {string | null}
   */
  faultInFull(address) {
    return /^https?:\/\//.test(address) ? this.faultOf(address, this.home) : "is not written in full";
  }
}

const read = (name, file) => readFileSync(join(folderOf(name), file), "utf8");

function tryParse(address, from) {
  try {
    return new URL(address, from);
  } catch {
    return null;
  }
}

/** Where a page says it is to be found. */
export function canonicalOf(page) {
  const link = page?.elements.find((element) => attribute(element, "rel") === "canonical");
  return link ? tryParse(attribute(link, "href")) : null;
}
