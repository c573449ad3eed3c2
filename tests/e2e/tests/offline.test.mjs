// Reading offline: what was read is there without a network, whole and of one version of
// the site; nothing that the worker does or fails to do keeps a reader from the site.

import { expect, test } from "../support/test.mjs";
import { folderOf } from "../support/sites.mjs";

test.use({ serviceWorkers: "allow" });

const CLOCK = /^Offline meetup/;
const SCREENING = /森の上映会/;

/** Waits until there is a copy of a file. */
const isKept = (page, address) =>
  expect
    .poll(() => page.evaluate(async (url) => Boolean(await caches.match(url)), address), `a copy of ${address}`)
    .toBe(true);

/** The addresses of all copies, below the site's home. */
const keptBelow = (page, home) =>
  page.evaluate(async (url) => {
    const names = await caches.keys();
    const copies = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return copies.flat().map((copy) => copy.url.replace(url, ""));
  }, home);

/** Reads a report until there are copies of it, and of what every reader may want. */
async function read(page, report, slug, home) {
  await report.open(slug);
  await isKept(page, `${home}posts/${slug}/`);
  await isKept(page, `${home}offline.html`);
}

/** Takes the network from the browser, and the server from the network. */
async function goOffline(context, site, problems) {
  problems.tolerate(/request failed|Failed to load resource|net::ERR/);
  await context.setOffline(true);
  site.unplug();
}

for (const siteName of ["root", "base", "checked"]) {
  test.describe(siteName, () => {
    test.use({ siteName });

    test("what was read is there offline, and the client with it", async ({
      page,
      context,
      site,
      problems,
      home,
      report,
      baseURL,
    }) => {
      await read(page, report, "offline-meetup", baseURL);
      await report.homeLink.click();
      await home.report(SCREENING).click();
      await expect(report.title).toHaveText(SCREENING);
      await isKept(page, `${baseURL}posts/screening-night/`);
      await isKept(page, baseURL);

      await goOffline(context, site, problems);
      // Shown by the client before, and loaded as a page now.
      await page.reload();
      await report.hydrated();
      await expect(report.title).toHaveText(SCREENING);
      await expect(page.locator("#app")).not.toHaveAttribute("data-afresh");
      await report.homeLink.click();
      await expect(home.entries).toHaveCount(3);
      await home.report(CLOCK).click();
      await expect(report.title).toHaveText(CLOCK);
      await page.goto("posts/offline-meetup/?t=60");
      await report.hydrated();
      await expect(report.cards).toHaveCount(4);
    });

    test("what was not read says so offline, with a way back", async ({
      page,
      context,
      site,
      problems,
      home,
      report,
      baseURL,
    }) => {
      await read(page, report, "offline-meetup", baseURL);
      await goOffline(context, site, problems);
      await page.goto("posts/meetup-7/");
      await expect(report.title).toHaveText("オフラインです");
      await expect(report.main).toContainText("このページのコピーは、この端末にありません。");
      await report.main.getByRole("link", { name: "レポート一覧へ" }).click();
      await home.hydrated();
      await expect(home.entries).toHaveCount(3);
      await home.report(SCREENING).click();
      await expect(report.alert).toContainText("データを取得できませんでした。接続を確認してください。");
      await report.alert.getByRole("link", { name: "レポート一覧へ" }).click();
      await expect(home.entries).toHaveCount(3);
    });
  });
}
