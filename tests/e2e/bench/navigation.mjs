// How soon a report is there after its link in the list of talks was clicked: with its data
// in the browser's cache, and over a slow line.

import { LINE, NO_WORKER, SCREEN } from "./conditions.mjs";

/** Runs in the page: clicks a link, and times how long the page takes to be another one. */
function follow(selector) {
  return new Promise((resolve) => {
    const heading = () => document.querySelector("#content h1")?.textContent;
    const before = heading();
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (!heading() || heading() === before) return;
      observer.disconnect();
      resolve(performance.now() - start);
    });
    observer.observe(document.querySelector("#content"), { subtree: true, childList: true, characterData: true });
    document.querySelector(selector).click();
  });
}

/** Times a click in the list of talks, in ms; `line` is what the report's data comes over. */
async function navigate(browser, server, line, isCached) {
  const context = await browser.newContext({ ...SCREEN, ...NO_WORKER });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.goto(`${server.url}talks/`);
  await page.locator("#app[data-hydrated]").waitFor();
  await page.waitForLoadState("networkidle");
  const selector = ".talk-entry:last-child .talk-entry-title a";
  if (isCached) {
    await page.evaluate(follow, selector);
    await page.goBack();
    await page.locator(selector).waitFor();
  }
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", line);
  const time = await page.evaluate(follow, selector);
  await context.close();
  return time;
}

/** What a line without delay is to the browser. */
const NEAR = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** So many clicks with the data cached, and as many over the slow line, in ms. */
export async function measureNavigation(browser, server, runs) {
  const times = { cached: [], slow: [] };
  for (let run = 0; run < runs; run += 1) {
    times.cached.push(await navigate(browser, server, NEAR, true));
    times.slow.push(await navigate(browser, server, LINE, false));
  }
  return times;
}
