// The fault matrix: each fault in each browser. See README.md, which is held to what ran.
//
//   CUECARD_SITES=<folder of sites> node --test
//
// FAULT_ROWS and FAULT_BROWSERS are patterns that run a part of it. Where rows are left
// out, the table is left alone; where browsers are, their columns are.

import assert from "node:assert/strict";
import { env } from "node:process";
import { test } from "node:test";

import { BROWSERS } from "./support/browsers.mjs";
import { Internet } from "./support/internet.mjs";
import { check } from "./support/matrix.mjs";
import { run } from "./support/run.mjs";
import { rows as client } from "./rows/client.mjs";
import { rows as data } from "./rows/data.mjs";
import { rows as failing } from "./rows/failing.mjs";
import { rows as film } from "./rows/film.mjs";
import { rows as messages } from "./rows/messages.mjs";
import { rows as offline } from "./rows/offline.mjs";
import { rows as search } from "./rows/search.mjs";
import { rows as youtube } from "./rows/youtube.mjs";

const PARTS = {
  "The client does not come": client,
  "The page and its data differ, or the data is not to be had": data,
  "The client fails, or the browser refuses it something": failing,
  "The network is gone after the report was read, or the worker that keeps copies fails": offline,
  "The search is not to be had": search,
  "The recording is a film of the site's own": film,
  "The recording is at YouTube": youtube,
  "Forged messages": messages,
};

/** Of these names, those that a pattern of the environment matches: all of them where there is none. */
const choose = (names, variable) => {
  const chosen = names.filter((name) => new RegExp(env[variable] ?? "").test(name));
  assert.ok(chosen.length > 0, `${variable} matches none`);
  return chosen;
};
const all = Object.values(PARTS).flat();
const faults = new Set(choose(all.map(({ fault }) => fault), "FAULT_ROWS"));
const browsers = choose(Object.keys(BROWSERS), "FAULT_BROWSERS");

test("faults", { concurrency: true }, async (t) => {
  /** The faults that were met as their rows say, by browser. */
  const met = Object.fromEntries(browsers.map((name) => [name, new Set()]));

  const inBrowser = async (t, name) => {
    const internet = await Internet.start();
    const browser = await BROWSERS[name](internet);
    t.diagnostic(`${name}: ${browser.version}`);
    try {
      for (const row of all) {
        if (!faults.has(row.fault)) continue;
        await t.test(row.fault, async () => {
          await run(row, browser, internet);
          met[name].add(row.fault);
        });
      }
    } finally {
      await browser.close();
      internet.close();
    }
  };
  await Promise.all(browsers.map((name) => t.test(name, (t) => inBrowser(t, name))));

  if (faults.size < all.length) return;
  await t.test("the table in README.md says what was met", () => check(PARTS, met));
});
