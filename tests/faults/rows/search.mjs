// The search's module or its index is not to be had.

import { hurry } from "../support/watch.mjs";
import { broken, missing, silent } from "./answers.mjs";

const MANIFEST = "data/search/index.json";
const NOT_THERE = "検索のデータが壊れているか、ありません。";
const OUT_OF_REACH = "検索のデータを取得できませんでした。接続を確認してください。";
/** What is asked, and the title of the talk that has it. */
const QUESTION = "藍色";

/** The search says what is wrong, and finds the talk once that is over. */
const told = (words) => async (report, { site }) => {
  await report.isAlive();
  await report.searches(QUESTION);
  await report.isToldInSearch(words);
  site.restore();
  await report.searchesAgain();
  await report.finds(QUESTION);
  await report.closesSearch();
};

export const rows = [
  {
    fault: "The index of the search is not there",
    done: "404 for its manifest",
    sees: `In the search: ${NOT_THERE}, a way to all talks, and もう一度試す, which finds the talk`,
    on: ({ site }) => site.alter(MANIFEST, missing),
    may: [/404/],
    reads: told(NOT_THERE),
  },
  {
    fault: "The manifest of the search is cut off",
    done: "Its beginning, as if it were the whole",
    sees: "The same",
    on: ({ site }) => site.alter(MANIFEST, (answer) => ({ ...answer, body: answer.body.subarray(0, 20) })),
    reads: told(NOT_THERE),
  },
  {
    fault: "The host cannot be reached for the index",
    done: "The connection breaks before its answer",
    sees: `In the search: ${OUT_OF_REACH}; the same`,
    on: ({ site }) => site.alter(MANIFEST, broken),
    may: [/ERR_EMPTY_RESPONSE|Load failed|terminated|connection/i],
    reads: told(OUT_OF_REACH),
  },
  {
    fault: "The host never answers for the index",
    done: "It accepts the question for the manifest, and keeps silent",
    sees: `In the search, after 8 s: ${OUT_OF_REACH}; the same`,
    before: [hurry],
    on: ({ site }) => site.alter(MANIFEST, silent),
    reads: told(OUT_OF_REACH),
  },
  {
    fault: "The module of the search is not there",
    done: "404 instead of it",
    sees: "The list of all talks; back leads to the report",
    on: ({ site, search }) => site.alter(search, missing),
    may: [/404/, /MIME|search-\w+\.js/],
    reads: async (report) => {
      await report.isAlive();
      await report.opensSearch();
      await report.showsTalks();
      await report.goesBack();
    },
  },
  {
    fault: "The module of the search never comes",
    done: "The host keeps silent instead of sending it",
    sees: "The list of all talks, after 8 s; back leads to the report",
    before: [hurry],
    on: ({ site, search }) => site.alter(search, silent),
    reads: async (report) => {
      await report.isAlive();
      await report.opensSearch();
      await report.showsTalks();
      await report.goesBack();
    },
  },
];
