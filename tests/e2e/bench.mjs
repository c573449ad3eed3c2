// Measures a site's pages in Chromium; `cargo xtask bench` calls it.
//
//   CHROMIUM=/usr/bin/chromium node bench.mjs FOLDER ARCHIVE
//
// FOLDER holds the site of the samples (`samples`) and, where the reference post is at
// hand, of that (`reference`); ARCHIVE is the site of the generated archive. Standard output gets a figure a line: name, budget and
// measurement with tabs between.

import { chromium } from "@playwright/test";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { argv, exit, stderr, stdout } from "node:process";
import { gzipSync } from "node:zlib";

import { measureCommands } from "./bench/command.mjs";
import { measureAnswer, measureLoad } from "./bench/load.mjs";
import { measureNavigation } from "./bench/navigation.mjs";
import { measurePlaying } from "./bench/playing.mjs";
import { measureFinding, measureSearch } from "./bench/search.mjs";
import { launchOptions } from "./support/chromium.mjs";
import { serve } from "./support/server.mjs";

const RUNS = 5;

/** All code that a page loads before its reader asks for more, in bytes of gzip. */
const CODE = 150_000;

/** The client's script, and the links that fetch its parts ahead. */
const CLIENT = /<script\b[^>]*>[^]*?<\/script>|<link\b[^>]*\brel="?(?:module)?preload\b[^>]*>/gi;

const figure = (name, budget, measured) => stdout.write(`${name}\t${budget}\t${measured}\n`);
const ms = (value) => `${Math.round(value)} ms`;
const tenths = (value) => `${value.toFixed(1)} ms`;
const bytes = (value) => `${value.toLocaleString("en")} B`;

/** The value that a share of all is not above. */
const part = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1];
const median = (values) => part(values, 0.5);

/** The paths of a site's reports, with what each was recorded as: `you-tube`, `media`. */
async function reports(home) {
  const json = async (path) => (await fetch(home + path)).json();
  const { content } = await json("data/site.json");
  return Promise.all(
    content.reports.map(async ({ slug }) => {
      const name = encodeURIComponent(slug);
      const { recording } = (await json(`data/posts/${name}.json`)).content.report;
      return { path: `posts/${name}/`, kind: Object.keys(Object(recording))[0] };
    }),
  );
}

/** What the scripts in the page itself weigh: they start the client, and the worker. */
async function bootBytes(address) {
  const page = await (await fetch(address)).text();
  const scripts = [...page.matchAll(/<script type="?module"?>([^]*?)<\/script>/g)].map(([, script]) => script);
  return gzipSync(scripts.join(""), { level: 9 }).length;
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
  const boot = await bootBytes(whole.url + path);
  whole.close();
  bare.close();
  return { ...measured, boot };
}

async function measurePage(browser, name, folder, path) {
  stderr.write(`  ${name}: ${path}\n`);
  const { whole, bare, boot } = await loads(browser, folder, path);
  const middle = (runs, key) => median(runs.map((run) => run[key]));
  const [paint, plain] = [middle(whole, "paint"), middle(bare, "paint")];
  const [wasm, scripts] = [middle(whole, "wasm"), middle(whole, "scripts")];
  const parts = `wasm ${bytes(wasm)}, scripts ${bytes(scripts)}; in the page itself ${bytes(boot)}`;
  figure(`${name}: code (wasm, glue and worker), gzip`, `≤ ${bytes(CODE)}`, `${bytes(wasm + scripts)} (${parts})`);
  const ratio = (paint / plain).toFixed(3);
  figure(`${name}: largest paint, with the client : without`, "≤ 1.05 ×", `${ms(paint)} : ${ms(plain)} = ${ratio} ×`);
  const shift = Math.max(...whole.map((run) => run.shift));
  figure(`${name}: layout shift, worst of ${RUNS}`, "0", shift.toFixed(4));
  const foreign = Math.max(...whole.map((run) => run.foreign));
  figure(`${name}: requests to foreign hosts before a click`, "0", String(foreign));
}

