// From page to page without a page load, as a browser does it: address, title,
// place and focus all follow.

import { expect, test } from "../support/test.mjs";

const SCREENING = /森の上映会/;
const CLOCK = /^Offline meetup/;

/** Leaves a mark that a page load would wipe out; `staysLoaded` looks for it. */
const mark = (page) => page.evaluate(() => void (globalThis.isSameDocument = true));
const staysLoaded = async (page) => expect(await page.evaluate(() => globalThis.isSameDocument)).toBe(true);
const place = (page) => page.evaluate(() => scrollY);
const toMiddle = (locator) =>
  locator.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));

/** Has a path's answer wait until the returned function is called. */
function hold(site, path) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  site.alter(path, (answer) => released.then(() => answer));
  return release;
}

for (const siteName of ["root", "base"]) {
  test.describe(siteName, () => {
    test.use({ siteName });

    test("a click on a report shows it without a page load", async ({ page, home, report, baseURL }) => {
      await home.open();
      await mark(page);
      await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /^https:\/\/cuecard\.example/);
      const fetched = page.waitForRequest(`${baseURL}data/posts/screening-night.json`);
      await home.report(SCREENING).click();
      await fetched;
      await expect(report.title).toHaveText(SCREENING);
      await expect(report.title).toBeFocused();
      await expect(page).toHaveURL(`${baseURL}posts/screening-night/`);
      await expect(page).toHaveTitle(/^森の上映会.* \| Cuecard ミートアップ通信$/);
      await expect(report.cues).toHaveCount(8);
      // Browsers share the canonical address: the page that is shown is not the one it was for.
      await expect(page.locator("link[rel=canonical]")).toHaveCount(0);
      const calendar = page.getByRole("link", { name: "カレンダーに追加" });
      await expect(page.getByText("2025年3月15日 19:30–20:30")).toBeVisible();
      const [download] = await Promise.all([page.waitForEvent("download"), calendar.click()]);
      expect(download.url()).toBe(`${baseURL}posts/screening-night/event.ics`);

      await report.homeLink.click();
      await expect(home.title).toHaveText("新着レポート");
      await expect(page).toHaveURL(baseURL);
      await staysLoaded(page);
    });
  });
}

test.describe("on a small screen", () => {
  test.use({ viewport: { width: 360, height: 480 } });

  test("back and forward find the place, the title and the focus again", async ({ page, home, report }) => {
    await home.open();
    await mark(page);
    await toMiddle(home.report(SCREENING));
    const placeAtHome = await place(page);
    expect(placeAtHome).toBeGreaterThan(100);

    await home.report(SCREENING).click();
    await expect(report.title).toBeFocused();
    expect(await place(page)).toBe(0);
    await toMiddle(report.card("talk-2"));
    const placeInReport = await place(page);
    expect(placeInReport).toBeGreaterThan(200);

    await page.goBack();
    await expect(home.title).toBeFocused();
    await expect(page).toHaveTitle("Cuecard ミートアップ通信");
    await expect.poll(() => place(page)).toBe(placeAtHome);

    await page.goForward();
    await expect(report.title).toBeFocused();
    await expect(page).toHaveTitle(/^森の上映会/);
    await expect.poll(() => place(page)).toBe(placeInReport);
    await staysLoaded(page);
  });
});

test("an address with a fragment opens at the talk that it names", async ({ report }) => {
  await report.open("offline-meetup", "#talk-2");
  await expect(report.card("talk-2").getByRole("heading", { level: 3 })).toBeInViewport();
  await expect(report.title).not.toBeInViewport();
});

