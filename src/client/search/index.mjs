// The index, of which a question loads what it needs: src/publish/search/shards.rs tells
// how its files are made.

import { NAME, SAID, TEXT, merge } from "./lists.mjs";
import { PREFIX } from "./query.mjs";
import { DENSE } from "./text.mjs";

/** The form of the index that is read here: src/publish/search/mod.rs has its number. */
const FORMAT = 2;
/** How long an answer may take, all of it, in milliseconds. */
const LATEST = 8000;

/** What keeps the index from being read. */
export class IndexError extends Error {
  /** @param {"unreachable" | "gone" | "broken" | "other-format"} kind */
  constructor(kind, detail) {
    super(`${kind}: ${detail}`);
    this.kind = kind;
  }
}

export class Index {
  #home;
  #manifest;
  #cache;
  #kept = new Map();

  /**
   * @param {string} home the address of the folder of all indexes
   * @param {object} manifest
   * @param {RequestCache} cache whether its files may come from the browser's cache
   */
  constructor(home, manifest, cache) {
    this.#home = home;
    this.#manifest = manifest;
    this.#cache = cache;
  }

  /** Reads which index there is; `answer` is what `data/search/index.json` was answered with. */
  static async open(home, answer, cache) {
    const manifest = await read(answer, (response) => response.json());
    if (manifest?.format !== FORMAT) throw new IndexError("other-format", manifest?.format);
    return new Index(home, manifest, cache);
  }

  /** How many documents there are, about. */
  get size() {
    return this.#manifest.documents;
  }

  /** The report of a document, and the document's place in it: 0 is the report itself. */
  placeOf(document) {
    const { stride } = this.#manifest;
    return { report: Math.floor(document / stride), part: document % stride };
  }

  /** The reports of a year, month or day: as far as the manifest tells, of the month. */
  reportsOf(date) {
    const found = new Set();
    let next = 0;
    for (const [month, count] of this.#manifest.months) {
      const isOf = month.startsWith(date) || date.startsWith(month);
      for (let report = next; isOf && report < next + count; report += 1) found.add(report);
      next += count;
    }
    return found;
  }

  /** How many reports there are. */
  get reports() {
    return this.#manifest.reports;
  }

  /** The numbers that the documents of a report can have, its own words last. */
  documentsOf(report) {
    const { stride } = this.#manifest;
    return Array.from({ length: stride }, (_, at) => report * stride + ((at + 1) % stride));
  }

  /** What a report is shown by. */
  report(number) {
    return this.#keep(`reports/${number}.json`, async (response) => whole(await response.json()));
  }

  /** What was said in a talk, lines with their second; `address` is that of its report's transcripts. */
  async said(address, talk) {
    const content = await this.#keep(address, async (response) => new Map((await response.json()).content));
    return content.get(talk) ?? [];
  }

  /** Where a term is, and the words that begin with it. */
  async list(term) {
    const isWord = !DENSE.test(term);
    const key = isWord ? [...term].slice(0, PREFIX).join("") : term;
    const { bits, stride } = this.#manifest;
    // A shift by all 32 bits is none at all in JavaScript.
    const shard = bits === 0 ? 0 : hash(key) >>> (32 - bits);
    const terms = await this.#keep(`${shard}.bin`, async (response) => decode(new Uint8Array(await response.arrayBuffer()), stride));
    const mayContinue = isWord && [...term].length >= PREFIX;
    const found = [...terms].filter(([other]) => other === term || (mayContinue && other.startsWith(term)));
    return merge(found.map(([, list]) => list()), stride);
  }

  /** Loads what is at an address, once; what could not be had is asked for again the next time. */
  #keep(name, take) {
    if (!this.#kept.has(name)) {
      const loaded = read(fetch(new URL(name, `${this.#home}${this.#manifest.version}/`), { cache: this.#cache }), take);
      this.#kept.set(name, loaded);
      loaded.catch(() => this.#kept.delete(name));
    }
    return this.#kept.get(name);
  }
}

/** What a promise comes to, where it does in time. */
function inTime(promise) {
  const late = new IndexError("unreachable", `no answer within ${LATEST} ms`);
  let timer = 0;
  const end = new Promise((_, reject) => (timer = setTimeout(reject, LATEST, late)));
  return Promise.race([promise, end]).finally(() => clearTimeout(timer));
}

/** A report's record, where it has all that is shown and looked through. */
function whole(report) {
  const { href, title, date, text, talks } = report;
  const isText = (value) => typeof value === "string";
  const isTalk = (talk) => [talk.id, talk.title].every(isText) && [talk.speakers, talk.text].every(Array.isArray) && talk.key;
  const isWhole = [href, title, date].every(isText) && Array.isArray(text) && Array.isArray(talks) && talks.every(isTalk);
  if (!isWhole) throw new TypeError("it is no record");
  return report;
}

/** Takes what was answered out of a response that comes in time. */
function read(answer, take) {
  return inTime(readAll(answer, take));
}

async function readAll(answer, take) {
  const response = await Promise.resolve(answer).catch((error) => {
    throw new IndexError("unreachable", error.message);
  });
  if (!response.ok) throw new IndexError(response.status === 404 ? "gone" : "unreachable", `${response.url}: HTTP ${response.status}`);
  return take(response).catch((error) => {
    throw new IndexError("broken", `${response.url}: ${error.message}`);
  });
}

/** FNV-1a of 32 bits, mixed once more with the last steps of MurmurHash3. */
function hash(text) {
  const bytes = new TextEncoder().encode(text);
  let mixed = bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A shard's terms, each with what reads its list. */
function decode(bytes, stride) {
  let at = 0;
  const number = () => {
    let [value, factor] = [0, 1];
    for (; bytes[at] >= 0x80; factor *= 0x80) value += (bytes[at++] & 0x7f) * factor;
    if (at >= bytes.length) throw new RangeError("it is cut off");
    return value + bytes[at++] * factor;
  };
  const terms = new Map();
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  while (at < bytes.length) {
    const end = number() + at;
    const term = utf8.decode(bytes.subarray(at, end));
    at = end;
    const [written, around, said, length] = [number(), number(), number(), number()];
    const start = at;
    at += length;
    if (at > bytes.length) throw new RangeError("it is cut off");
    terms.set(term, () => {
      at = start;
      return listOf({ written, around, said, stride }, number);
    });
  }
  return terms;
}

/** Reads a term's documents: each number says how far it is behind the one before, and is marked by its lowest bit. */
function listOf({ written, around, said, stride }, number) {
  const read = function* (count) {
    for (let [left, document] = [count, 0]; left > 0; left -= 1) {
      const step = number();
      document += Math.floor(step / 2);
      yield [document, step % 2 === 1];
    }
  };
  const documents = new Map();
  for (const [document, isName] of read(Math.floor(written / 2))) documents.set(document, isName ? NAME : TEXT);
  const reports = new Set();
  for (const [report] of read(around)) reports.add(report);
  for (const [document] of read(said)) if (!documents.has(document)) documents.set(document, SAID);
  return { documents, around: written % 2 === 1 ? null : reports, stride };
}
