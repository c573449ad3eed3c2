// Cues of a YouTube recording, played by a stand-in that cuts no corner.
// Its talks start at 0, 65, 168 and 228 seconds, its lightning talks at 25, 104, 410 and 495.

import { Embed } from "../support/embed.mjs";
import { expect, test } from "../support/test.mjs";

const SLUG = "screening-night";

/** A message of the embed's that says that it cannot play. */
const FORGED = JSON.stringify({ event: "onError", info: 150, id: 1, channel: "widget" });

test("nothing is asked of YouTube before a click", async ({ page, problems, report }) => {
  const embed = await Embed.install(report, problems);
  await report.open(SLUG, "?t=65");
  await page.waitForLoadState("load");
  await expect(report.facade).toHaveAccessibleName(/1:05 から再生/);
  await expect(report.facade).toHaveAccessibleName(/YouTube（Google）に接続します/);
  await expect(page.locator("iframe")).toHaveCount(0);
  expect(embed.requests).toEqual([]);

  await report.facade.click();
  await expect(embed.steering).toHaveText(["seekTo(65, true)", "playVideo()"]);
});

test("a cue starts the player at its second, and seeks there exactly", async ({ page, problems, report, baseURL }) => {
  const embed = await Embed.install(report, problems);
  await report.open(SLUG);
  await report.cue("発表 2").click();
  await expect(embed.steering).toHaveText(["seekTo(65, true)", "playVideo()"]);
  await expect(embed.lost).toHaveCount(0);
  await expect(embed.state).toHaveText("playing");

  const [{ pathname, searchParams }] = embed.requests;
  expect(embed.requests).toHaveLength(1);
  expect(pathname).toBe("/embed/aqz-KE-bpKQ");
  expect(Object.fromEntries(searchParams)).toMatchObject({
    enablejsapi: "1",
    origin: new URL(baseURL).origin,
    start: "65",
    autoplay: "1",
    playsinline: "1",
  });
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
  await expect(report.cue("発表 2")).toHaveAttribute("aria-current", "true");
  await expect(report.current).toHaveCount(4);
  await expect(page).toHaveURL(/\?t=65$/);
});

test("the frame is named, may play, and tells YouTube where it is", async ({ problems, report }) => {
  await Embed.install(report, problems);
  await report.open(SLUG);
  await report.facade.click();
  await expect(report.frame).toHaveAttribute("title", /森の上映会/);
  await expect(report.frame).toHaveAttribute("allow", /autoplay.*encrypted-media.*picture-in-picture/);
  await expect(report.frame).toHaveAttribute("referrerpolicy", "strict-origin-when-cross-origin");
  await expect(report.frame).toHaveAttribute("allowfullscreen");
  const box = await report.frame.boundingBox();
  expect(box.width).toBeGreaterThanOrEqual(200);
  expect(box.height).toBeGreaterThanOrEqual(200);
});

test("a player that hears nothing at first is greeted until it answers, and then left alone", async ({
  problems,
  report,
}) => {
  const embed = await Embed.install(report, problems, { deaf: 3 });
  await report.open(SLUG);
  await report.cue("発表 2").click();
  await expect(embed.steering).toHaveText(["seekTo(65, true)", "playVideo()"]);
  expect(await embed.greetings.count()).toBeGreaterThan(3);
  const greetings = await embed.greetings.count();
  // The mark moves with the second report of progress after this: time enough to greet again.
  await report.cue("発表 3").click();
  await expect(report.card("talk-3")).toHaveAttribute("aria-current", "true");
  await expect(embed.greetings).toHaveCount(greetings);
});

test("a player that never answers is reported, and the next cue tries again", async ({ page, problems, report }) => {
  // Eight seconds of patience pass in 0.4.
  await page.addInitScript(() => {
    const setIntervalOfBrowser = setInterval;
    globalThis.setInterval = (call, milliseconds) => setIntervalOfBrowser(call, milliseconds / 20);
  });
  const embed = await Embed.install(report, problems, { deaf: 1_000_000 });
  await report.open(SLUG);
  await report.cue("発表 2").click();
  await expect(report.status).toContainText("プレーヤーから応答がありません");
  await expect(report.facade).toBeVisible();
  await report.cue("発表 3").click();
  await expect.poll(() => embed.requests.map(({ searchParams }) => searchParams.get("start"))).toEqual(["65", "168"]);
});

