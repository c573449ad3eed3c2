// A search whose index is missing, broken, of another time, or out of reach: the reader is
// told, can try again, and has the list of all talks.

import { expect, test } from "../support/test.mjs";

const MANIFEST = "data/search/index.json";
const NOT_THERE = "検索のデータが壊れているか、ありません。";
const OUT_OF_REACH = "検索のデータを取得できませんでした。接続を確認してください。";

/** The files of the samples' index, as its manifest names them. */
async function filesOf(page, baseURL) {
  const { version } = await (await page.request.get(`${baseURL}${MANIFEST}`)).json();
  const names = ["0.bin", "reports/0.json", "reports/1.json", "reports/2.json"].concat(
    Array.from({ length: 7 }, (_, at) => `${at + 1}.bin`),
  );
  return names.map((name) => `data/search/${version}/${name}`);
}

const cut = (answer) => ({ ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) });
const status = (number) => (answer) => ({ ...answer, status: number });

const FAULTS = [
  { what: "no manifest", of: /index\.json$/, change: status(404), words: NOT_THERE, says: /status of 404/ },
  { what: "a manifest that is refused", of: /index\.json$/, change: status(503), words: OUT_OF_REACH, says: /status of 503/ },
  { what: "half a manifest", of: /index\.json$/, change: cut, words: NOT_THERE },
  {
    what: "a page for a manifest",
    of: /index\.json$/,
    change: (answer) => ({ ...answer, body: "<!DOCTYPE html><title>x</title>" }),
    words: NOT_THERE,
  },
  {
    what: "an index of another form",
    of: /index\.json$/,
    change: (answer) => ({ ...answer, body: JSON.stringify({ format: 9999 }) }),
    words: "サイトが更新されました。ページを再読み込みしてください。",
  },
  { what: "no shards", of: /\.bin$/, change: status(404), words: NOT_THERE, says: /status of 404/ },
  { what: "half shards", of: /\.bin$/, change: cut, words: NOT_THERE },
  { what: "no records", of: /reports\/\d+\.json$/, change: status(404), words: NOT_THERE, says: /status of 404/ },
  { what: "records of nothing", of: /reports\/\d+\.json$/, change: (answer) => ({ ...answer, body: "{}" }), words: NOT_THERE },
  { what: "half records", of: /reports\/\d+\.json$/, change: cut, words: NOT_THERE },
];

for (const { what, of, change, words, says } of FAULTS) {
  test(`${what}`, async ({ page, site, problems, home, search, baseURL }) => {
    if (says) problems.expect(says);
    const files = [MANIFEST, ...(await filesOf(page, baseURL))].filter((file) => of.test(file));
    for (const file of files) site.alter(file, change);
    await home.open();
    await search.ask("hourglass");
    await expect(search.status).toHaveText(words);
    await expect(search.results).toHaveCount(0);

    site.restore();
    await search.retry.click();
    await expect(search.title("Thirty seconds of sand")).toBeVisible();
    await expect(search.retry).toBeHidden();
  });
}

test("a host that nobody reaches", async ({ page, site, problems, home, search }) => {
  problems.expect(/ERR_(EMPTY_RESPONSE|CONNECTION_\w+|SOCKET_NOT_CONNECTED)/);
  await home.open();
  await search.ask("hourglass");
  await expect(search.status).toHaveText("1 件見つかりました");
  site.unplug();
  await search.field.fill("ピクチャー");
  await expect(search.status).toHaveText(OUT_OF_REACH);
  site.restore();
  await search.allTalks.click();
  await expect(search.dialog).toBeHidden();
  await expect(page).toHaveURL(/\/talks\/$/);
  await expect(home.title).toHaveText("発表一覧");
});

test("a reader who is offline is told that it wants a connection", async ({ page, problems, home, search }) => {
  problems.expect(/ERR_INTERNET_DISCONNECTED/);
  await home.open();
  await search.ask("hourglass");
  await expect(search.status).toHaveText("1 件見つかりました");
  await page.context().setOffline(true);
  await search.field.fill("ピクチャー");
  await expect(search.status).toHaveText("オフラインです。検索にはインターネットへの接続が必要です。");
  await expect(search.allTalks).toBeVisible();
  await page.context().setOffline(false);
  await search.retry.click();
  await expect(search.status).not.toHaveText(/オフライン/);
  await expect(search.retry).toBeHidden();
});

test("a module that cannot be had leads to all talks, and is asked for again", async ({ page, problems, home, search }) => {
  problems.expect(/status of 404 .*search-\w+\.js/);
  await page.route(/\/search-\w+\.js$/, (route) => route.fulfill({ status: 404 }));
  await home.open();
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/talks\/$/);
  await expect(home.title).toHaveText("発表一覧");
  await page.unroute(/\/search-\w+\.js$/);
  await search.ask("hourglass");
  await expect(search.title("Thirty seconds of sand")).toBeVisible();
});

test("a broken copy in the browser's cache is got over", async ({ page, site, home, search, baseURL }) => {
  const files = await filesOf(page, baseURL);
  for (const file of files.filter((name) => name.endsWith(".bin"))) {
    let answers = 0;
    site.alter(file, (answer) => ((answers += 1) > 1 ? answer : cut(answer)));
  }
  await home.open();
  await search.ask("hourglass");
  await expect(search.title("Thirty seconds of sand")).toBeVisible();
});

test("an index that has moved on is found again, once", async ({ site, problems, home, search }) => {
  problems.expect(/status of 404 .*\/gone\//);
  let answers = 0;
  site.alter(MANIFEST, (answer) => {
    answers += 1;
    const manifest = JSON.parse(answer.body);
    return { ...answer, body: JSON.stringify(answers > 1 ? manifest : { ...manifest, version: "gone" }) };
  });
  await home.open();
  await search.ask("hourglass");
  await expect(search.title("Thirty seconds of sand")).toBeVisible();
  expect(answers).toBe(2);
});

test("an index that is gone for good is asked for twice, and no more", async ({ site, problems, home, search }) => {
  problems.expect(/status of 404 .*\/gone\//);
  let answers = 0;
  site.alter(MANIFEST, (answer) => {
    answers += 1;
    return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), version: "gone" }) };
  });
  await home.open();
  await search.ask("hourglass");
  await expect(search.status).toHaveText(NOT_THERE);
  expect(answers).toBe(2);
});
