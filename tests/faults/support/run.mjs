// Runs a row of the matrix in a browser.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { serve } from "../../e2e/support/server.mjs";
import { folderOf } from "../../e2e/support/sites.mjs";
import { Report } from "./report.mjs";
import { PATH, script, withWatch } from "./watch.mjs";

/**
 * A fault, and what its reader meets.
 *
 * @typedef {object} Row
 * @property {string} fault
 * @property {string} done how it is brought about
 * @property {string} sees what the reader sees
 * @property {"film" | "youtube" | "removed"} [slug] the report that is read; by default the film
 * @property {import("../../e2e/support/server.mjs").Line} [line] the line to the host
 * @property {boolean} [hasWorker] whether a worker keeps copies of what is read: it would stand in for what fails
 * @property {(() => void)[]} [before] what runs in the page before its own scripts
 * @property {(fault: Fault) => void} [on] brings the fault about
 * @property {RegExp[]} [own] what every browser complains of
 * @property {RegExp[]} [may] what some browsers complain of besides
 * @property {(report: Report, fault: Fault) => Promise<void>} [reads] what the reader does, and is told
 * @property {(report: Report) => Promise<void>} [leaves] how the reader leaves the page in the end
 */

/**
 * What a row can do harm to.
 *
 * @typedef {object} Fault
 * @property {import("../../e2e/support/server.mjs").Site} site
 * @property {import("./internet.mjs").Internet} internet
 * @property {string} slug the report that is read
 * @property {{ glue: string, wasm: string }} client the client's files
 * @property {string} search the file of the module that searches
 * @property {() => Promise<Buffer>} otherBuild the wasm of another build of the client
 */

/** What a page has that wants a worker. */
const MANIFEST = /<link rel="manifest"[^>]*>/;

/**
 * The fault is there from the start; the report is readable before and after what its
 * reader does, and the browser complains of what the row names, and of nothing else.
 *
 * @param {Row} row
 * @param {import("./browsers.mjs").Browser} browser
 * @param {import("./internet.mjs").Internet} internet
 */
export async function run(row, browser, internet) {
  const { slug = "film", line, hasWorker = false, before = [], on, own = [], may = [], reads, leaves } = row;
  // A port of its own: no cache, no storage, no connection of another row's.
  const page = hasWorker ? withWatch : (html) => withWatch(html.replace(MANIFEST, ""));
  const site = await serve(folderOf("faults"), { page, line });
  const tab = await browser.newTab();
  try {
    site.alter(PATH, () => script(before));
    internet.put("www.youtube.com", () => ({ body: "<!DOCTYPE html><title>YouTube</title>" }));
    const search = readdirSync(folderOf("faults")).find((name) => /^search-\w+\.js$/.test(name));
    const fault = { site, internet, slug, client: clientFiles(), search, otherBuild };
    on?.(fault);
    const report = new Report(tab, site.url, slug);
    await report.open();
    await report.isReadable();
    await reads?.(report, fault);
    await report.isReadable();
    await report.complains(own, may);
    await leaves?.(report);
  } finally {
    await tab.close();
    site.close();
    internet.clear();
  }
}

function clientFiles(folder = folderOf("faults")) {
  const named = (pattern) => readdirSync(folder).find((name) => pattern.test(name));
  return { glue: named(/^client-\w+\.js$/), wasm: named(/^client-\w+_bg\.wasm$/) };
}

function otherBuild() {
  const folder = folderOf("checked");
  return readFile(join(folder, clientFiles(folder).wasm));
}
