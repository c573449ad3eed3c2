// Data that is missing or broken: the reader is told which and why, can try again,
// and everything else goes on.

import { expect, test } from "../support/test.mjs";

const SCREENING = /森の上映会/;
const DATA = "data/posts/screening-night.json";

/** What can be wrong with an answer, and what the reader is told of it. */
const BROKEN = [
  {
    what: "missing",
    change: (answer) => ({ ...answer, status: 404 }),
    words: "データがありません（HTTP 404）。",
    says: /status of 404 .*screening-night/,
  },
  {
    what: "cut off",
    change: (answer) => ({ ...answer, body: answer.body.subarray(0, 2000) }),
    words: "データが壊れているか、途中で切れています",
  },
  {
    what: "a page instead",
    change: (answer) => ({
      ...answer,
      headers: { "content-type": "text/html" },
      body: "<!DOCTYPE html><title>x</title>",
    }),
    words: "データが壊れているか、途中で切れています",
  },
  {
    what: "of another schema",
    change: (answer) => ({ ...answer, body: JSON.stringify({ schema: 9999, content: {} }) }),
    words: "データの形式（9999）がこのページの形式",
    // The browser loads the page, which could be a newer one: the notice comes there.
    isLoaded: true,
  },
];

for (const { what, change, words, says, isLoaded = false } of BROKEN) {
  test.describe(`data that is ${what}`, () => {
    test("on the way to a page", async ({ site, problems, home, report }) => {
      if (says) problems.expect(says);
      site.alter(DATA, change);
      await home.open();
      await home.report(SCREENING).click();
      await expect(report.alert).toContainText(words);
      await expect(report.alert).toContainText(`/${DATA}`);
      if (!isLoaded) await expect(report.title).toBeFocused();

      site.restore();
      await report.retry.click();
      await expect(report.title).toHaveText(SCREENING);
      await expect(report.cues).toHaveCount(8);
    });

    test("of the first page", async ({ page, site, problems, report }) => {
      if (says) problems.expect(says);
      site.alter(DATA, change);
      await page.goto("posts/screening-night/");
      await expect(report.alert).toContainText(words);
      await expect(report.card("talk-2")).toContainText("よい朝は、巣穴の前の伸びから");
      await expect(report.cues).toHaveCount(8);

      site.restore();
      await report.retry.click();
      await report.hydrated();
      await expect(report.alert).toHaveCount(0);
    });
  });
}

test.describe("data that never comes", () => {
  const WORDS = "データを取得できませんでした。接続を確認してください。";
  const silent = () => new Promise(() => {});

  test.beforeEach(async ({ page, problems }) => {
    problems.tolerate(/request failed: .*screening-night\.json|preloaded using link preload/);
    // Fifteen seconds pass in less than one.
    await page.addInitScript(() => {
      const original = AbortSignal.timeout;
      AbortSignal.timeout = (milliseconds) => original.call(AbortSignal, milliseconds / 20);
    });
  });

  test("on the way to a page", async ({ site, home, report }) => {
    site.alter(DATA, silent);
    await home.open();
    await home.report(SCREENING).click();
    await expect(report.alert).toContainText(WORDS);
    await expect(report.progress).toBeHidden();
    site.restore();
    await report.retry.click();
    await expect(report.title).toHaveText(SCREENING);
  });

  test("of the first page", async ({ page, site, report }) => {
    site.alter(DATA, silent);
    await page.goto("posts/screening-night/");
    await expect(report.alert).toContainText(WORDS);
    site.restore();
    await report.retry.click();
    await report.hydrated();
    await expect(report.alert).toHaveCount(0);
  });
});

test("other links work while a page's data is missing, and its own address once it is there", async ({
  page,
  site,
  problems,
  home,
  report,
}) => {
  problems.expect(/status of 404 .*screening-night/);
  site.alter(DATA, (answer) => ({ ...answer, status: 404 }));
  await home.open();
  await home.report(SCREENING).click();
  await expect(report.alert).toBeVisible();
  await expect(page).toHaveURL(/\/posts\/screening-night\/$/);
  await report.alert.getByRole("link", { name: "レポート一覧へ" }).click();
  await expect(home.entries).toHaveCount(3);
  await home.report(/^Offline meetup/).click();
  await expect(report.title).toHaveText(/^Offline meetup/);

  site.restore();
  await page.goBack();
  await page.goBack();
  await expect(report.title).toHaveText(SCREENING);
});

test("a reader who is offline is told so, and goes on once the network is back", async ({
  page,
  context,
  problems,
  home,
  report,
}) => {
  problems.expect(/ERR_INTERNET_DISCONNECTED/);
  await home.open();
  await context.setOffline(true);
  await home.report(SCREENING).click();
  await expect(report.alert).toContainText("データを取得できませんでした。接続を確認してください。");
  await expect(page).toHaveTitle(/^ページを読み込めませんでした/);
  await context.setOffline(false);
  await report.retry.click();
  await expect(report.title).toHaveText(SCREENING);
});

test("a first page whose data cannot be reached stays readable, and comes alive on another try", async ({
  page,
  problems,
  report,
}) => {
  problems.expect(/request failed: .*screening-night\.json/);
  problems.tolerate(/Failed to load resource/);
  await page.route(`**/${DATA}`, (route) => route.abort());
  await page.goto("posts/screening-night/");
  await expect(report.alert).toContainText("データを取得できませんでした。接続を確認してください。");
  await expect(report.card("talk-2")).toContainText("よい朝は、巣穴の前の伸びから");
  await page.unroute(`**/${DATA}`);
  await report.retry.click();
  await report.hydrated();
  await expect(report.alert).toHaveCount(0);
});
