// `test` and `expect` as every test of this folder uses them: a page of the chosen
// site, and no problem in its browser that the test does not name.
//
//   test.use({ siteName: "base" })  looks at another site than `root`

import { test as base } from "@playwright/test";

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
  // Addresses in tests are relative to the site's home: `page.goto("posts/meetup-7/")`.
  baseURL: async ({ servers, siteName }, use) => {
    test.skip(!isThere(siteName), `SKIPPED: there is no site "${siteName}"; is ../shared absent?`);
    await use((await servers(siteName)).url);
  },
  problems: [
    async ({ context, baseURL }, use) => {
      const problems = await watch(context, baseURL);
      await use(problems);
      problems.check();
    },
    { auto: true },
  ],
});
