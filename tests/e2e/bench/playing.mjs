// What a report's page does while its recording plays, and while it is paused, on a
// slow processor.
//
// An update is a task of the page's main thread in which the document changed. One
// move of the playhead touches several nodes: its bar, its time, the slider's value.
// They are one piece of work, drawn together, so that neither nodes nor records of a
// MutationObserver are counted, but the tasks in which it was called.

import { setTimeout as pass } from "node:timers/promises";

import { ORIGIN, standInPage } from "../support/embed.mjs";
import { PROCESSOR, SCREEN } from "./conditions.mjs";
import { CATEGORIES, readTrace } from "./trace.mjs";

const PLAYING_SECONDS = 10;
const PAUSED_SECONDS = 5;
const MARK = "cuecard-update";

/** Runs in the page before all else, and marks in the trace where its document changes. */
function observe(mark) {
  if (globalThis !== globalThis.top) return;
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(() => console.timeStamp(mark)).observe(document, all);
}

/** Looks at a page for some seconds. */
async function watch(browser, page, seconds) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await pass(seconds * 1000);
  return readTrace(await browser.stopTracing(), page.url(), MARK);
}

/** Pauses what plays inside the player, as its reader can. */
async function pause(page) {
  const iframe = page.locator(".player iframe");
  if (await iframe.count()) {
    const frame = await (await iframe.elementHandle()).contentFrame();
    await frame.evaluate(() => globalThis.standIn.pause());
  } else {
    await page.locator(".player video").evaluate((video) => video.pause());
  }
  await page.locator(".player-play:not([data-playing])").waitFor();
}

/**
 * Plays a report's recording from its first cue, then pauses it; times in ms.
 *
 * @returns {Promise<{ updates: number[], rate: number, rendering: number, others: number[], paused: number }>}
 *   the script of each update, the updates a second, what it took to show one, the script of the tasks that
 *   changed nothing, and how often script ran while it was paused
 */
export async function measurePlaying(browser, server, path) {
  const context = await browser.newContext(SCREEN);
  const page = await context.newPage();
  await page.route(`${ORIGIN}/embed/**`, (route) => route.fulfill({ contentType: "text/html", body: standInPage() }));
  await page.addInitScript(observe, MARK);
  await page.goto(server.url + path);
  await page.locator("#app[data-hydrated]").waitFor();
  await page.locator(".cue-list a[data-cue]").first().click();
  await page.locator(".player-play[data-playing]").waitFor();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", PROCESSOR);
  const playing = await watch(browser, page, PLAYING_SECONDS);
  await pause(page);
  // What the pause itself set off is done by then.
  await pass(1000);
  const paused = await watch(browser, page, PAUSED_SECONDS);
  await context.close();
  const updates = playing.tasks.filter(({ marks }) => marks > 0);
  const others = playing.tasks.filter(({ marks }) => marks === 0);
  if (updates.length < 2) throw new Error(`the recording of ${path} did not play`);
  return {
    updates: updates.map(({ script }) => script),
    rate: ((updates.length - 1) * 1000) / (updates.at(-1).start - updates[0].start),
    rendering: playing.rendering / updates.length,
    others: others.map(({ script }) => script),
    paused: paused.tasks.length,
  };
}
