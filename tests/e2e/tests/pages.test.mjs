// Every page of every site is sound: it loads, hydrates without a word in the
// console, asks nobody else for anything, and its structure is what it says.

import { expect, test } from "../support/test.mjs";
import { SitePage } from "../support/pages.mjs";
import { NOWHERE, SITES, pagesOf } from "../support/sites.mjs";

/** Reading the page's structure as a browser does that follows its links. */
function structure() {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const fragments = [...document.querySelectorAll("a[href^='#']")].map(({ hash }) => decodeURIComponent(hash.slice(1)));
  return {
    repeatedIds: ids.filter((id, index) => ids.indexOf(id) !== index),
    deadFragments: fragments.filter((fragment) => !document.getElementById(fragment)),
    firstHeadings: document.querySelectorAll("h1").length,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}

const SOUND = { repeatedIds: [], deadFragments: [], firstHeadings: 1, overflow: 0 };

for (const siteName of SITES) {
  test.describe(siteName, () => {
    test.use({ siteName });

    for (const path of pagesOf(siteName)) {
      test(`${path} loads, hydrates and is sound`, async ({ page, problems }) => {
        if (path === NOWHERE) problems.expect(/404 \(Not Found\).*not\/here/);
        const sitePage = new SitePage(page);
        const response = await page.goto(path);
        expect(response.status()).toBe(path === NOWHERE ? 404 : 200);
        await sitePage.hydrated();

        await expect(sitePage.title).toBeVisible();
        const heading = await sitePage.title.innerText();
        await expect(page).toHaveTitle(path === "./" ? /Cuecard|./ : new RegExp(`^${RegExp.escape?.(heading) ?? ""}`));
        expect(await page.evaluate(structure)).toEqual(SOUND);
        await page.waitForLoadState("load");
      });
    }
  });
}

for (const width of [320, 1600]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    for (const siteName of ["root", "reference"]) {
      test.describe(siteName, () => {
        test.use({ siteName });
        for (const path of pagesOf(siteName)) {
          test(`${path} needs no sideways scrolling and nothing jumps`, async ({ page, problems }) => {
            if (path === NOWHERE) problems.expect(/404 \(Not Found\).*not\/here/);
            await page.addInitScript(() => {
              globalThis.shift = 0;
              new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) globalThis.shift += entry.value;
              }).observe({ type: "layout-shift", buffered: true });
            });
            await new SitePage(page).open(path);
            await page.waitForLoadState("load");
            expect(await page.evaluate(structure)).toEqual(SOUND);
            expect(await page.evaluate(() => globalThis.shift)).toBe(0);
          });
        }
      });
    }
  });
}
