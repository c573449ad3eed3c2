// Versions of a site: what a host has after it was published anew.

import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The checksum that a page carries of its data, as `src/model/checksum.rs` has it. */
const checksum = (bytes) => bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5) >>> 0;

/**
 * Copies a site, with other words in one of its reports.
 *
 * @param {string} from the site's folder
 * @param {string} to
 * @param {{ slug: string, words: string, others: string }} edit
 */
export async function edited(from, to, { slug, words, others }) {
  await cp(from, to, { recursive: true });
  const edit = async (path, change) => {
    const file = join(to, path);
    const old = await readFile(file, "utf8");
    const text = change(old);
    if (text === old) throw new Error(`${path} has nothing of what was to be edited`);
    await writeFile(file, text);
    return checksum(Buffer.from(text));
  };
  const sum = await edit(`data/posts/${slug}.json`, (text) => text.replaceAll(words, others));
  await edit(`posts/${slug}/index.html`, (text) =>
    text.replaceAll(words, others).replace(/data-checksum="\d+"/, `data-checksum="${sum}"`),
  );
  return to;
}
