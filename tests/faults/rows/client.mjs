// The client does not come, or comes to another page than the one that it was made for.

import { hurry, waitForever } from "../support/watch.mjs";
import { missing, page, policy } from "./answers.mjs";

/** A cue is a plain link to the recording at its second, and the tab follows it. */
const plainly = (report) => report.leavesBy(60);

/** The client does not start, and says why; nobody waits for it then, not even for a moment. */
const failsToStart = (row) => ({ before: [waitForever], leaves: plainly, ...row });

export const rows = [
  failsToStart({
    fault: "The client's wasm is not there",
    done: "404 instead of it",
    sees: "The page as it was rendered; a cue opens the film at its second",
    on: ({ site, client }) => site.alter(client.wasm, missing),
  }),
  failsToStart({
    fault: "The client's wasm is a page",
    done: "200 and HTML instead of it",
    sees: "The same",
    on: ({ site, client }) => site.alter(client.wasm, page),
  }),
  failsToStart({
    fault: "The client's wasm is cut off",
    done: "The connection breaks after 20 kB",
    sees: "The same",
    on: ({ site, client }) => site.alter(client.wasm, (answer) => ({ ...answer, cut: 20_000 })),
  }),
  failsToStart({
    fault: "Glue and wasm are of two builds",
    done: "The wasm of another build under its name",
    sees: "The same",
    on: ({ site, client, otherBuild }) =>
      site.alter(client.wasm, async (answer) => ({ ...answer, body: await otherBuild() })),
  }),
  failsToStart({
    fault: "WebAssembly is forbidden",
    done: "A policy in the headers without `'wasm-unsafe-eval'`",
    sees: "The same",
    on: policy("script-src 'self' 'unsafe-inline'"),
    may: [/^policy: script-src wasm-eval/],
  }),
  failsToStart({
    fault: "The client's glue is not there",
    done: "404 instead of it",
    sees: "The same",
    on: ({ site, client }) => site.alter(client.glue, missing),
  }),
  failsToStart({
    fault: "An old page after the site was published anew",
    done: "404 for all files of the client that it names, and the host has no other page",
    sees: "The same",
    on: ({ site, client }) => Object.values(client).forEach((file) => site.alter(file, missing)),
  }),
  {
    fault: "An old page, where the host has the new one",
    done: "A page from before the site was published anew: the files of the client that it names are gone",
    sees: "The page is loaded anew, once, and comes alive",
    on: ({ site, client }) => {
      const old = (body) => Object.values(client).reduce((page, file) => page.replaceAll(file, `old-${file}`), body);
      const answers = [(answer) => ({ ...answer, body: old(answer.body.toString()) })];
      site.alter("posts/film/", (answer) => answers.pop()?.(answer) ?? answer);
    },
    reads: async (report) => {
      await report.isAlive();
      await report.cue(60);
      await report.plays("talk-2");
    },
  },
  {
    fault: "Scripts are blocked",
    done: "A policy in the headers: `script-src 'none'`",
    sees: "The same",
    on: policy("script-src 'none'"),
    leaves: plainly,
  },
  {
    fault: "The client never arrives",
    done: "The host does not answer for the wasm",
    sees: "The same, 8 s after the click on the cue",
    before: [hurry],
    on: ({ site, client }) => site.alter(client.wasm, () => new Promise(() => {})),
    leaves: plainly,
  },
  {
    fault: "A slow line (Slow 3G)",
    done: "50 kB/s, 400 ms before each answer",
    sees: "The text at once; a cue that is clicked before the client is there plays once it is",
    line: { latency: 400, bytesPerSecond: 50_000 },
    reads: async (report) => {
      await report.cue(60);
      await report.isAlive();
      await report.plays("talk-2");
    },
  },
];
