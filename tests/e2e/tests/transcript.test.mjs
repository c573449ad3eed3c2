// What was said in a talk: in the page that was rendered, in one that the client draws,
// and where its data is not to be had.

import { expect, test } from "../support/test.mjs";

const LINES = { "talk-1": 6, "talk-2": 5, "lt-1": 3, "lt-2": 3 };
const DATA = "data/transcripts/offline-meetup.json";

const title = (report, id) => report.transcript(id).getByText("Transcript", { exact: true });
const lines = (report, id) => report.transcript(id).getByRole("listitem");

/** Comes to the report from the list, so that the client draws it. */
async function comeFromHome(home, report) {
  await home.open();
  await home.report(/^Offline meetup/).click();
  await expect(report.title).toBeFocused();
}

for (const siteName of ["root", "base", "checked"]) {
  test.describe(siteName, () => {
    test.use({ siteName });

    test("the page holds every line, and asks for none", async ({ page, report }) => {
      const requests = [];
      page.on("request", (request) => requests.push(request.url()));
      await report.open("offline-meetup");
      for (const [id, count] of Object.entries(LINES)) {
        await expect(lines(report, id)).toHaveCount(0);
        await title(report, id).click();
        await expect(lines(report, id)).toHaveCount(count);
      }
      await expect(lines(report, "talk-2").first()).toHaveText(
        "1:00 Ben: Thank you. How long do you need to find a talk in two hours of film?",
      );
      expect(requests.filter((url) => url.endsWith(DATA))).toEqual([]);
    });

    test("a page that the client draws fetches them once they are wanted", async ({ page, home, report, baseURL }) => {
      const requests = [];
      page.on("request", (request) => requests.push(request.url()));
      await comeFromHome(home, report);
      expect(requests).not.toContain(`${baseURL}${DATA}`);
      await title(report, "lt-1").click();
      await expect(lines(report, "lt-1")).toHaveCount(3);
      await title(report, "lt-1").click();
      await title(report, "lt-1").click();
      await expect(lines(report, "lt-1")).toHaveCount(3);
      expect(requests.filter((url) => url === `${baseURL}${DATA}`)).toHaveLength(1);
    });
  });
}

test("a click on a line plays from there", async ({ page, home, report }) => {
  await report.open("offline-meetup");
  await title(report, "lt-1").click();
  await lines(report, "lt-1").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/\?t=129$/);
  await expect.poll(() => report.video.evaluate(({ currentTime }) => currentTime)).toBeGreaterThanOrEqual(129);

  await report.homeLink.click();
  await home.report(/^Offline meetup/).click();
  await title(report, "talk-1").click();
  await lines(report, "talk-1").last().getByRole("link").click();
  await expect(page).toHaveURL(/\?t=53$/);
});

const playing = (report) => report.page.locator(".transcript-lines [aria-current]");

/** How far a transcript's list is scrolled, and the page. */
const scrolled = (report, id) =>
  report.transcript(id).evaluate((details) => [details.querySelector("ol").scrollTop, window.scrollY]);

test("the line that is said is marked, until another is said or nothing plays", async ({ report }) => {
  await report.open("offline-meetup");
  await title(report, "talk-1").click();
  await title(report, "talk-2").click();
  await expect(playing(report)).toHaveCount(0);
  await report.cue("Talk 2").click();
  await expect(playing(report)).toHaveCount(1);
  await expect(lines(report, "talk-2").nth(0).getByRole("link")).toHaveAttribute("aria-current", "true");
  await report.video.evaluate((video) => void (video.currentTime = 78));
  await expect(lines(report, "talk-2").nth(1).getByRole("link")).toHaveAttribute("aria-current", "true");
  // The next line comes by itself.
  await expect(lines(report, "talk-2").nth(2).getByRole("link")).toHaveAttribute("aria-current", "true");
  await report.video.evaluate((video) => video.pause());
  await expect(playing(report)).toHaveText(/^1:20/);
  await report.cue("Talk 1").click();
  await expect(lines(report, "talk-1").nth(0).getByRole("link")).toHaveAttribute("aria-current", "true");
  await expect(playing(report)).toHaveCount(1);
  await title(report, "talk-1").click();
  await expect(playing(report)).toHaveCount(0);
  await title(report, "talk-1").click();
  await expect(playing(report)).toHaveCount(1);
  await report.button("Close the player").click();
  await expect(playing(report)).toHaveCount(0);
});