test("cues that are clicked while the player loads are kept, and the last one counts", async ({
  page,
  problems,
  report,
}) => {
  const embed = await Embed.install(report, problems, { slow: true });
  await report.open(SLUG);
  for (const talk of ["発表 2", "発表 3", "LT 4"]) await report.cue(talk).click();
  await expect(embed.greetings).not.toHaveCount(0);
  await expect(report.status).toContainText("プレーヤーを読み込んでいます…");
  await expect(report.current).toHaveCount(0);
  await embed.becomeReady();
  await expect(embed.steering).toHaveText(["seekTo(495, true)", "playVideo()"]);
  await expect(embed.lost).toHaveCount(0);
  await expect(report.card("lt-4")).toHaveAttribute("aria-current", "true");
  expect(embed.requests).toHaveLength(1);
  await expect(page).toHaveURL(/\?t=495$/);
});

test("a click while it plays seeks, to zero as to any other place", async ({ problems, report }) => {
  const embed = await Embed.install(report, problems);
  await report.open(SLUG);
  await report.cue("発表 2").click();
  await expect(embed.state).toHaveText("playing");
  await report.cuesOf("talk-3").click();
  await report.cue("発表 1").click();
  await expect(embed.steering).toHaveText([65, 168, 0].flatMap((second) => [`seekTo(${second}, true)`, "playVideo()"]));
  await expect(report.card("talk-1")).toHaveAttribute("aria-current", "true");
  await expect(report.current).toHaveCount(4);
  expect(embed.requests).toHaveLength(1);
});

test("a player that the reader paused keeps its mark, and the next cue plays", async ({ problems, report }) => {
  const embed = await Embed.install(report, problems);
  await report.open(SLUG);
  await report.cue("発表 2").click();
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
  await embed.pause();
  await expect(report.card("talk-2")).toContainText("一時停止中");
  await report.cue("発表 2").click();
  await expect(embed.state).toHaveText("playing");
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
});

for (const [code, words] of [
  [2, "アドレスを YouTube が受け付けませんでした"],
  ["5", "このブラウザーでは動画を再生できませんでした"],
  ["150", "このページでの再生が許可されていません"],
  [100, "削除されたか、非公開になっています"],
  [153, "YouTube が再生を断りました"],
  [7, "動画を再生できませんでした（エラー 7）。"],
]) {
  test(`error ${JSON.stringify(code)} is explained, with a way to the place at YouTube and another try`, async ({
    problems,
    report,
  }) => {
    const embed = await Embed.install(report, problems, { error: code });
    await report.open(SLUG);
    await report.cue("発表 2").click();
    await expect(report.status).toContainText(words);
    await expect(report.announcement).toContainText(words);
    await expect(report.status.getByRole("link")).toHaveAttribute(
      "href",
      "https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=65s",
    );
    await expect(report.status.getByRole("link")).toContainText("1:05");
    await expect(report.facade).toBeVisible();
    await expect(report.frame).toBeHidden();
    await expect(report.current).toHaveCount(0);
    expect(embed.requests).toHaveLength(1);

    await report.status.getByRole("button", { name: "もう一度試す" }).click();
    await expect.poll(() => embed.requests.map(({ searchParams }) => searchParams.get("start"))).toEqual(["65", "65"]);
  });
}

