// Finds the talks that a reader asks for.
//
// 1. The index tells which documents have all terms of a question, and roughly how well.
// 2. What is asked of a talk itself, its kind or its date, any talk may be, or those of that time.
// 3. The best of them are loaded, a few at a time, and looked through: those that have the
//    phrases as they stand are results, the best of these few first.
// 4. Where there is none, what has most of the terms is near.

import { AROUND, NAME, SAID, TEXT, intersect, merge, placeIn, rarity } from "./lists.mjs";
import { REPORT, Subject } from "./look.mjs";
import { phraseOf, phrasesOf, termsOf } from "./query.mjs";

/** What a phrase is worth by its place, as far as the index tells. */
const ROUGH_WORTH = { [SAID]: 0.4, [AROUND]: 0.5, [TEXT]: 1, [NAME]: 3 };
/** How many reports are loaded at a time: hosts without HTTP/2 send as many at once. */
const AT_ONCE = 6;
/** How many of a phrase's terms something near has to have. */
const NEAR = 0.7;

/** Asks an index; `null` where a question has nothing to look for. */
export async function ask(index, question) {
  const phrases = phrasesOf(question);
  if (phrases.length === 0) return null;
  const terms = new Map();
  for (const term of phrases.flatMap(termsOf)) terms.set(term, index.list(term));
  await Promise.all(terms.values());
  for (const [term, list] of terms) terms.set(term, await list);
  return new Answer(index, phrases, terms);
}

export class Answer {
  #index;
  #phrases;
  #terms;
  #rarities;
  #candidates;
  /** The next document that may have it all. */
  #ahead;
  /** The reports that were looked through. */
  #looked = new Set();

  constructor(index, phrases, terms) {
    const words = (phrase) => intersect(termsOf(phrase).map((term) => terms.get(term)));
    const lists = phrases.map((phrase) => orProperty(index, words(phrase), phrase.property));
    const all = intersect(lists);
    this.#index = index;
    this.#phrases = phrases;
    this.#terms = terms;
    this.#rarities = lists.map((list) => rarity(list, index.size));
    this.#candidates = this.#inOrder(lists, all);
    this.#ahead = this.#candidates.next();
  }

  /** Whether all results are known. */
  get isComplete() {
    return this.#ahead.done;
  }

  /** How many reports were looked through. */
  get looked() {
    return this.#looked.size;
  }

  /** The results among the documents of the next few reports. */
  async next() {
    const documents = [];
    const reports = new Set();
    while (!this.isComplete) {
      const { report } = this.#index.placeOf(this.#ahead.value);
      if (reports.size === AT_ONCE && !reports.has(report)) break;
      reports.add(report);
      documents.push(this.#ahead.value);
      this.#ahead = this.#candidates.next();
    }
    for (const report of reports) this.#looked.add(report);
    const subjects = await Promise.all(documents.map((document) => this.#subject(document)));
    const found = subjects.filter((subject) => subject?.hasAll(this.#phrases));
    return best(found, this.#phrases, this.#rarities);
  }

  /** What has most of what is asked for: most terms of a phrase, or of several. */
  async near() {
    const worths = new Map();
    for (const phrase of this.#phrases) {
      for (const [document, worth] of this.#nearTo(termsOf(phrase))) {
        worths.set(document, (worths.get(document) ?? 0) + worth);
      }
    }
    const near = [...worths].sort(([one, worth], [other, otherWorth]) => otherWorth - worth || other - one);
    const subjects = await Promise.all(near.slice(0, AT_ONCE).map(([document]) => this.#subject(document)));
    const terms = [...this.#terms.keys()];
    const rarities = terms.map((term) => rarity(this.#terms.get(term), this.#index.size));
    return best(subjects.filter(Boolean), terms.map(phraseOf), rarities);
  }

  /** The documents that have most of a phrase's terms, each with what these are worth. */
  #nearTo(terms) {
    const counts = new Map();
    const worths = new Map();
    for (const list of terms.map((term) => this.#terms.get(term))) {
      const rare = rarity(list, this.#index.size);
      for (const [document, place] of list.documents) {
        counts.set(document, (counts.get(document) ?? 0) + 1);
        worths.set(document, (worths.get(document) ?? 0) + rare * ROUGH_WORTH[place]);
      }
    }
    return [...worths].filter(([document]) => counts.get(document) >= NEAR * terms.length);
  }

  /** The documents, the best first; of equal ones the newest. */
  *#inOrder(lists, all) {
    const scores = [...all.documents.keys()].map((document) => [document, this.#rough(lists, document)]);
    scores.sort(([one, worth], [other, otherWorth]) => otherWorth - worth || other - one);
    for (const [document] of scores) yield document;
    for (let report = this.#index.reports - 1; report >= 0; report -= 1) {
      const isAround = all.around === null || all.around.has(report);
      if (isAround) yield* this.#index.documentsOf(report).filter((document) => !all.documents.has(document));
    }
  }

  #rough(lists, document) {
    const worth = (list, at) => ROUGH_WORTH[placeIn(list, document)] * this.#rarities[at];
    const sum = lists.reduce((total, list, at) => total + worth(list, at), 0);
    return this.#index.placeOf(document).part === 0 ? sum * REPORT : sum;
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

/** A phrase's documents, with those that may be what it asks for besides its words. */
function orProperty(index, list, property) {
  if (!property) return list;
  const { stride } = list;
  const around = property.date ? index.reportsOf(property.date) : null;
  return merge([list, { documents: new Map(), around, stride }], stride);
}

/** What is shown of some documents, the best first. */
function best(subjects, phrases, rarities) {
  const scored = subjects.map((subject) => ({ subject, score: subject.score(phrases, rarities) }));
  return scored.toSorted((a, b) => b.score - a.score).map(({ subject }) => subject.result(phrases));
}
