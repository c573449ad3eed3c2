// Pages that are not as they were rendered when the client comes: something altered
// them on the way, or the site was published anew in between. They come alive.

import { expect, test } from "../support/test.mjs";

const PAGE = "posts/offline-meetup/";
const DATA = "data/posts/offline-meetup.json";

/** What the client says when the page is not what was rendered, before it draws it afresh. */
const TRAP = /page error: .*the page is not what was rendered/;

/** Alterations that the client notices, as they touch what it has to bring to life. */
const NOTICED = {
  "an element that does not belong": (html) => html.replace(/(<main [^>]*>)/, "$1<div>A banner of the network</div>"),
  "words that do not belong": (html) => html.replace(/(<div class="recording-box"[^>]*>)/, "$1Words of an extension"),
};

/** One that it has no need to notice. */
const HARMLESS = (html) =>
  html.replace(/(<h[1-4][^>]*>|<a class="cue"[^>]*>)([^<]*)/g, "$1<font><font>$2</font></font>");

/** Has a page altered on its way to the browser. */
function alter(site, change) {
  site.alter(PAGE, (answer) => {
    const html = answer.body.toString();
    const body = change(html);
    if (body === html) throw new Error("the page has nothing of what was to be altered");
    return { ...answer, body };
  });
}

/** The page answers: a cue plays, and marks its talk. */
async function expectAlive(report) {
  await report.hydrated();
  await report.cue("Talk 2").click();
  await expect.poll(() => report.video.evaluate(({ currentTime }) => currentTime)).toBeGreaterThanOrEqual(60);
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
}

for (const [what, change] of Object.entries(NOTICED)) {
  test(`a page with ${what} is drawn afresh`, async ({ page, site, problems, report }) => {
    problems.expect(TRAP);
    alter(site, change);
    await page.goto(PAGE);
    await expectAlive(report);
    await expect(report.main).toHaveCount(1);
    await expect(report.cards).toHaveCount(4);
    await expect(page.getByText("Words of an extension")).toHaveCount(0);
    await expect(page.getByText("A banner of the network")).toHaveCount(0);
  });
}

test("the keys of a page that was drawn afresh answer once", async ({ page, site, problems, report }) => {
  problems.expect(TRAP);
  alter(site, NOTICED["an element that does not belong"]);
  await page.goto(PAGE);
  await report.hydrated();
  await page.keyboard.press("Shift+?");
  await expect(report.keysSwitch).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(report.keysSwitch).toHaveCount(0);
});

test("a translation of what never changes stays", async ({ page, site, report }) => {
  alter(site, HARMLESS);
  await page.goto(PAGE);
  await expectAlive(report);
  await expect(report.title.locator("font font")).toHaveText(/^Offline meetup/);
});

test("a cue that is clicked while the page is being drawn afresh plays", async ({ page, site, problems, report }) => {
  problems.expect(TRAP);
  alter(site, NOTICED["an element that does not belong"]);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  site.alter(DATA, (answer) => released.then(() => answer));
  await page.goto(PAGE, { waitUntil: "domcontentloaded" });
  await report.cue("LT 1").click();
  release();
  await expect.poll(() => report.video.evaluate(({ currentTime }) => currentTime)).toBeGreaterThanOrEqual(120);
});

/** Publishes the report anew: its data is newer than the page. */
function republish(site, edit) {
  site.alter(DATA, (answer) => {
    const data = JSON.parse(answer.body);
    edit(data.content.report);
    return { ...answer, body: JSON.stringify(data) };
  });
}

test("a page whose report got another title since shows the newer one", async ({ page, site, report }) => {
  republish(site, (newer) => (newer.title = "A newer title"));
  await page.goto(PAGE);
  await expectAlive(report);
  await expect(report.title).toHaveText("A newer title");
  await expect(page).toHaveTitle(/^A newer title \|/);
});

test("a page whose report lost a talk since shows the newer report", async ({ page, site, report }) => {
  republish(site, (newer) =>
    newer.body.splice(
      newer.body.findLastIndex(({ talk }) => talk),
      1,
    ),
  );
  await page.goto(PAGE);
  await report.hydrated();
  await expect(report.cards).toHaveCount(3);
  await expectAlive(report);
});

test("an altered page stays where the client cannot come a second time", async ({ page, site, problems, report }) => {
  problems.expect(TRAP);
  problems.expect(/client-\w+\.js\?fresh/);
  alter(site, NOTICED["an element that does not belong"]);
  await page.route("**/*.js?fresh", (route) => route.abort());
  const refused = page.waitForEvent("requestfailed");
  await page.goto(PAGE);
  await refused;
  await expect(page.getByText("A banner of the network")).toBeVisible();
  await expect(report.cards).toHaveCount(4);
  await report.cue("Talk 2").click();
  await expect(page).toHaveURL(/clock\.webm#t=60$/);
});

test("without its client, a page stays loaded through its own fragments", async ({ page, problems, report }) => {
  problems.expect(/_bg\.wasm/);
  problems.tolerate(/page error|console/);
  await page.route("**/*_bg.wasm", (route) => route.abort());
  const refused = page.waitForEvent("requestfailed");
  await page.goto(PAGE);
  await refused;
  await page.evaluate(() => void (globalThis.isSameDocument = true));
  await report.cueList.getByRole("link", { name: "One click, one talk" }).click();
  await expect(page).toHaveURL(/#talk-2$/);
  expect(await page.evaluate(() => globalThis.isSameDocument)).toBe(true);
});
