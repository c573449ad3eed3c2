// A page's HTML, read as a browser reads it.

import { parse, parseFragment } from "parse5";

/** @typedef {import("parse5").DefaultTreeAdapterTypes.Element} Element */

/** The elements of a whole page, in its order. */
export const elementsOfPage = (html) => [...elementsBelow(parse(html))];

/** The elements of a piece of a page. */
export const elementsOfPiece = (html) => [...elementsBelow(parseFragment(html))];

/** @returns {Generator<Element>} */
function* elementsBelow(node) {
  for (const child of node.childNodes ?? []) {
    if ("tagName" in child) yield child;
    yield* elementsBelow(child);
  }
  // What a template holds is no child of it.
  if ("content" in node) yield* elementsBelow(node.content);
}

/** An attribute's value, or `undefined`. */
export const attribute = (element, name) => element.attrs.find((own) => own.name === name)?.value;

/** The text in an element, without that of the elements in it. */
export const textOf = (element) => element.childNodes.map((node) => node.value ?? "").join("");
