// What the device's own controls show and do: a lock screen, a headset, media keys.

import { expect, test } from "../support/test.mjs";

/** Keeps what the page offers the controls, where a test can press them. */
function keepActions() {
  globalThis.actions = {};
  const offer = MediaSession.prototype.setActionHandler;
  MediaSession.prototype.setActionHandler = function (action, answer) {
    globalThis.actions[action] = answer;
    offer.call(this, action, answer);
  };
}

/** What the controls show. */
const shown = (page) =>
  page.evaluate(() => {
    const { metadata, playbackState } = navigator.mediaSession;
    if (metadata === null) return { playbackState };
    const { title, artist, album, artwork } = metadata;
    return { title, artist, album, artwork: artwork.map(({ src }) => src), playbackState };
  });

const press = (page, action, more = {}) =>
  page.evaluate(([action, more]) => globalThis.actions[action]({ action, ...more }), [action, more]);

const place = (report) => report.video.evaluate(({ currentTime }) => currentTime);

async function play(report, talk) {
  await report.open("offline-meetup");
  await report.cue(talk).click();
  await expect(report.video).toHaveJSProperty("paused", false);
}

test("the controls show the talk that plays, and whether it does", async ({ page, report, baseURL }) => {
  await report.open("offline-meetup");
  expect(await shown(page)).toEqual({ playbackState: "none" });
  await report.cue("Talk 2").click();
  const album = "Offline meetup: a clock, four talks and no network";
  const artwork = [`${baseURL}assets/images/clock-poster.svg`];
  const ben = { title: "One click, one talk", artist: "Ben Pendulum", album, artwork };
  await expect.poll(() => shown(page)).toEqual({ ...ben, playbackState: "playing" });
  await report.button("Pause").click();
  await expect.poll(() => shown(page)).toEqual({ ...ben, playbackState: "paused" });
  await report.cue("LT 1").click();
  const cleo = { title: "Sunlight is a keyframe", artist: "Cleo Sundial", album, artwork };
  await expect.poll(() => shown(page)).toEqual({ ...cleo, playbackState: "playing" });
  await report.button("Close the player").click();
  await expect.poll(() => shown(page)).toEqual({ playbackState: "none" });
});

test("the controls play, pause, seek, and go from talk to talk", async ({ page, report }) => {
  await page.addInitScript(keepActions);
  await play(report, "Talk 2");
  await press(page, "pause");
  await expect(report.video).toHaveJSProperty("paused", true);
  await press(page, "seekto", { seekTo: 90 });
  await expect.poll(() => place(report)).toBe(90);
  await press(page, "seekbackward");
  await expect.poll(() => place(report)).toBe(80);
  await press(page, "seekforward", { seekOffset: 15 });
  await expect.poll(() => place(report)).toBe(95);
  await press(page, "play");
  await expect(report.video).toHaveJSProperty("paused", false);
  await press(page, "nexttrack");
  await expect(report.card("lt-1")).toHaveAttribute("aria-current", "true");
  await press(page, "previoustrack");
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
  await report.button("Close the player").click();
  await expect.poll(() => page.evaluate(() => Object.values(globalThis.actions).every((answer) => answer === null))).toBe(true);
});

test("a browser without such controls plays all the same", async ({ page, report }) => {
  await page.addInitScript(() => delete Navigator.prototype.mediaSession);
  await play(report, "LT 1");
  await expect(report.card("lt-1")).toHaveAttribute("aria-current", "true");
});

test("an action that the browser does not know harms none of the others", async ({ page, report }) => {
  await page.addInitScript(keepActions);
  await page.addInitScript(() => {
    const offer = MediaSession.prototype.setActionHandler;
    MediaSession.prototype.setActionHandler = function (action, answer) {
      if (action === "play") throw new TypeError("no such action");
      offer.call(this, action, answer);
    };
  });
  await play(report, "Talk 2");
  await press(page, "pause");
  await expect(report.video).toHaveJSProperty("paused", true);
});
