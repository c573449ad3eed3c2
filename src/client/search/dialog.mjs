// The search as readers meet it: a dialog with a field, and the talks that were found.
//
// The results are a list of links: each talk has two, to its card and to its second, and a
// screen reader reads such a list as any other. Arrows move from result to result, Enter
// in the field takes the first.

import { Index, IndexError } from "./index.mjs";
import { drawResult, element } from "./result.mjs";
import { isShort, phrasesOf } from "./query.mjs";
import { ask } from "./search.mjs";
import { wordsOf } from "./words.mjs";

/** How long to wait for the next letter before asking, in milliseconds. */
const PAUSE = 120;
/** How long an answer may take before the reader is told that it is on its way. */
const PATIENCE = 400;
/** How many results are enough to wait for the reader; how often to look for that many, and for any. */
const ENOUGH = 10;
const ROUNDS = 3;
const ROUNDS_FOR_ANY = 20;

/** Whether more is likely to come: what is pasted, or written by an input method, comes in one go. */
const isTyping = ({ inputType, data }) => inputType?.startsWith("delete") || (inputType === "insertText" && data?.length === 1);

export class Dialog {
  #home;
  #words = wordsOf(document.documentElement.lang);
  #index;
  #answer = null;
  /** Whether the manifest did not come: the next question asks for it anew. */
  #isWithoutIndex = false;
  /** What was asked last. */
  #asked = "";
  /** Counts the questions: only the latest one is answered. */
  #number = 0;
  #pause = 0;

