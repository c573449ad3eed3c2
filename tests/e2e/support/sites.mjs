// The sites under test, as `cargo xtask test --only sites` makes them.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";

/**
 * A site's name is its folder's. `root`: the samples at a host's root. `base`: the
 * same below a path. `checked`: with a client that reports what differs when it
 * hydrates. `reference`: the reference post alone.
 */
const BASES = { root: "/", base: "/some/base/", checked: "/", reference: "/" };

export const SITES = Object.keys(BASES);

/** An address that no page has. */
export const NOWHERE = "posts/not/here/at/all/";

export const folderOf = (name) => join(env.CUECARD_SITES ?? "../../target/site", name);

/** The path that a site lives under. */
export const baseOf = (name) => BASES[name];

/** Whether a site was made: the reference post is no part of the project, and may be absent. */
export const isThere = (name) => existsSync(folderOf(name));

/** The names of a site's client's files. */
export const clientFilesOf = (name) =>
  readdirSync(folderOf(name)).filter((file) => /^client-\w+(_bg\.wasm|\.js)$/.test(file));

/** A site's pages by their addresses below its home, with the titles that their tabs show. */
export function pagesOf(name) {
  if (!isThere(name)) return [];
  const { site, reports } = JSON.parse(readFileSync(join(folderOf(name), "data/site.json"), "utf8")).content;
  return [
    { path: "./", title: site.title },
    ...reports.map(({ slug, title }) => ({ path: `posts/${slug}/`, title: `${title} | ${site.title}` })),
    { path: NOWHERE, title: `ページが見つかりません | ${site.title}` },
  ];
}

/** A site's reports, by their addresses below its home. */
export const reportsOf = (name) => pagesOf(name).slice(1, -1);
