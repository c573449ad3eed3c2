// Lists of documents, and what becomes of several.

/**
 * Where a document has a term: in what was said, around it (its report's title and tags),
 * in its text, in its title or a name.
 */
export const SAID = 0;
export const AROUND = 1;
export const TEXT = 2;
export const NAME = 3;

/**
 * Which documents have a term, and where. `around` are the reports all of whose documents
 * have it around them: `null` where that is, or may be, every report. `stride` is how many
 * numbers of documents each report has.
 *
 * @typedef {{ documents: Map<number, number>, around: Set<number> | null, stride: number }} List
 */

/** Where a document has a term; `undefined` where it has not. */
export function placeIn({ documents, around, stride }, document) {
  const isAround = around === null || around.has(Math.floor(document / stride));
  return documents.get(document) ?? (isAround ? AROUND : undefined);
}

/** The documents that have any of some terms, each with the best place. @returns {List} */
export function merge(lists, stride) {
  if (lists.length === 1) return lists[0];
  const documents = new Map();
  const note = (document) => documents.set(document, Math.max(...lists.map((list) => placeIn(list, document) ?? SAID)));
  for (const list of lists) for (const document of list.documents.keys()) note(document);
  const isEverywhere = lists.some(({ around }) => around === null);
  return { documents, around: isEverywhere ? null : new Set(lists.flatMap(({ around }) => [...around])), stride };
}

/** The documents that have all of some terms, each with the worst place. @returns {List} */
export function intersect(lists) {
  const bySize = lists.toSorted((a, b) => (a.around === null) - (b.around === null) || a.documents.size - b.documents.size);
  return bySize.reduce((one, other) => {
    const documents = new Map();
    for (const [list, another] of [[one, other], [other, one]]) {
      for (const [document, place] of list.documents) {
        const there = placeIn(another, document);
        if (there !== undefined) documents.set(document, Math.min(place, there));
      }
    }
    return { documents, around: inBoth(one.around, other.around), stride: one.stride };
  });
}

function inBoth(one, other) {
  if (one === null || other === null) return one ?? other;
  return new Set([...one].filter((report) => other.has(report)));
}

/** How much a term tells, of so many documents. */
export function rarity({ documents, around }, size) {
  const least = documents.size + (around?.size ?? size / 4);
  return Math.log(1 + size / Math.max(least, 1));
}
