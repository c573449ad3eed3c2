// The player as an attendee uses it: it follows, it is steered by bar and keys, it
// shares and remembers. A film of the site's own plays for real.

import { Embed } from "../support/embed.mjs";
import { HomePage } from "../support/pages.mjs";
import { expect, test } from "../support/test.mjs";

const REPORT = "offline-meetup";
const place = (report) => report.video.evaluate((video) => video.currentTime);

/** Starts a talk, and waits until the film plays. */
async function play(report, talk = "Talk 2") {
  await report.open(REPORT);
  await report.facade.scrollIntoViewIfNeeded();
  await report.cue(talk).click();
  await expect(report.video).toHaveJSProperty("paused", false);
}

test("the recording plays on while its reader goes to another page and comes back", async ({ page, report }) => {
  await play(report);
  await report.video.evaluate((video) => (video.mark = "the same element"));
  await report.homeLink.click();
  const home = new HomePage(page);
  await expect(home.entries).not.toHaveCount(0);
  await expect(report.player).toHaveAttribute("data-view", "dock");
  await expect(report.player).toBeInViewport({ ratio: 1 });
  const before = await place(report);
  await expect.poll(() => place(report)).toBeGreaterThan(before);
  await page.goBack();
  await expect(report.cueList).toBeVisible();
  expect(await report.video.evaluate((video) => video.mark)).toBe("the same element");
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
});

test("YouTube's frame is not loaded again by navigation", async ({ page, problems, report }) => {
  const embed = await Embed.install(report, problems);
  await report.open("screening-night");
  await report.cue("発表 2").click();
  await expect(embed.state).toHaveText("playing");
  await report.homeLink.click();
  await expect(new HomePage(page).entries).not.toHaveCount(0);
  await expect(embed.state).toHaveText("playing");
  await page.goBack();
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
  expect(embed.requests).toHaveLength(1);
});

for (const [device, viewport] of [
  ["a phone", { width: 360, height: 640 }],
  ["a desktop", { width: 1280, height: 800 }],
]) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport });

    test("the player docks when its place is scrolled away, and covers no text beside it", async ({ report }) => {
      await report.open(REPORT);
      await report.facade.click();
      await expect(report.video).toHaveJSProperty("paused", false);
      await expect(report.player).toHaveAttribute("data-view", "slot");
      const slot = await report.recording.locator(".recording-box").boundingBox();
      const screen = await report.video.boundingBox();
      for (const side of ["x", "y", "width"]) expect(Math.abs(slot[side] - screen[side])).toBeLessThan(1.5);
      await report.card("lt-2").scrollIntoViewIfNeeded();
      await report.page.mouse.wheel(0, 4000);
      await expect(report.player).toHaveAttribute("data-view", "dock");
      await expect(report.player).toBeInViewport({ ratio: 1 });
      const { width, height } = await report.video.boundingBox();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(200);
      if (viewport.width > 1000) {
        const card = await report.card("lt-2").boundingBox();
        const player = await report.player.boundingBox();
        expect(card.x + card.width).toBeLessThanOrEqual(player.x);
      }
      await report.button("Keep in view while scrolling").click();
      await expect(report.player).toHaveAttribute("data-view", "slot");
    });

    test("the text stays where it is while the player docks, and begins below it on another page", async ({
      page,
      report,
    }) => {
      await play(report);
      const heading = report.card("talk-1").getByRole("heading", { level: 3 });
      const top = () => heading.evaluate((element) => element.getBoundingClientRect().top + scrollY);
      const before = await top();
      await report.page.mouse.wheel(0, 4000);
      await expect(report.player).toHaveAttribute("data-view", "dock");
      expect(await top()).toBeCloseTo(before, 0);
      await page.evaluate(() => scrollTo(0, 0));
      await report.homeLink.click();
      await expect(new HomePage(page).entries).not.toHaveCount(0);
      const player = await report.player.boundingBox();
      const header = await page.getByRole("banner").boundingBox();
      if (viewport.width < 1000) expect(header.y).toBeGreaterThanOrEqual(player.y + player.height - 1);
      else expect(header.y).toBe(0);
    });

    test("the watch view shows the deck of the talk that plays", async ({ page, problems, report }) => {
      problems.stub("https://speakerdeck.com/");
      await page.route("https://speakerdeck.com/**", (route) =>
        route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><title>deck</title>" }),
      );
      await play(report);
      await report.button("Watch beside the slides").click();
      await expect(report.player).toHaveAttribute("data-view", "watch");
      await expect(report.player.locator(".player-deck")).toBeInViewport();
      await expect(report.main).toHaveAttribute("inert", "");
      await page.keyboard.press("Escape");
      await expect(report.player).not.toHaveAttribute("data-view", "watch");
    });
  });
}

