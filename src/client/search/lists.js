// Lists of documents, and what becomes of several.

/** Where in a document a term is: in what was said, in its text, in its title or a name. */
export const SAID = 0;
export const TEXT = 1;
export const NAME = 2;

/**
 * Which documents have a term, and where. Where it is `everywhere`, any that is not
 * listed may have it in its text.
 *
 * @typedef {{ documents: Map<number, number>, everywhere: boolean }} List
 */

/** The documents that have any of some terms, each with the best place. @returns {List} */
export function merge(lists) {
  if (lists.length === 1) return lists[0];
  const documents = new Map();
  for (const list of lists) {
    for (const [document, place] of list.documents) documents.set(document, Math.max(place, documents.get(document) ?? SAID));
  }
  return { documents, everywhere: lists.some(({ everywhere }) => everywhere) };
}

/** The documents that have all of some terms, each with the worst place. @returns {List} */
export function intersect(lists) {
  const bySize = lists.toSorted((a, b) => a.everywhere - b.everywhere || a.documents.size - b.documents.size);
  return bySize.reduce((one, other) => {
    const documents = new Map();
    const placeIn = (list, document) => list.documents.get(document) ?? (list.everywhere ? TEXT : undefined);
    const take = (document) => {
      const places = [placeIn(one, document), placeIn(other, document)];
      if (!places.includes(undefined)) documents.set(document, Math.min(...places));
    };
    for (const document of one.documents.keys()) take(document);
    if (one.everywhere) for (const document of other.documents.keys()) take(document);
    return { documents, everywhere: one.everywhere && other.everywhere };
  });
}

/** How much a term tells that is on a list of so many documents. */
export function rarity({ documents, everywhere }, size) {
  return Math.log(1 + size / (everywhere ? size / 8 : Math.max(documents.size, 1)));
}
