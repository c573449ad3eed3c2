// What tests of reading offline share: pages whose worker is let in, and its copies.

import { readFileSync } from "node:fs";

import { Copies } from "./copies.mjs";
import { test } from "./test.mjs";

export { expect } from "./test.mjs";

export const copiesTest = test.extend({
  serviceWorkers: "allow",
  copies: ({ page, site }, use) => use(new Copies(page, site.url)),
});

/** Empties the browser's own cache: what it does not ask for, no host and no worker can answer. */
export async function emptyCache(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.clearBrowserCache");
  await devtools.detach();
}

/** Takes the network from the browser, its own cache, and the host from the network. */
export async function goOffline(page, site, problems) {
  problems.tolerate(/request failed|Failed to load resource|net::ERR/);
  await emptyCache(page);
  await page.context().setOffline(true);
  site.unplug();
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
