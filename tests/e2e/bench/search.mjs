// The search of a large archive: how soon it answers on a slow line and processor, what it
// loads for that, and whether it finds what people mean.

import { Index } from "../../../src/client/search/index.mjs";
import { ask } from "../../../src/client/search/search.mjs";
import { LINE, NO_WORKER, PROCESSOR, SCREEN } from "./conditions.mjs";
import { QUESTIONS } from "./questions.mjs";

/** Every how manieth question is asked in the browser. */
const STEP = 4;
/** How far down a talk may be and count as found. */
const FIRST = 3;

/** Notes in the page when the search was asked for, and when its first answer was drawn. */
function observe() {
  const bench = { asked: 0, answered: 0 };
  globalThis.bench = bench;
  addEventListener("keydown", ({ key }) => {
    if (key === "/") bench.asked = performance.now();
  }, true);
  new MutationObserver(() => {
    if (bench.answered || !document.querySelector(".search-result")) return;
    requestAnimationFrame(() => (bench.answered = performance.now()));
  }).observe(document, { subtree: true, childList: true });
}

/** From the search's key to the first answer (ms), and what was loaded for it (bytes), for some questions. */
export async function measureSearch(browser, server) {
  const measured = [];
  for (const [question] of QUESTIONS.filter((_, at) => at % STEP === 0)) {
    const context = await browser.newContext({ ...SCREEN, ...NO_WORKER });
    const page = await context.newPage();
    await page.addInitScript(observe);
    await page.goto(server.url);
    await page.locator("#app[data-hydrated]").waitFor();
    await page.waitForLoadState("networkidle");
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", LINE);
    await devtools.send("Emulation.setCPUThrottlingRate", PROCESSOR);
    const before = server.sent.length;
    await page.keyboard.press("/");
    await page.locator(".search-field").fill(question);
    await page.waitForFunction(() => globalThis.bench.answered > 0);
    const { asked, answered } = await page.evaluate(() => globalThis.bench);
    await context.close();
    const bytes = server.sent.slice(before).reduce((sum, answer) => sum + answer.bytes, 0);
    measured.push({ time: answered - asked, bytes });
  }
  return measured;
}

/** How many of the talks that people mean are among the first, and of how many. */
export async function measureFinding(server) {
  const home = `${server.url}data/search/`;
  const index = await Index.open(home, fetch(`${home}index.json`), "default");
  let found = 0;
  for (const [question, talk] of QUESTIONS) {
    const answer = await ask(index, question);
    const first = (await answer.next()).slice(0, FIRST);
    found += first.some(({ href }) => href.endsWith(`/${talk}`)) ? 1 : 0;
  }
  return { found, asked: QUESTIONS.length };
}
