// What is put into every page ahead of all that is the page's own: a script that
// watches it, and the row's own script. The page's policy allows the files of its own
// origin, so that the policy stays as readers get it.

/** Where the script is, below the site's home. */
export const PATH = "watch.js";

/** Runs in the page, first of all. */
function watch() {
  const [problems, messages] = [[], []];
  const note = (kind, what) => problems.push(`${kind}: ${what?.message ?? what}`);
  addEventListener("error", ({ error, message }) => {
    // Browsers say so of sizes that they report in the next frame; nothing has failed.
    if (!/^ResizeObserver loop/.test(message)) note("error", error ?? message);
  });
  addEventListener("unhandledrejection", ({ reason }) => note("rejection", reason));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    note("policy", `${effectiveDirective} ${blockedURI}`),
  );
  addEventListener("message", ({ data }) => messages.push(data));
  const complain = console.error;
  console.error = (...words) => {
    note("console", words.join(" "));
    complain(...words);
  };
  globalThis.watched = { problems, messages };
}

/** Puts the script into a page. */
export const withWatch = (html) => html.replace("<head>", `<head><script src="/${PATH}"></script>`);

/**
 * The script, as a server's answer.
 *
 * @param {(() => void)[]} before what the row runs before the page's own scripts
 */
export function script(before) {
  const body = [watch, ...before].map((run) => `(${run})();`).join("\n");
  return { status: 200, headers: { "content-type": "text/javascript", "cache-control": "no-store" }, body };
}

/** Eight seconds of patience pass in 0.4: what waits for long in the page does so a twentieth of the time. */
export function hurry() {
  for (const name of ["setTimeout", "setInterval"]) {
    const original = globalThis[name];
    globalThis[name] = (call, milliseconds, ...rest) => original(call, milliseconds / 20, ...rest);
  }
}

/** Nobody's patience ends: what would be done after eight seconds is never done. */
export function waitForever() {
  const original = setTimeout;
  globalThis.setTimeout = (call, milliseconds, ...rest) =>
    milliseconds < 8000 ? original(call, milliseconds, ...rest) : 0;
}
