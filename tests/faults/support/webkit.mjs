// WebKitGTK, spoken to by WebDriver: requests to its driver, which starts its MiniBrowser
// on a screen that nobody sees.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { env } from "node:process";

import { until } from "./until.mjs";

/** Pages whose parts never arrive are waited for here, and not until they are whole. */
const CAPABILITIES = { acceptInsecureCerts: true, pageLoadStrategy: "none" };

/** How WebDriver marks an element in its answers. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** The processes that have to end with this one, however it ends. */
const children = new Set();
process.on("exit", () => children.forEach((child) => child.kill("SIGKILL")));
for (const [signal, number] of [["SIGINT", 2], ["SIGTERM", 15]]) process.on(signal, () => process.exit(128 + number));

/** WebKit; one session, whose profile is as fresh for each site as the site's address is. */
export class WebKit {
  static async start(internet) {
    const webkit = new WebKit();
    try {
      await webkit.#start(internet);
    } catch (error) {
      webkit.#end();
      throw error;
    }
    return webkit;
  }

  async #start(internet) {
    const screen = ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"];
    this.screen = await start("Xvfb", screen);
    let display = "";
    this.screen.stdout.on("data", (text) => (display += text));
    await until("the screen says its number", async () => display.trim());
    const port = await freePort();
    const settings = { DISPLAY: `:${display.trim()}`, GDK_BACKEND: "x11" };
    this.driver = await start("WebKitWebDriver", [`--port=${port}`], settings);
    this.address = `http://127.0.0.1:${port}`;
    await until("WebKit's driver listens", () => this.#call("GET", "/status"));
    const args = [
      "--automation",
      `--proxy=http://127.0.0.1:${internet.port}`,
      "--ignore-host=127.0.0.1",
      "--ignore-tls-errors",
    ];
    const asked = { capabilities: { alwaysMatch: { ...CAPABILITIES, "webkitgtk:browserOptions": { args } } } };
    const { sessionId, capabilities } = await this.#call("POST", "/session", asked);
    this.session = `/session/${sessionId}`;
    this.version = `WebKitGTK/${capabilities.browserVersion}`;
    await this.#call("POST", `${this.session}/window/rect`, { width: 1280, height: 900 });
  }

  async newTab() {
    const ask = (method, path, body) => this.#call(method, `${this.session}${path}`, body);
    const evaluate = (script, ...values) =>
      ask("POST", "/execute/sync", { script: `return (${script})(...arguments)`, args: values });
    const isThere = (url) => location.href === url && document.readyState !== "loading" && !globalThis.isLeft;
    return {
      open: async (url) => {
        // A page that another row's fault still leads away from lets itself be marked only once that is over.
        await until("the page can be left", async () => {
          await evaluate(() => void (globalThis.isLeft = true));
          return true;
        });
        await ask("POST", "/url", { url });
        await until("the page is there", () => evaluate(isThere, url));
      },
      url: () => ask("GET", "/url"),
      evaluate,
      // The driver refuses to click on what is still being laid out.
      click: (selector) =>
        until(`${selector} can be clicked`, async () => {
          const found = await ask("POST", "/element", { using: "css selector", value: selector });
          await ask("POST", `/element/${found[ELEMENT]}/click`, {});
          return true;
        }),
      close: async () => {
        await ask("POST", "/url", { url: "about:blank" });
        await until("the tab is empty", () => evaluate(() => location.href === "about:blank"));
      },
    };
  }

  async close() {
    await this.#call("DELETE", this.session).finally(() => this.#end());
  }

  #end() {
    for (const child of [this.driver, this.screen]) child?.kill("SIGKILL");
  }

  async #call(method, path, body) {
    const answer = await fetch(this.address + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebKit's driver refused ${method} ${path}: ${value.error}, ${value.message}`);
    return value;
  }
}

/** Starts a program; what it complains of is its own affair. */
async function start(program, args, settings = {}) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"], env: { ...env, ...settings } });
  await once(child, "spawn");
  children.add(child);
  child.on("exit", () => children.delete(child));
  return child;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
