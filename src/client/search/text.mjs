// Text as search compares it: what src/publish/search/text.rs does to the archive, done to
// what readers type and to the lines that are shown. Whoever changes one changes the other.

/** Forms of characters as names have them, each before the form it is searched by. */
const VARIANTS = "髙高﨑崎邊辺邉辺齋斎斉斎齊斎澤沢濵浜濱浜眞真廣広國国櫻桜龍竜惠恵瀨瀬德徳淺浅𠮷吉ςσ";
/** How far a katakana is from its hiragana among the characters. */
const KANA = 0x60;

const USUAL = new Map([...VARIANTS.matchAll(/(.)(.)/gu)].map(([, variant, usual]) => [variant, usual]));
/** Characters of scripts that write words without spaces between. */
export const DENSE =
  /[々-〇ぁ-ゟァ-ヺー-ヿ\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/u;
const LETTER = /[\p{Alphabetic}\p{N}]/u;
const KATAKANA = /[ァ-ヶ]/;
/** What is typed in the long-vowel mark's place, behind a kana. */
const HYPHEN = /[-\u2010-\u2015\u2212\u2500]/;
/** A character with the marks that belong to it, so that its place in the text is known. */
const PIECES = /.[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*/gsu;

/**
 * A text in the form that is compared: letters, digits and characters of words alone, one
 * by one. `from` and `to` are each one's place in the text as it was; `starts` says whether
 * anything that is no part of a word stands ahead of it.
 *
 * @typedef {{ characters: string[], from: number[], to: number[], starts: boolean[] }} Folded
 */

/** @returns {Folded} */
export function fold(text) {
  const folded = { characters: [], from: [], to: [], starts: [] };
  const all = [...text.matchAll(PIECES)].flatMap(({ 0: piece, index }) =>
    [...piece.normalize("NFKC").toLowerCase()].map((character) => ({ character, from: index, to: index + piece.length })),
  );
  let [before, gap, wordLength] = ["", "start", 0];
  for (const [at, { character, from, to }] of all.entries()) {
    if (character === "ー" || (HYPHEN.test(character) && !gap && /[ぁ-ゖ]/.test(before))) {
      // It is shown as a part of what stands before it.
      if (before && !gap) folded.to[folded.to.length - 1] = to;
      continue;
    }
    const isSign = !gap && isSignOfName(character, before, wordLength, all[at + 1]?.character);
    if (!isSign && !DENSE.test(character) && !LETTER.test(character)) {
      // A space or a dot does not divide what is written without spaces.
      gap = /[\s・]/.test(character) ? gap || "space" : "sign";
      continue;
    }
    const isJoined = !gap || (gap === "space" && DENSE.test(before) && DENSE.test(character));
    wordLength = isJoined && !DENSE.test(before) ? wordLength + 1 : 1;
    before = usual(character);
    folded.characters.push(before);
    folded.from.push(from);
    folded.to.push(to);
    folded.starts.push(!isJoined);
    gap = "";
  }
  return folded;
}

/** Whether a sign behind a word's last character is a part of it: `C++`, `C#`. */
function isSignOfName(character, last, wordLength, next) {
  if (character === "+") return (wordLength === 1 && next === "+") || (wordLength === 2 && last === "+");
  return character === "#" && wordLength === 1;
}

function usual(character) {
  if (KATAKANA.test(character)) return String.fromCodePoint(character.codePointAt(0) - KANA);
  return USUAL.get(character) ?? character;
}
