// Measures a site's pages in Chromium; `cargo xtask bench` calls it.
//
//   CHROMIUM=/usr/bin/chromium node bench.mjs FOLDER
//
// FOLDER holds the site of the samples (`samples`) and of the reference post
// (`reference`). Standard output gets a figure a line: name, budget and measurement
// with tabs between.

import { chromium } from "@playwright/test";
import { join } from "node:path";
import { argv, exit, stderr, stdout } from "node:process";

import { measureCommands } from "./bench/command.mjs";
import { measureAnswer, measureLoad, median } from "./bench/load.mjs";
import { launchOptions } from "./support/chromium.mjs";
import { serve } from "./support/server.mjs";

const RUNS = 5;

/** The client's script, and the links that fetch its parts ahead. */
const CLIENT = /<script\b[^>]*>[^]*?<\/script>|<link\b[^>]*\brel="?(?:module)?preload\b[^>]*>/gi;

const figure = (name, budget, measured) => stdout.write(`${name}\t${budget}\t${measured}\n`);
const ms = (value) => `${Math.round(value)} ms`;
const bytes = (value) => `${value.toLocaleString("en")} B`;

/** The paths of a site's reports, with what each was recorded as. */
async function reports(home) {
  const json = async (path) => (await fetch(home + path)).json();
  const { content } = await json("data/site.json");
  return Promise.all(
    content.reports.map(async ({ slug }) => {
      const name = encodeURIComponent(slug);
      const { recording } = (await json(`data/posts/${name}.json`)).content.report;
      return { path: `posts/${name}/`, video: Object.values(recording ?? {}).find((kind) => kind?.video)?.video };
    }),
  );
}

/** Loads a page with its client and without, in turns, after one load of each to warm up. */
async function loads(browser, folder, path) {
  const whole = await serve(folder);
  const bare = await serve(folder, { page: (html) => html.replace(CLIENT, "") });
  const measured = { whole: [], bare: [] };
  for (let run = 0; run <= RUNS; run += 1) {
    const pair = { whole: await measureLoad(browser, whole, path), bare: await measureLoad(browser, bare, path) };
    if (run === 0) continue;
    measured.whole.push(pair.whole);
    measured.bare.push(pair.bare);
  }
  whole.close();
  bare.close();
  return measured;
}

async function measurePage(browser, name, folder, path) {
  stderr.write(`  ${name}: ${path}\n`);
  const { whole, bare } = await loads(browser, folder, path);
  const middle = (runs, key) => median(runs.map((run) => run[key]));
  const [paint, plain] = [middle(whole, "paint"), middle(bare, "paint")];
  const [wasm, scripts] = [middle(whole, "wasm"), middle(whole, "scripts")];
  const code = `${bytes(wasm + scripts)} (wasm ${bytes(wasm)}, scripts ${bytes(scripts)})`;
  figure(`${name}: code (wasm + glue), gzip`, "≤ 130,000 B", code);
  const ratio = (paint / plain).toFixed(3);
  figure(`${name}: largest paint, with the client : without`, "≤ 1.05 ×", `${ms(paint)} : ${ms(plain)} = ${ratio} ×`);
  const shift = Math.max(...whole.map((run) => run.shift));
  figure(`${name}: layout shift, worst of ${RUNS}`, "0", shift.toFixed(4));
  const foreign = Math.max(...whole.map((run) => run.foreign));
  figure(`${name}: requests to foreign hosts before a click`, "0", String(foreign));
}

async function measure(browser, sites) {
  const samples = join(sites, "samples");
  const server = await serve(samples);
  const recorded = (await reports(server.url)).find((report) => report.video);
  if (!recorded) throw new Error("no sample has a YouTube recording to measure cues on");

  await measurePage(browser, "sample", samples, recorded.path);
  const reference = await serve(join(sites, "reference"));
  const [post] = await reports(reference.url);
  reference.close();
  await measurePage(browser, "reference", join(sites, "reference"), post.path);

  stderr.write(`  cues: ${recorded.path}\n`);
  const answers = [];
  for (let run = 0; run < RUNS; run += 1) answers.push(await measureAnswer(browser, server, recorded.path));
  figure("a cue answers (client ready)", "≤ 1,100 ms", ms(median(answers)));
  const { p50, p95, count } = await measureCommands(browser, server, recorded.path);
  const spread = `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (${count} seeks)`;
  figure("click on a cue to the command in the frame", "≤ 16 ms", spread);
  server.close();
}

const browser = await chromium.launch(launchOptions);
try {
  await measure(browser, argv[2]);
} catch (error) {
  stderr.write(`${error.stack}\n`);
  exit(1);
} finally {
  await browser.close();
}
