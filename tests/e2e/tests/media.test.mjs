// Cues of a recording that is a file of the site's own: it really plays and seeks.
// Its talks start at 0, 60, 120 and 150 seconds.

import { expect, test } from "../support/test.mjs";

/** The recording plays, at most a few seconds behind this place. */
async function expectPlayingFrom(report, seconds) {
  const video = await report.video.elementHandle();
  await expect
    .poll(() => video.evaluate(({ currentTime, paused, seeking }) => (paused || seeking ? -1 : currentTime)))
    .toBeGreaterThan(seconds);
  expect(await video.evaluate(({ currentTime }) => currentTime)).toBeLessThan(seconds + 15);
}

/** This talk is marked as the one that plays, in card, cues and contents, and no other. */
async function expectCurrent(report, talk, id) {
  await expect(report.card(id)).toHaveAttribute("aria-current", "true");
  await expect(report.card(id)).toContainText("Now playing");
  await expect(report.cue(talk)).toHaveAttribute("aria-current", "true");
  await expect(report.cuesOf(id)).toHaveAttribute("aria-current", "true");
  await expect(report.contents.locator(`a[href="#${id}"]`)).toHaveAttribute("aria-current", "true");
  await expect(report.current).toHaveCount(4);
}

test("a click on a cue plays from its second", async ({ page, report }) => {
  await report.open("offline-meetup");
  await expect(report.current).toHaveCount(0);
  await expect(report.video).toHaveCount(0);
  await report.cue("Talk 2").click();
  await expectPlayingFrom(report, 60);
  await expectCurrent(report, "Talk 2", "talk-2");
  await expect(report.facade).toHaveCount(0);
  await expect(page).toHaveURL(/\/posts\/offline-meetup\/\?t=60$/);
});

test("a click on another cue seeks in the same player", async ({ page, report }) => {
  await report.open("offline-meetup");
  await report.cue("LT 1").click();
  await expectPlayingFrom(report, 120);
  const video = await report.video.elementHandle();
  await report.cuesOf("talk-2").click();
  await expectPlayingFrom(report, 60);
  await expectCurrent(report, "Talk 2", "talk-2");
  expect(await video.evaluate((element) => element.isConnected)).toBe(true);
  await expect(page).toHaveURL(/\?t=60$/);
});

test("zero is a place like any other", async ({ page, report }) => {
  await report.open("offline-meetup");
  await report.cue("LT 2").click();
  await expectPlayingFrom(report, 150);
  await report.cue("Talk 1").click();
  await expectPlayingFrom(report, 0);
  await expectCurrent(report, "Talk 1", "talk-1");
  await expect(page).toHaveURL(/\?t=0$/);
});

test("of two quick clicks the last one counts", async ({ page, report }) => {
  await report.open("offline-meetup");
  const [first, last] = [await report.cue("LT 2").elementHandle(), await report.cue("LT 1").elementHandle()];
  await page.evaluate((links) => links.forEach((link) => link.click()), [first, last]);
  await expectPlayingFrom(report, 120);
  await expectCurrent(report, "LT 1", "lt-1");
  await expect(page).toHaveURL(/\?t=120$/);
});

test("a paused recording keeps its mark, says so, and its next cue plays", async ({ report }) => {
  await report.open("offline-meetup");
  await report.cue("Talk 2").click();
  await expectPlayingFrom(report, 60);
  await report.video.evaluate((video) => video.pause());
  await expect(report.card("talk-2")).toContainText("Paused");
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
  await report.cue("LT 1").click();
  await expectPlayingFrom(report, 120);
});

test("the mark follows the recording into the next talk", async ({ report }) => {
  await report.open("offline-meetup");
  await report.cue("Talk 2").click();
  await expectPlayingFrom(report, 60);
  await report.video.evaluate((video) => void (video.currentTime = 118));
  await expectCurrent(report, "Talk 2", "talk-2");
  await expectCurrent(report, "LT 1", "lt-1");
});

test("the keyboard plays the recording, and is then in the player", async ({ page, report }) => {
  await report.open("offline-meetup");
  await report.facade.focus();
  await page.keyboard.press("Enter");
  await expectPlayingFrom(report, 0);
  await expect(report.player).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(report.video).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test("a cue far below brings the player into view", async ({ report }) => {
    await report.open("offline-meetup");
    await report.cuesOf("lt-2").click();
    await expectPlayingFrom(report, 150);
    await expect(report.video).toBeInViewport({ ratio: 1 });
  });
});

test("a cue that is clicked before the client is there plays once it is", async ({ page, site, report }) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  site.alter("data/posts/offline-meetup.json", (answer) => released.then(() => answer));
  await page.goto("posts/offline-meetup/", { waitUntil: "domcontentloaded" });
  await report.cue("Talk 2").click();
  await expect(page).toHaveURL(/\/posts\/offline-meetup\/$/);
  release();
  await expectPlayingFrom(report, 60);
});

test("where the client does not come, a cue is a plain link", async ({ page, problems, report }) => {
  problems.expect(/request failed: .*\.wasm/);
  problems.expect(/console warning: This page goes on without its client: .*[Ff]etch/);
  problems.tolerate(/Failed to load resource/);
  await page.route("**/*.wasm", (route) => route.abort());
  const failed = page.waitForEvent("console", (message) => message.text().includes("without its client"));
  await page.goto("posts/offline-meetup/");
  await failed;
  await report.cue("Talk 2").click();
  // Not only when its patience ends: there is nobody to be waited for.
  await expect(page).toHaveURL(/\/assets\/videos\/clock\.webm#t=60$/, { timeout: 4_000 });
});

test("an address with a time is ready to play from there", async ({ page, report }) => {
  const media = [];
  page.on("request", (request) => request.resourceType() === "media" && media.push(request.url()));
  await report.open("offline-meetup", "?t=60");
  await expect(report.facade).toHaveAccessibleName(/Play from 1:00$/);
  await page.waitForLoadState("load");
  expect(media).toEqual([]);
  await report.facade.click();
  await expectPlayingFrom(report, 60);
});

test("a modified click on a cue is left to the browser", async ({ context, report }) => {
  await report.open("offline-meetup");
  const opened = context.waitForEvent("page");
  await report.cue("Talk 2").click({ modifiers: ["Control"] });
  const other = await opened;
  await expect(other).toHaveURL(/\/assets\/videos\/clock\.webm#t=60$/);
  await other.close();
  await expect(report.video).toHaveCount(0);
  await expect(report.facade).toBeVisible();
});

test("a player that is closed is gone, and the next cue brings it again", async ({ page, report }) => {
  await report.open("offline-meetup");
  await report.cue("Talk 2").click();
  await expectPlayingFrom(report, 60);
  const video = await report.video.elementHandle();
  await report.button("Close the player").click();
  await expect(page.locator("video")).toHaveCount(0);
  expect(await video.evaluate(({ paused }) => paused)).toBe(true);
  await expect(report.facade).toBeVisible();
  await report.cue("LT 1").click();
  await expectPlayingFrom(report, 120);
});
