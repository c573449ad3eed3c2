// Reading offline: what was read is there without a network, and nothing else is kept.

import { alterWorker, copiesTest as test, expect, isControlled } from "../support/offline.mjs";

const CLOCK = /^Offline meetup/;
const SCREENING = /森の上映会/;

/** A host's own page, which has it asked for no icon. */
const MAINTENANCE = '<!DOCTYPE html><link rel="icon" href="data:,"><h1>Maintenance</h1>';

for (const siteName of ["root", "base", "checked"]) {
  test.describe(siteName, () => {
    test.use({ siteName });

    test("what was read is there offline, and the client with it", async ({
      page,
      network,
      read,
      copies,
      home,
      report,
    }) => {
      await read("offline-meetup");
      await report.homeLink.click();
      await home.report(SCREENING).click();
      await expect(report.title).toHaveText(SCREENING);
      await copies.have("posts/screening-night/");
      await copies.areWhole();

      await network.cut();
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

    test("what was not read says so offline, with a way back", async ({ page, network, read, home, report }) => {
      await read("offline-meetup");
      await network.cut();
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

test("a page that could not be read offline is there as soon as the network is", async ({
  page,
  network,
  read,
  report,
}) => {
  await read("offline-meetup");
  await network.cut();
  await page.goto("posts/screening-night/#talk-2");
  await expect(report.title).toHaveText("オフラインです");
  await report.main.getByRole("link", { name: "もう一度試す" }).click();
  await expect(report.title).toHaveText("オフラインです");
  await network.mend();
  await report.hydrated();
  await expect(report.title).toHaveText(SCREENING);
});

test("pictures that were seen are kept; films, frames and what is another site's are not", async ({
  page,
  network,
  problems,
  copies,
  report,
}) => {
  await page.route("https://www.youtube-nocookie.com/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><title>player</title>" }),
  );
  problems.stub("https://www.youtube-nocookie.com/");
  await report.open("screening-night");
  await report.facade.click();
  await expect(report.frame).toBeVisible();
  await report.open("offline-meetup");
  await report.cue("Talk 2").click();
  await expect.poll(() => report.video.evaluate(({ currentTime }) => currentTime)).toBeGreaterThanOrEqual(60);
  await copies.have("assets/images/clock-poster.svg");
  await copies.have("posts/offline-meetup/");
  const paths = await copies.paths();
  expect(paths.filter((path) => /\.webm|^https?:/.test(path))).toEqual([]);
  expect(paths).not.toContain("assets/images/screening-popcorn.svg");

  await network.cut();
  await page.goto("posts/offline-meetup/");
  const picture = report.main.getByRole("img").first();
  await expect.poll(() => picture.evaluate(({ naturalWidth }) => naturalWidth)).toBeGreaterThan(0);
});

test("a page that was on its way when the worker came has copies too", async ({ page, site, copies, report }) => {
  // It takes over no page on its own, as it does not those that are still on their way.
  alterWorker(site, { "await clients.claim();\n  const names": "const names" });
  await report.open("offline-meetup");
  await isControlled(page);
  await copies.have("posts/offline-meetup/");
});

test("a picture that cannot be read again costs no other its copy", async ({ site, copies, report }) => {
  const refused = '  if (address.endsWith("clock-laptop.svg")) throw new Error("refused");\n';
  const reading = "const read = async (address, cache) => {\n";
  alterWorker(site, { [reading]: reading + refused });
  await report.open("offline-meetup");
  await copies.have("assets/images/clock-poster.svg");
  expect(await copies.paths()).not.toContain("assets/images/clock-laptop.svg");
});

test("a list of talks that was read is there offline", async ({ page, network, copies, home, report }) => {
  await home.open();
  await copies.have("offline.html");
  await page.getByRole("link", { name: "発表一覧" }).click();
  await expect(page).toHaveURL(/\/talks\/$/);
  await copies.have("talks/");
  await copies.areWhole();
  await network.cut();
  await page.reload();
  await report.hydrated();
  await expect(report.title).toHaveText("発表一覧");
  await expect(report.main.getByRole("link", { name: "Thirty seconds of sand", exact: true })).toBeVisible();
});

test("a transcript that was opened is there offline", async ({ page, network, copies, home, report }) => {
  await home.open();
  await home.report(CLOCK).click();
  await report.transcript("talk-1").locator("summary").click();
  await copies.have("data/transcripts/offline-meetup.json");
  await copies.have("");
  await network.cut();
  await page.goto("./");
  await home.hydrated();
  await home.report(CLOCK).click();
  await report.transcript("talk-1").locator("summary").click();
  await expect(report.transcript("talk-1").getByRole("link").first()).toBeVisible();
});

test("a host that keeps a reader waiting does not, where there is a copy", async ({ page, site, copies, report }) => {
  alterWorker(site, { "PATIENCE = 4000": "PATIENCE = 300" });
  await report.open("offline-meetup");
  await copies.have("posts/offline-meetup/");
  for (const path of ["posts/offline-meetup/", "data/posts/offline-meetup.json"]) {
    site.alter(path, () => new Promise(() => {}));
  }
  await page.goto("posts/offline-meetup/?t=1");
  await report.hydrated();
  await expect(report.cards).toHaveCount(4);

  // Without a copy, there is nothing but to wait.
  let release;
  const released = new Promise((resolve) => (release = resolve));
  site.alter("posts/screening-night/", (answer) => released.then(() => answer));
  const asked = page.waitForRequest(/screening-night\/$/);
  const loaded = page.goto("posts/screening-night/");
  await asked;
  release();
  await loaded;
  await expect(report.title).toHaveText(SCREENING);
});

test("a host that fails shows what it says, or the copy", async ({ page, site, problems, copies, report }) => {
  problems.tolerate(/status of 503/);
  await report.open("offline-meetup");
  await copies.have("posts/offline-meetup/");
  const failing = () => ({ status: 503, headers: { "content-type": "text/html" }, body: MAINTENANCE });
  site.alter("posts/offline-meetup/", failing);
  site.alter("posts/screening-night/", failing);
  await page.goto("posts/offline-meetup/");
  await expect(report.title).toHaveText(CLOCK);
  await page.goto("posts/screening-night/");
  await expect(report.title).toHaveText("Maintenance");
});

test("copies keep to their number, the oldest go first, and the client goes with its last page", async ({
  site,
  read,
  copies,
  report,
}) => {
  // A page with its client and data, and the two that every reader may want.
  alterWorker(site, { "files: 500": "files: 9" });
  await read("offline-meetup");
  await report.open("screening-night");
  await copies.have("posts/screening-night/");
  await report.open("meetup-7");
  await copies.have("posts/meetup-7/");
  await expect.poll(async () => (await copies.paths()).length).toBeLessThanOrEqual(9);
  expect(await copies.paths()).not.toContain("posts/offline-meetup/");
  await copies.areWhole();
});

test("copies keep to their size", async ({ site, copies, report }) => {
  const limit = 700_000;
  alterWorker(site, { "bytes: 50_000_000": `bytes: ${limit}` });
  for (const slug of ["offline-meetup", "screening-night", "meetup-7", "offline-meetup"]) {
    await report.open(slug);
    await copies.have(`posts/${slug}/`);
    await expect.poll(() => copies.bytes()).toBeLessThanOrEqual(limit);
    await copies.areWhole();
  }
  await expect(report.copies).toBeVisible();
  const told = Number(/[\d.]+(?= MB)/.exec(await report.copies.textContent()));
  await expect.poll(async () => Math.ceil((await copies.bytes()) / 1e5) / 10).toBe(told);
});

test("the reader clears the copies; what everybody has, and those of other sites, stay", async ({ page, network, read, copies, home, report }) => {
  await read("offline-meetup");
  await page.evaluate(async () => (await caches.open("another site's")).put("/other", new Response("")));
  await report.clearCopies.click();
  await expect(report.clearCopies).toBeHidden();
  await expect(report.copies).toBeFocused();
  const left = (await copies.paths()).filter((path) => !/^client-/.test(path)).sort();
  expect(left).toEqual(["", "data/site.json", "offline.html"]);
  await copies.areWhole();
  const told = Number(/[\d.]+(?= MB)/.exec(await report.copies.textContent()));
  expect(told).toBe(Math.ceil((await copies.bytes()) / 1e5) / 10);
  expect(await page.evaluate(() => caches.has("another site's"))).toBe(true);

  // Without a network, the page that says so is still there, and leads to the way in.
  await network.cut();
  await page.reload();
  await expect(report.title).toHaveText("オフラインです");
  await report.main.getByRole("link", { name: "レポート一覧へ" }).click();
  await home.hydrated();
  await expect(home.entries).toHaveCount(3);
});

test("where data is saved, nothing is fetched that the page does not need", async ({
  site,
  problems,
  copies,
  home,
  report,
}) => {
  problems.tolerate(/ERR_CACHE_MISS/);
  const before = site.sent.length;
  alterWorker(site, { "navigator.connection?.saveData": "true" });
  await report.open("offline-meetup");
  await copies.have("posts/offline-meetup/");
  await report.homeLink.click();
  await expect(home.entries).toHaveCount(3);
  await home.report(SCREENING).click();
  await expect(report.title).toHaveText(SCREENING);
  await report.open("meetup-7");
  await copies.have("posts/meetup-7/");
  const asked = site.sent.slice(before).map(({ path }) => path).filter((path) => /^\/($|offline\.html|posts\/screening)/.test(path));
  expect(asked).toEqual([]);
  expect(await copies.paths()).not.toContain("posts/screening-night/");
});
