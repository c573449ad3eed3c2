// The site is published anew while somebody reads it: a page of before meets files of
// after, or the other way round. It heals, by one reload at most, and never loops.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { clientFilesOf, folderOf } from "../support/sites.mjs";
import { expect, test } from "../support/test.mjs";

const PAGE = "posts/offline-meetup/";
const DATA = "data/posts/offline-meetup.json";

/** The same reports, with another client: its files have other names. */
const NEWER = folderOf("checked");

/** A page as it was before the site was published anew. */
const older = (answer) => ({ ...answer, body: readFileSync(join(folderOf("root"), PAGE, "index.html")) });

/** Has the old client still to be had, as from a browser's cache. */
function keepOldClient(site) {
  for (const name of clientFilesOf("root")) {
    const body = readFileSync(join(folderOf("root"), name));
    const type = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    site.alter(name, () => ({ status: 200, headers: { "content-type": type }, body }));
  }
}

const ofOtherSchema = (answer) => ({ ...answer, body: JSON.stringify({ schema: 9999, content: {} }) });

/** Changes the first answers alone, one by one. */
const atFirst = (...changes) => (answer) => changes.shift()?.(answer) ?? answer;

/** Counts how often the tab loads a page from now on. */
function countLoads(page) {
  const loads = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) loads.push(new URL(request.url()).pathname);
  });
  return loads;
}

/** Says that the page goes on as plain HTML. */
const goesOnPlain = (page) => page.waitForEvent("console", (message) => /goes on without its client/.test(message.text()));

test("an old page whose client is gone is loaded anew, once", async ({ page, site, problems, report }) => {
  problems.expect(/404 .*client-\w+(_bg\.wasm|\.js)/);
  site.publish(NEWER);
  site.alter(PAGE, atFirst(older));
  const loads = countLoads(page);
  await page.goto(PAGE);
  await report.hydrated();
  expect(loads).toHaveLength(2);
});

test("an old page whose client is gone stays where the host has no other", async ({ page, site, problems, report }) => {
  problems.expect(/404 .*client-\w+(_bg\.wasm|\.js)/);
  problems.expect(/goes on without its client/);
  site.publish(NEWER);
  site.alter(PAGE, older);
  const loads = countLoads(page);
  const plain = goesOnPlain(page);
  await page.goto(PAGE);
  await plain;
  await expect(report.cards).toHaveCount(4);
  expect(loads).toHaveLength(1);
});

test("a host that sends now the old page, now the new one, causes no loop", async ({ page, site, problems, report }) => {
  problems.expect(/404 .*client-\w+(_bg\.wasm|\.js)/);
  problems.expect(/goes on without its client/);
  site.publish(NEWER);
  const same = (answer) => answer;
  // The page, what the host has when it is asked whether there is another, the page again …
  site.alter(PAGE, atFirst(older, same, older, same, older, same, older));
  const loads = countLoads(page);
  const plain = goesOnPlain(page);
  await page.goto(PAGE);
  await plain;
  await expect(report.cards).toHaveCount(4);
  expect(loads).toHaveLength(2);
});

test("a client that goes offline leaves its page where it is", async ({ page, problems, report }) => {
  problems.expect(/_bg\.wasm/);
  problems.expect(/goes on without its client/);
  problems.tolerate(/request failed|Failed to load resource/);
  await page.route("**/*_bg.wasm", async (route) => {
    await page.route("**/*", (other) => other.abort());
    await route.abort();
  });
  const loads = countLoads(page);
  const plain = goesOnPlain(page);
  await page.goto(PAGE);
  await plain;
  await expect(report.cards).toHaveCount(4);
  expect(loads).toHaveLength(1);
});

test("an old page that meets data of another schema is loaded anew, once", async ({ page, site, report }) => {
  site.publish(NEWER);
  site.alter(PAGE, atFirst(older));
  keepOldClient(site);
  site.alter(DATA, atFirst(ofOtherSchema, ofOtherSchema));
  const loads = countLoads(page);
  await page.goto(PAGE);
  await report.hydrated();
  await expect(report.alert).toHaveCount(0);
  expect(loads).toHaveLength(2);
});

test("data of a schema that no page can read causes no loop", async ({ page, site, report }) => {
  site.publish(NEWER);
  const same = (answer) => answer;
  site.alter(PAGE, atFirst(older, same, older, same, older, same, older));
  keepOldClient(site);
  site.alter(DATA, ofOtherSchema);
  const loads = countLoads(page);
  await page.goto(PAGE);
  await expect(report.alert).toContainText("データの形式（9999）がこのページの形式");
  await expect(report.cards).toHaveCount(4);
  expect(loads).toHaveLength(2);
});

test("a browser that notes nothing loads no page anew", async ({ page, site, report }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  });
  site.publish(NEWER);
  site.alter(PAGE, atFirst(older));
  keepOldClient(site);
  site.alter(DATA, ofOtherSchema);
  const loads = countLoads(page);
  await page.goto(PAGE);
  await expect(report.alert).toContainText("データの形式（9999）がこのページの形式");
  expect(loads).toHaveLength(1);
});

test("a new page that meets old data asks the host for its own", async ({ page, site, report }) => {
  const old = (answer) => ({ ...answer, body: answer.body.toString().replace("Offline meetup", "An old title") });
  site.alter(DATA, atFirst(old));
  const loads = countLoads(page);
  await page.goto(PAGE);
  await report.hydrated();
  await expect(report.title).toHaveText(/^Offline meetup/);
  await expect(page.locator("#app")).not.toHaveAttribute("data-afresh");
  expect(loads).toHaveLength(1);
});

test("an old client has the browser load a page whose data it cannot read", async ({ page, site, home, report }) => {
  await home.open();
  site.publish(NEWER);
  site.alter(DATA, atFirst(ofOtherSchema, ofOtherSchema));
  const loads = countLoads(page);
  await home.report(/^Offline meetup/).click();
  await report.hydrated();
  await expect(report.title).toHaveText(/^Offline meetup/);
  await expect(page).toHaveURL(new RegExp(`/${PAGE}$`));
  expect(loads).toHaveLength(1);
  await page.goBack();
  await expect(home.entries).toHaveCount(3);
});
