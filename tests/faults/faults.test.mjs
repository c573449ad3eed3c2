// The fault matrix: each fault in each browser. See README.md, which is held to what ran.
//
//   CUECARD_SITES=<folder of sites> node --test
//
// FAULT and BROWSER are patterns that run a part of it, and leave the table alone.

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
import { rows as youtube } from "./rows/youtube.mjs";

const PARTS = {
  "The client does not come": client,
  "The page and its data differ, or the data is not to be had": data,
  "The client fails, or the browser refuses it something": failing,
  "The recording is a film of the site's own": film,
  "The recording is at YouTube": youtube,
  "Forged messages": messages,
};

const isChosen = (name, pattern) => new RegExp(pattern ?? "").test(name);
const chosen = Object.keys(BROWSERS).filter((name) => isChosen(name, env.BROWSER));

test("faults", { concurrency: true }, async (t) => {
  /** The faults that were met as their rows say, by browser. */
  const met = Object.fromEntries(chosen.map((name) => [name, new Set()]));

  const inBrowser = async (t, name) => {
    const internet = await Internet.start();
    const browser = await BROWSERS[name](internet);
    t.diagnostic(`${name}: ${browser.version}`);
    try {
      for (const row of Object.values(PARTS).flat()) {
        if (!isChosen(row.fault, env.FAULT)) continue;
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
  await Promise.all(chosen.map((name) => t.test(name, (t) => inBrowser(t, name))));

  if (env.FAULT || env.BROWSER) return;
  await t.test("the table in README.md says what was met", () => check(PARTS, met));
});
