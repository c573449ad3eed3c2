// Keeps copies of what was read, for reading offline, and lends them where the network
// does not answer.
//
// 1. A page tells what it shows and what it has loaded. Pages, their data, their client
//    and their pictures are then read once more, out of the browser's own cache as a rule,
//    and kept. An answer to a reader never waits for that.
// 2. A page is kept together with the data that it was rendered from and the client that it
//    names, or not at all: copies are never a mix of two versions of the site.
// 3. Copies are bounded. The oldest go first, and a client with the last page that names it.
// 4. Requests go to the network. A copy takes its place where that fails, or keeps a reader
//    waiting who could have one; the client's files alone come from their copies first, for
//    their names stand for their content.
//
// Whatever goes wrong in here, requests take the way that they would take without it.

const LIMITS = { bytes: 50_000_000, files: 500, bytesOfOne: 5_000_000 };
/** How long the network may keep a reader waiting who could have a copy, in milliseconds. */
const PATIENCE = 4000;
/** How long the copies may, where the network could be asked, and where there is nothing else. */
const PATIENCE_WITH_COPIES = 1000;
const LAST_PATIENCE = 15_000;
/** How long a picture's copy is not made anew, in milliseconds. */
const FRESH = 3_600_000;

const { scope } = registration;
/** The number changes with the form of what is kept. */
const CACHE = `cuecard-1:${scope}`;
/** The page for addresses of which there is no copy. */
const OFFLINE = `${scope}offline.html`;
/** The pages that every reader may want: the way in, and the one for being offline. */
const COMMON = [scope, OFFLINE];

/** What the files below the site's address are, by their paths there. */
const KINDS = {
  client: /^client-[0-9a-f]+(_bg\.wasm|\.js)$/,
  transcript: /^data\/transcripts\/.+\.json$/,
  data: /^data\/.+\.json$/,
  picture: /^assets\/.+\.(avif|gif|jpe?g|png|svg|webp)$/i,
};

/** What comes in time, and nothing where that fails. */
const inTime = (promise, milliseconds) =>
  Promise.race([promise.catch(() => null), new Promise((resolve) => setTimeout(resolve, milliseconds))]);

