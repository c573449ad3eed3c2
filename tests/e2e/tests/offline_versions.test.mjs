// The site is published anew while there are copies of it: what is shown is of one
// version, online and offline, and the copies are too.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { alterWorker, copiesTest, emptyCache, expect, isControlled } from "../support/offline.mjs";
import { folderOf } from "../support/sites.mjs";
import { edited } from "../support/versions.mjs";

const CLOCK = "posts/offline-meetup/";
const CLOCK_DATA = "data/posts/offline-meetup.json";
const OLD = "One click, one talk";
const NEW = "A newer title of a talk";

const test = copiesTest.extend({
  /** The samples after a while: another client, and a talk with another title. */
  newer: async ({}, use, testInfo) => {
    const folder = testInfo.outputPath("newer");
    await use(await edited(folderOf("checked"), folder, { slug: "offline-meetup", words: OLD, others: NEW }));
  },
});

/** The names of the client's files that the page was loaded with. */
const clientOf = (page) =>
  page.evaluate(() => new URL(document.querySelector("link[rel=modulepreload]").href).pathname.slice(1));

const has = (folder, name) => readFileSync(join(folder, "index.html"), "utf8").includes(name);

test("pages of two versions are there offline, each with its own client", async ({
  page,
  site,
  newer,
  network,
  read,
  copies,
  home,
  report,
}) => {
  await read("screening-night");
  site.publish(newer);
  await report.open("offline-meetup");
  await copies.have(CLOCK);
  const client = await clientOf(page);
  expect(has(newer, client)).toBe(true);
  // The way in is of the version that was read last.
  const isOfNewer = (name) => caches.match("./").then((copy) => copy?.text()).then((text) => text?.includes(name));
  await page.goto("./");
  await expect.poll(() => page.evaluate(isOfNewer, client)).toBe(true);
  await copies.areWhole();

  await network.cut();
  await report.open("offline-meetup");
  await expect(report.card("talk-2")).toContainText(NEW);
  expect(await clientOf(page)).toBe(client);
  await report.open("screening-night");
  expect(await clientOf(page)).not.toBe(client);
  await report.homeLink.click();
  await expect(home.entries).toHaveCount(3);
  await home.report(/^Offline meetup/).click();
  await expect(report.card("talk-2")).toContainText(NEW);
});

test("a page of before shows a report of after, whose copy is of after", async ({
  page,
  site,
  newer,
  network,
  copies,
  home,
  report,
}) => {
  await home.open();
  await isControlled(page);
  const client = await clientOf(page);
  site.publish(newer);
  await home.report(/^Offline meetup/).click();
  await expect(report.card("talk-2")).toContainText(NEW);
  await copies.have(CLOCK);
  await copies.areWhole();
  await network.cut();
  await page.reload();
  await report.hydrated();
  await expect(report.card("talk-2")).toContainText(NEW);
  await expect(page.locator("#app")).not.toHaveAttribute("data-afresh");
  expect(await clientOf(page)).not.toBe(client);
});

test("of a host between two versions nothing is kept that does not belong together", async ({
  page,
  site,
  newer,
  network,
  copies,
  report,
}) => {
  await report.open("offline-meetup");
  await copies.have(CLOCK);
  await copies.have("offline.html");
  // The new page, and the old data, whoever asks.
  const old = readFileSync(join(folderOf("root"), CLOCK_DATA));
  site.publish(newer);
  site.alter(CLOCK_DATA, (answer) => ({ ...answer, body: old }));
  await page.reload();
  await report.hydrated();
  // The page of the new client is drawn from the old data, all of it.
  await expect(report.card("talk-2")).toContainText(OLD);
  await expect(report.main).not.toContainText(NEW);
  await report.open("meetup-7");
  await copies.have("posts/meetup-7/");
  await copies.areWhole();
  await network.cut();
  await report.open("offline-meetup");
  await expect(report.card("talk-2")).toContainText(OLD);
  await expect(page.locator("#app")).not.toHaveAttribute("data-afresh");
});

test("an old copy that stands in for a late page heals with one reload, once its data is of another schema", async ({
  page,
  site,
  newer,
  copies,
  report,
}) => {
  alterWorker(site, { "PATIENCE = 4000": "PATIENCE = 300" });
  await report.open("offline-meetup");
  await copies.have(CLOCK);
  site.publish(newer);
  await emptyCache(page);
  const never = () => new Promise(() => {});
  const ofOtherSchema = (answer) => ({ ...answer, body: JSON.stringify({ schema: 9999, content: {} }) });
  const atFirst = (...changes) => (answer) => changes.shift()?.(answer) ?? answer;
  site.alter(CLOCK, atFirst(never));
  site.alter(CLOCK_DATA, atFirst(ofOtherSchema, ofOtherSchema));
  const loads = [];
  page.on("domcontentloaded", () => loads.push(page.url()));
  await page.goto(`${CLOCK}?t=1`);
  await expect(report.card("talk-2")).toContainText(NEW);
  await report.hydrated();
  await expect(report.alert).toHaveCount(0);
  expect(loads).toHaveLength(2);
});
