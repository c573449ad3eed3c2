// The recording is at YouTube, which a stand-in answers for.

import assert from "node:assert/strict";

import { ORIGIN, standInPage as page } from "../../e2e/support/embed.mjs";
import { hurry } from "../support/watch.mjs";

const HOST = new URL(ORIGIN).host;

/** YouTube is there and behaves so. */
const embed = (behaviour) => ({ internet }) => internet.put(HOST, () => ({ body: page(behaviour) }));

/** A cue fails and the reader is told; the button plays it once YouTube does. */
const failsThenPlays = (words) => async (report, fault) => {
  await report.failsAt(65, words);
  embed({})(fault);
  await report.asksAgain();
  await report.plays("talk-2");
};

const REFUSED = "この動画は、このページでの再生が許可されていません。";
const OFFLINE = "オフラインです。接続が戻ったら、もう一度お試しください。";
const NO_ANSWER = "プレーヤーから応答がありません。接続や広告ブロッカーを確認してください。";

/** The embed's errors, as numbers and as texts. */
const errors = [
  [2, "この動画のアドレスを YouTube が受け付けませんでした。"],
  [5, "このブラウザーでは動画を再生できませんでした。"],
  [100, "この動画は削除されたか、非公開になっています。"],
  [101, REFUSED],
  ["150", REFUSED],
  [7, "動画を再生できませんでした（エラー 7）。"],
  [153, "参照元が送られないため、YouTube が再生を断りました。ブラウザーの設定を確認してください。"],
].map(([error, words]) => ({
  fault: `YouTube's error ${JSON.stringify(error)}`,
  done: "The embed reports it instead of playing",
  sees: `Below the recording: ${words} with the way to YouTube at the second, and もう一度試す; the poster`,
  slug: "youtube",
  on: embed({ error }),
  reads: failsThenPlays(words),
}));

export const rows = [
  ...errors,
  {
    fault: "YouTube is blocked",
    done: "The connection to it is refused, as by an ad blocker",
    sees: `Below the recording, after 8 s: ${NO_ANSWER} with the same`,
    slug: "youtube",
    before: [hurry],
    reads: failsThenPlays(NO_ANSWER),
  },
  {
    fault: "YouTube is behind a firewall",
    done: "The connection to it is never answered",
    sees: "The same",
    slug: "youtube",
    before: [hurry],
    on: ({ internet }) => internet.keepSilent(),
    reads: failsThenPlays(NO_ANSWER),
  },
  {
    fault: "YouTube's frame never answers",
    done: "The embed is there and hears nothing",
    sees: "The same",
    slug: "youtube",
    before: [hurry],
    on: embed({ deaf: 1_000_000 }),
    reads: failsThenPlays(NO_ANSWER),
  },
  {
    fault: "Offline, before YouTube was asked",
    done: "`navigator.onLine` is false, and neither host nor YouTube is there",
    sees: `Below the recording, at once: ${OFFLINE} with the same`,
    slug: "youtube",
    reads: async (report, fault) => {
      await report.isAlive();
      await report.isOnline(false);
      fault.site.unplug();
      await report.failsAt(65, OFFLINE);
      await report.isOnline(true);
      embed({})(fault);
      await report.asksAgain();
      await report.plays("talk-2");
    },
  },
  {
    fault: "YouTube waits for a second tap",
    done: "The embed is ready, and does not start by itself, as on a phone or where autoplay is refused",
    sees: "Below the recording, after 1.5 s: プレーヤーの再生ボタンを押すと始まります。",
    slug: "youtube",
    on: embed({ wantsTap: true }),
    reads: (report) => report.tells(65, "プレーヤーの再生ボタンを押すと始まります。"),
  },
  {
    fault: "The video is shorter than its cues",
    done: "The embed says that it lasts 100 s; a cue at 168 s",
    sees: "Below the recording: 録画の長さは 1:40 です。それより後の時間は再生できません。",
    slug: "youtube",
    on: embed({ duration: 100 }),
    reads: (report) => report.tells(168, "録画の長さは 1:40 です。それより後の時間は再生できません。"),
  },
  {
    fault: "Cookies of third parties are blocked",
    done: "The embed sets one and is asked for a second time",
    sees: "The video plays; the second request has no cookie",
    slug: "youtube",
    on: (fault) => {
      fault.cookies = [];
      const headers = { "set-cookie": "visitor=1; Secure; SameSite=None" };
      fault.internet.put(HOST, (_, { cookie }) => {
        fault.cookies.push(cookie);
        return { headers, body: page({}) };
      });
    },
    reads: async (report, { cookies }) => {
      for (const talk of [2, 3]) {
        await report.open();
        await report.isAlive();
        await report.cue(talk === 2 ? 65 : 168);
        await report.plays(`talk-${talk}`);
      }
      assert.deepEqual(cookies, [undefined, undefined]);
    },
  },
];
