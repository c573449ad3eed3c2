// Serves a site as GitHub Pages does: under a base path, `index.html` in folders, a
// redirect to a folder's `/`, `404.html` with its status, gzip, byte ranges and ten
// minutes of cache.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".vtt": "text/vtt; charset=utf-8",
  ".wasm": "application/wasm",
  ".webm": "video/webm",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml; charset=utf-8",
};
/** In how many steps a slow line passes on what it takes a second for. */
const STEPS = 10;
/** What a host compresses: it leaves alone what it does not know. */
const PACKED = new Set(Object.values(TYPES).filter((type) => type !== TYPES[".webm"]));
/** Compressed already, and asked for in parts. */
const MEDIA = new Set([".webm"]);

/**
 * What is sent: `body` before its compression. Where there is a `cut`, the connection
 * breaks after so many bytes of the body as sent, or, at 0, before anything was; where
 * there is a `rest` too, it stays open, and what is missing is sent once that resolves.
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {Buffer | string} body
 * @property {number} [cut]
 * @property {Promise<void>} [rest]
 */

/**
 * A line that is not as quick as this machine's: how long an answer takes to begin, in
 * milliseconds, and how many bytes of it pass in a second.
 *
 * @typedef {{ latency: number, bytesPerSecond: number }} Line
 */

/**
 * A site that is being served. `url` is the address of its home; `alter` has the
 * answers for a path below it changed from now on, `publish` puts another site in its
 * place, `unplug` has it reached by nobody, until `restore` is called. `sent` is the log of its answers: the path, and the bytes
 * of the body as sent.
 *
 * @typedef {object} Site
 * @property {string} url
 * @property {(path: string, change: (answer: Answer) => Answer | Promise<Answer>) => void} alter
 * @property {(folder: string) => void} publish
 * @property {() => void} unplug
 * @property {() => void} restore
 * @property {{ path: string, bytes: number }[]} sent
 * @property {() => void} close
 */

/**
 * Starts a server on a free port.
 *
 * @param {string} folder the finished site
 * @param {{ base?: string, page?: (html: string) => string, line?: Line }} [options] the path that the site
 *   lives under (`/repo/`), what becomes of each of its pages, and the line to its readers
 * @returns {Promise<Site>}
 */
export async function serve(folder, { base = "/", page = (html) => html, line = null } = {}) {
  const changes = new Map();
  const sent = [];
  let published = folder;
  let isPluggedIn = true;
  const pack = packer(page);
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, "http://localhost");
    const path = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : null;
    const found = path === null ? NO_SITE : await answer(published, path, search, request.headers.range);
    const change = changes.get(path) ?? ((same) => same);
    const changed = await change(found);
    const { status, headers, body } = pack(changed);
    const head = { "cache-control": "max-age=600", "content-length": body.length, ...headers };
    await send(response, { status, head, body, cut: changed.cut, rest: changed.rest, line });
    sent.push({ path: pathname, bytes: changed.cut ?? body.length });
  });
  server.on("connection", (socket) => isPluggedIn || socket.destroy());
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    alter: (path, change) => changes.set(path, change),
    publish: (newer) => void (published = newer),
    unplug: () => {
      isPluggedIn = false;
      server.closeAllConnections();
    },
    restore: () => {
      isPluggedIn = true;
      published = folder;
      changes.clear();
    },
    sent,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Sends an answer, or as much of it as is to arrive, as fast as its line can. */
async function send(response, { status, head, body, cut, rest, line }) {
  if (cut === 0) return void response.destroy();
  if (line) await pause(line.latency);
  response.writeHead(status, head);
  const whole = body.subarray(0, cut);
  const step = line ? line.bytesPerSecond / STEPS : whole.length;
  for (let from = 0; from < whole.length && !response.destroyed; from += step) {
    response.write(whole.subarray(from, from + step));
    if (line) await pause(1000 / STEPS);
  }
  if (rest) await rest.then(() => response.end(body.subarray(cut)));
  else if (cut === undefined) response.end();
  else response.socket?.end();
}

const NO_SITE = { status: 404, headers: { "content-type": "text/plain" }, body: "There is no site here." };

/** @returns {Promise<Answer>} */
async function answer(folder, path, search, range) {
  const file = join(folder, normalize(`/${path}`));
  if (await isFile(file)) return range ? part(await read(file), range) : read(file);
  const index = join(file, "index.html");
  if (!(await isFile(index))) return { ...(await read(join(folder, "404.html"))), status: 404 };
  if (path === "" || path.endsWith("/")) return read(index);
  return { status: 301, headers: { location: `${path.split("/").at(-1)}/${search}` }, body: "" };
}

async function isFile(path) {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

async function read(file) {
  const type = extname(file);
  const headers = { "content-type": TYPES[type] ?? "application/octet-stream" };
  if (MEDIA.has(type)) headers["accept-ranges"] = "bytes";
  return { status: 200, headers, body: await readFile(file) };
}

/** The bytes that a range asks for: `bytes=100-`, `bytes=100-199`. */
function part(whole, range) {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  if (first === undefined || !("accept-ranges" in whole.headers)) return whole;
  const { length } = whole.body;
  const end = Math.min(last ? Number(last) : length, length - 1);
  const headers = { ...whole.headers, "content-range": `bytes ${first}-${end}/${length}` };
  return { status: 206, headers, body: whole.body.subarray(Number(first), end + 1) };
}

/** What was compressed by its text, for all servers: to compress takes longer than to send. */
const packed = new Map();

/** Compresses what can be, the same text once. */
function packer(page) {
  return ({ status, headers, body }) => {
    if (!PACKED.has(headers["content-type"])) return { status, headers, body: Buffer.from(body) };
    const text = headers["content-type"] === TYPES[".html"] ? page(body.toString()) : body;
    const key = text.toString("latin1");
    if (!packed.has(key)) packed.set(key, gzipSync(text, { level: 9 }));
    return { status, headers: { ...headers, "content-encoding": "gzip" }, body: packed.get(key) };
  };
}
