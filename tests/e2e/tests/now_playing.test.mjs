// What tells a reader which talk plays, and how far it has gone: the cue list and the
// table of contents. A film of the site's own plays for real.

import { expect, test } from "../support/test.mjs";

const REPORT = "offline-meetup";
const PHONE = { width: 360, height: 640 };

/** Where the bar of a talk's entry stands. */
const gone = (report, talk) => report.entry(talk).locator("progress").evaluate(({ position }) => position);

const goTo = (report, seconds) => report.video.evaluate((video, at) => void (video.currentTime = at), seconds);

/** Plays a talk, and waits until the film moves. */
async function play(report, talk) {
  await report.cue(talk).click();
  await expect(report.video).toHaveJSProperty("paused", false);
}

test("each talk's length is there before the client, the last one's once the player has said it", async ({ report }) => {
  await report.open(REPORT);
  const lengths = report.cueList.locator(".cue-list-length");
  await expect(lengths).toHaveText(["1 min", "1 min", "30 s", ""]);
  await play(report, "Talk 1");
  await expect(lengths).toHaveText(["1 min", "1 min", "30 s", "30 s"]);
});

test("lengths are told in the report's language", async ({ report }) => {
  await report.open("screening-night");
  const lengths = ["25秒", "40秒", "39秒", "1分4秒", "1分", "3分2秒", "1分25秒", ""];
  await expect(report.cueList.locator(".cue-list-length")).toHaveText(lengths);
});

test("the entry of the talk that plays shows how far it has gone, and no other does", async ({ report }) => {
  await report.open(REPORT);
  await expect(report.cueList.locator("progress")).toHaveCount(0);
  await play(report, "Talk 2");
  await expect.poll(() => gone(report, "Talk 2")).toBeGreaterThan(0);
  await goTo(report, 90);
  await expect.poll(() => gone(report, "Talk 2")).toBeCloseTo(0.5, 1);
  await goTo(report, 165);
  await expect.poll(() => gone(report, "LT 2")).toBeCloseTo(0.5, 1);
  await expect(report.cueList.locator("progress")).toHaveCount(1);
});

test("nothing in the cue list moves out of its place when a talk starts", async ({ page, report }) => {
  await report.open(REPORT);
  const boxes = () => report.cueList.getByRole("listitem").evaluateAll((all) => all.map((one) => one.offsetHeight));
  const before = await boxes();
  await play(report, "LT 2");
  await expect(report.entry("LT 2").locator("progress")).toBeVisible();
  expect(await boxes()).toEqual(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("while it plays, the bar moves four times a second at most", async ({ report }) => {
  await report.open(REPORT);
  await play(report, "Talk 2");
  await goTo(report, 70);
  await expect.poll(() => gone(report, "Talk 2")).toBeGreaterThan(11 / 60);
  const moves = await report.cueList.evaluate(async (list) => {
    const video = document.querySelector("video");
    const [bar, start] = [list.querySelector("progress"), video.currentTime];
    let count = 0;
    const observer = new MutationObserver((records) => (count += records.length));
    observer.observe(bar, { attributes: true });
    while (video.currentTime < start + 3) await new Promise(requestAnimationFrame);
    return count;
  });
  expect(moves).toBeGreaterThan(0);
  expect(moves).toBeLessThanOrEqual(12);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`on a phone, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ viewport: PHONE, javaScriptEnabled });

    test("the contents are a line until they are unfolded, and lead to headings and talks", async ({
      page,
      problems,
      report,
    }) => {
      if (!javaScriptEnabled) problems.expect(/request failed: .*\/client-\w+\.js csp/);
      await page.goto(`posts/${REPORT}/`);
      const { height } = await report.contents.boundingBox();
      expect(height).toBeLessThan(60);
      await report.contentsTitle.click();
      await expect(report.contents.getByRole("link")).toHaveText([
        "Recording",
        "How to try it",
        "Talks",
        "Talk 1 A report is a text file",
        "Talk 2 One click, one talk",
        "LT 1 Sunlight is a keyframe",
        "LT 2 Thirty seconds of sand",
        "Slides, and words",
        "Make the clock yourself",
      ]);
      await report.contents.getByRole("link", { name: "LT 1 Sunlight" }).click();
      await expect(report.card("lt-1").getByRole("heading", { level: 3 })).toBeInViewport();
    });
  });
}

test("the contents mark the talk that plays", async ({ report }) => {
  await report.open(REPORT);
  await report.contentsTitle.click();
  const marked = report.contents.locator("[aria-current=true]");
  await expect(marked).toHaveCount(0);
  await play(report, "LT 1");
  await expect(marked).toHaveText("LT 1 Sunlight is a keyframe");
  await goTo(report, 149);
  await expect(marked).toHaveText("LT 2 Thirty seconds of sand");
});
