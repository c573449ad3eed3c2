// A host that accepts what the search asks for, and never answers.

import { expect, test } from "../support/test.mjs";

const OUT_OF_REACH = "検索のデータを取得できませんでした。接続を確認してください。";
const silent = () => new Promise(() => {});

/** Long waits pass in a twentieth of their time. Runs in the page. */
function hurry() {
  const original = setTimeout;
  globalThis.setTimeout = (call, milliseconds, ...rest) => original(call, milliseconds < 5000 ? milliseconds : milliseconds / 20, ...rest);
}

test("its module keeps keys from nobody, and leads to all talks in the end", async ({ page, report, home, search }) => {
  await page.route(/\/search-\w+\.js/, silent);
  await report.open("offline-meetup");
  await report.transcript("talk-1").getByText("Transcript", { exact: true }).click();
  const field = report.transcript("talk-1").getByRole("searchbox");
  await page.clock.install();
  await page.keyboard.press("Control+k");
  await expect(search.link).toHaveAttribute("aria-busy", "true");
  await field.click();
  await page.keyboard.type("kite");
  await expect(field).toHaveValue("kite");
  await page.evaluate(() => {
    document.activeElement.blur();
    scrollTo({ top: 0, behavior: "instant" });
  });
  await page.keyboard.press("Space");
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);

  // What is typed after a while is the page's again.
  await page.clock.runFor(4000);
  await page.keyboard.press("?");
  await expect(page.locator(".keys")).toBeVisible();
  await page.clock.runFor(4000);
  await expect(page).toHaveURL(/\/talks\/$/);
  await expect(home.title).toHaveText("発表一覧");
  await expect(search.link).not.toHaveAttribute("aria-busy");

  await page.unroute(/\/search-\w+\.js/);
  await page.keyboard.press("Control+k");
  await expect(search.field).toBeFocused();
});

for (const [what, of] of [
  ["manifest", /data\/search\/index\.json$/],
  ["shards", /data\/search\/\w+\/\d+\.bin$/],
  ["records", /data\/search\/\w+\/reports\/\d+\.json$/],
]) {
  test(`its ${what}: the reader is told, can try again, and has all talks`, async ({ page, home, search }) => {
    await page.addInitScript(hurry);
    await page.route(of, silent);
    await home.open();
    await search.ask("hourglass");
    await expect(search.status).toHaveText(OUT_OF_REACH);
    await expect(search.allTalks).toBeVisible();
    await page.unroute(of);
    await search.retry.click();
    await expect(search.title("Thirty seconds of sand")).toBeVisible();
  });
}

test("a manifest that comes later is asked for again by the next question", async ({ page, home, search }) => {
  await page.addInitScript(hurry);
  await page.route(/data\/search\/index\.json$/, silent);
  await home.open();
  await search.ask("hourglass");
  await expect(search.status).toHaveText(OUT_OF_REACH);
  await page.unroute(/data\/search\/index\.json$/);
  await search.field.fill("sundial");
  await expect(search.results).toHaveCount(1);
});
