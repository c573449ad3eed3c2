// What the search says, in the site's language.

const JAPANESE = {
  title: "発表を検索",
  close: "閉じる",
  searching: "検索しています…",
  nothing: "見つかりませんでした。ほかの言葉でもお試しください。",
  short: "見つかりませんでした。もう少し長い言葉でお試しください。",
  found: (shown) => `${shown} 件見つかりました`,
  some: (shown, reports) => `${shown} 件を表示しています。まだほかにもあるかもしれません（レポート ${reports} 件まで確認）`,
  none: (reports) => `まだ見つかっていません（レポート ${reports} 件まで確認）`,
  near: (shown) => `すべての言葉を含むものはありません。近いもの ${shown} 件を表示`,
  more: "もっと見る",
  talk: ({ kind, number }) => `${kind === "lightning" ? "LT" : "発表"} ${number}`,
  report: "レポート",
  play: (time) => `${time} から再生`,
  trouble: (kind) => TROUBLE[kind]?.[0] ?? TROUBLE.broken[0],
  retry: "もう一度試す",
  allTalks: "発表一覧を見る",
  locale: "ja-JP",
};

const ENGLISH = {
  title: "Search talks",
  close: "Close",
  searching: "Searching…",
  nothing: "Nothing found. Other words may help.",
  short: "Nothing found. Longer words may help.",
  found: (shown) => `${shown} ${shown === 1 ? "result" : "results"}`,
  some: (shown, reports) => `${shown} shown. There may be more (looked through ${reports} reports so far)`,
  none: (reports) => `Nothing yet (looked through ${reports} reports so far)`,
  near: (shown) => `Nothing has all of these words. Close to it: ${shown}`,
  more: "Show more",
  talk: ({ kind, number }) => `${kind === "lightning" ? "LT" : "Talk"} ${number}`,
  report: "Report",
  play: (time) => `Play from ${time}`,
  trouble: (kind) => TROUBLE[kind]?.[1] ?? TROUBLE.broken[1],
  retry: "Try again",
  allTalks: "See all talks",
  locale: "en-GB",
};

/** What keeps the index from being read, in both languages. */
const TROUBLE = {
  offline: [
    "オフラインです。検索にはインターネットへの接続が必要です。",
    "You are offline. The search needs a connection.",
  ],
  unreachable: [
    "検索のデータを取得できませんでした。接続を確認してください。",
    "The search's data could not be fetched. Please check the connection.",
  ],
  broken: ["検索のデータが壊れているか、ありません。", "The search's data is broken or not there."],
  "other-format": [
    "サイトが更新されました。ページを再読み込みしてください。",
    "The site has changed. Please reload the page.",
  ],
};

/** @param {string} language a BCP 47 tag */
export function wordsOf(language) {
  const words = language.startsWith("ja") ? JAPANESE : ENGLISH;
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: "long", timeZone: "UTC" });
  return { ...words, date: (date) => day.format(new Date(date)) };
}

/** A place in a recording as people read it: `8:24`, `1:02:03`. */
export function timeOf(seconds) {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] > 0 ? parts : parts.slice(1);
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}
