// The search: opened from any page, it finds talks, and plays them.

import { Embed } from "../support/embed.mjs";
import { expect, test } from "../support/test.mjs";

const OF_SEARCH = /search/;

/** Notes what is asked of the host for the search. */
function requestsOf(page) {
  const requests = [];
  page.on("request", (request) => OF_SEARCH.test(request.url()) && requests.push(request.url()));
  return requests;
}

/** Leaves a mark that a page load would wipe out; `staysLoaded` looks for it. */
const mark = (page) => page.evaluate(() => void (globalThis.isSameDocument = true));
const staysLoaded = async (page) => expect(await page.evaluate(() => globalThis.isSameDocument)).toBe(true);

for (const siteName of ["root", "base", "checked"]) {
  test.describe(siteName, () => {
    test.use({ siteName });

    test("nothing of it is loaded before it is opened; then a talk is found and shown", async ({
      page,
      home,
      report,
      search,
      baseURL,
    }) => {
      const requests = requestsOf(page);
      await home.open();
      await mark(page);
      await page.waitForLoadState("networkidle");
      expect(requests).toEqual([]);

      await page.keyboard.press("/");
      await expect(search.field).toBeFocused();
      await search.field.fill("ｉｓｔｉｏ レイテンシ");
      await expect(search.status).toHaveText("1 件見つかりました");
      await expect(search.marks).toHaveText(["Istio", "レイテンシー", "Istio"]);
      await expect(search.results).toContainText([/発表 3.*川井 颯人.*ウォンテッドリー株式会社.*JDDUG meetup #7 レポート2025年2月26日/]);

      await search.title(/^Trace Metrics/).click();
      await expect(search.dialog).toBeHidden();
      await expect(page).toHaveURL(`${baseURL}posts/meetup-7/#talk-3`);
      await expect(report.card("talk-3")).toBeInViewport();
      await staysLoaded(page);
      expect(requests.length).toBeGreaterThan(0);
      expect(requests.filter((url) => !url.startsWith(baseURL))).toEqual([]);
    });
  });
}

test("its link opens it, and Ctrl+K, from wherever the reader is", async ({ home, search, report, page }) => {
  await home.open();
  await search.link.click();
  await expect(search.field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(search.dialog).toBeHidden();
  await expect(search.link).toBeFocused();

  await report.open("offline-meetup");
  await report.transcript("talk-1").getByText("Transcript", { exact: true }).click();
  const field = report.transcript("talk-1").getByRole("searchbox");
  await field.press("/");
  await expect(field).toHaveValue("/");
  await expect(search.dialog).toBeHidden();
  await field.press("Control+k");
  await expect(search.field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeFocused();
});

test("the key is the page's own with another key held, and where keys are switched off", async ({ page, report, search }) => {
  await report.open("offline-meetup");
  for (const key of ["Alt+/", "Control+/", "Meta+/"]) await page.keyboard.press(key);
  await expect(search.dialog).toBeHidden();
  await page.keyboard.press("?");
  await expect(page.locator(".keys")).toContainText("Search");
  await page.getByRole("switch", { name: "Use keyboard shortcuts" }).click();
  await page.keyboard.press("/");
  await expect(search.dialog).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(search.field).toBeFocused();
});

test("it is used by the keyboard alone", async ({ page, home, report, search }) => {
  await home.open();
  await page.keyboard.press("/");
  await expect(search.field).toBeFocused();
  await page.keyboard.type("datadog");
  await expect(search.results.first()).toBeVisible();
  const titles = search.dialog.locator(".search-result-title a");
  await page.keyboard.press("ArrowDown");
  await expect(titles.nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(titles.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(search.field).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("hourglass");
  await expect(search.status).toHaveText("1 件見つかりました");
  await page.keyboard.press("Enter");
  await expect(report.card("lt-2")).toBeFocused();
  await expect(page).toHaveURL(/posts\/offline-meetup\/#lt-2$/);
  await page.keyboard.press("Tab");
  await expect(report.cuesOf("lt-2").first()).toBeFocused();
});

test("a talk of a film plays from its result, and a line that was said from its second", async ({ page, home, report, search }) => {
  await home.open();
  await mark(page);
  await search.ask("One click one talk");
  await search.play("One click, one talk").click();
  await expect(page).toHaveURL(/posts\/offline-meetup\/\?t=60$/);
  await expect(report.video).toHaveJSProperty("paused", false);
  await expect.poll(() => report.video.evaluate(({ currentTime }) => currentTime)).toBeGreaterThanOrEqual(60);
  await staysLoaded(page);

  // From the very page, to what only its transcript has.
  await search.ask("misspell");
  await expect(search.marks).toHaveText(["misspell"]);
  await search.play("A report is a text file").click();
  await expect(page).toHaveURL(/\?t=28$/);
  await expect.poll(() => report.video.evaluate(({ currentTime }) => currentTime)).toBeLessThan(60);
  await staysLoaded(page);
});

test("a talk on YouTube plays from its result", async ({ page, problems, home, report, search }) => {
  const embed = await Embed.install(report, problems);
  await home.open();
  await search.ask("巣穴");
  const result = search.results.filter({ hasText: "発表 2" });
  await result.getByRole("link", { name: "1:05 から再生" }).click();
  await expect(embed.steering).toHaveText(["seekTo(65, true)", "playVideo()"]);
  await expect(page).toHaveURL(/posts\/screening-night\/\?t=65$/);
});

test("the player's keys rest while it is open", async ({ page, report, search }) => {
  await report.open("offline-meetup");
  await report.cue("Talk 1").click();
  await expect(report.video).toHaveJSProperty("paused", false);
  await search.ask("sundial");
  await expect(search.results).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("m");
  await page.keyboard.press("k");
  await page.keyboard.press("Escape");
  await expect(search.dialog).toBeHidden();
  await expect(report.video).toHaveJSProperty("muted", false);
  await expect(report.video).toHaveJSProperty("paused", false);
});

test("what an input method has not written yet is not searched for", async ({ page, home, search, context }) => {
  const requests = requestsOf(page);
  await home.open();
  await page.keyboard.press("/");
  await expect(search.field).toBeFocused();
  const devtools = await context.newCDPSession(page);
  for (const text of ["う", "うさ", "うさぎ", "兎"]) {
    await devtools.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await expect(search.field).toHaveValue("兎");
  // These keys are the input method's.
  await search.field.evaluate((field) => {
    for (const key of ["Enter", "Escape", "ArrowDown"]) {
      field.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true }));
    }
  });
  await expect(search.field).toBeFocused();
  expect(requests.filter((url) => url.endsWith(".bin"))).toEqual([]);
  await devtools.send("Input.insertText", { text: "うさぎ" });
  await expect(search.field).toHaveValue("うさぎ");
  await expect(search.results.first()).toBeVisible();
  await expect(search.marks.first()).toHaveText(/うさぎ|ウサギ/);
});

test("what is typed while it is on its way is not lost", async ({ page, home, search, site }) => {
  await home.open();
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(/\/search-\w+\.js$/, (route) => released.then(() => route.continue()));
  await page.keyboard.press("/");
  await page.keyboard.type("kite");
  await expect(search.dialog).toBeHidden();
  release();
  await expect(search.field).toHaveValue("kite");
  await expect(search.field).toBeFocused();
  expect(site.sent.some(({ path }) => path.endsWith("index.json"))).toBe(true);
});

test("where not all words are found, what is near is shown as such", async ({ home, search }) => {
  await home.open();
  await search.ask("hourglass バラライカ");
  await expect(search.status).toHaveText("すべての言葉を含むものはありません。近いもの 1 件を表示");
  await expect(search.title("Thirty seconds of sand")).toBeVisible();
  await search.field.fill("バラライカ");
  await expect(search.status).toHaveText("見つかりませんでした。ほかの言葉でもお試しください。");
  await expect(search.results).toHaveCount(0);
  await search.field.fill("");
  await expect(search.status).toBeEmpty();
});

test("a talk is found by its kind and number, and by its date", async ({ home, search }) => {
  await home.open();
  await search.ask("LT 2 2025年4月");
  await expect(search.status).toHaveText("1 件見つかりました");
  await expect(search.title("Thirty seconds of sand")).toBeVisible();
  await search.field.fill("発表3 istio");
  await expect(search.status).toHaveText("1 件見つかりました");
  await expect(search.result(/^Trace Metrics/)).toContainText("発表 3");
  for (const [question, kind, date] of [
    ["LT", "LT", /年/],
    ["2025-04", "", "2025年4月12日"],
    ["2025/2/26", "", "2025年2月26日"],
  ]) {
    await search.field.fill(question);
    await expect(search.results.filter({ hasText: kind }).filter({ hasText: date })).not.toHaveCount(0);
    await expect(search.results.filter({ hasNotText: date })).toHaveCount(0);
    await expect(search.status).toHaveText(/^\d+ 件/);
  }
});

test("what is too short to be found is said to be", async ({ page, home, search }) => {
  await home.open();
  await page.keyboard.press("/");
  for (const question of ["q", "<b>", "🦔", "ん"]) {
    await search.field.fill(question);
    await expect(search.status).toHaveText("見つかりませんでした。もう少し長い言葉でお試しください。");
    await search.field.fill("");
    await expect(search.status).toBeEmpty();
  }
});

test("its results say what they are", async ({ home, search }) => {
  await home.open();
  await search.ask("hourglass");
  await expect(search.dialog).toMatchAriaSnapshot(`
    - dialog "発表を検索":
      - search:
        - text: 発表を検索
        - searchbox "発表を検索": hourglass
        - button "閉じる"
      - status: 1 件見つかりました
      - list:
        - listitem:
          - paragraph:
            - link "Thirty seconds of sand":
              - /url: /posts/offline-meetup/#lt-2
          - paragraph:
            - text: LT 2
            - link "Thirty seconds of sand 2:30 から再生":
              - /url: /posts/offline-meetup/?t=150#lt-2
              - text: 2:30 から再生
          - paragraph:
            - text: Dee
            - mark: Hourglass
            - text: / Sand Users Group
          - paragraph:
            - text: Dee turned an
            - mark: hourglass
            - text: /over, said nothing/
          - paragraph:
            - text: "Offline meetup: a clock, four talks and no network"
            - time: 2025年4月12日
  `);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test.beforeEach(({ problems }) => problems.expect(/request failed: .*\/client-\w+\.js csp/));

  test("all talks are the answer", async ({ page, search, baseURL }) => {
    await page.goto("posts/meetup-7/");
    await search.link.click();
    await expect(page).toHaveURL(`${baseURL}talks/`);
  });
});

test("without the client, it is opened and leads to what it finds", async ({ page, problems, site, search, report, baseURL }) => {
  problems.expect(/This page goes on without its client/);
  problems.expect(/status of 404 .*_bg\.wasm/);
  await page.route(/_bg\.wasm$/, (route) => route.fulfill({ status: 404 }));
  const gaveUp = page.waitForEvent("console", (message) => message.text().includes("goes on without its client"));
  await page.goto("./");
  await gaveUp;
  await page.keyboard.press("/");
  await search.field.fill("hourglass");
  await search.title("Thirty seconds of sand").click();
  await expect(page).toHaveURL(`${baseURL}posts/offline-meetup/#lt-2`);
  await page.keyboard.press("Tab");
  await expect(report.cuesOf("lt-2").first()).toBeFocused();
  await expect(report.card("lt-2")).toBeInViewport();
  expect(site.sent.length).toBeGreaterThan(0);
});

test("without the client, its key is the page's own where keys are switched off", async ({ page, problems, report, search }) => {
  problems.expect(/This page goes on without its client/);
  problems.expect(/status of 404 .*_bg\.wasm/);
  await report.open("offline-meetup");
  await page.keyboard.press("?");
  await page.getByRole("switch", { name: "Use keyboard shortcuts" }).click();
  await page.route(/_bg\.wasm$/, (route) => route.fulfill({ status: 404 }));
  const gaveUp = page.waitForEvent("console", (message) => message.text().includes("goes on without its client"));
  await page.reload();
  await gaveUp;
  await page.keyboard.press("/");
  await expect(search.link).not.toHaveAttribute("aria-busy");
  await page.keyboard.press("Control+k");
  await expect(search.field).toBeFocused();
  await expect(search.field).toHaveValue("");
});

test("a site that has none has no way to it", async ({ page, site, home, search }) => {
  site.alter("", (answer) => ({ ...answer, body: answer.body.toString().replace(/ data-search="[^"]*"/, "") }));
  await home.open();
  await expect(search.link).toBeHidden();
  await page.keyboard.press("/");
  await page.keyboard.press("Control+k");
  await expect(search.dialog).toBeHidden();
  await expect(home.title).toBeVisible();
});

for (const [where, viewport] of [
  ["on a phone", { width: 320, height: 640 }],
  ["in a wide window at 200 %", { width: 640, height: 400 }],
]) {
  test.describe(where, () => {
    test.use({ viewport });

    test("it fits, and its field stays in sight", async ({ page, home, search }) => {
      await home.open();
      await search.ask("datadog");
      await expect(search.results.nth(2)).toBeVisible();
      const box = await search.dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(box).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await search.results.last().scrollIntoViewIfNeeded();
      await expect(search.field).toBeInViewport();
    });
  });
}
