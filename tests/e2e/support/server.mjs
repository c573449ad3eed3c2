// Serves a site as GitHub Pages does: under a base path, `index.html` in folders, a
// redirect to a folder's `/`, `404.html` with its status, gzip, byte ranges and ten
// minutes of cache.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webm": "video/webm",
  ".xml": "application/xml; charset=utf-8",
};
/** What is compressed already. */
const PACKED = new Set([".webm"]);

/**
 * Starts a server on a free port.
 *
 * @param {string} folder the finished site
 * @param {{ base?: string }} [options] the path that the site lives under: `/repo/`
 * @returns {Promise<{ url: string, close: () => void }>} the address of the site's home
 */
export async function serve(folder, { base = "/" } = {}) {
  const server = createServer((request, response) => {
    answer(folder, base, request).then(({ status, headers, body }) => {
      response.writeHead(status, { "cache-control": "max-age=600", "content-length": body.length, ...headers });
      response.end(body);
    });
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(folder, base, request) {
  const { pathname, search } = new URL(request.url, "http://localhost");
  if (!pathname.startsWith(base)) return { status: 404, headers: {}, body: Buffer.from("no site here") };
  const path = join(folder, normalize(`/${decodeURIComponent(pathname.slice(base.length))}`));
  if (await isFile(path)) return send(path, request.headers.range);
  if (await isFile(join(path, "index.html"))) {
    if (pathname.endsWith("/")) return send(join(path, "index.html"));
    return { status: 301, headers: { location: `${pathname}/${search}` }, body: Buffer.alloc(0) };
  }
  return { ...(await send(join(folder, "404.html"))), status: 404 };
}

async function isFile(path) {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

async function send(path, range) {
  const body = await readFile(path);
  const type = extname(path);
  const headers = { "content-type": TYPES[type] ?? "application/octet-stream", "accept-ranges": "bytes" };
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  if (first !== undefined) {
    const end = Math.min(Number(last || body.length - 1), body.length - 1);
    headers["content-range"] = `bytes ${first}-${end}/${body.length}`;
    return { status: 206, headers, body: body.subarray(Number(first), end + 1) };
  }
  if (PACKED.has(type)) return { status: 200, headers, body };
  return { status: 200, headers: { ...headers, "content-encoding": "gzip" }, body: gzipSync(body) };
}
