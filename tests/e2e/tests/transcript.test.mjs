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

test("lines that cannot be had are asked for again", async ({ home, report, problems, site }) => {
  problems.expect(/Failed to load resource: .*503/);
  await comeFromHome(home, report);
  site.alter(DATA, (answer) => ({ ...answer, status: 503 }));
  await title(report, "talk-1").click();
  await expect(report.transcript("talk-1").getByRole("status")).toContainText("HTTP 503");
  site.restore();
  await report.transcript("talk-1").getByRole("button", { name: "Try again" }).click();
  await expect(lines(report, "talk-1")).toHaveCount(6);
  await expect(report.transcript("talk-1").getByRole("status")).toBeEmpty();
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
    expect(hrefs).toEqual([60, 70, 80, 93, 104].map((second) => `/assets/videos/clock.webm#t=${second}`));
  });
});
