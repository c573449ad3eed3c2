// What the search says of a large archive, whose index knows only roughly where to look.

import { makeUpIndex } from "../support/index.mjs";
import { expect, test } from "../support/test.mjs";

/** 200 reports, of which some have what is asked for as a tag, and all have its terms. */
function fill(site, found) {
  const all = Array.from({ length: 200 }, (_, at) => at);
  const tags = (at) => (found.includes(at) ? ["タグ5"] : ["タグ9", "5 回"]);
  makeUpIndex(site, all.map((at) => ({ title: `会合${at}`, tags: tags(at) })), { たぐ: all, 5: all });
}

test("it keeps looking until there is something to show, and counts no more than it knows", async ({ site, home, search }) => {
  fill(site, [0, 20, 41, 90, 120, 199]);
  await home.open();
  await search.ask("タグ5");
  await expect(search.status).toHaveText("8 件を表示しています。まだほかにもあるかもしれません（レポート 18 件まで確認）");
  let before = 8;
  for (let press = 0; press < 6 && (await search.more.isVisible()); press += 1) {
    await search.more.click();
    await expect(search.results).not.toHaveCount(before);
    const now = await search.results.count();
    expect(now).toBeGreaterThan(before);
    before = now;
  }
  await expect(search.status).toHaveText("48 件見つかりました");
  await expect(search.more).toBeHidden();
});

test("what is not found yet is not said to be found, nor to be absent", async ({ site, home, search }) => {
  fill(site, [3]);
  await home.open();
  await search.ask("タグ5");
  await expect(search.status).toHaveText("まだ見つかっていません（レポート 120 件まで確認）");
  await search.more.click();
  await expect(search.status).toHaveText("8 件を表示しています。まだほかにもあるかもしれません（レポート 198 件まで確認）");
  await expect(search.title("会合3の話 1")).toBeFocused();
  await search.more.click();
  await expect(search.status).toHaveText("8 件見つかりました");
  await expect(search.field).toBeFocused();
});

test("the reports of a month are found by it", async ({ site, home, search }) => {
  fill(site, []);
  await home.open();
  await search.ask("2024年12月");
  await expect(search.status).toHaveText("8 件見つかりました");
  await expect(search.results.first()).toContainText("2024年12月31日");
});