test("a reader who is offline is told so at once, and plays once the network is back", async ({
  context,
  problems,
  report,
}) => {
  const embed = await Embed.install(report, problems);
  // The browser may still be after the site's icon.
  problems.tolerate(/ERR_INTERNET_DISCONNECTED/);
  await report.open(SLUG);
  await context.setOffline(true);
  await report.cue("発表 2").click();
  await expect(report.status).toContainText("オフラインです");
  await expect(report.facade).toBeVisible();
  expect(embed.requests).toEqual([]);
  await context.setOffline(false);
  await report.status.getByRole("button", { name: "もう一度試す" }).click();
  await expect(embed.steering).toHaveText(["seekTo(65, true)", "playVideo()"]);
});

test("a video that is shorter than the report says is spoken of", async ({ problems, report }) => {
  await Embed.install(report, problems, { duration: 300 });
  await report.open(SLUG);
  await report.cue("発表 2").click();
  await expect(report.status).toContainText("録画の長さは 5:00 です。それより後の時間は再生できません。");
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
});

test("a player that wants a tap is spoken of until it plays", async ({ problems, report }) => {
  const embed = await Embed.install(report, problems, { wantsTap: true });
  await report.open(SLUG);
  await report.cue("発表 2").click();
  await expect(report.status).toContainText("プレーヤーの再生ボタンを押すと始まります。");
  await expect(report.announcement).toContainText("プレーヤーの再生ボタンを押すと始まります。");
  await embed.tap();
  await expect(report.status).not.toContainText("再生ボタンを押すと");
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
});

