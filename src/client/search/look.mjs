// Looks through what a document says: whether it has every phrase, where, and how well.

import { findAll } from "./query.mjs";
import { fold } from "./text.mjs";

/** What a phrase is worth by where it stands. */
const WORTH = { title: 4, name: 3, report: 1.5, text: 1, said: 0.5 };
/** A report's own words come behind its talks. */
export const REPORT = 0.8;
/** What a name is worth that only has a phrase within: 小林 where 林 was asked for. */
const WITHIN_NAME = 0.7;
/** What each further phrase in the same line adds, and a title that is nothing but what was asked for. */
const TOGETHER = 0.1;
const WHOLE_TITLE = 0.5;
/** How much more it counts in a line that the title and the names do not tell it. */
const MISSING = 4;

/**
 * A line with the places of what was asked for, in the order in which they stand.
 *
 * @typedef {{ text: string, marks: [number, number][], at?: number }} Line
 */

class Field {
  #folded;
  #places = new Map();

  /** @param {keyof WORTH} kind @param {number} [at] when it was said, in seconds */
  constructor(kind, text, at) {
    this.kind = kind;
    this.text = text;
    this.at = at;
    this.#folded = fold(text);
  }

  has(phrase) {
    return this.#placesOf(phrase).length > 0;
  }

  /** How many of some phrases it has. */
  count(phrases) {
    return phrases.filter((phrase) => this.has(phrase)).length;
  }

  /** What it is worth that a phrase stands here; 0 where it does not. */
  worth(phrase) {
    const [place] = this.#placesOf(phrase);
    if (!place) return 0;
    const isWithin = /[^\s・]$/.test(this.text.slice(0, this.#folded.from[place.from]));
    return WORTH[this.kind] * (this.kind === "name" && isWithin ? WITHIN_NAME : 1);
  }

  /** Which part of it is what was asked for. */
  share(phrases) {
    const all = this.#folded.characters.length;
    const places = phrases.flatMap((phrase) => this.#placesOf(phrase));
    const asked = places.reduce((sum, { from, to }) => sum + to - from, 0);
    return all === 0 ? 0 : Math.min(asked / all, 1);
  }

  /** @returns {Line} */
  mark(phrases) {
    const { from, to } = this.#folded;
    const places = phrases.flatMap((phrase) => this.#placesOf(phrase));
    const marks = [];
    for (const place of places.toSorted((a, b) => a.from - b.from)) {
      const [start, end] = [from[place.from], to[place.to - 1]];
      const last = marks.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else marks.push([start, end]);
    }
    return { text: this.text, marks, at: this.at };
  }

  /** Where a phrase stands; asked for more than once. */
  #placesOf(phrase) {
    if (!this.#places.has(phrase)) this.#places.set(phrase, findAll(this.#folded, phrase));
    return this.#places.get(phrase);
  }
}

/**
 * What a reader is shown of a document: `talk` is its kind and number, none where it is
 * the report itself; `play` is where the recording is to start, in seconds.
 *
 * @typedef {object} Result
 * @property {{ kind: "talk" | "lightning", number: number } | undefined} talk
 * @property {Line} title
 * @property {Line[][]} speakers each a name and, where it is known, where they work
 * @property {{ title: Line, href: string, date: string }} report
 * @property {string} href
 * @property {{ href: string, at: number } | null} play
 * @property {Line | undefined} line
 * @property {string | undefined} language
 */

/** A talk, or, where there is none, what a report says besides its talks. */
export class Subject {
  #report;
  #talk;
  #title;
  #speakers;
  #around;
  #lines;
  #fields;

  constructor(report, talk) {
    const named = (kind) => (text) => new Field(kind, text);
    this.#report = report;
    this.#talk = talk;
    this.#title = new Field("title", (talk ?? report).title);
    this.#speakers = (talk?.speakers ?? []).map((parts) => parts.filter(Boolean).map(named("name")));
    this.#around = new Field("report", report.title);
    this.#lines = (talk ?? report).text.map(named("text"));
    const called = [talk?.called, ...(talk?.names ?? [])].filter(Boolean).map(named("name"));
    const tags = (report.tags ?? []).map(named("report"));
    this.#fields = [this.#title, ...this.#speakers.flat(), ...called, this.#around, ...tags, ...this.#lines];
  }

  /** Adds what was said in the talk: lines with their second. */
  addSaid(lines) {
    const said = lines.map(([at, text]) => new Field("said", text, at));
    this.#lines.push(...said);
    this.#fields.push(...said);
  }

  hasAll(phrases) {
    return phrases.every((phrase) => this.#is(phrase) || this.#fields.some((field) => field.has(phrase)));
  }

  /** Whether it is what a phrase asks for besides its words. */
  #is({ property }) {
    if (!property) return false;
    const { kind, number = this.#talk?.key.number, date } = property;
    if (date) return this.#report.date.startsWith(date);
    return this.#talk !== null && this.#talk.key.kind === kind && this.#talk.key.number === number;
  }

  /** How well it is what was asked for; `rarities` are what each phrase tells. */
  score(phrases, rarities) {
    const worthOf = (phrase) => Math.max(this.#is(phrase) ? WORTH.report : 0, ...this.#fields.map((field) => field.worth(phrase)));
    const sum = phrases.reduce((total, phrase, index) => total + worthOf(phrase) * rarities[index], 0) * (this.#talk ? 1 : REPORT);
    const most = Math.max(...this.#fields.map((field) => field.count(phrases)));
    return sum * (1 + TOGETHER * (most - 1) + WHOLE_TITLE * this.#title.share(phrases));
  }

  /** @returns {Result} */
  result(phrases) {
    const [report, talk, line] = [this.#report, this.#talk, this.#line(phrases)];
    // As src/ui/routes.rs makes them.
    const card = talk ? `#${encodeURIComponent(talk.id)}` : "";
    const at = line?.at ?? talk?.start;
    return {
      talk: talk?.key,
      title: this.#title.mark(phrases),
      speakers: this.#speakers.map((parts) => parts.map((part) => part.mark(phrases))),
      report: { title: this.#around.mark(phrases), href: report.href, date: report.date },
      href: report.href + card,
      play: talk?.start === undefined ? null : { href: `${report.href}?t=${at}${card}`, at },
      line: line?.mark(phrases),
      language: report.language,
    };
  }

  /** The line that tells most of what the title and the names do not; the first where none does. */
  #line(phrases) {
    const shown = [this.#title, ...this.#speakers.flat()];
    const missing = phrases.filter((phrase) => !shown.some((field) => field.has(phrase)));
    const worth = (field) => field.count(phrases) + MISSING * field.count(missing);
    return this.#lines.reduce((one, other) => (worth(other) > worth(one) ? other : one), this.#lines[0]);
  }
}
