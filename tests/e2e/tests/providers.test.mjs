// Decks of other providers than Speaker Deck, and a PDF file of the site's own: whose they
// are is told before they are asked for, and they turn with the film. The film's talk 1
// shows its pages 1, 2 and 4 at 0:00, 0:20 and 0:40, talk 2 its pages 1 and 3 at 1:00 and 1:20.

import { installDocswell } from "../support/deck.mjs";
import { expect, test } from "../support/test.mjs";

test.use({ siteName: "decks" });

const PDF = "/some/base/assets/slides/clock.pdf";

/** What was asked of Docswell. */
let docswell;

test.beforeEach(async ({ problems, report }) => {
  docswell = await installDocswell(report, problems);
  await report.open("decks");
});

const goTo = (report, seconds) => report.video.evaluate((video, at) => void (video.currentTime = at), seconds);

/** Plays a talk, with the place of its deck beside it. */
async function watch(report, talk) {
  await report.cue(talk).click();
  await expect(report.video).toHaveJSProperty("paused", false);
  await report.button("Watch beside the slides").click();
}

test("a stand-in names whose deck it opens, and the policy lets these hosts in and no other", async ({
  page,
  report,
}) => {
  await expect(report.deckFacade("talk-1")).toContainText("Opening connects to Docswell.");
  await expect(report.deckFacade("talk-2")).not.toContainText("connects");
  await expect(report.deckFacade("talk-3")).toContainText("Opening connects to Google Slides.");
  await expect(report.deckFacade("talk-3")).toHaveAttribute(
    "href",
    "https://docs.google.com/presentation/d/1a-B_c/embed",
  );
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  expect(policy).toMatch(/frame-src 'self' https:\/\/docs\.google\.com https:\/\/www\.docswell\.com$/);
});

test("Docswell's deck opens in its card, and its switch is for Docswell alone", async ({ page, report }) => {
  expect(docswell).toEqual([]);
  await report.deckFacade("talk-1").click();
  await expect(report.deck("talk-1").contentFrame().locator("output")).toHaveText("page 1");
  expect(docswell).toEqual(["LK7J5V/embed"]);
  await report.card("talk-1").getByRole("switch", { name: "Always load Docswell on this device" }).click();
  await page.reload();
  await report.card("talk-1").scrollIntoViewIfNeeded();
  await expect(report.deck("talk-1").contentFrame().locator("output")).toHaveText("page 1");
  await expect(report.deckFacade("talk-3")).toBeVisible();
});

test("Docswell's deck turns with the film", async ({ page, report }) => {
  await watch(report, "Talk 1");
  await report.beside.facade.click();
  await expect(report.beside.shown).toHaveText("page 1");
  const entries = await page.evaluate(() => history.length);
  for (const [seconds, number] of [
    [25, "2"],
    [45, "4"],
    [5, "1"],
  ]) {
    await goTo(report, seconds);
    await expect(report.beside.shown).toHaveText(`page ${number}`);
  }
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test("a deck of another host asks anew beside the film", async ({ report }) => {
  await watch(report, "Talk 1");
  await report.beside.facade.click();
  await expect(report.beside.shown).toHaveText("page 1");
  await goTo(report, 130);
  await expect(report.beside.facade).toContainText("Opening connects to Google Slides.");
  await expect(report.beside.frame).toHaveCount(0);
});

test("a PDF file of the site's own is shown without a sandbox, and turns with the film", async ({ report }) => {
  await report.deckFacade("talk-2").click();
  await expect(report.deck("talk-2")).toHaveAttribute("src", PDF);
  await expect(report.deck("talk-2")).not.toHaveAttribute("sandbox");
  await expect(report.card("talk-2").getByRole("switch")).toHaveCount(0);
  await watch(report, "Talk 2");
  await expect(report.beside.frame).toHaveAttribute("src", `${PDF}#page=1`);
  await goTo(report, 85);
  await expect(report.beside.frame).toHaveAttribute("src", `${PDF}#page=3`);
  await expect(report.beside.frame).toHaveCount(1);
});
