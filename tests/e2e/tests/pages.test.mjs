// Every kind of page of every site is sound: it loads, hydrates without a word in the
// console, asks nobody else for anything, and its structure holds.

import { expect, test } from "../support/test.mjs";
import { SitePage } from "../support/pages.mjs";
import { NOWHERE, SITES, fewPagesOf } from "../support/sites.mjs";

/** How wide a window each site is looked at in, in CSS pixels. */
const WIDTHS = { root: [320, 1600], base: [1280], checked: [768], decks: [390], reference: [320, 1600] };

const SOUND = { repeatedIds: [], deadFragments: [], firstHeadings: 1, overflow: 0, shift: 0 };

/** Runs in the page: adds up how far things jump from the first paint on. */
function watchShifts() {
  globalThis.shift = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => (globalThis.shift += value));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
}

/** Runs in the page: what a reader stumbles over. */
function faults() {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const fragments = [...document.querySelectorAll("a[href^='#']")].map(({ hash }) => decodeURIComponent(hash.slice(1)));
  const { scrollWidth, clientWidth } = document.documentElement;
  return {
    repeatedIds: ids.filter((id, index) => ids.indexOf(id) !== index),
    deadFragments: fragments.filter((fragment) => !document.getElementById(fragment)),
    firstHeadings: document.querySelectorAll("h1").length,
    overflow: scrollWidth - clientWidth,
    shift: globalThis.shift,
  };
}

/** Opens a page, expecting what an address without one brings. */
async function open(page, problems, path) {
  if (path === NOWHERE) problems.expect(/status of 404 .*not\/here/);
  await page.addInitScript(watchShifts);
  const response = await page.goto(path);
  await new SitePage(page).hydrated();
  await page.waitForLoadState("load");
  return response;
}

for (const siteName of SITES) {
  for (const width of WIDTHS[siteName]) {
    test.describe(`${siteName} at ${width} px`, () => {
      test.use({ siteName, viewport: { width, height: 800 } });

      for (const { path, title } of fewPagesOf(siteName)) {
        test(`${path} is sound`, async ({ page, problems }) => {
          const response = await open(page, problems, path);
          expect(response.status()).toBe(path === NOWHERE ? 404 : 200);
          await expect(page).toHaveTitle(title);
          expect(await page.evaluate(faults)).toEqual(SOUND);
        });
      }
    });
  }
}
