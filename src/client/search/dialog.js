// The search as readers meet it: a dialog with a field and the talks that were found.
//
// The results are a list of links: each talk has two ways, to its card and to its second,
// and a screen reader reads a list of links as it reads any other. Arrows move from result
// to result, Enter in the field takes the first.

import { Index, IndexError } from "./index.js";
import { ask } from "./search.js";
import { timeOf, wordsOf } from "./words.js";

/** How long to wait for the next letter before asking, in milliseconds. */
const PAUSE = 120;
/** How much of a line is shown around what was found, in characters. */
const BEFORE = 24;
const LINE = 140;

const words = wordsOf(document.documentElement.lang);

/** An element with attributes, and texts and elements in it. */
function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content.filter((part) => part !== null && part !== undefined));
  return made;
}

/** A line with its marks, cut to what is around the first. */
function marked({ text, marks }, isCut = false) {
  const start = isCut && marks.length > 0 && marks[0][0] > LINE / 2 ? marks[0][0] - BEFORE : 0;
  const end = isCut ? Math.min(start + LINE, text.length) : text.length;
  const parts = [start > 0 ? "…" : ""];
  let at = start;
  for (const [from, to] of marks.filter(([from]) => from < end)) {
    parts.push(text.slice(at, from), element("mark", {}, text.slice(from, Math.min(to, end))));
    at = Math.min(to, end);
  }
  return [...parts, text.slice(at, end), end < text.length ? "…" : ""];
}

export class Dialog {
  #home;
  #talks;
  #dialog;
  #field;
  #status;
  #results;
  #more;
  #trouble;
  #index = null;
  #answer = null;
  /** Counts the questions; only the latest one is answered. */
  #question = 0;
  #pause = 0;

  /**
   * @param {string} home the address of the folder of all indexes
   * @param {string} talks the address of the list of all talks
   */
  constructor(home, talks) {
    this.#home = home;
    this.#talks = talks;
    this.#field = element("input", { type: "search", id: "search-field", class: "search-field", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", placeholder: words.hint });
    this.#status = element("p", { class: "search-status", role: "status" });
    this.#results = element("ol", { class: "search-results" });
    this.#more = element("button", { type: "button", class: "button", hidden: "" }, words.more);
    this.#trouble = element("div", { class: "search-trouble" });
    const close = element("button", { type: "button", class: "button search-close" }, words.close);
    this.#dialog = element(
      "dialog",
      { class: "search", "aria-labelledby": "search-title" },
      element("div", { class: "search-head", role: "search" }, element("label", { id: "search-title", class: "search-title", for: "search-field" }, words.title), this.#field, close),
      this.#status,
      this.#trouble,
      this.#results,
      this.#more,
    );
    close.addEventListener("click", () => this.#dialog.close());
    this.#listen();
    document.body.append(this.#dialog);
  }
