// The sites under test, as `cargo xtask test --only sites` makes them.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";

/**
 * A site's name is its folder's. `root`: the samples at a host's root. `base`: the
 * same below a path. `checked`: with a client that reports what differs when it
 * hydrates. `reference`: the reference post alone.
 */
const BASES = { root: "/", base: "/some/base/", checked: "/", reference: "/" };

export const SITES = Object.keys(BASES);

export const folderOf = (name) => join(env.CUECARD_SITES ?? "../../target/site", name);

/** The path that a site lives under. */
export const baseOf = (name) => BASES[name];

/** Whether a site was made: the reference post is no part of the project, and may be absent. */
export const isThere = (name) => existsSync(folderOf(name));

/** The site's reports, the newest first: as its list of reports tells them. */
export function reportsOf(name) {
  if (!isThere(name)) return [];
  return JSON.parse(readFileSync(join(folderOf(name), "data/site.json"), "utf8")).content.reports;
}

/** The addresses of a site's pages below its home, and one where there is none. */
export function pagesOf(name) {
  const reports = reportsOf(name).map(({ slug }) => `posts/${slug}/`);
  return ["./", ...reports, NOWHERE];
}

/** An address that no page has. */
export const NOWHERE = "posts/not/here/at/all/";
