// Pages that are not as they were rendered when the client comes: something altered
// them on the way, or the site was published anew in between. They come alive.

import { expect, test } from "../support/test.mjs";

const PAGE = "posts/offline-meetup/";
const DATA = "data/posts/offline-meetup.json";

const CHANGES = {
  "an element in front of the page": (html) => html.replace(/(<main [^>]*>)/, "$1<div>A banner of the network</div>"),
  "words that a translator wrapped": (html) => html.replace(/(<span class="facade-call">)([^<]*)/, "$1<font><font>$2</font></font>"),
  "every heading wrapped": (html) => html.replace(/(<h[1-4][^>]*>)([^<]*)/g, "$1<font>$2</font>"),
};

/** The page answers: a cue plays, and marks its talk. */
async function expectAlive(report) {
  await report.hydrated();
  await report.cue("Talk 2").click();
  await expect.poll(() => report.video.evaluate(({ currentTime }) => currentTime)).toBeGreaterThanOrEqual(60);
  await expect(report.card("talk-2")).toHaveAttribute("aria-current", "true");
}

for (const [what, change] of Object.entries(CHANGES)) {
  test(`a page with ${what} comes alive`, async ({ page, site, report }) => {
    site.alter(PAGE, (answer) => {
      const body = change(answer.body.toString());
      expect(body).not.toBe(answer.body.toString());
      return { ...answer, body };
    });
    await page.goto(PAGE);
    await expectAlive(report);
    await expect(report.main).toHaveCount(1);
    await expect(report.cards).toHaveCount(4);
  });
}

/** Publishes the report anew: its data is newer than the page. */
function republish(site, edit) {
  site.alter(DATA, (answer) => {
    const data = JSON.parse(answer.body);
    edit(data.content.report);
    return { ...answer, body: JSON.stringify(data) };
  });
}

test("a page whose report got another title since comes alive", async ({ page, site, report }) => {
  republish(site, (newer) => (newer.title = "A newer title"));
  await page.goto(PAGE);
  await expectAlive(report);
});

test("a page whose report lost a talk since shows the newer report", async ({ page, site, report }) => {
  republish(site, (newer) => newer.body.splice(newer.body.findIndex((part) => "talk" in part), 1));
  await page.goto(PAGE);
  await report.hydrated();
  await expect(report.cards).toHaveCount(3);
  await expectAlive(report);
});
