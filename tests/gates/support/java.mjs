// The Nu HTML Checker, and the validator of RELAX NG grammars (Jing) that it brings along.

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const JAR = join(dirname(createRequire(import.meta.url).resolve("vnu-jar")), "build/dist/vnu.jar");

const GRAMMARS = fileURLToPath(new URL("../grammars/", import.meta.url));

/** Enough for what it finds on sites with hundreds of pages. */
const MOST_BYTES = 256 * 1024 * 1024;

function java(...options) {
  const { error, stdout, stderr } = spawnSync("java", options, { encoding: "utf8", maxBuffer: MOST_BYTES });
  if (error) throw error;
  return { stdout, stderr };
}

/**
 * A message of the checker, `info` being a warning or a remark.
 *
 * @typedef {{ type: "error" | "info" | "non-document-error", subType?: string, message: string,
 *   url: string, lastLine?: number, extract?: string }} Message
 */

/** What files are to the checker, by their endings. */
const KINDS = { html: "--html", css: "--css", svg: "--svg" };

/**
 * Checks those of some files that are HTML, CSS or SVG, with one start of Java for each kind.
 *
 * @param {string[]} files
 * @returns {Message[]} what the checker says
 */
export function checked(files) {
  return Object.entries(KINDS).flatMap(([ending, kind]) => {
    const ofKind = files.filter((file) => file.endsWith(`.${ending}`));
    if (ofKind.length === 0) return [];
    const { stdout, stderr } = java("-jar", JAR, kind, "--stdout", "--format", "json", ...ofKind);
    if (stderr !== "") throw new Error(stderr);
    return JSON.parse(stdout).messages;
  });
}

/**
 * Holds XML files to a grammar, which begins with their being well-formed.
 *
 * @param {string} grammar its file's name in `grammars/`
 * @param {string[]} files
 * @returns {string[]} what is wrong: `file:line:column: error: …`
 */
export function faultsOfGrammar(grammar, files) {
  if (files.length === 0) return [];
  const driver = "nu.validator.vendor.thaiopensource.relaxng.util.Driver";
  const { stdout, stderr } = java("-cp", JAR, driver, "-c", join(GRAMMARS, grammar), ...files);
  return `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
}
