// Every address in a page leads somewhere, and every id names one element.

import { attribute } from "../../e2e/support/html.mjs";
import { canonicalOf } from "../support/site.mjs";

/** Attributes that hold an address. */
const ADDRESSES = ["href", "src", "poster", "action", "formaction", "data", "cite"];

/** Attributes that hold several, each with its size. */
const LISTS = ["srcset", "imagesrcset"];

/** What `<meta>` says to those who show a link to the page: addresses that are read away from it. */
const SHARED = /^(og:(url|image|video|audio)(:url|:secure_url)?|twitter:(image|player))$/;

/**
 * @param {import("../support/site.mjs").Site} site
 * @param {import("../support/site.mjs").Page} page
 * @returns {string[]} what is wrong in a page
 */
export function faultsOfLinks(site, page) {
  return [
    ...faultsOfIds(page),
    ...faultsOfAddresses(site, page),
    ...faultsOfShared(site, page),
    ...faultsOfCanonical(site, page),
  ];
}

function faultsOfIds({ elements }) {
  const ids = elements.map((element) => attribute(element, "id")).filter((id) => id !== undefined);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id="${id}" is there twice`);
}

function faultsOfAddresses(site, page) {
  return addressesIn(page.elements).flatMap(({ address, written }) => {
    const fault = site.faultOf(address, page.url) ?? faultOfNowhere(address, page);
    return fault ? [`${written} ${fault}`] : [];
  });
}

/** What is shown at addresses that lead nowhere is read from any of them. */
function faultOfNowhere(address, { file }) {
  return file === "404.html" && !/^(\/|#|[a-z]+:)/.test(address) ? "changes with the address that leads nowhere" : null;
}

/**
 * The addresses in elements, and how each stands there.
 *
 * @param {import("../../e2e/support/html.mjs").Element[]} elements
 */
export function addressesIn(elements) {
  return elements.flatMap((element) =>
    element.attrs.flatMap(({ name, value }) => {
      const written = `<${element.tagName} ${name}="${value}">`;
      if (ADDRESSES.includes(name)) return [{ address: value, written }];
      if (!LISTS.includes(name)) return [];
      return value.split(/,\s+/).map((candidate) => ({ address: candidate.trim().split(/\s+/)[0], written }));
    }),
  );
}

function faultsOfShared(site, { elements }) {
  return elements.flatMap((element) => {
    const name = attribute(element, "property") ?? attribute(element, "name") ?? "";
    if (element.tagName !== "meta" || !SHARED.test(name)) return [];
    const address = attribute(element, "content") ?? "";
    const fault = site.faultInFull(address);
    return fault ? [`${name} ${address} ${fault}`] : [];
  });
}

function faultsOfCanonical(site, page) {
  const links = page.elements.filter((element) => attribute(element, "rel") === "canonical");
  if (links.length > 1) return ["there are two canonical addresses"];
  const canonical = canonicalOf(page);
  if (!canonical) return links.length > 0 ? ["the canonical address is not written in full"] : [];
  return canonical.href === page.url.href ? [] : [`the canonical address ${canonical.href} is another page's`];
}
