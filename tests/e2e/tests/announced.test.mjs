// A recording that is only announced: the times are told, and why they do nothing yet.

import { expect, test } from "../support/test.mjs";

test("the cue list tells its times without links, and says why", async ({ report }) => {
  await report.open("meetup-7");
  await expect(report.recording).toContainText("録画は準備中です");
  await expect(report.cueList).toContainText("録画の公開後、時間を選ぶと再生できるようになります。");
  const times = ["0:00", "8:24", "17:38", "29:14", "37:28", "42:05", "48:03", "48:03"];
  const rows = report.cueList.getByRole("listitem");
  for (const [index, time] of times.entries()) await expect(rows.nth(index)).toContainText(time);
  await expect(rows).toHaveCount(times.length);
  await expect(report.cues).toHaveCount(0);
  await expect(report.card("talk-2")).toContainText("8:24");
  await expect(report.facade).toHaveCount(0);
});
