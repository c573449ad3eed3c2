// `test` and `expect` as every test of this folder uses them: a page of the chosen
// site, and no problem in its browser that the test does not name.
//
//   test.use({ siteName: "base" })  looks at another site than `root`

import { test as base } from "@playwright/test";

import { HomePage, ReportPage, Search } from "./pages.mjs";
import { watch } from "./problems.mjs";
import { serve } from "./server.mjs";
import { baseOf, folderOf, isThere } from "./sites.mjs";

export { expect } from "@playwright/test";

export const test = base.extend({
  siteName: ["root", { option: true }],

  servers: [
    async ({}, use) => {
      const servers = new Map();
      await use((name) => {
        if (!servers.has(name)) servers.set(name, serve(folderOf(name), { base: baseOf(name) }));
        return servers.get(name);
      });
      for (const server of servers.values()) (await server).close();
    },
    { scope: "worker" },
  ],

  // The server of the chosen site; what a test alters in its answers ends with the test.
  site: async ({ servers, siteName }, use) => {
    test.skip(!isThere(siteName), `SKIPPED: there is no site "${siteName}"; is ../shared absent?`);
    const site = await servers(siteName);
    await use(site);
    site.restore();
  },

  // Addresses in tests are relative to the site's home: `page.goto("posts/meetup-7/")`.
  baseURL: ({ site }, use) => use(site.url),

  problems: [
    async ({ context, site }, use) => {
      const problems = await watch(context, site.url);
      await use(problems);
      problems.check();
    },
    { auto: true },
  ],

  home: ({ page }, use) => use(new HomePage(page)),
  report: ({ page }, use) => use(new ReportPage(page)),
  search: ({ page }, use) => use(new Search(page)),
});
