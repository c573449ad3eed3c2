// The recording is a film of the site's own, and something is wrong with it.

import { broken, missing, page, uncached } from "./answers.mjs";

const FILM = "assets/videos/clock.webm";

/** A cue fails and the reader is told; the button plays it once the film is to be had. */
const failsThenPlays = (words) => async (report, { site }) => {
  await report.failsAt(60, words);
  site.restore();
  await report.asksAgain();
  await report.plays("talk-2");
};

const GONE = "動画ファイルがないか、このブラウザーでは再生できない形式です。";

const CUT = "動画の読み込みが途切れました。接続を確認してください。";

const WAITING = "データを待っています…";

const OFFLINE = "オフラインです。接続が戻ったら、もう一度お試しください。";

export const rows = [
  {
    fault: "The film is not there",
    done: "404 instead of it",
    sees: `Below the recording: ${GONE} with the way to the file at its second, and もう一度試す; the poster`,
    on: ({ site }) => site.alter(FILM, (answer) => uncached(missing(answer))),
    reads: failsThenPlays(GONE),
  },
  {
    fault: "The film is a page",
    done: "200 and HTML instead of it",
    sees: "The same",
    on: ({ site }) => site.alter(FILM, () => uncached(page())),
    reads: failsThenPlays(GONE),
  },
  {
    fault: "The host cannot be reached for the film",
    done: "The connection breaks before its answer",
    sees: "The same",
    on: ({ site }) => site.alter(FILM, broken),
    reads: failsThenPlays(GONE),
  },
  {
    fault: "The film is cut off",
    done: "The connection breaks after 60 kB, and the rest is not to be had: 404",
    sees: `The same, or, where the browser had already recognised the film: ${CUT} with the same`,
    on: ({ site }) => {
      let isFirst = true;
      site.alter(FILM, (answer) => {
        const changed = isFirst ? { ...answer, cut: 60_000 } : missing(answer);
        isFirst = false;
        return uncached(changed);
      });
    },
    reads: failsThenPlays([CUT, GONE]),
  },
  {
    fault: "The film's data stops coming",
    done: "The host sends 60 kB from the film's start, 8 kB from elsewhere, and the rest only later",
    sees: `Below the recording, after 1.5 s: ${WAITING}; the film plays once the data comes`,
    on: (fault) => {
      // WebKit says that it waits once it has played a little, and not while it seeks.
      const rest = new Promise((goOn) => (fault.goOn = goOn));
      fault.site.alter(FILM, (answer) => {
        const isStart = /^bytes 0-/.test(answer.headers["content-range"] ?? "bytes 0-");
        return uncached({ ...answer, cut: isStart ? 60_000 : 8_000, rest });
      });
    },
    reads: async (report, { goOn }) => {
      await report.tells(60, WAITING);
      goOn();
      await report.plays("talk-2");
    },
  },
  {
    fault: "Offline, before the film was asked for",
    done: "Nobody reaches the host once the client runs, and `navigator.onLine` is false",
    sees: `Below the recording: ${OFFLINE} with the same`,
    reads: async (report, { site }) => {
      await report.isAlive();
      await report.isOnline(false);
      site.unplug();
      await report.failsAt(60, OFFLINE);
      site.restore();
      await report.isOnline(true);
      await report.asksAgain();
      await report.plays("talk-2");
    },
  },
  {
    fault: "Offline, on the way to another page",
    done: "Nobody reaches the host once the client runs; a click on the way to the list of reports",
    sees: "A page that says データを取得できませんでした。接続を確認してください。; once online, もう一度試す shows the list",
    reads: async (report, { site }) => {
      await report.isAlive();
      site.unplug();
      await report.missesReports(site, "データを取得できませんでした。接続を確認してください。");
    },
  },
  {
    fault: "The browser refuses to start the film",
    done: "`play()` is refused with `NotAllowedError`",
    sees: "Below the recording: プレーヤーの再生ボタンを押すと始まります。",
    before: [
      () => {
        HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
      },
    ],
    reads: (report) => report.tells(60, "プレーヤーの再生ボタンを押すと始まります。"),
  },
  {
    fault: "The film is shorter than its cues",
    done: "A cue ten minutes into a film of three",
    sees: "The film's end; below the recording: 録画の長さは 3:00 です。それより後の時間は再生できません。",
    reads: (report) => report.tells(600, "録画の長さは 3:00 です。それより後の時間は再生できません。"),
  },
  {
    fault: "The recording was removed",
    done: "`removed` in the post",
    sees: "In its place: 録画は公開を終了しました; all text stays, cues are times",
    slug: "removed",
    reads: async (report) => {
      await report.isAlive();
      await report.shows("録画は公開を終了しました");
    },
  },
];
