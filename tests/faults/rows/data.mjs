// The page's data is not to be had, or is of another time than the page or the client.

import { bannered, beginning, broken, edited, missing, page, uncached } from "./answers.mjs";

const DATA = "data/posts/film.json";
const SITE = "data/site.json";

/** What the client says of a page that is not what it would have drawn, before it draws it afresh. */
const MISMATCH = /^error: .*the page is not what was rendered/;

/** The first page's data fails; a notice says so, and another try brings the page to life. */
const noticed = (words) => async (report, { site }) => {
  await report.notices(words);
  await report.notices(`/${DATA}`);
  site.restore();
  await report.triesAgain();
  await report.isAlive();
  await report.cue(60);
  await report.plays("talk-2");
};

/** The page comes alive all the same, and a cue plays. */
const alive = async (report) => {
  await report.isAlive();
  await report.cue(60);
  await report.plays("talk-2");
};

const ofData = (change) => ({ site }) => site.alter(DATA, change);

export const rows = [
  {
    fault: "The report's data is not there",
    done: "404 instead of it",
    sees: "A notice: データがありません（HTTP 404）。 and the file's address; もう一度試す brings the page to life",
    on: ofData(missing),
    reads: noticed("データがありません（HTTP 404）。"),
  },
  {
    fault: "The report's data is cut off",
    done: "Its beginning, as if it were the whole",
    sees: "A notice: データが壊れているか、途中で切れています…; the same button",
    on: ofData(beginning),
    reads: noticed("データが壊れているか、途中で切れています"),
  },
  {
    fault: "The report's data is a page",
    done: "200 and HTML instead of it",
    sees: "The same",
    on: ofData(page),
    reads: noticed("データが壊れているか、途中で切れています"),
  },
  {
    fault: "The host cannot be reached for the data",
    done: "The connection breaks before its answer",
    sees: "A notice: データを取得できませんでした。接続を確認してください。; the same button",
    on: ofData(broken),
    reads: noticed("データを取得できませんでした。接続を確認してください。"),
  },
  {
    fault: "An old client meets newer data",
    done: "Data of a schema that it does not know",
    sees: "A notice: データの形式（9999）がこのページの形式…と違います。再読み込みしてください。",
    on: ofData(edited((_, whole) => (whole.schema = 9999))),
    reads: noticed("データの形式（9999）がこのページの形式"),
  },
  {
    fault: "An old page meets newer data",
    done: "Data in which a speaker of the cue list has another name",
    sees: "The page is drawn afresh from the data, in one go; a cue plays",
    on: ofData(edited(({ report }) => (report.cues[2].speakers[0].name = "四谷"))),
    reads: alive,
  },
  {
    fault: "A new page meets older data",
    done: "Data in which the report has no third talk in its cue list yet",
    sees: "The same; loaded again, it is whole",
    on: (fault) => {
      // The page is looked at before it is drawn afresh, which takes a talk from it.
      const looked = new Promise((goOn) => (fault.goOn = goOn));
      const older = (answer) => uncached(edited(({ report }) => report.cues.splice(2))(answer));
      ofData((answer) => looked.then(() => older(answer)))(fault);
    },
    reads: async (report, { site, goOn }) => {
      goOn();
      await alive(report);
      site.restore();
      await report.open();
      await alive(report);
    },
  },
  {
    fault: "A page that somebody altered on its way",
    done: "A banner in it that is none of the site's",
    sees: "The page is drawn afresh, without the banner",
    on: bannered,
    own: [MISMATCH],
    reads: alive,
  },
  {
    fault: "The next page's data is not there",
    done: "404 for the list of reports; a click on the way there",
    sees: "A page that says データがありません（HTTP 404）。; もう一度試す shows it; back shows the report",
    on: ({ site }) => site.alter(SITE, missing),
    reads: async (report, { site }) => {
      await report.isAlive();
      await report.missesReports(site, "データがありません（HTTP 404）。");
    },
  },
];
