// The watch view: the recording, and beside it the deck of the talk that plays, at the
// page that is shown there. A film of the site's own plays for real: talk 2 shows its
// pages 1 to 4 at 1:00, 1:15, 1:30 and 1:45, LT 1 its pages 1 and 2 at 2:00 and 2:15.

import { installDecks } from "../support/deck.mjs";
import { expect, test } from "../support/test.mjs";

const REPORT = "offline-meetup";
const TALK_2 = "d7d25afd30354d09acaf78e34a3f201a";
const LT_1 = "27ac1c8452d9448091be08b88758758e";

/** What was asked of Speaker Deck. */
let requests;

test.beforeEach(async ({ problems, report }) => {
  requests = await installDecks(report, problems);
  await report.open(REPORT);
});

const goTo = (report, seconds) => report.video.evaluate((video, at) => void (video.currentTime = at), seconds);

/** Plays a talk and opens its deck beside it. */
async function watch(report, talk = "Talk 2") {
  await report.cue(talk).click();
  await expect(report.video).toHaveJSProperty("paused", false);
  await report.button("Watch beside the slides").click();
  await report.beside.facade.click();
}

test("the reader is told that a deck connects to Speaker Deck before it does", async ({ page, report }) => {
  await report.cue("Talk 2").click();
  await expect(report.video).toHaveJSProperty("paused", false);
  await report.button("Watch beside the slides").click();
  await expect(report.beside.facade).toContainText("Opening connects to Speaker Deck.");
  expect(requests).toEqual([]);
  await report.beside.facade.focus();
  await page.keyboard.press("Enter");
  await expect(report.beside.shown).toHaveText("page 1");
  await expect(report.beside.frame).toBeFocused();
  expect(requests).toEqual([`${TALK_2}?slide=1`]);
});

test("the deck turns with the film, forth and back, and the next talk's comes", async ({ page, report }) => {
  await watch(report);
  const frame = await report.beside.frame.elementHandle();
  const entries = await page.evaluate(() => history.length);
  for (const [seconds, number] of [
    [74, "1"],
    [75, "2"],
    [106, "4"],
    [91, "3"],
  ]) {
    await goTo(report, seconds);
    await expect(report.beside.shown).toHaveText(`page ${number}`);
    await expect(report.beside.currentPage).toHaveText(number);
  }
  expect(await frame.evaluate(({ isConnected }) => isConnected)).toBe(true);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await goTo(report, 118);
  await expect(report.beside.pages).toHaveText(["1", "2"]);
  await expect(report.beside.shown).toHaveText("page 1");
  expect(requests.filter((request) => request.startsWith(LT_1))).toEqual([`${LT_1}?slide=1`]);
});

test("the film itself turns the page, once", async ({ report }) => {
  await watch(report);
  await goTo(report, 76);
  await expect(report.beside.shown).toHaveText("page 2");
  // Still page 2: what turns to the third is the film, which plays on by itself.
  await goTo(report, 88.5);
  await expect(report.beside.shown).toHaveText("page 3");
  const place = await report.video.evaluate((video) => video.currentTime);
  await expect.poll(() => report.video.evaluate((video) => video.currentTime)).toBeGreaterThan(place + 1);
  expect(requests).toEqual([1, 2, 3].map((page) => `${TALK_2}?slide=${page}`));
});

test("a deck that the reader holds stays as it is, until it is let go", async ({ report }) => {
  await watch(report);
  await expect(report.beside.shown).toHaveText("page 1");
  await report.beside.hold.click();
  await expect(report.beside.hold).toHaveAttribute("aria-pressed", "true");
  await goTo(report, 91);
  await expect.poll(() => report.playhead.inputValue()).toMatch(/^9\d$/);
  await goTo(report, 140);
  await expect(report.player.locator(".player-title")).toContainText("Sunlight is a keyframe");
  await expect(report.beside.pages).toHaveText(["1", "2", "3", "4"]);
  await expect(report.beside.shown).toHaveText("page 1");
  expect(requests).toEqual([`${TALK_2}?slide=1`]);
  await report.beside.hold.click();
  await expect(report.beside.pages).toHaveText(["1", "2"]);
  await expect(report.beside.shown).toHaveText("page 2");
});

