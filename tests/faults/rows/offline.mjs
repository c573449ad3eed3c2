// The network is gone after the report was read, or the worker that keeps copies fails.

import { missing, uncached } from "./answers.mjs";

const PATH = "posts/film/";
const DATA = "data/posts/film.json";
const WORKER = "worker.js";

/** The browser itself keeps nothing of the page. */
const isKeptByNobodyElse = ({ site }) => [PATH, DATA].forEach((path) => site.alter(path, uncached));

const play = async (report) => {
  await report.isAlive();
  await report.cue(60);
  await report.plays("talk-2");
};

/** The report is loaded once more, and all is as it was. */
const playAgain = async (report) => {
  await play(report);
  await report.open();
  await play(report);
};

const ofWorker =
  (code) =>
  ({ site }) =>
    site.alter(WORKER, (answer) => ({ ...answer, body: code + answer.body }));

/** What browsers say of a worker that they do not take, or that throws. */
const COMPLAINTS = [/worker/i, /broken/];

export const rows = [
  {
    fault: "Offline, after the report was read",
    done: "Nobody reaches the host once there are copies; the report is loaded again",
    sees: "The report, alive",
    hasWorker: true,
    on: isKeptByNobodyElse,
    reads: async (report, { site }) => {
      await report.isAlive();
      await report.hasCopies(PATH, "", "offline.html");
      site.unplug();
      await report.open();
      await report.isAlive();
      await report.goesHome();
      await report.showsReports();
      await report.goesBack();
    },
  },
  {
    fault: "Offline, at a report that was not read",
    done: "The same; another report is loaded",
    sees: "A page that says オフラインです and leads to the list of reports; the report is there again from the list",
    hasWorker: true,
    on: isKeptByNobodyElse,
    reads: async (report, { site }) => {
      await report.isAlive();
      await report.hasCopies(PATH, "", "offline.html");
      site.unplug();
      await report.tab.open(`${report.home}posts/youtube/`);
      await report.isOffline();
      await report.goesHome();
      await report.isAlive();
      await report.showsReports();
      await report.choosesReport();
    },
  },
  {
    fault: "The worker's script is not there",
    done: "404 instead of it",
    sees: "All as usual",
    hasWorker: true,
    on: ({ site }) => site.alter(WORKER, missing),
    may: COMPLAINTS,
    reads: playAgain,
  },
  {
    fault: "The worker throws as it starts",
    done: "`throw` ahead of its script",
    sees: "The same",
    hasWorker: true,
    on: ofWorker("throw new Error('broken');"),
    may: COMPLAINTS,
    reads: playAgain,
  },
  {
    fault: "The worker has no copies",
    done: "`caches` throws at the very touch, in the worker",
    sees: "The same",
    hasWorker: true,
    on: ofWorker("Object.defineProperty(self, 'caches', { get() { throw new Error('broken'); } });"),
    may: COMPLAINTS,
    reads: playAgain,
  },
  {
    fault: "The worker's copies never come",
    done: "`caches.open` never ends, in the worker",
    sees: "The same",
    hasWorker: true,
    on: ofWorker("caches.open = () => new Promise(() => {});"),
    reads: playAgain,
  },
  {
    fault: "The browser has no room for copies",
    done: "`put` throws, in the worker",
    sees: "The same",
    hasWorker: true,
    on: ofWorker("Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));"),
    reads: playAgain,
  },
];
