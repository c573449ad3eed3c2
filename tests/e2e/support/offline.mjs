// What tests of reading offline share: pages whose worker is let in, and its copies.

import { readFileSync } from "node:fs";

import { Copies } from "./copies.mjs";
import { test } from "./test.mjs";

export { expect } from "./test.mjs";

export const copiesTest = test.extend({
  serviceWorkers: "allow",
  copies: ({ page, site }, use) => use(new Copies(page, site.url)),
  network: ({ page, site, problems }, use) => use(new Network(page, site, problems)),

  // Opens a report and waits until there is a copy of it, and of the page for being offline.
  read: ({ copies, report }, use) =>
    use(async (slug) => {
      await report.open(slug);
      await copies.have(`posts/${slug}/`);
      await copies.have("offline.html");
    }),
});

/** Empties the browser's own cache: what it does not ask for, no host and no worker can answer. */
export async function emptyCache(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.clearBrowserCache");
  await devtools.detach();
}

/** The network between a page and its site. */
class Network {
  constructor(page, site, problems) {
    Object.assign(this, { page, site, problems });
  }

  /** Takes the network from the browser, its own cache, and the host from the network. */
  async cut() {
    this.problems.tolerate(/request failed|Failed to load resource|net::ERR/);
    await emptyCache(this.page);
    await this.page.context().setOffline(true);
    this.site.unplug();
  }

  /** Gives all of it back. */
  async mend() {
    this.site.restore();
    await this.page.context().setOffline(false);
  }
}

/** Waits until the page's worker answers for it. */
export const isControlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** The worker as it is written; what is published is its short form. */
const WORKER = readFileSync(new URL("../../../src/client/worker.js", import.meta.url), "utf8");

/** Has the worker published with other words in it; they must be there. */
export function alterWorker(site, changes) {
  site.alter("worker.js", (answer) => {
    let body = WORKER;
    for (const [old, now] of Object.entries(changes)) {
      if (!body.includes(old)) throw new Error(`the worker has no ${old}`);
      body = body.replaceAll(old, now);
    }
    return { ...answer, body };
  });
}
