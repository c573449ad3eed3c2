// The internet as far as the browsers of these tests can tell: a proxy on this machine
// that each of them is started with. No request of theirs ever leaves it.
//
// 1. A host that the row has put there is answered for, over TLS, by a certificate made
//    for the run; browsers are told to accept it.
// 2. Any other host is refused at once, or, where the row says so, never answered.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer as createProxy } from "node:http";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const REFUSAL = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n";

/** The internet of one browser; its hosts are those of the row that is being run. */
export class Internet {
  #hosts = new Map();
  #isSilent = false;
  #sockets = new Set();

  static async start() {
    const internet = new Internet();
    internet.secure = createServer(await certificate(), (request, response) => internet.#answer(request, response));
    internet.proxy = createProxy((_, response) => response.writeHead(502).end());
    internet.proxy.on("connect", (request, socket, head) => internet.#connect(request, socket, head));
    await new Promise((listening) => internet.proxy.listen(0, "127.0.0.1", listening));
    internet.port = internet.proxy.address().port;
    return internet;
  }

  /**
   * Puts a host there.
   *
   * @param {string} host
   * @param {(url: URL, headers: import("node:http").IncomingHttpHeaders) => { headers?: object, body: string }} answer
   */
  put(host, answer) {
    this.#hosts.set(host, answer);
  }

  /** Hosts that are not there keep silent from now on, as behind a firewall. */
  keepSilent() {
    this.#isSilent = true;
  }

  /** Ends all connections, and forgets the row's hosts. */
  clear() {
    for (const socket of this.#sockets) socket.destroy();
    this.#hosts.clear();
    this.#isSilent = false;
  }

  close() {
    this.clear();
    this.proxy.closeAllConnections();
    this.proxy.close();
  }

  #connect(request, socket, head) {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    // A browser may leave whenever it likes.
    socket.on("error", () => socket.destroy());
    const [host] = request.url.split(":");
    if (this.#hosts.has(host)) {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.unshift(head);
      this.secure.emit("connection", socket);
    } else if (!this.#isSilent) {
      socket.end(REFUSAL);
    }
  }

  #answer(request, response) {
    const url = new URL(request.url, `https://${request.headers.host}`);
    const { headers, body } = this.#hosts.get(url.host)?.(url, request.headers) ?? { body: "" };
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...headers });
    response.end(body);
  }
}

/** Makes a certificate that is gone from the disk as soon as it is read. */
async function certificate() {
  const folder = await mkdtemp(join(tmpdir(), "cuecard-faults-"));
  try {
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    const files = ["-keyout", key, "-out", cert];
    await promisify(execFile)("openssl", ["req", "-x509", ...curve, "-nodes", "-subj", "/CN=stand-in", ...files]);
    return { key: await readFile(key), cert: await readFile(cert) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
