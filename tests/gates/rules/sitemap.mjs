// Sitemaps and their indexes: what grammars/sitemap.rnc cannot say
// (https://www.sitemaps.org/protocol.html).

import { attribute } from "../../e2e/support/html.mjs";
import { childrenOf, rootOf, textIn } from "../support/xml.mjs";

/** What one sitemap may hold at most. */
const MOST_PLACES = 50_000;
const MOST_BYTES = 52_428_800;

/** The addresses that a sitemap lists. */
const placesIn = (text) => childrenOf(rootOf(text)).map((place) => textIn(place, "loc"));

/**
 * @param {import("../support/site.mjs").Site} site
 * @param {string} text
 * @returns {string[]}
 */
export function faultsOfSitemap(site, text) {
  const places = placesIn(text);
  return [
    ...(places.length > MOST_PLACES ? [`it lists ${places.length} addresses`] : []),
    ...(Buffer.byteLength(text) > MOST_BYTES ? ["it is too large"] : []),
    ...places.filter((place, index) => places.indexOf(place) !== index).map((place) => `${place} is there twice`),
    ...places.flatMap((place) => {
      const fault = faultOfPlace(site, place);
      return fault ? [`${place} ${fault}`] : [];
    }),
  ];
}

function faultOfPlace(site, place) {
  const fault = site.faultInFull(place);
  if (fault) return fault;
  if (!site.owns(new URL(place))) return "is another site's";
  const page = site.pages.find(({ url }) => url.href === place);
  return page && isHidden(page) ? "is not to be found" : null;
}

/** Whether a page asks search engines to leave it out. */
function isHidden({ elements }) {
  const robots = elements.find((element) => attribute(element, "name") === "robots");
  return robots !== undefined && /noindex/.test(attribute(robots, "content"));
}

/**
 * @param {import("../support/site.mjs").Site} site
 * @param {string[]} texts all of the site's sitemaps
 * @returns {string[]} the reports that none of them lists
 */
export function unlistedReports(site, texts) {
  const listed = new Set(texts.flatMap(placesIn));
  return site.pages.filter(({ kind, url }) => kind === "report" && !listed.has(url.href)).map(({ file }) => file);
}
