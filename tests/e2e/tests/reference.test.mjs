// The reference post, as its authors published it, with no settings and no pictures.
// It is no part of the project, so what it says is read where it lies.

import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "../support/test.mjs";

const POST = new URL("../../../../shared/reference/meetup-7.md", import.meta.url);

/** Its lines below the front matter. */
const lines = () => readFileSync(POST, "utf8").split("---\n").slice(2).join("---\n").split("\n");

/**
 * Lines of plain words: no markup but what stands at their beginning. A talk's
 * heading is its title here: number and speaker stand elsewhere in its card.
 */
const plainLines = () =>
  lines()
    .map((line) => line.replace(/^(#+|-|\d+\.) +/, "").replace(/\{#.*\}$/, ""))
    .map((line) => line.replace(/^(発表|LT) *\d +(.*)（.*）$/, "$2"))
    .map((line) => line.replace(/\s/g, ""))
    .filter((line) => line && !/[<>[\]_~～`*]/.test(line));

test.use({ siteName: "reference" });
test.skip(!existsSync(POST), "SKIPPED: ../shared/reference/meetup-7.md is absent");

test("eight talks, each with its card and its cue", async ({ report }) => {
  await report.open("meetup-7");
  const ids = await report.cards.evaluateAll((cards) => cards.map(({ id }) => id));
  expect(ids).toEqual([1, 2, 3, 4].map((n) => `talk-${n}`).concat([1, 2, 3, 4].map((n) => `lt-${n}`)));
  await expect(report.cueList.getByRole("listitem")).toHaveText(
    ["0:00", "8:24", "17:38", "29:14", "37:28", "42:05", "48:03", "48:03"].map((time) => new RegExp(`^${time}`)),
  );
});

test("the report's own headings stand outside the cards", async ({ report }) => {
  await report.open("meetup-7");
  const own = lines()
    .filter((line) => line.startsWith("# "))
    .map((line) =>
      line
        .slice(2)
        .replace(/\{#.*\}$/, "")
        .trim(),
    );
  expect(own.length).toBeGreaterThan(2);
  await expect(report.main.getByRole("heading", { level: 2 })).toHaveText(own);
});

test("every plain line can be read", async ({ report }) => {
  await report.open("meetup-7");
  const text = (await report.main.innerText()).replace(/\s/g, "");
  const wanted = plainLines();
  expect(wanted.length).toBeGreaterThan(100);
  const missing = wanted.filter((line) => !text.includes(line));
  expect(missing).toEqual([]);
});
