// Everything that goes wrong in a browser while a test runs. A test fails on each
// of them that it does not expect.

/**
 * @typedef {object} Problems
 * @property {(pattern: RegExp) => void} expect a problem that this test provokes: it must come
 * @property {(pattern: RegExp) => void} tolerate a problem that is none of the site's: it may come
 * @property {(url: string | RegExp) => void} stub addresses outside the site that a stand-in answers
 * @property {() => void} check fails if anything is left over
 */

/** What Playwright says where it keeps a page's worker out, for a test that is not about it. */
const KEPT_OUT = /Service Worker registration blocked by Playwright/;

/** Reports in the console what the page's policy forbade, as the browser's event tells it. */
function reportViolations() {
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    console.error(`the page's policy was violated: ${effectiveDirective} ${blockedURI}`),
  );
}

/**
 * Watches all pages of a browser context.
 *
 * @param {import("@playwright/test").BrowserContext} context
 * @param {string} siteUrl the site under test; requests to other origins are problems
 * @returns {Promise<Problems>}
 */
export async function watch(context, siteUrl) {
  const { origin } = new URL(siteUrl);
  const seen = [];
  const expected = [];
  const tolerated = [KEPT_OUT];
  const stubs = [];
  const isForeign = (url) => /^https?:/.test(url) && new URL(url).origin !== origin;
  const isStubbed = (url) => stubs.some((stub) => (typeof stub === "string" ? url.startsWith(stub) : stub.test(url)));

  context.on("console", (message) =>
    seen.push(`console ${message.type()}: ${message.text()} ${message.location().url}`),
  );
  context.on("weberror", (error) => seen.push(`page error: ${error.error().stack ?? error.error()}`));
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // A page that is left, and a video that seeks, give up what they no longer want.
    if (why !== "net::ERR_ABORTED") seen.push(`request failed: ${request.url()} ${why}`);
  });
  context.on("request", (request) => {
    if (isForeign(request.url()) && !isStubbed(request.url())) seen.push(`foreign request: ${request.url()}`);
  });
  await context.addInitScript(reportViolations);

  return {
    expect: (pattern) => void expected.push(pattern),
    tolerate: (pattern) => void tolerated.push(pattern),
    stub: (url) => void stubs.push(url),
    check: () => {
      const unexpected = seen.filter(
        (problem) => ![...expected, ...tolerated].some((pattern) => pattern.test(problem)),
      );
      if (unexpected.length > 0) throw new Error(`the browser met problems:\n  ${unexpected.join("\n  ")}`);
      const absent = expected.filter((pattern) => !seen.some((problem) => pattern.test(problem)));
      if (absent.length > 0) throw new Error(`expected problems that did not come: ${absent.join(", ")}`);
    },
  };
}
