// A report's page, as its reader meets it in any of the browsers.

import assert from "node:assert/strict";

import { until } from "./until.mjs";

/** The reports of `content/`, with their talks' texts and where their cues lead without a client. */
export const REPORTS = {
  film: {
    title: "自分の動画ファイルがある夜",
    texts: ["最初の一分は藍色です。", "次の一分は緑色です。", "この発表は録画に入りませんでした。"],
    seconds: [0, 60, 600],
    address: (second) => `/assets/videos/clock.webm#t=${second}`,
  },
  youtube: {
    title: "YouTube の録画がある夜",
    texts: ["小鳥が歌います。", "うさぎが伸びをします。", "木の実が飛びます。"],
    seconds: [0, 65, 168],
    address: (second) => `https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=${second}s`,
  },
  removed: {
    title: "録画の公開が終わった夜",
    texts: ["残った文章の一つ目です。", "残った文章の二つ目です。", "残った文章の三つ目です。"],
    seconds: [],
    address: () => "",
  },
};

/** How a report is found in a page. */
const CUES = "nav[aria-label='発表の開始時間'] a[data-cue]";
const RECORDING = "section[aria-label='録画']";
const STATUS = ".recording-status";
const RETRY = `${STATUS} .recording-failure button`;
const ALERT = "[role=alert]";

/** What the card of the talk that plays says. */
const PLAYING = "再生中";

/** A report in a tab. */
export class Report {
  /**
   * @param {import("./browsers.mjs").Tab} tab
   * @param {string} home the address of the site's home
   * @param {keyof typeof REPORTS} slug
   */
  constructor(tab, home, slug) {
    Object.assign(this, { tab, home, slug, told: REPORTS[slug] });
  }

  open() {
    return this.tab.open(`${this.home}posts/${this.slug}/`);
  }

  /** Heading, talks and cue links are there, whatever failed, or will be where the page is being loaded anew. */
  async isReadable() {
    const read = (cues) => {
      if (document.readyState === "loading") return null;
      const list = (selector, read) => [...document.querySelectorAll(selector)].map(read);
      return {
        title: document.querySelector("main h1")?.textContent,
        texts: list("article[aria-labelledby]", (card) => card.innerText),
        links: list(cues, (link) => link.getAttribute("href")),
      };
    };
    const found = await until("the page is loaded", () => this.tab.evaluate(read, CUES));
    const { title, texts, seconds, address } = this.told;
    assert.equal(found.title, title);
    assert.equal(found.texts.length, texts.length);
    texts.forEach((text, index) => assert.ok(found.texts[index].includes(text), `the card of talk ${index + 1}`));
    assert.deepEqual(found.links, seconds.map(address));
  }

  /** Waits until the client has taken over. */
  isAlive() {
    return until("the client answers", () =>
      this.tab.evaluate(() => Boolean(document.querySelector("#app[data-hydrated]"))),
    );
  }

  /** The reader chooses a talk's cue in the list of cues, by its second. */
  cue(second) {
    return this.tab.click(`${CUES}[data-cue="${second}"]`);
  }

  /** A talk's card says that it is the one that plays. */
  plays(talk) {
    const says = (id) => document.querySelector(`#${id}[aria-current="true"] .talk-now`)?.textContent;
    const isPlaying = async () => (await this.tab.evaluate(says, talk)) === PLAYING;
    const state = () => this.tab.evaluate(() => document.querySelector("main")?.innerText.slice(0, 500));
    return until(`${talk} plays`, isPlaying, state);
  }

  /** The status below the recording says something. */
  says(words) {
    return this.#shows(STATUS, words);
  }

  /** A notice says something. */
  notices(words) {
    return this.#shows(ALERT, words);
  }

  /** The reader chooses a cue once the client is there, and is told something below the recording. */
  async tells(second, words) {
    await this.isAlive();
    await this.cue(second);
    await this.says(words);
  }

  /** The reader chooses a cue that fails: they are told why, and have a way to the recording at its second. */
  async failsAt(second, words) {
    await this.tells(second, words);
    await this.leadsTo(second);
    await this.hasFacade();
  }

  /** The reader presses the button beside what the status says of a failure. */
  async asksAgain() {
    const name = (button) => document.querySelector(button)?.textContent;
    assert.equal(await this.tab.evaluate(name, RETRY), "もう一度試す");
    await this.tab.click(RETRY);
  }

  /** The browser knows that it has no network, or that it has one again. */
  isOnline(isOnline) {
    const set = (value) => void Object.defineProperty(navigator, "onLine", { value, configurable: true });
    return this.tab.evaluate(set, isOnline);
  }

