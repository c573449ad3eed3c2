// The client fails while it runs, or the browser refuses it something.

import assert from "node:assert/strict";

import { waitForever } from "../support/watch.mjs";
import { bannered } from "./answers.mjs";

const play = async (report) => {
  await report.isAlive();
  await report.cue(60);
  await report.plays("talk-2");
};

/** Whatever was the client's is over: the cue is a link like any other. */
const plainly = (report) => report.leavesBy(60);

/** Runs in the page. */
function failToCreate() {
  document.createElement = () => {
    throw new Error("no more elements");
  };
}

/** What the client says of a browser that fails it. */
const FAILED = /`Result::unwrap_throw\(\)` on an `Err` value/;

/**
 * Glue that has the client panic when the page says so. What gives memory is found where a
 * text is handed over: it and what gives more of it are named together there.
 */
const panicking = (answer) => {
  const [, malloc] = /, ?(([\w$]+)\.[\w$]+), ?\2\.[\w$]+\)/.exec(answer.body) ?? [];
  if (!malloc) throw new Error("the glue hands no text over");
  return { ...answer, body: `${answer.body}\naddEventListener("panic", () => ${malloc}(-1, 1));` };
};

export const rows = [
  {
    fault: "The client panics",
    done: "Its glue asks it for more memory than there is, once it runs",
    sees: "The page stays; a cue opens the film at its second",
    on: ({ site, client }) => site.alter(client.glue, panicking),
    own: [/^error: .*unreachable/i],
    reads: async (report) => {
      await report.isAlive();
      await report.tab.evaluate(() => void setTimeout(() => dispatchEvent(new Event("panic"))));
    },
    leaves: plainly,
  },
  {
    fault: "The browser fails the client as it draws",
    done: "`document.createElement` throws, once the client runs; a click on the way to the list of reports",
    sees: "The page stays; the link, clicked again, loads its page",
    own: [FAILED],
    // A timer may call the failed client once more, and it traps.
    may: [/^error: .*unreachable/i],
    reads: async (report) => {
      await report.isAlive();
      await report.tab.evaluate(failToCreate);
      await report.goesHome();
    },
    leaves: async (report) => {
      await report.goesHome();
      await report.showsReports();
    },
  },
  {
    fault: "A page that can be neither taken over nor drawn afresh",
    done: "A banner in it, and `document.createElement` throws",
    sees: "The page stays as it is; a cue opens the film at its second",
    before: [waitForever, failToCreate],
    on: bannered,
    own: [/the page is not what was rendered/, FAILED],
    leaves: plainly,
  },
  {
    fault: "Storage throws",
    done: "`localStorage` throws at the very touch",
    sees: "All as usual; nothing is remembered",
    before: [
      () =>
        Object.defineProperty(globalThis, "localStorage", {
          get() {
            throw new DOMException("The operation is insecure.", "SecurityError");
          },
        }),
    ],
    reads: play,
  },
  {
    fault: "Nothing may be stored",
    done: "`localStorage`, `sessionStorage`, `caches` and `navigator.serviceWorker` throw at the very touch",
    sees: "The same",
    before: [
      () => {
        const get = () => {
          throw new DOMException("The operation is insecure.", "SecurityError");
        };
        for (const name of ["localStorage", "sessionStorage", "caches"]) Object.defineProperty(globalThis, name, { get });
        Object.defineProperty(Navigator.prototype, "serviceWorker", { get });
      },
    ],
    reads: async (report) => {
      await play(report);
      await report.searches("藍色");
      await report.finds("藍色");
      await report.closesSearch();
    },
  },
  {
    fault: "Storage is full",
    done: "`setItem` throws",
    sees: "The same",
    before: [
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
        };
      },
    ],
    reads: play,
  },
  {
    fault: "History throws",
    done: "`pushState` and `replaceState` throw, as they do when they are called too often",
    sees: "All as usual; the address stays",
    before: [
      () => {
        for (const name of ["pushState", "replaceState"]) {
          History.prototype[name] = () => {
            throw new DOMException("The operation is insecure.", "SecurityError");
          };
        }
      },
    ],
    reads: async (report) => {
      const url = await report.tab.url();
      await play(report);
      assert.equal(await report.tab.url(), url);
    },
  },
];
