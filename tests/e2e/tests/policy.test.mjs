// The page's policy is watched in every test: one that is violated is a problem.

import { test } from "../support/test.mjs";

test("what the policy forbids is told by the browser", async ({ home, page, problems }) => {
  problems.expect(/the page's policy was violated: style-src-elem inline/);
  problems.tolerate(/console error: .*Content Security Policy/);
  await home.open();
  const told = page.waitForEvent("console", (message) => message.text().includes("policy was violated"));
  await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "body { color: red }";
    document.head.append(style);
  });
  await told;
});