async function measureAnswers(browser, server, path) {
  stderr.write(`  cues: ${path}\n`);
  const answers = [];
  for (let run = 0; run < RUNS; run += 1) answers.push(await measureAnswer(browser, server, path));
  figure("a cue answers (client ready)", "≤ 1,100 ms", ms(median(answers)));
  const delays = await measureCommands(browser, server, path);
  const spread = `p50 ${tenths(median(delays))}, p95 ${tenths(part(delays, 0.95))} (${delays.length} seeks)`;
  figure("click on a cue to the command's arrival in the frame, p95", "≤ 16 ms", spread);
}

async function measureNavigations(browser, server) {
  stderr.write("  navigation: talks/\n");
  const { cached, slow } = await measureNavigation(browser, server, RUNS);
  figure("from a list to a report, data cached", "≤ 100 ms", ms(median(cached)));
  figure("from a list to a report, Slow 4G", "≤ 150 + 100 ms", ms(median(slow)));
}

async function measureWork(browser, name, server, path) {
  stderr.write(`  ${name}: ${path}\n`);
  const { updates, rate, rendering, others, paused } = await measurePlaying(browser, server, path);
  figure(`${name}, playing: updates a second`, "≤ 4", rate.toFixed(1));
  const rest = others.length > 0 ? `; ${others.length} tasks changed nothing, p50 ${tenths(median(others))}` : "";
  const [p50, p95, worst] = [0.5, 0.95, 1].map((share) => tenths(part(updates, share)));
  const script = `p50 ${p50}, p95 ${p95}, worst ${worst}; to show it ${tenths(rendering)}${rest}`;
  figure(`${name}, playing: script of an update, processor slowed 4×, p95`, "≤ 2 ms", script);
  figure(`${name}, paused: times that script ran`, "0", String(paused));
}

async function measureSearches(browser, archive) {
  stderr.write("  search of the archive\n");
  const server = await serve(archive);
  const { found, asked } = await measureFinding(server);
  figure(`search: talks among the first 3, of ${asked} questions`, `≥ ${Math.round(0.9 * asked)}`, String(found));
  const answers = await measureSearch(browser, server);
  server.close();
  const [times, loaded] = [answers.map(({ time }) => time), answers.map((answer) => answer.bytes)];
  const spread = (values, unit) => `${unit(median(values))} (worst of ${values.length}: ${unit(Math.max(...values))})`;
  figure("search: from its key to the first answer, Slow 4G", "≤ 1,500 ms", spread(times, ms));
  figure("search: loaded for that, its code included, gzip", "≤ 200,000 B", spread(loaded, bytes));
}

async function measure(browser, sites, archive) {
  const samples = join(sites, "samples");
  const server = await serve(samples);
  const recorded = await reports(server.url);
  const pathOf = (kind) => {
    const found = recorded.find((report) => report.kind === kind);
    if (!found) throw new Error(`no sample has a recording of the kind ${kind}`);
    return found.path;
  };
  await measurePage(browser, "sample", samples, pathOf("you-tube"));
  const reference = join(sites, "reference");
  if (existsSync(reference)) {
    const place = await serve(reference);
    const [post] = await reports(place.url);
    place.close();
    await measurePage(browser, "reference", reference, post.path);
  }
  await measurePage(browser, "home", samples, "");
  await measureNavigations(browser, server);
  await measureAnswers(browser, server, pathOf("you-tube"));
  await measureWork(browser, "YouTube", server, pathOf("you-tube"));
  await measureWork(browser, "film", server, pathOf("media"));
  server.close();
  await measureSearches(browser, archive);
}

const browser = await chromium.launch(launchOptions);
try {
  await measure(browser, argv[2], argv[3]);
} catch (error) {
  stderr.write(`${error.stack}\n`);
  exit(1);
} finally {
  await browser.close();
}
