// Serves a site as GitHub Pages does: gzip, ten minutes of cache, `index.html` in
// folders. It can leave a page's client out, to compare with.

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

/** The client's script, and the links that fetch its parts ahead. */
const CLIENT = /<script\b[^>]*>[^]*?<\/script>|<link\b[^>]*\brel="?(?:module)?preload\b[^>]*>/gi;

/**
 * Starts a server on a free port. `sent` is the log of its answers: path and bytes
 * of the body as sent.
 */
export async function serve(folder, { client = true } = {}) {
  const ready = new Map();
  const sent = [];
  const answer = async (path) => {
    const file = await locate(folder, path);
    if (!file) return { status: 404, type: TYPES[".html"], body: gzipSync("") };
    if (!ready.has(file)) ready.set(file, await prepare(file, client));
    return { status: 200, ...ready.get(file) };
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const { status, type, body } = await answer(decodeURIComponent(pathname));
    sent.push({ path: pathname, bytes: body.length });
    const headers = { "content-type": type, "content-encoding": "gzip", "cache-control": "max-age=600" };
    response.writeHead(status, { ...headers, "content-length": body.length }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sent,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The file behind a path, none where there is none. */
async function locate(folder, path) {
  const file = join(folder, normalize(path));
  const found = await stat(file).catch(() => null);
  if (found?.isFile()) return file;
  const index = join(file, "index.html");
  return (await stat(index).catch(() => null))?.isFile() ? index : null;
}

async function prepare(file, client) {
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  let content = await readFile(file);
  if (!client && type === TYPES[".html"]) content = content.toString().replace(CLIENT, "");
  return { type, body: gzipSync(content, { level: 9 }) };
}