  /**
   * @param {string} home the address of the folder of all indexes
   * @param {Promise<Response>} manifest the answer to its `index.json`
   * @param {string} talks the address of the list of all talks
   */
  constructor(home, manifest, talks) {
    const words = this.#words;
    this.#home = home;
    this.#index = this.#open(manifest);
    const close = element("button", { type: "button", class: "button button-quiet" }, words.close);
    const retry = element("button", { type: "button", class: "button" }, words.retry);
    this.field = element("input", { type: "search", id: "search-field", class: "search-field", autocomplete: "off", enterkeyhint: "search" });
    this.status = element("p", { class: "search-status", role: "status" });
    this.trouble = element("p", { class: "search-trouble", hidden: "" }, retry, element("a", { href: talks }, words.allTalks));
    this.results = element("ol", { class: "search-results" });
    this.more = element("button", { type: "button", class: "button", hidden: "" }, words.more);
    const title = element("label", { id: "search-title", for: "search-field" }, words.title);
    const head = element("div", { class: "search-head", role: "search" }, title, this.field, close);
    this.dialog = element("dialog", { class: "search", "aria-labelledby": "search-title" });
    this.dialog.append(head, this.status, this.trouble, this.results, this.more);
    document.body.append(this.dialog);

    this.field.addEventListener("input", (event) => event.isComposing || this.#changed(isTyping(event) ? PAUSE : 0));
    this.field.addEventListener("compositionend", () => this.#changed(0));
    this.dialog.addEventListener("keydown", (event) => this.#key(event));
    this.dialog.addEventListener("click", (event) => this.#clicked(event));
    close.addEventListener("click", () => this.dialog.close());
    this.more.addEventListener("click", () => this.#showMore());
    retry.addEventListener("click", () => this.#ask(true));
  }

  /** Opens the dialog with what the reader has typed meanwhile. */
  open(typed) {
    if (!this.dialog.open) this.dialog.showModal();
    if (typed) this.field.value = typed;
    else this.field.select();
    this.field.focus();
    this.#changed(0);
  }

  #changed(pause) {
    clearTimeout(this.#pause);
    if (this.field.value.trim() === this.#asked) return;
    this.#pause = setTimeout(() => this.#ask(), pause);
  }

  /** Answers what stands in the field; `anew`, from an index that is fetched anew. */
  async #ask(anew = false) {
    clearTimeout(this.#pause);
    const [question, number] = [this.field.value.trim(), (this.#number += 1)];
    this.#asked = question;
    this.#answer = null;
    if (!question) return this.#showNothing();
    const tell = setTimeout(() => this.#isLatest(number) && this.#say(this.#words.searching), PATIENCE);
    try {
      if (anew || this.#isWithoutIndex) this.#index = this.#open(fetch(`${this.#home}index.json`, { cache: "reload" }), "reload");
      await this.#answerTo(question, number);
    } catch (error) {
      if (!this.#isLatest(number)) return;
      // The site may have changed since this page was opened, and its index with it; and what
      // the browser kept may be broken.
      const mayBeWhole = error instanceof IndexError && ["gone", "broken"].includes(error.kind);
      if (mayBeWhole && !anew) await this.#ask(true);
      else this.#fail(error);
    } finally {
      clearTimeout(tell);
    }
  }

  async #answerTo(question, number) {
    const answer = await ask(await this.#index, question);
    const isLatest = () => this.#isLatest(number);
    if (!isLatest()) return;
    this.#answer = answer;
    if (!answer) return this.#showNothing(this.#words.short);
    const found = await this.#look(isLatest, (results) => this.results.replaceChildren(...results));
    if (!isLatest()) return;
    if (found > 0 || !answer.isComplete) return this.#count();
    const near = await answer.near();
    if (!isLatest()) return;
    this.#answer = null;
    this.results.replaceChildren(...near.map((result) => drawResult(result, this.#words)));
    const nothing = phrasesOf(question).every(isShort) ? this.#words.short : this.#words.nothing;
    this.#say(near.length > 0 ? this.#words.near(near.length) : nothing);
  }

  /**
   * Shows the next results as they come; `first` puts those of the first round into their
   * place. Where there are none, it goes on for longer.
   */
  async #look(isLatest, first) {
    let found = 0;
    const isDone = (round) => found >= ENOUGH || round >= (found > 0 ? ROUNDS : ROUNDS_FOR_ANY);
    for (let round = 0; !isDone(round) && !this.#answer.isComplete; round += 1) {
      const results = (await this.#answer.next()).map((result) => drawResult(result, this.#words));
      if (!isLatest()) return found;
      if (found === 0) first(results);
      else this.results.append(...results);
      found += results.length;
    }
    return found;
  }

  #showNothing(words = "") {
    this.results.replaceChildren();
    this.#say(words);
  }

  /** Says how many results there are, and offers those that are not shown. */
  #count() {
    const shown = this.results.childElementCount;
    const { looked, isComplete } = this.#answer;
    const words = this.#words;
    if (isComplete) this.#say(shown > 0 ? words.found(shown) : words.nothing);
    else this.#say(shown > 0 ? words.some(shown, looked) : words.none(looked));
    this.more.hidden = isComplete;
  }

  async #showMore() {
    const [number, last] = [this.#number, this.results.lastElementChild];
    const isLatest = () => this.#isLatest(number);
    try {
      this.status.textContent = this.#words.searching;
      await this.#look(isLatest, (results) => this.results.append(...results));
      if (!isLatest()) return;
      this.#count();
      const next = last ? last.nextElementSibling : this.results.firstElementChild;
      (next?.querySelector("a") ?? (this.more.hidden ? this.field : this.more)).focus();
    } catch (error) {
      if (isLatest()) this.#fail(error);
    }
  }

  #say(text) {
    this.status.textContent = text;
    this.trouble.hidden = true;
    this.more.hidden = true;
  }

  /** Says why nothing can be searched. What is no trouble with the index is a mistake in here. */
  #fail(error) {
    if (!(error instanceof IndexError)) console.error(error);
    this.#answer = null;
    this.#asked = "";
    this.results.replaceChildren();
    const isOffline = error.kind === "unreachable" && !navigator.onLine;
    this.#say(this.#words.trouble(isOffline ? "offline" : error.kind));
    this.trouble.hidden = false;
  }

  #isLatest(number) {
    return number === this.#number;
  }

  /** Reads which index there is; `cache` says whether its files may come from the browser's cache. */
  #open(manifest, cache = "default") {
    const index = Index.open(this.#home, manifest, cache);
    this.#isWithoutIndex = false;
    // Whoever asks hears of its failure; until then nobody has to.
    index.catch(() => (this.#isWithoutIndex = true));
    return index;
  }

  /** A link of a result, or anything around one, was clicked; or what is outside of the dialog. */
  #clicked(event) {
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const isLink = event.target.closest("a") !== null;
    // The page follows the link: it hears of the click after this.
    if ((isLink && isPlain) || event.target === this.dialog) this.dialog.close();
  }

  #key(event) {
    // The page has keys of its own.
    event.stopPropagation();
    if (event.isComposing) return;
    const links = [...this.results.children].map((result) => result.querySelector(".search-result-title a"));
    const at = links.findIndex((link) => link.closest("li").contains(document.activeElement));
    const isInField = document.activeElement === this.field;
    if (event.key === "Escape") this.dialog.close();
    else if (event.key === "ArrowDown" && (isInField || at >= 0)) links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? this.field).focus();
    else if (event.key === "Enter" && isInField) this.#take(links[0]);
    else return;
    event.preventDefault();
  }

  /** Follows the first result, where it answers what stands in the field. */
  #take(link) {
    if (this.field.value.trim() === this.#asked) link?.click();
    else this.#ask();
  }
}
