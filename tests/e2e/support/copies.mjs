// The copies that a site's worker keeps, as its browser has them.

import { expect } from "@playwright/test";

/** Every copy, by its address, with its text and what it takes. Runs in the page. */
async function readCopies() {
  const copies = {};
  for (const name of await caches.keys()) {
    if (!name.startsWith("cuecard-")) continue;
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const copy = await cache.match(url);
      // The worker may delete one that was still listed.
      if (!copy) continue;
      const bytes = new Uint8Array(await copy.arrayBuffer());
      const sum = bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
      copies[url] = { size: bytes.length, sum, text: url.endsWith(".wasm") ? "" : new TextDecoder().decode(bytes) };
    }
  }
  return copies;
}

/** The copies that a page's browser has. */
export class Copies {
  /**
   * @param {import("@playwright/test").Page} page
   * @param {string} home the address of the site's home
   */
  constructor(page, home) {
    Object.assign(this, { page, home });
  }

  /** Waits until there is a copy of a file, by its path below the site's home. */
  have(path) {
    const look = (url) => caches.match(url).then(Boolean);
    const found = () => this.page.evaluate(look, this.home + path);
    return expect.poll(found, `a copy of ${path || "the home page"}`).toBe(true);
  }

  /** The paths of all copies, below the site's home. */
  async paths() {
    return Object.keys(await this.page.evaluate(readCopies)).map((url) => url.replace(this.home, ""));
  }

  /** What all of them take, in bytes. */
  async bytes() {
    return Object.values(await this.page.evaluate(readCopies)).reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * Waits until each page is there with all of its client, and no data but that which it was
   * rendered from, and no more clients: the worker may still be at it.
   */
  areWhole() {
    return expect(() => this.#areWholeNow()).toPass();
  }

  async #areWholeNow() {
    const copies = await this.page.evaluate(readCopies);
    const urls = Object.keys(copies);
    const named = new Set();
    for (const [url, { text }] of Object.entries(copies)) {
      if (!text.startsWith("<!DOCTYPE html>")) continue;
      const links = [...text.matchAll(/<link\b[^>]*\shref="([^"]+)"/g)].map(([, href]) => new URL(href, url).href);
      for (const file of links.filter((link) => /\/client-/.test(link))) {
        expect(urls, `the client of ${url}`).toContain(file);
        named.add(file);
      }
      const [, sum] = /\sdata-checksum="(\d+)"/.exec(text) ?? [];
      const data = copies[links.find((link) => link.endsWith(".json"))];
      if (sum && data) expect(data.sum, `the data of ${url}`).toBe(Number(sum));
    }
    expect(urls.filter((url) => /\/client-/.test(url)).toSorted()).toEqual([...named].toSorted());
  }
}
