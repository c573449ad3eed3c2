// Without JavaScript every page is readable, and every cue and deck a working link.

import { expect, test } from "../support/test.mjs";

test.use({ javaScriptEnabled: false });

// Chromium says this of a script that it was to fetch ahead and may not run.
test.beforeEach(({ problems }) => problems.expect(/request failed: .*\/client-\w+\.js csp/));

const hrefs = (links) => links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));

test("a report can be read", async ({ page, report }) => {
  await page.goto("posts/offline-meetup/");
  await expect(report.title).toHaveText("Offline meetup: a clock, four talks and no network");
  await expect(report.main).toContainText("This one brings its own");
  await expect(report.cards).toHaveCount(4);
  await expect(report.card("talk-2")).toContainText("Ben timed how long it takes to find a talk");
});

test("the cues of a YouTube recording open it at their second", async ({ page, report }) => {
  await page.goto("posts/screening-night/");
  const seconds = [0, 25, 65, 104, 168, 228, 410, 495];
  const links = seconds.map((second) => `https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=${second}s`);
  expect(await hrefs(report.cues)).toEqual(links);
  expect(await hrefs(report.cuesOf("talk-2"))).toEqual([links[2]]);
  expect(await hrefs(report.facade)).toEqual(links.slice(0, 1));
});

test.describe("below a path", () => {
  test.use({ siteName: "base" });

  test("the cues of a media file open it at their second", async ({ page, report }) => {
    await page.goto("posts/offline-meetup/");
    const links = [0, 60, 120, 150].map((second) => `/some/base/assets/videos/clock.webm#t=${second}`);
    expect(await hrefs(report.cues)).toEqual(links);
  });
});

test("a deck is a link to its player", async ({ page, report }) => {
  await page.goto("posts/meetup-7/");
  expect(await hrefs(report.deckFacade("talk-4"))).toEqual([
    expect.stringMatching(/^https:\/\/speakerdeck\.com\/player\/[0-9a-f]{32}$/),
  ]);
});

test("the page numbers of a deck open the recording at their second", async ({ page, report }) => {
  await page.goto("posts/offline-meetup/");
  const links = [60, 75, 90, 105].map((second) => `/assets/videos/clock.webm#t=${second}`);
  expect(await hrefs(report.pagesOf("talk-2"))).toEqual(links);
});

test("the list of reports leads to them, and back", async ({ page, home, report, baseURL }) => {
  await page.goto("./");
  await home.report("森の上映会").click();
  await expect(report.title).toHaveText(/森の上映会/);
  await expect(page).toHaveURL(`${baseURL}posts/screening-night/`);
  await report.homeLink.click();
  await expect(home.title).toHaveText("新着レポート");
  await expect(home.entries).toHaveCount(3);
});
