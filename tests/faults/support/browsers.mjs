// The three browsers, started once each and driven through one interface. All of them
// reach the internet through a stand-in, and refuse the cookies of third parties.

import { env } from "node:process";

import puppeteer from "puppeteer-core";

import { launchOptions } from "../../e2e/support/chromium.mjs";
import { WebKit } from "./webkit.mjs";

/**
 * A tab with a page of the site in it.
 *
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} open loads a page, until its text is there
 * @property {() => Promise<string>} url where the tab is
 * @property {(script: Function, ...values: unknown[]) => Promise<any>} evaluate runs a function in the page
 * @property {(selector: string) => Promise<void>} click a person's click on an element
 * @property {() => Promise<void>} close
 */

/**
 * A browser that is running.
 *
 * @typedef {object} Browser
 * @property {string} version
 * @property {() => Promise<Tab>} newTab
 * @property {() => Promise<void>} close
 */

/** What starts each browser on an internet of its own: `(internet) => Promise<Browser>`. */
export const BROWSERS = {
  Chromium: (internet) =>
    launch({
      executablePath: launchOptions.executablePath,
      args: [
        ...launchOptions.args,
        `--proxy-server=127.0.0.1:${internet.port}`,
        "--proxy-bypass-list=127.0.0.1",
      ],
    }),
  Firefox: (internet) =>
    launch({
      browser: "firefox",
      executablePath: env.FIREFOX ?? "/usr/bin/firefox-esr",
      extraPrefsFirefox: {
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": internet.port,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": internet.port,
        "network.proxy.no_proxies_on": "127.0.0.1",
        "network.cookie.cookieBehavior": 1,
      },
    }),
  WebKit: (internet) => WebKit.start(internet),
};

/** Starts a browser that Puppeteer speaks to. */
async function launch(options) {
  const browser = await puppeteer.launch({
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 800 },
    ...options,
  });
  return {
    version: await browser.version(),
    newTab: () => newTab(browser),
    close: () => browser.close(),
  };
}

/** A tab in a private profile of its own: in such, Chromium refuses the cookies of third parties by itself. */
async function newTab(browser) {
  const profile = await browser.createBrowserContext();
  const page = await profile.newPage();
  return {
    open: (url) => page.goto(url, { waitUntil: "domcontentloaded" }),
    url: async () => page.url(),
    evaluate: (script, ...values) => page.evaluate(script, ...values),
    click: (selector) => page.click(selector),
    close: () => profile.close(),
  };
}