/** An address without its query and fragment. */
const bare = (address) => address.replace(/[?#].*$/s, "");

const kindOf = (address) => {
  const path = address.startsWith(scope) ? bare(address).slice(scope.length) : "";
  return Object.keys(KINDS).find((kind) => KINDS[kind].test(path));
};

/** A page's address as it is kept: a folder's ends with its slash. */
const pageAddress = (address) => bare(address).replace(/\/index\.html$/, "/").replace(/\/[^/.]+$/, "$&/");

const isPage = ({ mode, url }) => mode === "navigate" && /\/([^/.]*|[^/]+\.html)$/.test(bare(url));

// Answers to readers.

/** The copy of a file, if there is one. */
const copyOf = async (address) => (await caches.open(CACHE)).match(address);

/** The first that is to be had of the two, if any is. */
const either = (...promises) =>
  Promise.any(promises.map(async (promise) => (await promise) ?? Promise.reject())).catch(() => null);

/** The network's answer; a copy instead where it fails, or is late. */
const networkFirst = async (event, address) => {
  const { request } = event;
  const network = fetch(request).catch(() => null);
  event.waitUntil(network);
  // What is to come from the host and nowhere else may take its time.
  const early = await (request.cache === "reload" ? network : inTime(network, PATIENCE));
  if (early && early.status < 500) return early;
  if (early === undefined) return either(copyOf(address), network);
  return (await inTime(copyOf(address), LAST_PATIENCE)) ?? early;
};

const answers = {
  page: async (event) => {
    const answer = await networkFirst(event, pageAddress(event.request.url));
    return answer ?? (await inTime(copyOf(OFFLINE), LAST_PATIENCE)) ?? Response.error();
  },
  client: async ({ request }) => {
    const copy = copyOf(bare(request.url));
    const early = await inTime(copy, PATIENCE_WITH_COPIES);
    return early ?? (await either(fetch(request), copy)) ?? Response.error();
  },
  file: async (event) => (await networkFirst(event, bare(event.request.url))) ?? Response.error(),
};

addEventListener("fetch", (event) => {
  const { request } = event;
  // Films are asked for in parts, and none of them is kept.
  if (request.method !== "GET" || request.headers.has("range")) return;
  const kind = kindOf(request.url);
  const answer = isPage(request) ? answers.page : kind === "client" ? answers.client : kind && answers.file;
  if (answer) event.respondWith(answer(event).catch(() => fetch(request)));
});

// Copies.

/** Reads a file; `cache` says whether the network may be asked (Fetch, "request cache mode"). */
const read = async (address, cache) => {
  const response = await fetch(address, { cache, mode: "same-origin" });
  const headers = new Headers(response.headers);
  // Networks that want a reader to log in answer for everything with a page.
  const isOther = headers.get("content-type")?.startsWith("text/html") && kindOf(address);
  if (!response.ok || response.redirected || isOther) throw new Error(`${address} is not to be had`);
  return { headers, bytes: new Uint8Array(await response.arrayBuffer()) };
};

const put = async (address, { headers, bytes }, client = []) => {
  if (bytes.length > LIMITS.bytesOfOne) return;
  // What is kept is not packed any more, and is the same for everybody.
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  headers.set("x-size", bytes.length);
  headers.set("x-kept", Date.now());
  headers.set("x-client", client.join(" "));
  const cache = await caches.open(CACHE);
  await cache.put(address, new Response(bytes, { headers }));
};

/** The checksum that a page carries of its data: FNV-1a, as in `src/model/checksum.rs`. */
const checksum = (bytes) => bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5) >>> 0;

/** Where readers save data, nothing is fetched that the browser does not have. */
const modes = (...others) => (navigator.connection?.saveData ? ["only-if-cached"] : others);

/** The addresses that a page's head names. */
const linksOf = (text) =>
  [...text.matchAll(/<link\b[^>]*\shref="([^"]+)"/g)].map(([, href]) => new URL(href, scope).href);

/** Reads a page with all that belongs to it; fails where that is not all of one version. */
const readPage = async (address, cache) => {
  const page = await read(address, cache);
  const text = new TextDecoder().decode(page.bytes);
  const links = linksOf(text);
  const client = links.filter((link) => kindOf(link) === "client");
  if (client.length === 0) throw new Error(`${address} is none of the site's`);
  const files = new Map();
  for (const file of client) if (!(await copyOf(file))) files.set(file, await read(file, cache));
  const [, sum] = /\sdata-checksum="(\d+)"/.exec(text) ?? [];
  if (sum) {
    const source = links.find((link) => kindOf(link) === "data");
    const data = await read(source, cache);
    if (checksum(data.bytes) !== Number(sum)) throw new Error(`${address} is not of ${source}`);
    files.set(source, data);
  }
  return { page, client, files };
};

/** Keeps a page with all that belongs to it; the modes are tried in turn. Returns its client. */
const keepPage = async (address, modes) => {
  for (const mode of modes) {
    const whole = await readPage(address, mode).catch(() => null);
    if (!whole) continue;
    for (const [file, content] of whole.files) await put(file, content);
    await put(address, whole.page, whole.client);
    return whole.client;
  }
};

/** Keeps a page that is shown, and those that every reader may want. */
const keepShown = async (address) => {
  const client = await keepPage(pageAddress(address), modes("default", "reload"));
  if (!client) return;
  for (const page of COMMON) {
    const copy = await copyOf(page);
    if (copy?.headers.get("x-client") !== client.join(" ")) await keepPage(page, modes("no-cache"));
  }
};

/** Keeps a picture or transcript that a page has loaded. */
const keepLoaded = async (address) => {
  const kind = kindOf(address);
  if (kind !== "picture" && kind !== "transcript") return;
  const file = bare(address);
  const kept = (await copyOf(file))?.headers.get("x-kept") ?? 0;
  if (kind === "picture" && Date.now() - kept < FRESH) return;
  const content = await read(file, ...modes("default")).catch(() => null);
  if (content) await put(file, content);
};

/** Deletes the oldest copies beyond the limits, and clients that no page names. Returns what is left, in bytes. */
const tidy = async (limit) => {
  const cache = await caches.open(CACHE);
  const describe = async ({ url }) => {
    const { headers } = await cache.match(url);
    const [size, kept] = ["x-size", "x-kept"].map((name) => Number(headers.get(name)));
    return { url, size, kept, client: headers.get("x-client").split(" ") };
  };
  const copies = await Promise.all((await cache.keys()).map(describe));
  const files = copies.filter(({ url }) => kindOf(url) !== "client").sort((a, b) => b.kept - a.kept);
  const wanted = new Set();
  let bytes = 0;
  for (const file of files) {
    const named = copies.filter(({ url }) => file.client.includes(url) && !wanted.has(url));
    const more = [file, ...named];
    const size = more.reduce((sum, copy) => sum + copy.size, 0);
    if (bytes + size > limit || wanted.size + more.length > LIMITS.files) break;
    bytes += size;
    for (const { url } of more) wanted.add(url);
  }
  await Promise.all(copies.filter(({ url }) => !wanted.has(url)).map(({ url }) => cache.delete(url)));
  return bytes;
};

/** The copies that readers can clear: all but the pages that every one of them may want, with what these name. */
const clearable = async () => {
  const cache = await caches.open(CACHE);
  const common = new Set(COMMON);
  for (const page of COMMON) {
    const copy = await cache.match(page);
    for (const link of copy ? linksOf(await copy.text()) : []) common.add(link);
  }
  return (await cache.keys()).filter(({ url }) => !common.has(url));
};

const clearCopies = async () => {
  const cache = await caches.open(CACHE);
  await Promise.all((await clearable()).map((copy) => cache.delete(copy)));
};

/** Does what a page asks for. */
const obey = async ({ claim, shown, loaded = [], clear }) => {
  if (claim) await clients.claim();
  if (clear) await clearCopies();
  let limit = LIMITS.bytes;
  try {
    if (shown) await keepShown(shown);
    for (const address of loaded) await keepLoaded(address);
  } catch (error) {
    // The browser may have less room than the limit: half of what there is makes some.
    if (error.name === "QuotaExceededError") limit = (await tidy(limit)) / 2;
  }
  return tidy(limit);
};

let work = Promise.resolve();

addEventListener("message", (event) => {
  // One thing after the other; what fails is not kept, and nobody misses it online.
  const tell = async () => {
    const copies = await obey(event.data);
    event.source.postMessage({ copies, canClear: (await clearable()).length > 0 });
  };
  work = work.then(tell).catch(() => {});
  event.waitUntil(work);
});

// The worker's life.

addEventListener("install", () => skipWaiting());

// Navigation preload is left off: where it fails, Firefox fails the page, whatever the answer.
const begin = async () => {
  await clients.claim();
  const names = await caches.keys();
  const old = names.filter((name) => name !== CACHE && name.startsWith("cuecard-") && name.endsWith(`:${scope}`));
  await Promise.all(old.map((name) => caches.delete(name)));
};

addEventListener("activate", (event) => event.waitUntil(begin().catch(() => {})));
