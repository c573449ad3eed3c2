// An index of the search that a test makes up: one shard, and a record for each report.

const FOLDER = "data/search/";

/** A number in LEB128. */
function number(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return [...bytes, value];
}

/** Numbers as lists have them: each says how far it is behind the one before, and is not marked. */
const list = (numbers) => numbers.flatMap((value, at) => number((value - (numbers[at - 1] ?? 0)) * 2));

/** A term that some reports have around all of their talks. */
function term(text, reports) {
  const [bytes, around] = [[...Buffer.from(text)], list(reports)];
  return [...number(bytes.length), ...bytes, 0, ...number(reports.length), 0, ...number(around.length), ...around];
}

/**
 * Has a site answer for the index with a made-up one, of reports with seven talks each.
 *
 * @param {import("./server.mjs").Site} site
 * @param {{ title: string, tags: string[] }[]} reports the oldest first
 * @param {Record<string, number[]>} terms which reports have each term around them
 */
export function makeUpIndex(site, reports, terms) {
  const answer = (name, type, body) => site.alter(FOLDER + name, () => ({ status: 200, headers: { "content-type": type }, body }));
  const json = (name, content) => answer(name, "application/json; charset=utf-8", JSON.stringify(content));
  const months = [["2024-12", 1], ["2025-01", reports.length - 1]];
  const manifest = { format: 2, version: "made-up", bits: 0, stride: 8, reports: reports.length, documents: reports.length * 8, months };
  json("index.json", manifest);
  const shard = Object.entries(terms).flatMap(([text, around]) => term(text, around));
  answer("made-up/0.bin", "application/octet-stream", Buffer.from(shard));
  for (const [at, { title, tags }] of reports.entries()) {
    const talk = (_, index) => ({
      id: `talk-${index + 1}`,
      key: { kind: "talk", number: index + 1 },
      title: `${title}の話 ${index + 1}`,
      speakers: [],
      text: [],
    });
    const date = at === 0 ? "2024-12-31" : "2025-01-02";
    const record = { href: `/posts/r-${at}/`, title, date, tags, text: [], talks: Array.from({ length: 7 }, talk) };
    json(`made-up/reports/${at}.json`, record);
  }
}
