// Structured data in pages (JSON-LD): it can be read, and has what search engines ask for
// (https://developers.google.com/search/docs/appearance/structured-data).

import { attribute, textOf } from "../../e2e/support/html.mjs";
import { canonicalOf } from "../support/site.mjs";

/** A day, or a time with its zone. */
const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
const TIME = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/;
const DURATION = /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/;

/** What each type must have. A type that is not named here has no rules yet, and is refused. */
const REQUIRED = {
  WebSite: ["name", "url"],
  Organization: ["name"],
  Person: ["name"],
  Place: ["name|address"],
  VirtualLocation: ["url"],
  PostalAddress: [],
  ImageObject: ["url|contentUrl"],
  Article: ["headline"],
  BlogPosting: ["headline"],
  CreativeWork: ["name"],
  PresentationDigitalDocument: ["name", "url"],
  CollectionPage: ["name"],
  ProfilePage: ["mainEntity"],
  ItemList: ["itemListElement"],
  BreadcrumbList: ["itemListElement"],
  ListItem: ["position"],
  Event: ["name", "startDate"],
  VideoObject: ["name", "thumbnailUrl", "uploadDate"],
  Clip: ["name", "startOffset", "url"],
  SearchAction: ["target"],
};

/** How a value is written, by its property. */
const WRITTEN = {
  uploadDate: TIME,
  startDate: DATE,
  endDate: DATE,
  datePublished: DATE,
  dateModified: DATE,
  duration: DURATION,
};

/** Properties whose texts are addresses. */
const ADDRESSES = [
  "@id",
  "url",
  "item",
  "image",
  "logo",
  "thumbnailUrl",
  "contentUrl",
  "embedUrl",
  "mainEntityOfPage",
  "sameAs",
];

const list = (value) => (value === undefined ? [] : [value].flat());

/**
 * @param {import("../support/site.mjs").Site} site
 * @param {import("../support/site.mjs").Page} page
 * @returns {string[]}
 */
export function faultsOfStructuredData(site, page) {
  const scripts = page.elements.filter((element) => attribute(element, "type") === "application/ld+json");
  return scripts.flatMap((script) => {
    try {
      return faultsOfDocument(site, page, JSON.parse(textOf(script)));
    } catch (error) {
      if (error instanceof SyntaxError) return [`is no JSON: ${error.message}`];
      throw error;
    }
  });
}

function faultsOfDocument(site, page, data) {
  const documents = list(data);
  const ofContext = documents
    .filter((document) => !/^https?:\/\/schema\.org\/?$/.test(document["@context"]))
    .map(() => "does not say that its words are schema.org's");
  const nodes = documents.flatMap((document) => document["@graph"] ?? [document]);
  return [...ofContext, ...nodes.flatMap((node) => faultsOfNode(site, page, node))];
}

function faultsOfNode(site, page, node) {
  const parts = Object.values(node)
    .flatMap(list)
    .filter((value) => value !== null && typeof value === "object");
  return [...faultsOfOwn(site, page, node), ...parts.flatMap((part) => faultsOfNode(site, page, part))];
}

/** What is wrong in a node, whatever is in the nodes inside of it. */
function faultsOfOwn(site, page, node) {
  // It only points at another one.
  if (Object.keys(node).join() === "@id") return [];
  const type = node["@type"];
  if (!(type in REQUIRED)) return [`the type ${type} is not known here`];
  const missing = REQUIRED[type].filter((names) => !names.split("|").some((name) => isThere(node[name])));
  return [
    ...missing.map((name) => `has no ${name}`),
    ...Object.keys(node).flatMap((name) => list(node[name]).flatMap((value) => faultsOfValue(site, name, value))),
    ...(SPECIAL[type]?.(node, page) ?? []),
  ].map((fault) => `${type} "${node.name ?? node.headline ?? ""}": ${fault}`);
}

const isThere = (value) => list(value).length > 0 && value !== "" && value !== null;

function faultsOfValue(site, name, value) {
  if (typeof value !== "string") return [];
  if (name in WRITTEN && !WRITTEN[name].test(value)) return [`${name} ${value} is not written as it should be`];
  if (!ADDRESSES.includes(name)) return [];
  // An id may name a part that is only told of here.
  const fault = site.faultInFull(name === "@id" ? value.replace(/#.*/, "") : value);
  return fault ? [`${name} ${value} ${fault}`] : [];
}

const SPECIAL = {
  VideoObject: faultsOfClips,
  Clip: faultsOfClip,
  BreadcrumbList: faultsOfPositions,
  ItemList: faultsOfPositions,
};

/** No two clips of a video start at the same second. */
function faultsOfClips(video) {
  const starts = list(video.hasPart).map(({ startOffset }) => startOffset);
  return starts.filter((start, index) => starts.indexOf(start) !== index).map((start) => `two clips start at ${start}`);
}

/** A clip is played by its page, whose address with a time says where. */
function faultsOfClip({ startOffset, endOffset, url }, page) {
  const isSecond = Number.isInteger(startOffset) && startOffset >= 0;
  const isForward = endOffset === undefined || endOffset > startOffset;
  const place = `${canonicalOf(page)?.href}?t=${startOffset}`;
  return [
    ...(isSecond ? [] : ["does not start at a second"]),
    ...(isForward ? [] : ["ends before it starts"]),
    ...(url === place ? [] : [`its url is ${url}, and not ${place}`]),
  ];
}

/** Its items are counted from 1; a breadcrumb has a name, and leads somewhere unless it is the last. */
function faultsOfPositions({ "@type": type, itemListElement }) {
  const items = list(itemListElement);
  const miscounted = items.filter(({ position }, index) => position !== index + 1);
  const dead = items.slice(0, -1).filter(({ item }) => type === "BreadcrumbList" && !item);
  const nameless = items.filter(({ name, item }) => type === "BreadcrumbList" && !name && !item?.name);
  return [
    ...miscounted.map(({ position }) => `item ${position} is not in its place`),
    ...dead.map(({ position }) => `item ${position} leads nowhere`),
    ...nameless.map(({ position }) => `item ${position} has no name`),
  ];
}
