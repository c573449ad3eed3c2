// Decks: nothing is asked of their host until the reader opens one, and nothing jumps.

import { expect, test } from "../support/test.mjs";

const HOST = "https://speakerdeck.com/";
const CARD = "talk-4";

/** Where an element is on the page, however far that is scrolled. */
const box = (locator) =>
  locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y: y + scrollY, width, height };
  });

/** What was asked of the host. */
let requests;

test.beforeEach(async ({ context, problems, report }) => {
  requests = [];
  problems.stub(HOST);
  const body = "<!DOCTYPE html><title>deck</title><p>the first slide</p>";
  await context.route(`${HOST}player/*`, (route) => {
    requests.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body });
  });
  await report.open("meetup-7");
});

test("a click opens the deck in its place", async ({ report }) => {
  const heading = report.card("lt-1").getByRole("heading", { level: 3 });
  const before = [await box(report.deckFacade(CARD)), await box(heading)];
  expect(requests).toEqual([]);
  await report.deckFacade(CARD).click();

  await expect(report.deck(CARD)).toHaveAttribute("title", /スライド: datadog-pgo/);
  await expect(report.deck(CARD).contentFrame().getByText("the first slide")).toBeVisible();
  await expect(report.deckFacade(CARD)).toHaveCount(0);
  expect(requests).toEqual([expect.stringMatching(/^https:\/\/speakerdeck\.com\/player\/[0-9a-f]{32}$/)]);
  expect([await box(report.deck(CARD)), await box(heading)]).toEqual(before);
});

test("the keyboard opens it, and stays there", async ({ page, report }) => {
  await report.deckFacade(CARD).focus();
  await page.keyboard.press("Shift+Tab");
  await expect(report.deckFacade(CARD)).not.toBeFocused();
  await page.keyboard.press("Tab");
  await expect(report.deckFacade(CARD)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(report.deck(CARD)).toBeFocused();
});

test("decks load as they come near once the reader agreed, and that is taken back without a jolt", async ({
  page,
  report,
}) => {
  const agreement = report.card(CARD).getByRole("switch", { name: "この端末では Speaker Deck をいつも読み込む" });
  await report.deckFacade(CARD).click();
  await report.deck(CARD).evaluate((frame) => void (frame.dataset.first = ""));
  await agreement.click();
  await expect(agreement).toBeChecked();
  await expect(report.deck(CARD)).toHaveAttribute("data-first", "");

  await page.goto("./");
  await report.open("meetup-7");
  await report.card(CARD).scrollIntoViewIfNeeded();
  await expect(report.deck(CARD).contentFrame().getByText("the first slide")).toBeVisible();
  await report.deck(CARD).evaluate((frame) => void (frame.dataset.first = ""));
  await agreement.click();
  await expect(agreement).not.toBeChecked();
  await expect(report.deck(CARD)).toHaveAttribute("data-first", "");
  // The client still answers.
  await report.homeLink.click();
  await expect(page).toHaveTitle("Cuecard ミートアップ通信");
});

test("one deck is opened, and no other", async ({ page, report }) => {
  await report.deckFacade(CARD).click();
  await expect(report.deck(CARD)).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(1);
});
