// From the click on a cue to the command in the player's frame.
//
// The frame is a stand-in, and of another origin as the real one is: what it notes
// includes the way between the two, which the real command has to go as well.

const SEEKS = 50;
const EMBED = "https://www.youtube-nocookie.com/embed/**";

/** The stand-in's script: it answers as the embed does, and notes when seeks came. */
function stand() {
  const seeks = [];
  globalThis.seeks = seeks;
  let time = 0;
  addEventListener("message", ({ data, source, origin }) => {
    const { event, func, args, id } = JSON.parse(data);
    const report = (name, info) =>
      source.postMessage(JSON.stringify({ event: name, info, id, channel: "widget" }), origin);
    const moment = () => ({ currentTime: time, duration: 634, playerState: 1, playbackRate: 1 });
    if (event === "listening") {
      report("initialDelivery", moment());
      report("onReady", null);
    } else if (func === "seekTo") {
      seeks.push(performance.timeOrigin + performance.now());
      [time] = args;
      report("infoDelivery", moment());
    } else if (func === "playVideo") {
      report("onStateChange", 1);
      report("infoDelivery", moment());
    }
  });
}

/** Clicks cues while the recording plays; times in ms. */
export async function measureCommands(browser, server, path) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const body = `<!DOCTYPE html><meta charset="utf-8"><title>stand-in</title><script>(${stand})()</script>`;
  await page.route(EMBED, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.addInitScript(() => {
    if (globalThis !== globalThis.top) return;
    globalThis.clicks = [];
    const note = (event) => globalThis.clicks.push(performance.timeOrigin + event.timeStamp);
    addEventListener("click", note, true);
  });
  await page.goto(server.url + path);
  await page.locator("#app[data-hydrated]").waitFor();

  const cues = await page.locator(".cue-list a[data-cue]").all();
  await cues[0].click();
  const frame = await (await page.locator(".recording iframe").elementHandle()).contentFrame();
  await frame.waitForFunction(() => globalThis.seeks.length > 0);

  const delays = [];
  for (let number = 1; number <= SEEKS; number += 1) {
    await frame.evaluate(() => globalThis.seeks.splice(0));
    await cues[number % cues.length].click();
    await frame.waitForFunction(() => globalThis.seeks.length > 0);
    const arrived = await frame.evaluate(() => globalThis.seeks[0]);
    delays.push(arrived - (await page.evaluate(() => globalThis.clicks.at(-1))));
  }
  await context.close();
  delays.sort((a, b) => a - b);
  const part = (share) => delays[Math.ceil(share * delays.length) - 1];
  return { p50: part(0.5), p95: part(0.95), count: delays.length };
}
