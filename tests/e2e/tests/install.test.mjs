// The site can be installed: Chromium finds nothing that is missing.

import { chromium } from "@playwright/test";

import { launchOptions } from "../support/chromium.mjs";
import { expect, test } from "../support/test.mjs";

for (const siteName of ["root", "base"]) {
  test.describe(siteName, () => {
    test.use({ siteName });

    test("Chromium finds it installable, by its own name, from its own address", async ({ site }, testInfo) => {
      // A private window installs nothing, and tests run in such.
      const profile = await chromium.launchPersistentContext(testInfo.outputPath("profile"), {
        ...launchOptions,
        serviceWorkers: "allow",
      });
      const page = await profile.newPage();
      await page.goto(`${site.url}posts/offline-meetup/`);
      await page.evaluate(() => navigator.serviceWorker.ready);
      const devtools = await profile.newCDPSession(page);
      const { url, data, errors } = await devtools.send("Page.getAppManifest");
      expect(errors).toEqual([]);
      expect(url).toBe(`${site.url}manifest.webmanifest`);
      const { pathname } = new URL(site.url);
      expect(JSON.parse(data)).toMatchObject({
        name: "Cuecard ミートアップ通信",
        short_name: "Cuecard ミートアップ通信",
        lang: "ja",
        start_url: pathname,
        scope: pathname,
      });
      const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
      expect(installabilityErrors).toEqual([]);
      await profile.close();
    });
  });
}
