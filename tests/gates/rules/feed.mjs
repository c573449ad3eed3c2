// Atom feeds (RFC 4287): what grammars/atom.rnc cannot say.

import { attribute, elementsOfPiece } from "../../e2e/support/html.mjs";
import { childrenOf, rootOf, textIn } from "../support/xml.mjs";
import { addressesIn } from "./links.mjs";

/** What a reader's program would have to take out of an entry. */
const ACTIVE = /^(script|style|iframe|object|embed|form|link|meta|base)$/;

/**
 * @param {import("../support/site.mjs").Site} site
 * @param {string} file the feed's own
 * @param {string} text
 * @returns {string[]}
 */
export function faultsOfFeed(site, file, text) {
  const feed = rootOf(text);
  const entries = childrenOf(feed, "entry");
  const self = linkOf(feed, "self");
  const where = new URL(file, site.home).href;
  return [
    ...(self === where ? [] : [`its link to itself is ${self}, and not ${where}`]),
    ...faultsOfIds([feed, ...entries]),
    ...(textIn(feed, "author")
      ? []
      : entries.filter((entry) => !textIn(entry, "author")).map((entry) => `${nameOf(entry)} has no author`)),
    ...[feed, ...entries].flatMap((part) => faultsOfAddresses(site, part)),
    ...entries.flatMap((entry) => faultsOfContent(site, entry)),
  ];
}

const nameOf = (part) => `"${textIn(part, "title")}"`;

const linkOf = (part, rel) =>
  childrenOf(part, "link")
    .find((link) => (link.getAttribute("rel") ?? "alternate") === rel)
    ?.getAttribute("href");

/** Ids are addresses in full, which no other part has (section 4.2.6). */
function faultsOfIds(parts) {
  const ids = parts.map((part) => textIn(part, "id"));
  return ids.flatMap((id, index) => {
    if (!/^[a-z][a-z\d+.-]*:./i.test(id)) return [`the id ${id} is not written in full`];
    return ids.indexOf(id) === index ? [] : [`the id ${id} is there twice`];
  });
}

function faultsOfAddresses(site, part) {
  const links = childrenOf(part, "link").map((link) => link.getAttribute("href"));
  const pictures = ["icon", "logo"].flatMap((name) => textIn(part, name) ?? []);
  const faults = [...links, ...pictures].flatMap((address) => {
    const fault = site.faultInFull(address);
    return fault ? [`${nameOf(part)}: ${address} ${fault}`] : [];
  });
  return linkOf(part, "alternate") ? faults : [...faults, `${nameOf(part)} has no page`];
}

function faultsOfContent(site, entry) {
  const bodies = childrenOf(entry).filter((part) => part.getAttribute("type") === "html");
  return bodies.flatMap((body) => {
    const elements = elementsOfPiece(body.textContent);
    const active = elements.filter(
      ({ tagName, attrs }) =>
        ACTIVE.test(tagName) || attrs.some(({ name }) => name.startsWith("on") || name === "style"),
    );
    return [
      ...active.map(({ tagName }) => `${nameOf(entry)} holds an active <${tagName}>`),
      ...elements.filter(isNamelessPicture).map(() => `${nameOf(entry)} holds a picture without alt`),
      ...addressesIn(elements).flatMap(({ address, written }) => {
        const fault = site.faultInFull(address);
        return fault ? [`${nameOf(entry)}: ${written} ${fault}`] : [];
      }),
    ];
  });
}

const isNamelessPicture = (element) => element.tagName === "img" && attribute(element, "alt") === undefined;