test("the bar goes to a place, and the next and the previous talk are a click away", async ({ report }) => {
  await play(report);
  await report.playhead.evaluate((slider) => {
    slider.value = "125";
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    slider.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await expect(report.card("lt-1")).toHaveAttribute("aria-current", "true");
  await report.button("Next talk").click();
  await expect(report.card("lt-2")).toHaveAttribute("aria-current", "true");
  await report.button("Previous talk").click();
  await expect(report.card("lt-1")).toHaveAttribute("aria-current", "true");
  await expect(report.announcement).toHaveText("Playing LT 1");
});

test("the bar tells what the pointer is over, moves nothing, and goes where it said", async ({ page, report }) => {
  await play(report);
  const title = report.player.locator(".player-title");
  const link = title.getByRole("link");
  await link.focus();
  const [before, bar] = [await title.boundingBox(), await report.playhead.boundingBox()];
  // The middle of the thumb keeps 7 px away from the bar's ends.
  await page.mouse.move(bar.x + 7 + (bar.width - 14) * 0.75, bar.y + bar.height / 2);
  await expect(title).toContainText(/2:1[4-6] LT 1 Sunlight is a keyframe/);
  const [, second] = /2:(1\d) LT 1/.exec(await title.textContent());
  expect(await title.boundingBox()).toEqual(before);
  await expect(link).toBeFocused();
  await expect(link).toHaveText("One click, one talk");
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(() => place(report)).toBeGreaterThan(118 + Number(second));
  expect(await place(report)).toBeLessThan(130 + Number(second));
  await page.mouse.move(0, 0);
  await expect(title).not.toContainText("2:1");
});

test("a drag that comes back to where it began lets go of the bar", async ({ page, report }) => {
  await play(report, "Talk 1");
  await report.button("Pause").click();
  await expect(report.video).toHaveJSProperty("paused", true);
  const { x, y, width, height } = await report.playhead.boundingBox();
  const at = async () => Number(await report.playhead.inputValue());
  const [left, right, middle] = [x + 7, x + width * 0.75, y + height / 2];
  await page.mouse.move(left, middle);
  await page.mouse.down();
  await page.mouse.move(right, middle, { steps: 4 });
  expect(await at()).toBeCloseTo(135, -1);
  await page.mouse.move(left, middle, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(right, middle, { steps: 4 });
  await expect.poll(at).toBeLessThan(10);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 640 } });

  test("the bar is dragged, and plays on from where it is let go", async ({ context, page, report }) => {
    await play(report, "Talk 1");
    const { x, y, width, height } = await report.playhead.boundingBox();
    const touches = await context.newCDPSession(page);
    const touch = (type, ...shares) =>
      touches.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: shares.map((share) => ({ x: x + 7 + (width - 14) * share, y: y + height / 2 })),
      });
    await touch("touchStart", 0.1);
    for (const share of [0.2, 0.4, 0.6, 0.75]) await touch("touchMove", share);
    await expect(report.player).toContainText("LT 1 Sunlight is a keyframe");
    expect(await place(report)).toBeLessThan(30);
    await touch("touchEnd");
    await expect(report.card("lt-1")).toHaveAttribute("aria-current", "true");
  });
});

