// The archive: from a list to a talk, from a talk to its speaker, by years and tags, and
// by the keyboard; nothing of it loads a page anew, and all of it works without JavaScript.

import { expect, test } from "../support/test.mjs";
import { SitePage } from "../support/pages.mjs";

const FILM = "posts/offline-meetup/";

/** Marks the document, so that a page load would be noticed. */
const mark = (page) => page.evaluate(() => (globalThis.isMarked = true));
const isMarked = (page) => page.evaluate(() => globalThis.isMarked === true);

const heading = (page) => page.getByRole("heading", { level: 1 });
const ways = (page) => page.getByRole("navigation", { name: "サイト" });
const filters = (page) => page.getByRole("navigation", { name: "絞り込み" });

for (const siteName of ["root", "base"]) {
  test.describe(siteName, () => {
    test.use({ siteName });

    test("a talk is found by its kind, and leads to its card", async ({ page }) => {
      await new SitePage(page).open("./");
      await mark(page);
      await ways(page).getByRole("link", { name: "発表一覧" }).click();
      await expect(heading(page)).toHaveText("発表一覧");
      await expect(heading(page)).toBeFocused();
      await expect(ways(page).getByRole("link", { name: "発表一覧" })).toHaveAttribute("aria-current", "page");
      await expect(page.locator(".talk-entry")).toHaveCount(20);
      await filters(page).getByRole("link", { name: "LT" }).click();
      await expect(heading(page)).toHaveText("発表（LT）");
      await expect(page.locator(".talk-entry")).toHaveCount(10);
      await page.getByRole("link", { name: "Thirty seconds of sand", exact: true }).click();
      await expect(page).toHaveURL(/posts\/offline-meetup\/#lt-2$/);
      await expect(page.locator("#lt-2").getByRole("heading", { level: 3 })).toBeInViewport();
      await page.goBack();
      await expect(heading(page)).toHaveText("発表（LT）");
      expect(await isMarked(page)).toBe(true);
    });

    test("a talk plays from its list, on its own page", async ({ page, report }) => {
      await new SitePage(page).open("talks/recorded/");
      await mark(page);
      await page.getByRole("link", { name: "One click, one talk 1:00 から再生" }).click();
      await expect(report.video).toHaveJSProperty("paused", false);
      expect(await report.video.evaluate((video) => Math.floor(video.currentTime))).toBeGreaterThanOrEqual(60);
      await expect(page).toHaveURL(/offline-meetup\/\?t=60/);
      expect(await isMarked(page)).toBe(true);
    });

    test("a speaker's name leads to all of their talks", async ({ page }) => {
      await new SitePage(page).open("posts/screening-night/");
      await mark(page);
      await page.locator("#talk-4").getByRole("link", { name: "バック" }).click();
      await expect(heading(page)).toHaveText("バック の発表");
      await expect(page).toHaveURL(/speakers\/bunny\/$/);
      await expect(page.locator(".talk-entry-title")).toHaveText([
        "よい朝は、巣穴の前の伸びから",
        "仕返しの設計と、その道具立て",
      ]);
      expect(await isMarked(page)).toBe(true);
    });

    test("tags lead to reports, and to their talks", async ({ page }) => {
      await new SitePage(page).open(FILM);
      await mark(page);
      await page.getByRole("link", { name: "運用", exact: true }).click();
      await expect(heading(page)).toHaveText("タグ「運用」のレポート");
      await expect(page.locator(".report-entry")).toHaveCount(2);
      await filters(page).getByRole("link", { name: "タグ「運用」の発表" }).click();
      await expect(heading(page)).toHaveText("タグ「運用」の発表");
      await expect(page.locator(".talk-entry")).toHaveCount(12);
      expect(await isMarked(page)).toBe(true);
    });

    test("reports lead to those before and after them", async ({ page }) => {
      await new SitePage(page).open("posts/screening-night/");
      await mark(page);
      const others = page.getByRole("navigation", { name: "前後のレポート" });
      await others.getByRole("link", { name: /^次のレポート/ }).click();
      await expect(page).toHaveURL(/offline-meetup\/$/);
      const back = page.getByRole("navigation", { name: "Other reports" });
      await expect(back.getByRole("link")).toHaveCount(1);
      await back.getByRole("link", { name: /^Previous report/ }).click();
      await expect(page).toHaveURL(/screening-night\/$/);
      expect(await isMarked(page)).toBe(true);
    });

    test("the organiser's own page is one of the site's", async ({ page }) => {
      await new SitePage(page).open("./");
      await mark(page);
      await ways(page).getByRole("link", { name: "このサイトについて" }).click();
      await expect(heading(page)).toHaveText("このサイトについて");
      await page.getByRole("link", { name: "すべての発表" }).click();
      await expect(heading(page)).toHaveText("発表一覧");
      expect(await isMarked(page)).toBe(true);
    });
  });
}

test("a report says when it was changed, and how long it takes to read", async ({ page }) => {
  await new SitePage(page).open("posts/screening-night/");
  const meta = page.locator(".report-meta");
  await expect(meta).toContainText("更新：2025年3月20日");
  await expect(meta).toContainText(/約 [1-9]\d* 分で読めます/);
});

test("the table of contents stays in view, and marks where the reader is", async ({ report, page }) => {
  await report.open("offline-meetup");
  const current = report.contents.locator("[aria-current=location]");
  await expect(current).toHaveCount(0);
  await page.locator("#talk-2").scrollIntoViewIfNeeded();
  await page.locator("#talk-2").evaluate((card) => card.scrollIntoView());
  await expect(report.contentsTitle).toBeInViewport();
  await expect(report.contentsTitle).toContainText("One click, one talk");
  await expect(current).toHaveCount(1);
  await expect(current).toContainText("One click, one talk");
  await page.locator("#lt-1").evaluate((card) => card.scrollIntoView());
  await expect(current).toContainText("Sunlight is a keyframe");
  await page.evaluate(() => scrollTo(0, 0));
  await expect(current).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every list is a page of its own, one link from the next", async ({ page, problems }) => {
    problems.expect(/request failed: .*\/client-\w+\.js csp/);
    await page.goto("./");
    await ways(page).getByRole("link", { name: "発表者一覧" }).click();
    await expect(heading(page)).toHaveText("発表者一覧");
    await page.getByRole("link", { name: "Ada Quartz" }).click();
    await expect(heading(page)).toHaveText("Ada Quartz の発表");
    await page.getByRole("link", { name: "A report is a text file", exact: true }).click();
    await expect(page.locator("#talk-1").getByRole("heading", { level: 3 })).toBeInViewport();
    await page.goto("./");
    await page.getByRole("navigation", { name: "年別" }).getByRole("link", { name: "2025年" }).click();
    await expect(heading(page)).toHaveText("2025年のレポート");
    await expect(page.locator(".report-entry")).toHaveCount(3);
  });
});
