// Messages that say that they are the player's, and are not, or are no messages of its kind.

import assert from "node:assert/strict";

import { ORIGIN, standInPage as page } from "../../e2e/support/embed.mjs";
import { until } from "../support/until.mjs";

const HOST = new URL(ORIGIN).host;
const STRANGER = "https://speakerdeck.com/player/stranger";

/** What would end the playing, were it believed. */
const FORGED = JSON.stringify({ event: "onError", info: 150, id: 1, channel: "widget" });
const SAYS_FORGED = `<!DOCTYPE html><script>parent.postMessage(${JSON.stringify(FORGED)}, "*")</script>`;

/** What a player never says, or not like that. */
const SHAPES = [
  null,
  150,
  { event: "onError", info: 150 },
  "",
  "onError",
  "[]",
  "null",
  '{"event":"onError"',
  '{"event":"onError"}',
  '{"event":"onError","info":{"code":150}}',
  '{"event":["onError"],"info":150}',
  '{"event":"onStateChange","info":"playing"}',
  '{"event":"infoDelivery","info":[0,1]}',
  '{"event":"infoDelivery","info":{"currentTime":"soon","duration":null,"playerState":{}}}',
];

/** A forged error of a megabyte. */
const LARGE = JSON.stringify({ event: "onError", info: 150, padding: "x".repeat(1024 * 1024) });

/** Waits until the page has received so many messages that are alike. */
const arrive = (report, count, alike) => {
  const received = (text) => globalThis.watched.messages.filter((data) => JSON.stringify(data) === text).length;
  return until("the messages arrive", async () => (await report.tab.evaluate(received, JSON.stringify(alike))) >= count);
};

/** A cue starts the video, in a frame that is known again. */
const starts = async (report) => {
  await report.isAlive();
  await report.cue(65);
  await report.plays("talk-2");
  await report.tab.evaluate(() => void (document.querySelector("iframe").dataset.first = ""));
};

/**
 * The video plays on, and the next cue is obeyed: by the same frame, as after a failure a
 * cue makes a new one, which plays all the same.
 */
const playsOn = async (report) => {
  await hasNotFailed(report);
  await report.cue(168);
  await report.plays("talk-3");
  await hasNotFailed(report);
};

/** Nothing says that the player failed, and its frame is the one that started. */
const hasNotFailed = async (report) => {
  const read = () => ({
    isFirst: Boolean(document.querySelector("iframe[data-first]")),
    failures: [...document.querySelectorAll(".recording-status .recording-failure")].map((told) => told.textContent),
  });
  assert.deepEqual(await report.tab.evaluate(read), { isFirst: true, failures: [] });
};

const LOADING = "プレーヤーを読み込んでいます…";
const NOTHING = "Nothing; the video plays on, and the next cue is obeyed";

export const rows = [
  {
    fault: "An error from the page's own window",
    done: "`postMessage` in the page",
    sees: NOTHING,
    slug: "youtube",
    on: ({ internet }) => internet.put(HOST, () => ({ body: page({}) })),
    reads: async (report) => {
      await starts(report);
      await report.tab.evaluate((forged) => postMessage(forged, location.origin), FORGED);
      await arrive(report, 1, FORGED);
      await playsOn(report);
    },
  },
  {
    fault: "An error of the right origin from another window",
    done: "A second frame of YouTube's in the page",
    sees: NOTHING,
    slug: "youtube",
    on: ({ internet }) =>
      internet.put(HOST, ({ pathname }) => ({ body: pathname === "/embed/another" ? SAYS_FORGED : page({}) })),
    reads: async (report) => {
      await starts(report);
      await report.tab.evaluate((src) => {
        document.body.append(Object.assign(document.createElement("iframe"), { src }));
      }, `${ORIGIN}/embed/another`);
      await arrive(report, 1, FORGED);
      await playsOn(report);
    },
  },
  {
    fault: "An error of another origin from the player's window",
    done: "The player's frame is sent to another site while it loads",
    sees: LOADING,
    slug: "youtube",
    on: ({ internet }) => {
      internet.put(HOST, () => ({ body: page({ slow: true }) }));
      internet.put(new URL(STRANGER).host, () => ({ body: SAYS_FORGED }));
    },
    reads: async (report) => {
      await report.tells(65, LOADING);
      await report.tab.evaluate((src) => void (document.querySelector("iframe").src = src), STRANGER);
      await arrive(report, 1, FORGED);
      await report.says(LOADING);
    },
  },
  {
    fault: "Messages of wrong shapes",
    done: "The embed says fourteen things that no embed says",
    sees: NOTHING,
    slug: "youtube",
    on: ({ internet }) => internet.put(HOST, () => ({ body: page({ says: SHAPES }) })),
    reads: async (report) => {
      await starts(report);
      await arrive(report, 1, SHAPES.at(-1));
      await playsOn(report);
    },
  },
  {
    fault: "A message of 1 MB",
    done: "The embed reports an error that is as long as that",
    sees: NOTHING,
    slug: "youtube",
    on: ({ internet }) => internet.put(HOST, () => ({ body: page({ says: [LARGE] }) })),
    reads: async (report) => {
      await starts(report);
      await arrive(report, 1, LARGE);
      await playsOn(report);
    },
  },
];