test.describe("in a list that is longer than its box", () => {
  test.use({ viewport: { width: 360, height: 420 } });

  const last = (report) => lines(report, "talk-1").last();
  const seek = (report, second) => report.video.evaluate((video, at) => void (video.currentTime = at), second);

  test("the line that is said stays in view, and the page stays where it is", async ({ report }) => {
    await report.open("offline-meetup");
    await report.cue("Talk 1").click();
    await expect(report.video).toHaveJSProperty("paused", false);
    await title(report, "talk-1").click();
    await expect(playing(report)).toHaveText(/^0:02/);
    await report.transcript("talk-1").scrollIntoViewIfNeeded();
    const [, page] = await scrolled(report, "talk-1");
    await seek(report, 54);
    await expect(playing(report)).toHaveText(/^0:53/);
    expect(await last(report).evaluate(isInBox)).toBe(true);
    const [list, pageThen] = await scrolled(report, "talk-1");
    expect(list).toBeGreaterThan(0);
    expect(pageThen).toBe(page);
  });

  test("a reader who looks elsewhere in it is left alone", async ({ page, report }) => {
    await report.open("offline-meetup");
    await report.cue("Talk 1").click();
    await expect(report.video).toHaveJSProperty("paused", false);
    await title(report, "talk-1").click();
    await seek(report, 3);
    await expect(playing(report)).toHaveText(/^0:02/);
    await last(report).hover();
    await page.mouse.wheel(0, 2000);
    await expect.poll(() => last(report).evaluate(isInBox)).toBe(true);
    const before = await scrolled(report, "talk-1");
    await seek(report, 8.5);
    await expect(playing(report)).toHaveText(/^0:09/);
    expect(await scrolled(report, "talk-1")).toEqual(before);
    // A cue takes them along.
    await report.cue("Talk 1").evaluate((link) => link.click());
    await expect(playing(report)).toHaveText(/^0:02/);
    await expect.poll(() => lines(report, "talk-1").first().evaluate(isInBox)).toBe(true);
  });
});

/** Whether a line is in view within the list's own box. */
function isInBox(line) {
  const [box, place] = [line.parentElement.getBoundingClientRect(), line.getBoundingClientRect()];
  return place.top >= box.top - 1 && place.bottom <= box.bottom + 1;
}

test("a transcript is searched in its field, whatever the width and case of letters", async ({ page, report }) => {
  await report.open("offline-meetup");
  const field = report.transcript("talk-1").getByRole("searchbox", { name: "Search this transcript" });
  await expect(field).toHaveCount(0);
  await title(report, "talk-1").click();
  await field.fill("ＴＩＴＬＥ　my");
  await expect(lines(report, "talk-1")).toHaveText(["0:28 Ada: Now I misspell my own title. The check tells me the file, the line and the column."]);
  await expect(report.transcript("talk-1")).toContainText("1 line found");
  await expect(report.announcement).toHaveText("1 line found");
  await field.fill("sundial");
  await expect(lines(report, "talk-1")).toHaveCount(0);
  await expect(report.announcement).toHaveText("Nothing found");
  await field.press("Escape");
  await expect(field).toHaveValue("");
  await expect(lines(report, "talk-1")).toHaveCount(6);
  await expect(report.announcement).toBeEmpty();
});

test("what is searched for is not taken from under the reader by what plays", async ({ report }) => {
  await report.open("offline-meetup");
  await title(report, "talk-1").click();
  await report.transcript("talk-1").getByRole("searchbox").fill("clock");
  await report.cue("Talk 1").click();
  await expect(playing(report)).toHaveCount(1);
  await expect(lines(report, "talk-1")).toHaveText([/^0:53/]);
});

test("a film of the site's own has its transcripts as captions, for whoever turns them on", async ({ report }) => {
  await report.open("offline-meetup");
  await report.cue("Talk 2").click();
  await expect(report.video).toHaveJSProperty("paused", false);
  const track = report.video.locator("track");
  expect(await track.evaluate(({ kind, srclang, label, track: { mode } }) => [kind, srclang, label, mode])).toEqual([
    "captions",
    "en",
    "English",
    "disabled",
  ]);
  await track.evaluate((element) => void (element.track.mode = "showing"));
  await expect
    .poll(() => track.evaluate(({ track: { activeCues } }) => activeCues?.[0]?.text))
    .toMatch(/^Ben: /);
});

test("lines that cannot be had are asked for again", async ({ home, report, problems, site }) => {
  problems.expect(/Failed to load resource: .*503/);
  await comeFromHome(home, report);
  site.alter(DATA, (answer) => ({ ...answer, status: 503 }));
  await title(report, "talk-1").click();
  await expect(report.transcript("talk-1")).toContainText("HTTP 503");
  await expect(report.announcement).toContainText("HTTP 503");
  site.restore();
  await report.transcript("talk-1").getByRole("button", { name: "Try again" }).click();
  await expect(lines(report, "talk-1")).toHaveCount(6);
  await expect(report.transcript("talk-1")).not.toContainText("HTTP 503");
  await expect(report.announcement).toBeEmpty();
});

test("a page drawn afresh after an alteration has its transcripts too", async ({ page, report, problems, site }) => {
  problems.expect(/page error: .*the page is not what was rendered/);
  site.alter("posts/offline-meetup/", (answer) => ({
    ...answer,
    body: answer.body.toString().replace(/(<main [^>]*>)/, "$1<div>A banner</div>"),
  }));
  await page.goto("posts/offline-meetup/");
  await report.hydrated();
  await title(report, "lt-2").click();
  await expect(lines(report, "lt-2")).toHaveCount(3);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test.beforeEach(({ problems }) => problems.expect(/request failed: .*\/client-\w+\.js csp/));

  test("every line can be read, and leads to its second", async ({ page, report }) => {
    await page.goto("posts/offline-meetup/");
    await title(report, "talk-2").click();
    const links = lines(report, "talk-2").getByRole("link");
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    await expect(report.transcript("talk-2").getByRole("searchbox")).toHaveCount(0);
    expect(hrefs).toEqual([60, 70, 80, 93, 104].map((second) => `/assets/videos/clock.webm#t=${second}`));
  });
});
