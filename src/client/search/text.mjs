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
const HIRAGANA = /[ぁ-ゖ]/;
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

/** What became of characters, which repeat: to make them equal takes most of the time. */
const KNOWN = new Map();

/**
 * The characters that a piece of text is compared as, each with what it is: `dense` of a
 * script without spaces, `letter` or digit of another, `space`, `mark` of a long vowel,
 * `hyphen`, `sign`.
 */
function known(piece) {
  if (!KNOWN.has(piece)) {
    const characters = [...piece.normalize("NFKC").toLowerCase()];
    KNOWN.set(piece, characters.map((character) => ({ character: usual(character), kind: kindOf(character) })));
  }
  return KNOWN.get(piece);
}

function usual(character) {
  if (KATAKANA.test(character)) return String.fromCodePoint(character.codePointAt(0) - KANA);
  return USUAL.get(character) ?? character;
}

function kindOf(character) {
  if (character === "ー") return "mark";
  if (DENSE.test(character)) return "dense";
  if (LETTER.test(character)) return "letter";
  if (HYPHEN.test(character)) return "hyphen";
  return /[\s・]/.test(character) ? "space" : "sign";
}

/** @returns {Folded} */
export function fold(text) {
  const all = [...text.matchAll(PIECES)].flatMap(({ 0: piece, index }) =>
    known(piece).map((part) => ({ ...part, from: index, to: index + piece.length })),
  );
  const folded = { characters: [], from: [], to: [], starts: [] };
  // What stands ahead: the last character, and what divides the next one from it.
  let [before, gap, wordLength] = [{ character: "", kind: "sign" }, "sign", 0];
  for (const [at, part] of all.entries()) {
    const { character, kind } = part;
    if (kind === "mark" || (kind === "hyphen" && !gap && HIRAGANA.test(before.character))) {
      // It is shown as a part of what stands before it.
      if (!gap) folded.to[folded.to.length - 1] = part.to;
      continue;
    }
    const isSignOfName = !gap && isOfName(character, before.character, wordLength, all[at + 1]?.character);
    if (kind !== "dense" && kind !== "letter" && !isSignOfName) {
      // A space or a dot does not divide what is written without spaces.
      if (gap !== "sign") gap = kind === "space" ? "space" : "sign";
      continue;
    }
    const areDense = before.kind === "dense" && kind === "dense";
    const isJoined = !gap || (gap === "space" && areDense);
    wordLength = isJoined && before.kind !== "dense" ? wordLength + 1 : 1;
    folded.characters.push(character);
    folded.from.push(part.from);
    folded.to.push(part.to);
    folded.starts.push(!isJoined);
    [before, gap] = [part, ""];
  }
  return folded;
}

/** Whether a sign behind a word's last character is a part of it: `C++`, `C#`. */
function isOfName(character, last, wordLength, next) {
  if (character === "+") return (wordLength === 1 && next === "+") || (wordLength === 2 && last === "+");
  return character === "#" && wordLength === 1;
}