test.describe("where the reader always loads YouTube", () => {
  /** Agrees while a recording plays, and comes back. */
  async function agree(report) {
    await report.open(SLUG);
    await report.facade.click();
    await report.consent.click();
    await expect(report.consent).toBeChecked();
    await report.page.goto("./");
  }

  /** Comes back; the player comes as its place comes into view. */
  async function comeBack(report, rest) {
    await report.open(SLUG, rest);
    await report.recording.scrollIntoViewIfNeeded();
  }

  test("the player comes at rest, at its place, and the next cue plays", async ({ problems, report }) => {
    const embed = await Embed.install(report, problems);
    await agree(report);
    await comeBack(report, "?t=168");
    await expect(report.player).toHaveAttribute("data-view", "slot");
    await expect(embed.state).toHaveText("unstarted");
    expect(Object.fromEntries(embed.requests.at(-1).searchParams)).toMatchObject({ start: "168" });
    expect(embed.requests.at(-1).searchParams.has("autoplay")).toBe(false);
    await report.cue("発表 2").click();
    await expect(embed.steering).toHaveText(["seekTo(65, true)", "playVideo()"]);
    await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
    expect(embed.requests).toHaveLength(2);
  });

  test("a player that nobody started neither docks nor goes along", async ({ page, problems, report }) => {
    const embed = await Embed.install(report, problems);
    await agree(report);
    await comeBack(report);
    await expect(embed.state).toHaveText("unstarted");
    await report.card("lt-4").scrollIntoViewIfNeeded();
    await expect(report.player).toHaveAttribute("data-view", "slot");
    await report.homeLink.click();
    await expect(page).toHaveURL(/\/$/);
    await expect(report.player).toBeHidden();
    await expect(page.locator("iframe")).toHaveCount(0);
  });

  test("it can be taken back", async ({ page, problems, report }) => {
    const embed = await Embed.install(report, problems);
    await agree(report);
    await comeBack(report);
    await expect(embed.state).toHaveText("unstarted");
    await report.consent.click();
    await expect(report.consent).not.toBeChecked();
    await page.goto("./");
    await comeBack(report);
    await page.waitForLoadState("load");
    await expect(report.facade).toBeVisible();
    await expect(page.locator("iframe")).toHaveCount(0);
    expect(embed.requests).toHaveLength(2);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test("a failure is told where the reader is, and gone once its own place is in view", async ({
    problems,
    report,
  }) => {
    await Embed.install(report, problems, { error: 150 });
    await report.open(SLUG);
    await report.cuesOf("lt-4").click();
    await expect(report.player.getByText("再生が許可されていません")).toBeInViewport();
    await expect(report.player.getByRole("link", { name: "YouTube で開く (8:15)" })).toBeInViewport();
    await expect(report.player.getByRole("button", { name: "もう一度試す" })).toBeInViewport();
    await report.recording.scrollIntoViewIfNeeded();
    await expect(report.player).toBeHidden();
    await expect(report.status).toContainText("再生が許可されていません");
  });
});

test("a failure while it plays is tried again from there", async ({ page, problems, report }) => {
  const embed = await Embed.install(report, problems);
  await report.open(SLUG);
  await report.cue("発表 2").click();
  await expect(report.playhead).toHaveValue("67");
  await embed.fail(5);
  await expect(report.status.getByRole("link")).toContainText(/1:0[7-9]/);
  await expect(report.frame).toHaveCount(0);
  await expect(page).toHaveURL(/\?t=6[7-9]$/);
  await report.status.getByRole("button", { name: "もう一度試す" }).click();
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
  expect(Number(embed.requests.at(-1).searchParams.get("start"))).toBeGreaterThanOrEqual(67);
});

test("an error that comes later is heard too", async ({ problems, report }) => {
  const embed = await Embed.install(report, problems);
  await report.open(SLUG);
  await report.cue("発表 2").click();
  await expect(embed.state).toHaveText("playing");
  await embed.fail(5);
  await expect(report.status).toContainText("このブラウザーでは動画を再生できませんでした。");
  await expect(report.facade).toBeVisible();
});

test.describe("a message that is not the player's is ignored:", () => {
  /** Notes that a forged message arrives; the returned function waits for it. The client listened before this. */
  async function expectForged(page) {
    await page.evaluate((forged) => {
      const arrives = (answer) => addEventListener("message", ({ data }) => data === forged && answer());
      globalThis.forgedArrived = new Promise(arrives);
    }, FORGED);
    return () => page.evaluate(() => globalThis.forgedArrived);
  }

  const expectNoError = async (report) => {
    await expect(report.facade).toHaveCount(0);
    await expect(report.status).not.toContainText("再生が許可されていません");
  };

  test("the page's own", async ({ page, problems, report }) => {
    const embed = await Embed.install(report, problems);
    await report.open(SLUG);
    await report.cue("発表 2").click();
    await expect(embed.state).toHaveText("playing");
    const arrived = await expectForged(page);
    await page.evaluate((message) => postMessage(message, location.origin), FORGED);
    await arrived();
    await expectNoError(report);
    await report.cue("発表 3").click();
    await expect(report.card("talk-3")).toHaveAttribute("aria-current", "true");
    await expectNoError(report);
  });

  test("another frame of YouTube's", async ({ page, problems, report }) => {
    const embed = await Embed.install(report, problems);
    await report.open(SLUG);
    await report.cue("発表 2").click();
    await expect(embed.state).toHaveText("playing");
    const arrived = await expectForged(page);
    await page.evaluate(() => {
      const src = "https://www.youtube-nocookie.com/embed/another";
      document.body.append(Object.assign(document.createElement("iframe"), { src }));
    });
    const another = page.frameLocator("body > iframe").locator("html");
    await another.evaluate((_, message) => parent.postMessage(message, "*"), FORGED);
    await arrived();
    await expectNoError(report);
  });

  test("another site's in the player's window", async ({ page, context, problems, report }) => {
    await Embed.install(report, problems, { slow: true });
    const stranger = "https://speakerdeck.com/player/stranger";
    problems.stub(stranger);
    const body = `<!DOCTYPE html><script>parent.postMessage(${JSON.stringify(FORGED)}, "*")</script>`;
    await context.route(stranger, (route) => route.fulfill({ contentType: "text/html", body }));
    await report.open(SLUG);
    await report.cue("発表 2").click();
    // The client goes on greeting YouTube; the browser says that a stranger got none of it.
    problems.tolerate(/Failed to execute 'postMessage'.*speakerdeck\.com/);
    const arrived = await expectForged(page);
    await report.frame.evaluate((frame, address) => void (frame.src = address), stranger);
    await arrived();
    await expectNoError(report);
    await expect(report.status).toContainText("プレーヤーを読み込んでいます…");
  });
});
