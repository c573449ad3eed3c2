// Pages as assistive technology meets them: axe finds nothing, and the parts that
// this site is made of say what they are.

import AxeBuilder from "@axe-core/playwright";
import axe from "axe-core";

import { expect, test } from "../support/test.mjs";
import { SitePage } from "../support/pages.mjs";
import { NOWHERE, fewPagesOf } from "../support/sites.mjs";

/** The levels A and AA of WCAG 2.2: what 2.0 and 2.1 asked for is in it. */
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** All of axe's rules for these, with those that it leaves off unless they are named. */
const RULES = axe
  .getRules(LEVELS)
  .filter(({ tags }) => !tags.includes("deprecated"))
  .map(({ ruleId }) => ruleId);

/** Windows, in CSS pixels; of a page at 200 %, half as many fit into the same window. */
const WINDOWS = {
  "on a phone": { width: 360, height: 800 },
  "in a wide window": { width: 1280, height: 800 },
  "in that window at 200 %": { width: 640, height: 400 },
};

/** What axe finds on a page as it is now. */
async function violationsOf(page) {
  const { violations } = await new AxeBuilder({ page }).withRules(RULES).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.html, node.failureSummary]));
}

/** Looks at a page in both colour schemes and in each window. */
async function findsNothing(page) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const [where, size] of Object.entries(WINDOWS)) {
      await page.setViewportSize(size);
      expect.soft(await violationsOf(page), `${colorScheme}, ${where}`).toEqual([]);
    }
  }
}

for (const { path } of fewPagesOf("root")) {
  test(`axe finds nothing on ${path}`, async ({ page, problems }) => {
    // It looks six times.
    test.slow();
    if (path === NOWHERE) problems.expect(/status of 404 .*not\/here/);
    // Colours change at once.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await new SitePage(page).open(path);
    await findsNothing(page);
  });
}

test.describe("a report with every construct in it", () => {
  test.use({ siteName: "decks" });

  test("axe finds nothing on it", async ({ page, report }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await report.open("constructs");
    await page.getByText("What is folded away").click();
    await findsNothing(page);
  });
});

test("axe finds nothing on the search, open and with results", async ({ page, home, search }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await home.open();
  await search.ask("datadog");
  await expect(search.results.nth(2)).toBeVisible();
  await findsNothing(page);
});

test("the cue list is a list of links that tell what they play", async ({ report }) => {
  await report.open("offline-meetup");
  await expect(report.cueList).toMatchAriaSnapshot(`
    - navigation "Where each talk starts":
      - paragraph: Choose a talk to play it.
      - list:
        - listitem:
          - link "Talk 1 Play from 0:00"
          - text: Talk 1 1 min
          - link "A report is a text file":
            - /url: "#talk-1"
          - text: Ada Quartz / Escapement Society
        - listitem:
          - link "Talk 2 Play from 1:00"
          - text: Talk 2 1 min
          - link "One click, one talk":
            - /url: "#talk-2"
          - text: Ben Pendulum / Escapement Society
        - listitem:
          - link "LT 1 Play from 2:00"
          - text: LT 1 30 s
          - link "Sunlight is a keyframe":
            - /url: "#lt-1"
          - text: Cleo Sundial
        - listitem:
          - link "LT 2 Play from 2:30"
          - text: LT 2
          - link "Thirty seconds of sand":
            - /url: "#lt-2"
          - text: Dee Hourglass / Sand Users Group
  `);
});

test("a talk's card is an article with its cue, speakers and sections", async ({ report }) => {
  await report.open("offline-meetup");
  await expect(report.card("talk-2")).toMatchAriaSnapshot(`
    - article "One click, one talk":
      - paragraph:
        - text: Talk 2
        - link "Talk 2 Play from 1:00"
      - heading "One click, one talk" [level=3]
      - paragraph:
        - link "Ben Pendulum"
        - text: Escapement Society
      - heading "Summary" [level=4]
      - paragraph
      - heading "Highlights" [level=4]
      - paragraph
      - heading "Who should listen" [level=4]
      - list:
        - listitem: Attendees who want to hear one talk again, not all of them
        - listitem: Developers who have seen a seek get lost
  `);
});

test("a talk's deck is a link named by its title, until it is opened", async ({ report }) => {
  await report.open("meetup-7");
  await expect(report.card("talk-4")).toMatchAriaSnapshot(`
    - article "datadog-pgoを使用してCPUパフォーマンスを最大化する":
      - link /datadog-pgoを使用してCPUパフォーマンスを最大化する.*スライドを開く.*Speaker Deck/:
        - /url: /^https://speakerdeck\\.com/player/[0-9a-f]{32}$/
  `);
});