test("a link to a talk of another report leads to that talk", async ({ page, home, report }) => {
  await home.open();
  await mark(page);
  await home.report(CLOCK).evaluate((link) => (link.href += "#lt-1"));
  await home.report(CLOCK).click();
  await expect(report.card("lt-1").getByRole("heading", { level: 3 })).toBeInViewport();
  await expect(report.title).not.toBeInViewport();
  await expect(page).toHaveURL(/\/posts\/offline-meetup\/#lt-1$/);
  await staysLoaded(page);
});

test("a talk's name in the cue list leads to its card, and back", async ({ page, report }) => {
  await report.open("screening-night");
  await mark(page);
  await report.cueList.getByRole("link", { name: "エンドロールは席を立たずに" }).click();
  await expect(page).toHaveURL(/#lt-4$/);
  await expect(report.card("lt-4").getByRole("heading", { level: 3 })).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(/screening-night\/$/);
  await expect(report.cueList).toBeInViewport();
  await staysLoaded(page);
});

for (const [name, options] of [
  ["with the control key", { modifiers: ["Control"] }],
  ["with the middle button", { button: "middle" }],
]) {
  test(`a click ${name} is left to the browser`, async ({ page, context, home, report, baseURL }) => {
    await home.open();
    const opened = context.waitForEvent("page");
    await home.report(SCREENING).click(options);
    const other = await opened;
    await expect(other).toHaveURL(`${baseURL}posts/screening-night/`);
    await other.locator("#app[data-hydrated]").waitFor();
    await expect(page).toHaveURL(baseURL);
    await expect(home.title).toHaveText("新着レポート");
    await expect(report.cueList).toHaveCount(0);
  });
}

test("the reader is told of a fetch that takes more than 200 ms, as long as it takes", async ({
  page,
  site,
  home,
  report,
}) => {
  const release = hold(site, "data/posts/screening-night.json");
  await page.clock.install();
  await home.open();
  await page.clock.pauseAt(Date.now() + 60_000);
  const asked = page.waitForRequest(/screening-night\.json$/);
  await home.report(SCREENING).click();
  await asked;
  await page.clock.runFor(199);
  await expect(home.progress).toHaveCount(0);
  await page.clock.runFor(1);
  await expect(home.progress).toBeVisible();
  release();
  await expect(report.title).toHaveText(SCREENING);
  await expect(report.progress).toHaveCount(0);
});

test("of two quick clicks the last one counts", async ({ page, site, home, report }) => {
  const release = hold(site, "data/posts/screening-night.json");
  await home.open();
  const answered = page.waitForResponse(/screening-night\.json$/);
  await home.report(SCREENING).click();
  await home.report(CLOCK).click();
  await expect(report.title).toHaveText(CLOCK);
  release();
  await (await answered).finished();
  // A page that the late answer had drawn would have come before this link's.
  await report.homeLink.click();
  await expect(home.title).toBeFocused();
  await page.goBack();
  await expect(report.title).toHaveText(CLOCK);
});

test("back and forward while a page is on its way end at the page of the address", async ({
  page,
  site,
  home,
  report,
  baseURL,
}) => {
  await home.open();
  await home.report(CLOCK).click();
  await expect(report.title).toHaveText(CLOCK);
  const release = hold(site, "data/site.json");
  const asked = page.waitForRequest(/site\.json$/);
  const answered = page.waitForResponse(/site\.json$/);
  await page.evaluate(() => history.back());
  await asked;
  await page.evaluate(() => history.forward());
  await expect(page).toHaveURL(`${baseURL}posts/offline-meetup/`);
  release();
  await (await answered).finished();
  // A page that the late answer had drawn would have come before the player.
  await report.cue("Talk 1").click();
  await expect(report.video).toBeVisible();
  await expect(report.title).toHaveText(CLOCK);
});

test("a link to a talk of the page that plays leaves it playing", async ({ page, report, baseURL }) => {
  await report.open("offline-meetup");
  await mark(page);
  await report.cue("Talk 2").click();
  await expect(page).toHaveURL(/\?t=60$/);
  // Once it has come there, it writes the address no more.
  await expect.poll(() => report.video.evaluate(({ currentTime }) => currentTime)).toBeGreaterThan(60);
  await page.evaluate((url) => {
    const link = document.createElement("a");
    link.href = `${url}posts/offline-meetup/#talk-1`;
    link.textContent = "to talk 1";
    document.querySelector("#content").append(link);
  }, baseURL);
  await page.getByRole("link", { name: "to talk 1" }).click();
  await expect(page).toHaveURL(/#talk-1$/);
  await expect(report.video).toBeVisible();
  await staysLoaded(page);
});