test("a page number plays from when that page came", async ({ page, report }) => {
  await watch(report);
  await expect(report.beside.pages.nth(2)).toHaveAccessibleName("Slide 3, play from 1:30");
  await report.button("Pause").click();
  await expect(report.video).toHaveJSProperty("paused", true);
  await report.beside.pages.nth(2).click();
  await expect(report.video).toHaveJSProperty("paused", false);
  await expect(report.beside.shown).toHaveText("page 3");
  await report.beside.pages.nth(0).click();
  await expect(report.beside.shown).toHaveText("page 1");
  await expect(page).toHaveURL(/\/posts\/offline-meetup\//);
});

test("a talk without slides says so, and one without page times opens at its beginning", async ({ report }) => {
  await watch(report, "LT 1");
  await expect(report.beside.shown).toHaveText("page 1");
  await goTo(report, 155);
  await expect(report.beside.box).toContainText("There are no slides of this talk.");
  await expect(report.beside.frame).toHaveCount(0);
});

test("slides that cannot be framed are a link beside the film", async ({ home, report, site }) => {
  const page = "https://www.docswell.com/s/ada/K1AB2C";
  // The home page's client draws the report from this; a page that was rendered has its own.
  site.alter("data/posts/offline-meetup.json", (answer) => {
    const data = JSON.parse(answer.body);
    const talk = data.content.report.body.map((part) => part.talk).find((part) => part?.id === "talk-2");
    talk.slides = [{ link: { page, title: null } }];
    return { ...answer, body: JSON.stringify(data) };
  });
  await home.open();
  await home.report(/^Offline meetup/).click();
  await report.cue("Talk 2").click();
  await report.button("Watch beside the slides").click();
  const link = report.beside.box.getByRole("link", { name: "One click, one talk See the slides on their own page" });
  await expect(link).toHaveAttribute("href", page);
  await expect(link).toBeInViewport();
});

test("the page numbers in a talk's card play from there, and the current one is marked", async ({ page, report }) => {
  const pages = report.pagesOf("talk-2");
  await expect(pages).toHaveText(["1", "2", "3", "4"]);
  await pages.nth(1).click();
  await expect(page).toHaveURL(/\?t=75$/);
  await expect(pages.nth(1)).toHaveAttribute("aria-current", "page");
  await goTo(report, 105);
  await expect(pages.nth(3)).toHaveAttribute("aria-current", "page");
  await expect(page.locator("[aria-current=page]")).toHaveCount(1);
  expect(requests).toEqual([]);
});

for (const [device, viewport, isBeside] of [
  ["a phone", { width: 360, height: 640 }, false],
  ["a desktop", { width: 1280, height: 800 }, true],
]) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport });

    test(`film and deck stand ${isBeside ? "side by side" : "one above the other"}, all of both in view`, async ({
      report,
    }) => {
      await watch(report);
      await expect(report.beside.shown).toHaveText("page 1");
      await expect(report.video).toBeInViewport({ ratio: 1 });
      await expect(report.beside.frame).toBeInViewport({ ratio: 1 });
      await expect(report.beside.hold).toBeInViewport({ ratio: 1 });
      await expect(report.button("Pause")).toBeInViewport({ ratio: 1 });
      const [film, deck] = [await report.video.boundingBox(), await report.beside.frame.boundingBox()];
      if (isBeside) expect(film.x + film.width).toBeLessThanOrEqual(deck.x);
      else expect(film.y + film.height).toBeLessThanOrEqual(deck.y);
      expect(Math.min(film.width, film.height, deck.width, deck.height)).toBeGreaterThanOrEqual(200);
    });
  });
}
