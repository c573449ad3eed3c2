// Stand-ins for the players of Speaker Deck and Docswell: they say which page their
// address asks for.

const HOST = "https://speakerdeck.com/";
const DOCSWELL = "https://www.docswell.com/";

/** What a stand-in shows; Docswell's address tells the page behind `#`, which no server sees. */
const BODY = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>deck</title>
  <style>body { margin: 0; display: grid; place-content: center; height: 100vh; font: 2rem sans-serif; background: #fff }</style>
  <output></output>
  <script>
    const page = new URLSearchParams(location.search).get("slide") ?? location.hash.replace("#p", "");
    document.querySelector("output").textContent = "page " + (page || "1");
  </script></html>`;

/**
 * Answers for a host in a report's browser context.
 *
 * @param {import("./pages.mjs").ReportPage} report
 * @param {import("./problems.mjs").Problems} problems
 * @returns {Promise<string[]>} what is asked of it, in its order: the address below `path`
 */
async function install(report, problems, host, path) {
  const requests = [];
  problems.stub(host);
  await report.page.context().route(`${host}${path}**`, (route) => {
    const { pathname, search } = new URL(route.request().url());
    requests.push(pathname.replace(`/${path}`, "") + search);
    return route.fulfill({ contentType: "text/html", body: BODY });
  });
  return requests;
}

/** Answers for Speaker Deck: `<id>` or `<id>?slide=4`. */
export const installDecks = (report, problems) => install(report, problems, HOST, "player/");

/** Answers for Docswell: `<id>/embed`. */
export const installDocswell = (report, problems) => install(report, problems, DOCSWELL, "slide/");
