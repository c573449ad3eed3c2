// Finds the talks that a reader asks for.
//
// 1. The index tells which documents have all terms of a question, and roughly how well.
// 2. The best of them are loaded, a few at a time, and looked through: those that have the
//    phrases as they stand are results, the best of these few first.

import { NAME, SAID, TEXT, intersect, rarity } from "./lists.js";
import { Subject } from "./look.js";
import { phrases as phrasesOf, termsOf } from "./query.js";

/** What a phrase is worth by its place, as far as the index tells. */
const WORTH = { [SAID]: 0.4, [TEXT]: 1, [NAME]: 3 };
/** A report's own words come behind its talks. */
const REPORT = 0.5;
/** How many documents are looked through at a time, and how often for a page of results. */
const AT_ONCE = 10;
const ROUNDS = 4;

/** Asks an index; `next` of the answer gives its results, some at a time. */
export async function ask(index, question) {
  const phrases = phrasesOf(question);
  if (phrases.length === 0) return null;
  const lists = await Promise.all(
    phrases.map(async (phrase) => intersect(await Promise.all(termsOf(phrase).map((term) => index.list(term))))),
  );
  return new Answer(index, phrases, lists);
}

class Answer {
  #index;
  #phrases;
  #rarities;
  #candidates;
  /** How many documents may have it all: no fewer than there are results. */
  count;
  /** Whether all results are known. */
  isComplete = false;

  constructor(index, phrases, lists) {
    this.#index = index;
    this.#phrases = phrases;
    this.#rarities = lists.map((list) => rarity(list, index.size));
    const all = intersect(lists);
    this.count = all.everywhere ? index.size : all.documents.size;
    this.#candidates = this.#inOrder(lists, all);
  }

  /** The documents, the best first; of equal ones the newest. */
  *#inOrder(lists, all) {
    const scores = [...all.documents.keys()].map((document) => [document, this.#rough(lists, document)]);
    scores.sort(([one, worth], [other, otherWorth]) => otherWorth - worth || other - one);
    for (const [document] of scores) yield document;
    if (!all.everywhere) return;
    for (const document of this.#index.newest()) if (!all.documents.has(document)) yield document;
  }

  #rough(lists, document) {
    const worth = (list, at) => WORTH[list.documents.get(document) ?? TEXT] * this.#rarities[at];
    const sum = lists.reduce((total, list, at) => total + worth(list, at), 0);
    return this.#index.placeOf(document).part === 0 ? sum * REPORT : sum;
  }

  /** The next results, up to `AT_ONCE` and what was found along with them. */
  async next() {
    const found = [];
    for (let round = 0; round < ROUNDS && found.length < AT_ONCE && !this.isComplete; round += 1) {
      found.push(...(await this.#look(this.#take(AT_ONCE))));
    }
    return found;
  }

  #take(count) {
    const taken = [];
    while (taken.length < count) {
      const { value, done } = this.#candidates.next();
      if (done) {
        this.isComplete = true;
        break;
      }
      taken.push(value);
    }
    return taken;
  }

  async #look(documents) {
    const subjects = await Promise.all(documents.map((document) => this.#subject(document)));
    const scored = subjects
      .filter((subject) => subject?.hasAll(this.#phrases))
      .map((subject) => ({ subject, score: subject.score(this.#phrases, this.#rarities) }));
    return scored.toSorted((a, b) => b.score - a.score).map(({ subject }) => subject.result(this.#phrases));
  }

  async #subject(document) {
    const { report: number, part } = this.#index.placeOf(document);
    const report = await this.#index.report(number);
    const talk = part === 0 ? null : report.talks[part - 1];
    if (talk === undefined) return null;
    const subject = new Subject(report, talk);
    if (talk && report.transcripts && !subject.hasAll(this.#phrases)) {
      subject.addSaid(await this.#index.said(report.transcripts, talk.id));
    }
    return subject;
  }
}