test("the recording's own link follows the playhead", async ({ problems, report }) => {
  await play(report);
  const open = report.player.getByRole("link", { name: /^Open the video file/ });
  await report.button("Pause").click();
  await expect(report.video).toHaveJSProperty("paused", true);
  const second = Math.floor(await place(report));
  await expect(open).toHaveText(`Open the video file (1:0${second % 60})`);
  await expect(open).toHaveAttribute("href", `/assets/videos/clock.webm#t=${second}`);

  const embed = await Embed.install(report, problems);
  await report.open("screening-night");
  await report.cue("発表 2").click();
  await expect(embed.state).toHaveText("playing");
  await embed.pause();
  await expect(report.player.getByRole("link", { name: /^YouTube で開く \(1:\d\d\)$/ })).toHaveAttribute(
    "href",
    /^https:\/\/www\.youtube\.com\/watch\?v=aqz-KE-bpKQ&t=6\ds$/,
  );
});

test("a film of the site's own goes into a window of its own, where the browser has one", async ({ page, report }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Document.prototype, "pictureInPictureEnabled", { get: () => true });
    HTMLVideoElement.prototype.requestPictureInPicture = async function () {
      globalThis.pictured = this;
    };
  });
  await play(report);
  await report.button("Picture in picture").click();
  expect(await report.video.evaluate((video) => globalThis.pictured === video)).toBe(true);
});

test("there is no button for a window that the browser refuses", async ({ page, report }) => {
  await page.addInitScript(() =>
    Object.defineProperty(Document.prototype, "pictureInPictureEnabled", { get: () => false }),
  );
  await play(report);
  await expect(report.button("Share this moment")).toBeVisible();
  await expect(report.button("Picture in picture")).toHaveCount(0);
});

test("YouTube's frame has no such button: its own player has", async ({ problems, report }) => {
  await Embed.install(report, problems);
  await report.open("screening-night");
  await report.cue("発表 2").click();
  await expect(report.button("この瞬間を共有")).toBeVisible();
  await expect(report.button("ピクチャーインピクチャー")).toHaveCount(0);
});

test("nothing moves while it is paused", async ({ page, report }) => {
  await play(report);
  await report.button("Pause").click();
  await expect(report.video).toHaveJSProperty("paused", true);
  const changes = await page.evaluate(async () => {
    let count = 0;
    const observer = new MutationObserver((records) => (count += records.length));
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    // Four ticks of a playing recording would have come by then.
    for (let frame = 0; frame < 70; frame += 1) await new Promise(requestAnimationFrame);
    return count;
  });
  expect(changes).toBe(0);
});

test("keys steer the player, and can be switched off", async ({ page, report }) => {
  await play(report);
  await page.keyboard.press("k");
  await expect(report.video).toHaveJSProperty("paused", true);
  await page.keyboard.press("3");
  await expect.poll(() => place(report)).toBeCloseTo(54, 0);
  await page.keyboard.press("l");
  await expect.poll(() => place(report)).toBeCloseTo(64, 0);
  await page.keyboard.press("Shift+ArrowRight");
  await expect(report.card("lt-1")).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("m");
  await expect(report.video).toHaveJSProperty("muted", true);
  await page.keyboard.press("Shift+?");
  await report.keysSwitch.click();
  await page.keyboard.press("m");
  await expect(report.video).toHaveJSProperty("muted", true);
});

test("steps in quick succession add up, whatever the player has said by then", async ({ page, report }) => {
  await play(report);
  await page.keyboard.press("k");
  await page.keyboard.press("1");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("l");
  await expect.poll(() => place(report)).toBeCloseTo(48, 0);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(report.card("lt-1")).toHaveAttribute("aria-current", "true");
});

