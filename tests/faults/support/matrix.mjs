// The matrix as the table that README.md shows of it.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { env } from "node:process";

import { BROWSERS } from "./browsers.mjs";

const README = new URL("../README.md", import.meta.url);

/** Everything behind this line of README.md is the table. */
const HEADING = "\n## The matrix\n";

/** What a row says of its fault, before the marks of the browsers. */
const ABOUT = ["fault", "what was done", "what the reader sees"];

const line = (cells) => `| ${cells.join(" | ")} |\n`;

/** A part of the matrix: its heading and table, a mark for each browser that met the row as it says. */
function table([heading, rows], met) {
  const browsers = Object.keys(met);
  const columns = [...ABOUT, ...browsers];
  const marks = ({ fault }) => browsers.map((name) => (met[name].has(fault) ? "✓" : "✗"));
  const lines = rows.map((row) => line([row.fault, row.done, row.sees, ...marks(row)]));
  return `\n### ${heading}\n\n${line(columns)}${line(columns.map(() => "---"))}${lines.join("")}`;
}

/** The tables as browsers that did not run have no column in them. */
const withoutOthers = (tables, met) => {
  const hasRun = (_, column) => column < ABOUT.length || Object.keys(BROWSERS)[column - ABOUT.length] in met;
  return tables.replace(/^\| (.*) \|\n/gm, (_, cells) => line(cells.split(" | ").filter(hasRun)));
};

/**
 * Holds README.md to what ran; where all browsers did, `UPDATE_SNAPSHOTS=1` writes it.
 *
 * @param {Record<string, import("./run.mjs").Row[]>} parts
 * @param {Record<string, Set<string>>} met the faults that each browser met as their rows say
 */
export async function check(parts, met) {
  const [before, written] = (await readFile(README, "utf8")).split(HEADING);
  const seen = Object.entries(parts)
    .map((part) => table(part, met))
    .join("");
  const isWhole = Object.keys(met).length === Object.keys(BROWSERS).length;
  if (env.UPDATE_SNAPSHOTS && isWhole) await writeFile(README, before + HEADING + seen);
  else assert.equal(withoutOthers(written, met), seen, "the table is of another time; UPDATE_SNAPSHOTS=1 writes it");
}
