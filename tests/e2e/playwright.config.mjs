// End-to-end tests of the sites that `cargo xtask test --only sites` makes:
//
//   CUECARD_SITES=<folder of sites> CHROMIUM=<program> npx playwright test

import { defineConfig } from "@playwright/test";
import { env } from "node:process";

import { launchOptions } from "./support/chromium.mjs";

export default defineConfig({
  testDir: "tests",
  testMatch: "*.test.mjs",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(env.CI),
  reporter: [["list"]],
  timeout: 30_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: "chromium",
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 1280, height: 800 },
    trace: "off",
    // What it has copies of, a test cannot alter; tests/offline.test.mjs lets it in.
    serviceWorkers: "block",
    launchOptions,
  },
});
