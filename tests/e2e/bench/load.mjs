// Loads a page with nothing cached, on a slow line and processor: when it is painted,
// what it shifts and fetches, and when its cues answer.

import { LINE, PROCESSOR, SCREEN } from "./conditions.mjs";

/** Runs in the page before all else, and notes what the page itself can tell. */
function observe() {
  const bench = { paint: 0, shift: 0, ready: null };
  globalThis.bench = bench;
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => {
    bench.paint = entry.startTime;
  });
  watch("layout-shift", (entry) => {
    if (!entry.hadRecentInput) bench.shift += entry.value;
  });
  new MutationObserver(() => {
    if (bench.ready === null && document.querySelector("#app[data-hydrated]")) bench.ready = performance.now();
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-hydrated"] });
}

/** Opens a page in a context of its own, whose cache is empty. */
async function open(browser, address) {
  const context = await browser.newContext(SCREEN);
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  await devtools.send("Emulation.setCPUThrottlingRate", PROCESSOR);
  await page.addInitScript(observe);
  await page.goto(address, { waitUntil: "load" });
  return { context, page, requests };
}

/** One cold load: its largest paint (ms), layout shift, code (bytes) and foreign requests. */
export async function measureLoad(browser, server, path) {
  const before = server.sent.length;
  const { context, page, requests } = await open(browser, server.url + path);
  const hasClient = await page.evaluate(() => document.scripts.length > 0);
  if (hasClient) await page.waitForFunction(() => globalThis.bench.ready !== null);
  await page.waitForLoadState("networkidle");
  // The browser reports a paint some time after it.
  await page.waitForFunction(() => globalThis.bench.paint > 0);
  const { paint, shift } = await page.evaluate(() => globalThis.bench);
  await context.close();
  const answers = server.sent.slice(before);
  const size = (ending) =>
    answers.filter((answer) => answer.path.endsWith(ending)).reduce((sum, answer) => sum + answer.bytes, 0);
  const foreign = requests.filter((url) => /^https?:/.test(url) && new URL(url).origin !== new URL(server.url).origin).length;
  return { paint, shift, foreign, wasm: size(".wasm"), scripts: size(".js") };
}

/**
 * One cold load up to the moment when the client listens (ms), which a real click has
 * to confirm: the player takes the facade's place.
 */
export async function measureAnswer(browser, server, path) {
  const { context, page } = await open(browser, server.url + path);
  await page.waitForFunction(() => globalThis.bench.ready !== null);
  const { ready } = await page.evaluate(() => globalThis.bench);
  await page.locator(".cue-list a[data-cue]").first().click();
  await page.locator(".player iframe").waitFor();
  await page.locator(".recording .facade").waitFor({ state: "detached" });
  await context.close();
  return ready;
}
