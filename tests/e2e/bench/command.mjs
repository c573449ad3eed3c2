// From the click on a cue to the command in the player's frame.
//
// The frame is a stand-in, and of another origin as the real one is: no script can see
// the moment of posting there, so it is the arrival that is noted. It comes later, and
// the real command has to go the same way.

import { ORIGIN, standInPage } from "../support/embed.mjs";

const SEEKS = 200;

/** Numbers below `limit`, as if at random, and the same in each run: runs can be compared. */
function* numbersBelow(limit) {
  // A linear congruential generator; its high bits are the ones that vary.
  for (let state = 2025; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield Math.floor((state / 2 ** 32) * limit);
  }
}

/** Runs in each frame before all else: clicks are noted in the page, seeks in the embed. */
function observe() {
  const moments = [];
  globalThis.moments = moments;
  if (globalThis === globalThis.top) {
    addEventListener("click", (event) => moments.push(performance.timeOrigin + event.timeStamp), true);
  } else {
    addEventListener("message", ({ data }) => {
      const now = performance.timeOrigin + performance.now();
      if (JSON.parse(data).func === "seekTo") moments.push(now);
    });
  }
}

/** Clicks cues while the recording plays; times in ms. */
export async function measureCommands(browser, server, path) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.route(`${ORIGIN}/embed/**`, (route) => route.fulfill({ contentType: "text/html", body: standInPage() }));
  await page.addInitScript(observe);
  await page.goto(server.url + path);
  await page.locator("#app[data-hydrated]").waitFor();

  const cues = await page.locator(".cue-list a[data-cue]").all();
  await cues[0].click();
  const frame = await (await page.locator(".player iframe").elementHandle()).contentFrame();
  await frame.waitForFunction(() => globalThis.moments.length > 0);

  const delays = [];
  const numbers = numbersBelow(cues.length);
  while (delays.length < SEEKS) {
    await frame.evaluate(() => globalThis.moments.splice(0));
    await cues[numbers.next().value].click();
    await frame.waitForFunction(() => globalThis.moments.length > 0);
    const arrived = await frame.evaluate(() => globalThis.moments[0]);
    delays.push(arrived - (await page.evaluate(() => globalThis.moments.at(-1))));
  }
  await context.close();
  return delays;
}
