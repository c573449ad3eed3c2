// Decks: nothing is asked of their host until the reader opens one, and nothing jumps.

import { expect, test } from "../support/test.mjs";

const HOST = "https://speakerdeck.com/";
const CARD = "talk-4";

test.beforeEach(async ({ context, problems, report }) => {
  problems.stub(HOST);
  const body = "<!DOCTYPE html><title>deck</title><p>the first slide</p>";
  await context.route(`${HOST}player/*`, (route) => route.fulfill({ contentType: "text/html", body }));
  await report.open("meetup-7");
});

test("a click opens the deck in its place", async ({ page, report }) => {
  const heading = report.card("lt-1").getByRole("heading", { level: 3 });
  const [place, below] = [await report.deckFacade(CARD).boundingBox(), await heading.boundingBox()];
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await report.deckFacade(CARD).click();

  await expect(report.deck(CARD)).toHaveAttribute("title", /スライド: datadog-pgo/);
  await expect(report.deck(CARD).contentFrame().getByText("the first slide")).toBeVisible();
  await expect(report.deckFacade(CARD)).toHaveCount(0);
  expect(requests).toEqual([expect.stringMatching(/^https:\/\/speakerdeck\.com\/player\/[0-9a-f]{32}$/)]);
  expect(await report.deck(CARD).boundingBox()).toEqual(place);
  expect((await heading.boundingBox()).height).toBe(below.height);
});

test("the keyboard opens it, and stays there", async ({ page, report }) => {
  await report.card("talk-3").getByRole("link", { name: /スライドを開く/ }).focus();
  await page.keyboard.press("Tab");
  await expect(report.deckFacade(CARD)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(report.deck(CARD)).toBeFocused();
});

test("one deck is opened, and no other", async ({ page, report }) => {
  await report.deckFacade(CARD).click();
  await expect(report.deck(CARD)).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(1);
});
