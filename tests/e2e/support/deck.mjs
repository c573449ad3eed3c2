// A stand-in for Speaker Deck's player: it says which page its address asks for.

const HOST = "https://speakerdeck.com/";

/**
 * Answers for Speaker Deck in a report's browser context.
 *
 * @param {import("./pages.mjs").ReportPage} report
 * @param {import("./problems.mjs").Problems} problems
 * @returns {Promise<string[]>} what is asked of it, in its order: `<id>` or `<id>?slide=4`
 */
export async function installDecks(report, problems) {
  const requests = [];
  problems.stub(HOST);
  await report.page.context().route(`${HOST}player/**`, (route) => {
    const { pathname, search, searchParams } = new URL(route.request().url());
    requests.push(pathname.replace("/player/", "") + search);
    const page = searchParams.get("slide") ?? "1";
    const body = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>deck</title>
      <style>body { margin: 0; display: grid; place-content: center; height: 100vh; font: 2rem sans-serif; background: #fff }</style>
      <output>page ${page}</output></html>`;
    return route.fulfill({ contentType: "text/html", body });
  });
  return requests;
}
