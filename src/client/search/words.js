// What the search says, in the site's language.

const JAPANESE = {
  title: "発表を検索",
  hint: "発表の題、発表者、内容から探します",
  close: "閉じる",
  searching: "検索しています…",
  nothing: "見つかりませんでした。ほかの言葉でもお試しください。",
  more: "もっと見る",
  found: (shown, all) => (shown === all ? `${all} 件見つかりました` : `約 ${all} 件のうち ${shown} 件`),
  talk: ({ kind, number }) => `${kind === "lightning" ? "LT" : "発表"} ${number}`,
  report: "レポート",
  play: (time) => `${time} から再生`,
  date: (year, month, day) => `${year}年${month}月${day}日`,
  unreachable: "検索のデータを取得できませんでした。接続を確認してください。",
  broken: "検索のデータが壊れているか、ありません。",
  "other-format": "サイトが更新されました。ページを再読み込みしてください。",
  retry: "もう一度試す",
  allTalks: "発表一覧を見る",
};

const ENGLISH = {
  title: "Search talks",
  hint: "By title, speaker or content",
  close: "Close",
  searching: "Searching…",
  nothing: "Nothing found. Other words may help.",
  more: "Show more",
  found: (shown, all) => (shown === all ? `${all} ${all === 1 ? "result" : "results"}` : `${shown} of about ${all} results`),
  talk: ({ kind, number }) => `${kind === "lightning" ? "LT" : "Talk"} ${number}`,
  report: "Report",
  play: (time) => `Play from ${time}`,
  date: (year, month, day) => new Date(Date.UTC(year, month - 1, day)).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" }),
  unreachable: "The search's data could not be fetched. Please check the connection.",
  broken: "The search's data is broken or not there.",
  "other-format": "The site has changed. Please reload the page.",
  retry: "Try again",
  allTalks: "See all talks",
};

/** @param {string} language a BCP 47 tag */
export const wordsOf = (language) => (language.startsWith("ja") ? JAPANESE : ENGLISH);

/** A place in a recording as people read it: `8:24`, `1:02:03`. */
export function timeOf(seconds) {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] > 0 ? parts : parts.slice(1);
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}
