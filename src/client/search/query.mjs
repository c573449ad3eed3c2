// What a reader asks for: phrases, which are found as they stand, in whatever order.

import { DENSE, fold } from "./text.mjs";

/** How many characters of a word also find the words that begin with them. */
export const PREFIX = 3;
/** More than this of a question is not looked at. */
const LONGEST = 200;
const MOST_PHRASES = 8;
/** A particle, or part of a word that is not written out yet: the index does not know it. */
const KANA_ALONE = /^[ぁ-ゖ]?$/u;
/** What a name is called with; reports have it in headings alone. */
const HONORIFIC = /^(.{2,})(さん|氏|様)$/u;

/** What a talk is shown as, with its number or without: `LT`, `発表 1`. */
const LABEL = /^(lt|発表|talk)(\d{0,3})$/;
/** A number that belongs to one. */
const NUMBER_OF_LABEL = /(?<![\p{L}\p{N}])(lt|発表|talk)\s+(?=\d{1,3}(\s|$))/giu;
/** A year, a month or a day: `2025`, `2025年2月`, `2025-02-26`. */
const DATE = /^((?:19|20)\d\d)(?:[年/.-](?:(\d\d?)(?:[月/.-](?:(\d\d?)日?)?)?)?)?$/;

/**
 * What is asked of a talk itself, and not of its words: its kind and number, or its date or
 * how that begins.
 *
 * @typedef {{ kind: "talk" | "lightning", number?: number } | { date: string }} Property
 */

/**
 * `property` is what the phrase asks for besides its words, if anything; `pieces` are what the index has terms for: words, and rows of characters.
 *
 * @typedef {import("./text.mjs").Folded & { pieces: string[], property?: Property }} Phrase
 */

/** @returns {Phrase[]} */
export function phrasesOf(question) {
  const parts = question.slice(0, LONGEST).normalize("NFKC").replace(NUMBER_OF_LABEL, "$1").split(/\s+/u);
  const phrase = (part) => ({ ...phraseOf(part.replace(HONORIFIC, "$1")), property: propertyOf(part) });
  const found = parts.map(phrase).filter(({ pieces }) => !KANA_ALONE.test(pieces.join("")));
  return found.slice(0, MOST_PHRASES);
}

/** Whether more letters could find more: only these find the words that begin with them. */
export function isShort({ characters, pieces }) {
  return characters.length < 2 || (pieces.length === 1 && !DENSE.test(pieces[0]) && characters.length < PREFIX);
}

/** @returns {Property | undefined} */
function propertyOf(part) {
  const [, label, number] = LABEL.exec(part.toLowerCase()) ?? [];
  if (label) return { kind: label === "lt" ? "lightning" : "talk", number: number ? Number(number) : undefined };
  const [, ...numbers] = DATE.exec(part) ?? [];
  const date = numbers.filter(Boolean).map((text) => text.padStart(2, "0")).join("-");
  return date ? { date } : undefined;
}

/** @returns {Phrase} */
export function phraseOf(text) {
  const folded = fold(text);
  const pieces = [];
  for (const [at, character] of folded.characters.entries()) {
    const isNew = folded.starts[at] || DENSE.test(character) !== DENSE.test(folded.characters[at - 1]);
    if (isNew) pieces.push(character);
    else pieces[pieces.length - 1] += character;
  }
  return { ...folded, pieces };
}

/**
 * The terms of the index that all have to be where a phrase is. Of a row of characters,
 * every other pair suffices: the lines are looked through anyway.
 *
 * @returns {string[]}
 */
export function termsOf({ pieces }) {
  const terms = pieces.flatMap((piece) => (DENSE.test(piece) ? pairs([...piece]) : [piece]));
  // Single characters are known of titles and names alone.
  return terms.length > 0 ? terms : pieces;
}

function pairs(characters) {
  const last = characters.length - 2;
  const starts = characters.map((_, at) => at).filter((at) => at <= last && (at % 2 === 0 || at === last));
  return starts.map((at) => characters[at] + characters[at + 1]);
}

/**
 * Where a phrase stands in a line: the numbers of its characters there.
 *
 * @param {import("./text.mjs").Folded} line
 * @param {Phrase} phrase
 * @returns {{ from: number, to: number }[]}
 */
export function findAll(line, { characters, pieces }) {
  const isLetter = (character) => character !== undefined && !DENSE.test(character);
  const isWithinWord = (at) => !line.starts[at] && isLetter(line.characters[at]) && isLetter(line.characters[at - 1]);
  const mayEndWithin = !isLetter(characters.at(-1)) || [...pieces.at(-1)].length >= PREFIX;
  const places = [];
  for (let from = 0; from + characters.length <= line.characters.length; from += 1) {
    if (line.characters[from] !== characters[0]) continue;
    const to = from + characters.length;
    const isHere = characters.every((character, at) => line.characters[from + at] === character);
    if (!isHere || isWithinWord(from) || (!mayEndWithin && isWithinWord(to))) continue;
    places.push({ from, to });
    from = to - 1;
  }
  return places;
}
