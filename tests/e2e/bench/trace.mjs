// Chromium's trace of a page, read: the tasks in which script of the page ran.

/** What the trace has to hold for that. */
export const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/** What a browser does to show a change. */
const RENDERING = new Set(["UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit"]);

/**
 * What a page's main thread did. Times are the thread's own, in ms: what other programs
 * of the machine took in between is no work of the page's. Its script is the calls of
 * functions that its site serves: neither the bench's own, nor the time that it takes
 * to note them.
 *
 * @typedef {object} Work
 * @property {{ start: number, script: number, marks: number }[]} tasks the tasks in which script ran: when they
 *   began, the script's time, and how many marks of the bench's own fell into them
 * @property {number} rendering the time that showing the changes took
 */

/**
 * Reads the trace of a page.
 *
 * @param {Buffer} buffer as `browser.stopTracing` gives it
 * @param {string} url the page's address
 * @param {string} mark what `console.timeStamp` was given to mark a task
 * @returns {Work}
 */
export function readTrace(buffer, url, mark) {
  const { traceEvents } = JSON.parse(buffer.toString());
  const { origin } = new URL(url);
  const events = ofMainThread(traceEvents, url).toSorted((a, b) => a.ts - b.ts);
  const tasks = [];
  let rendering = 0;
  let [task, scriptEnd, renderingEnd] = [null, 0, 0];
  for (const { name, ph, ts, dur = 0, tdur = dur, args } of events) {
    if (name === "RunTask") {
      task = { start: ts / 1000, end: ts + dur, script: 0, marks: 0 };
      tasks.push(task);
    }
    if (name === "TimeStamp" && args.data.message === mark && task && ts < task.end) task.marks += 1;
    if (ph !== "X") continue;
    // One may run within another, whose time holds its own.
    if (name === "FunctionCall" && args.data.url?.startsWith(origin) && ts >= scriptEnd && task) {
      task.script += tdur / 1000;
      scriptEnd = ts + dur;
    }
    if (RENDERING.has(name) && ts >= renderingEnd) {
      rendering += tdur / 1000;
      renderingEnd = ts + dur;
    }
  }
  return { tasks: tasks.filter(({ script }) => script > 0), rendering };
}

/** The events of the thread that runs a page. */
function ofMainThread(events, url) {
  const frames = events.filter(({ name }) => name === "TracingStartedInBrowser").flatMap(({ args }) => args.data.frames);
  const process = frames.find((frame) => frame.url === url)?.processId;
  const isMain = ({ name, pid, args }) => name === "thread_name" && pid === process && args.name === "CrRendererMain";
  const thread = events.find(isMain);
  if (!thread) throw new Error(`the trace does not tell which thread runs ${url}`);
  return events.filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid);
}
