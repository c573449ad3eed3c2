// XML, read as a tree. Whether it is well-formed, the grammars tell.

import { DOMParser } from "@xmldom/xmldom";

/** The root element of a document. */
export const rootOf = (text) => new DOMParser().parseFromString(text, "text/xml").documentElement;

/** The elements right below one, of a name where one is given. */
export const childrenOf = (element, name) =>
  [...element.childNodes].filter((node) => node.nodeType === node.ELEMENT_NODE && (!name || node.localName === name));

/** The text of the first element of a name right below one, or `undefined`. */
export const textIn = (element, name) => childrenOf(element, name)[0]?.textContent.trim();