test("the address follows a pause, and the history does not grow", async ({ page, report }) => {
  await play(report);
  const entries = await page.evaluate(() => history.length);
  await page.keyboard.press("0");
  await page.keyboard.press("k");
  await expect(page).toHaveURL(/\?t=\d+$/);
  await page.keyboard.press("5");
  await expect(page).toHaveURL(/\?t=9\d$/);
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test("a link to the moment goes to the clipboard, and the reader is told", async ({ context, page, report }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await play(report);
  await report.button("Pause").click();
  await report.button("Share this moment").click();
  await expect(report.announcement).toContainText("The link to this moment was copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/posts\/offline-meetup\/\?t=6\d$/);
});

test("a link to the talk that plays goes there too", async ({ context, page, report }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await play(report);
  await report.button("Share this talk").click();
  await expect(report.announcement).toContainText("The link to this talk was copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/posts\/offline-meetup\/#talk-2$/);
});

test("a link to a talk starts the recording there", async ({ report }) => {
  await report.open(REPORT, "#lt-1");
  await expect(report.facade).toContainText("Play from 2:00");
});

test("the place is offered at the next visit, and not forced", async ({ page, report }) => {
  await play(report);
  await page.keyboard.press("5");
  await report.button("Pause").click();
  await expect(report.video).toHaveJSProperty("paused", true);
  await page.goto("./");
  await report.open(REPORT);
  await expect(report.video).toHaveCount(0);
  await report.recording.getByRole("link", { name: /^Resume from 1:3/ }).click();
  await expect.poll(() => place(report)).toBeGreaterThan(89);
});

const kept = (page, name) => page.evaluate((name) => localStorage[`cuecard:/:${name}`], name);

test("a player that is closed while it plays leaves the reader's place as it was", async ({ page, report }) => {
  await play(report);
  await expect(report.playhead).not.toHaveValue("0");
  await report.button("Close the player").click();
  await expect(report.video).toHaveCount(0);
  expect(Number(await kept(page, "place:offline-meetup"))).toBeGreaterThanOrEqual(60);
  await expect(page).toHaveURL(/\?t=6\d$/);
});

test("another recording takes the place of the one that plays, which keeps its place", async ({
  page,
  problems,
  report,
}) => {
  await Embed.install(report, problems);
  await play(report);
  await report.homeLink.click();
  await new HomePage(page).report(/森の上映会/).click();
  await report.cue("発表 2").click();
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
  await expect(report.video).toHaveCount(0);
  expect(Number(await kept(page, "place:offline-meetup"))).toBeGreaterThanOrEqual(60);
  await expect(page).toHaveURL(/screening-night\/\?t=65$/);
});

test("the watch view ends with its player", async ({ report }) => {
  await play(report);
  await report.button("Watch beside the slides").click();
  await expect(report.player).toHaveAttribute("data-view", "watch");
  await report.button("Close the player").click();
  await report.cue("Talk 1").click();
  await expect(report.player).toHaveAttribute("data-view", /slot|dock/);
});

for (const [what, breakStorage] of [
  [
    "is closed",
    () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      }),
  ],
  [
    "is full",
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  ],
]) {
  test(`storage that ${what} changes nothing else`, async ({ page, report }) => {
    await page.addInitScript(breakStorage);
    await play(report);
    await page.keyboard.press("k");
    await expect(report.video).toHaveJSProperty("paused", true);
    await page.keyboard.press("Shift+?");
    await report.keysSwitch.click();
    await expect(report.keysSwitch).not.toBeChecked();
  });
}

test("the keys are listed before there is a player, and go again", async ({ page, report }) => {
  await report.open(REPORT);
  await page.keyboard.press("Shift+?");
  await expect(report.recording.getByText("10 seconds back, forward")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(report.recording.getByText("10 seconds back, forward")).toHaveCount(0);
});

test("keys go on steering from the bar, whose arrows are its own", async ({ page, report }) => {
  await play(report);
  await report.playhead.focus();
  await page.keyboard.press("k");
  await expect(report.video).toHaveJSProperty("paused", true);
  const before = await place(report);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => place(report)).toBeCloseTo(Math.floor(before) + 1, 0);
});

test("volume and rate are what the reader left them at", async ({ page, report }) => {
  await play(report);
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
  await report.video.evaluate((video) => Object.assign(video, { volume: 0.4, playbackRate: 1.5 }));
  await expect.poll(() => Promise.all(["volume", "rate"].map((name) => kept(page, name)))).toEqual(["40", "150"]);
  await page.goto("./");
  await play(report);
  await expect(report.video).toHaveJSProperty("playbackRate", 1.5);
  await expect(report.video).toHaveJSProperty("volume", 0.4);
});
