// How a result is drawn.

import { timeOf } from "./words.mjs";

/** How long a line may be, and how much of it stands ahead of what was found, in characters. */
const LINE = 120;
const BEFORE = 24;

/** An element with attributes, and texts and elements in it. */
export function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** A result as an entry of their list. @param {import("./look.mjs").Result} result */
export function drawResult(result, words) {
  const { talk, title, speakers, report, play, line, language: lang } = result;
  const label = element("p", { class: "search-result-label" }, element("span", { class: "talk-kind" }, talk ? words.talk(talk) : words.report));
  if (play) {
    const time = timeOf(play.at);
    label.append(element("a", { class: "cue", href: play.href, "data-play": String(play.at), "aria-label": `${title.text} ${words.play(time)}` }, words.play(time)));
  }
  const people = element("p", { class: "search-result-speakers" });
  for (const parts of speakers) {
    people.append(element("span", { lang }, ...parts.flatMap((part, at) => [at > 0 ? " / " : "", ...marked(part)])));
  }
  const about = element("p", { class: "search-result-report" }, element("span", { lang }, ...marked(report.title)), element("time", { datetime: report.date }, words.date(report.date)));
  const entry = element("li", { class: "search-result" }, element("p", { class: "search-result-title" }, element("a", { href: result.href, lang }, ...marked(title))), label);
  if (speakers.length > 0) entry.append(people);
  if (line) entry.append(element("p", { class: "search-result-line", lang }, ...marked(line, LINE)));
  entry.append(about);
  return entry;
}

/** A line with its marks; of one that is longer, so much around the first. @param {import("./look.mjs").Line} line */
function marked({ text, marks }, length = Infinity) {
  const first = marks[0]?.[0] ?? 0;
  const start = first > length / 2 ? first - BEFORE : 0;
  const end = Math.min(start + length, text.length);
  const parts = [start > 0 ? "…" : ""];
  let at = start;
  for (const [from, to] of marks.filter(([from]) => from < end)) {
    parts.push(text.slice(at, from), element("mark", {}, text.slice(from, Math.min(to, end))));
    at = Math.min(to, end);
  }
  return [...parts, text.slice(at, end), end < text.length ? "…" : ""];
}