  /** The list of reports fails to come: the reader is told why, and has it once the site is as it was. */
  async missesReports(site, words) {
    await this.goesHome();
    await this.notices(words);
    site.restore();
    await this.triesAgain();
    await this.showsReports();
    await this.goesBack();
  }

  /** The status has a link to the recording at its second. */
  async leadsTo(second) {
    const read = (status) => document.querySelector(`${status} a`)?.getAttribute("href");
    assert.equal(await this.tab.evaluate(read, STATUS), this.told.address(second));
  }

  /** The page says something in its recording's place. */
  shows(words) {
    return this.#shows(RECORDING, words);
  }

  /** The facade stands where the player would, with its link. */
  async hasFacade() {
    const isShown = () => document.querySelector("a.facade")?.checkVisibility();
    assert.ok(await this.tab.evaluate(isShown), "the facade is there");
  }

  /** The reader presses the button of the notice. */
  triesAgain() {
    return this.tab.click(`${ALERT} button`);
  }

  /** The reader goes to the list of reports. */
  goesHome() {
    return this.tab.click("header a");
  }

  /** The list of reports is shown. */
  showsReports() {
    const count = () => document.querySelectorAll("main li h2").length;
    const expected = Object.keys(REPORTS).length;
    return until("the reports are listed", async () => (await this.tab.evaluate(count)) === expected);
  }

  /** The reader opens the search. */
  opensSearch() {
    return this.tab.click(".site-search");
  }

  /** The reader opens the search and asks. */
  async searches(question) {
    await this.opensSearch();
    const write = (text) => {
      const field = document.querySelector(".search-field");
      if (!field) return false;
      field.value = text;
      return field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste", data: text }));
    };
    await until("the search is there", () => this.tab.evaluate(write, question));
  }

  /** The search says something, and leads to all talks. */
  async isToldInSearch(words) {
    await this.#shows(".search-status", words);
    await this.#shows(".search-trouble", "発表一覧を見る");
  }

  /** The reader presses the button beside what the search says. */
  searchesAgain() {
    return this.tab.click(".search-trouble button");
  }

  /** The search has a result in which something is marked. */
  finds(words) {
    return this.#shows(".search-result mark", words);
  }

  closesSearch() {
    return this.tab.click(".search-head button");
  }

  /** The list of all talks is shown. */
  showsTalks() {
    return this.#shows("main h1", "発表一覧");
  }

  /** There are copies of files for reading offline, by their paths below the site's home. */
  async hasCopies(...paths) {
    const look = (url) => caches.match(url).then(Boolean);
    for (const path of paths) await until(`a copy of ${path}`, () => this.tab.evaluate(look, this.home + path));
  }

  /** The page says that it cannot be read offline. */
  isOffline() {
    return this.#shows("main h1", "オフラインです");
  }

  /** The reader chooses the report from the list. */
  async choosesReport() {
    await this.tab.click(`main a[href$="posts/${this.slug}/"]`);
    await this.#shows("main h1", this.told.title);
  }

  /** The reader goes back to the report. */
  async goesBack() {
    await this.tab.evaluate(() => history.back());
    const title = () => document.querySelector("main h1")?.textContent;
    const seen = () => this.tab.evaluate(() => document.querySelector("main")?.innerText.slice(0, 500));
    await until("the report is shown", async () => (await this.tab.evaluate(title)) === this.told.title, seen);
  }

  /** A cue is the plain link that it would be without a script: the tab leaves for it. */
  async leavesBy(second) {
    const url = new URL(this.told.address(second), this.home).href;
    await this.cue(second);
    await until(`the tab goes to ${url}`, async () => (await this.tab.url()) === url, this.tab.url);
  }

  /** The browser complained of all that is expected, and of nothing else but what may be. */
  async complains(expected, tolerated = []) {
    const read = () => globalThis.watched?.problems ?? [];
    const problems = () => this.tab.evaluate(read);
    const isIn = (all) => (pattern) => all.some((problem) => pattern.test(problem));
    const known = [...expected, ...tolerated];
    const seen = async () => JSON.stringify(await problems());
    await until(`the complaints ${expected.join(", ")}`, async () => expected.every(isIn(await problems())), seen);
    const others = (await problems()).filter((problem) => !known.some((pattern) => pattern.test(problem)));
    assert.deepEqual(others, [], "the browser complained");
  }

  /** An element says something; of several sentences, any. */
  #shows(selector, words) {
    const read = (where) => document.querySelector(where)?.textContent ?? "";
    const text = () => this.tab.evaluate(read, selector);
    const says = async () => {
      const said = await text();
      return [words].flat().some((sentence) => said.includes(sentence));
    };
    return until(`${selector} says ${words}`, says, text);
  }
}
