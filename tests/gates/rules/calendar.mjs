// Calendar entries (iCalendar, RFC 5545).

/** How long a line may be, in bytes, without its end (section 3.1). */
const MOST_BYTES = 75;

/** A line's name, parameters and value. */
const LINE = /^([A-Z\d-]+)((?:;[A-Z\d-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/i;

/** Text in which a comma, a semicolon or a backslash stands behind a backslash (section 3.3.11). */
const TEXT = /^(?:[^\\;,]|\\[\\;,nN])*$/;

const INSTANT = /^\d{8}T\d{6}Z$/;
const TIME = /^\d{8}(T\d{6}Z?)?$/;

/** What must be there, once, by the part of the calendar. */
const REQUIRED = {
  VCALENDAR: ["VERSION", "PRODID"],
  VEVENT: ["UID", "DTSTAMP", "DTSTART"],
  VTIMEZONE: ["TZID"],
};

/** How a value is written, by the line's name. */
const WRITTEN = {
  VERSION: /^2\.0$/,
  DTSTAMP: INSTANT,
  DTSTART: TIME,
  DTEND: TIME,
  SUMMARY: TEXT,
  DESCRIPTION: TEXT,
  LOCATION: TEXT,
};

/**
 * @param {import("../support/site.mjs").Site} site
 * @param {string} text
 * @returns {string[]}
 */
export function faultsOfCalendar(site, text) {
  const { parts, faults } = partsIn(text);
  const events = parts.filter(({ name }) => name === "VEVENT");
  const ids = events.map(({ lines }) => lines.UID?.[0]?.value);
  const zones = parts.map(({ lines }) => lines.TZID?.[0]?.value);
  return [
    ...faultsOfLines(text),
    ...faults,
    ...(parts[0]?.name === "VCALENDAR" ? [] : ["it is no calendar"]),
    ...(events.length > 0 ? [] : ["it has no entry"]),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the id ${id} is there twice`),
    ...parts.flatMap((part) => faultsOfPart(site, part, zones)),
  ];
}

/** Lines end with CR and LF, and are folded before they are too long, between characters. */
function faultsOfLines(text) {
  const lines = text.split("\r\n");
  return [
    ...(lines.at(-1) === "" ? [] : ["its last line has no end"]),
    ...lines
      .filter((line) => /[\r\n]/.test(line))
      .map((line) => `a line does not end with CR and LF: ${JSON.stringify(line)}`),
    ...lines.filter((line) => Buffer.byteLength(line) > MOST_BYTES).map((line) => `a line is too long: ${line}`),
    ...lines.filter((line) => line.includes("\u{fffd}")).map((line) => `a character is cut in two: ${line}`),
  ];
}

/** The parts between BEGIN and END, each with its own lines by their names. */
function partsIn(text) {
  const parts = [];
  const open = [];
  const faults = [];
  for (const line of text
    .replace(/\r?\n[ \t]/g, "")
    .split(/\r?\n/)
    .filter((line) => line !== "")) {
    const [, name, parameters, value] = LINE.exec(line) ?? [];
    if (name === "BEGIN") {
      open.push({ name: value, lines: {} });
      parts.push(open.at(-1));
    } else if (name === "END") {
      if (open.pop()?.name !== value) faults.push(`${value} ends without having begun`);
    } else if (name === undefined || open.length === 0) {
      faults.push(`is no line of a calendar: ${line}`);
    } else {
      (open.at(-1).lines[name.toUpperCase()] ??= []).push({ parameters, value });
    }
  }
  return { parts, faults: [...faults, ...open.map(({ name }) => `${name} does not end`)] };
}

function faultsOfPart(site, { name, lines }, zones) {
  const missing = (REQUIRED[name] ?? []).filter((required) => lines[required]?.length !== 1);
  const all = Object.entries(lines).flatMap(([line, values]) => values.map((value) => ({ line, ...value })));
  const [start, end] = [lines.DTSTART?.[0].value, lines.DTEND?.[0].value];
  return [
    ...missing.map((line) => `has not one ${line}`),
    ...all
      .filter(({ line, value }) => line in WRITTEN && !WRITTEN[line].test(value))
      .map(({ line, value }) => `${line} ${value} is not written as it should be`),
    ...all
      .flatMap(({ parameters }) => /;TZID=([^;:]+)/.exec(parameters)?.[1] ?? [])
      .filter((zone) => !zones.includes(zone))
      .map((zone) => `the zone ${zone} is not told`),
    ...(start && end && end <= start ? ["it ends before it starts"] : []),
    ...(lines.URL ?? []).flatMap(({ value }) => site.faultInFull(value) ?? []).map((fault) => `its URL ${fault}`),
  ].map((fault) => `${name}: ${fault}`);
}
