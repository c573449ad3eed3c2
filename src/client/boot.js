// Loads the client, and keeps the page alive whatever becomes of it.
//
// 1. Cues that are clicked before the client listens are kept for it; where it
//    does not come, the link is followed as if there were no script.
// 2. A page that something altered before the client came (a translator, an
//    extension) stops hydration: a second instance of the module draws it afresh,
//    in one go, once it has all that it needs; until then the page stays.
// 3. A client that cannot be had, or that cannot read the host's data, is of a site that
//    was published anew: the page is loaded once more, where the host has another one.
//    Otherwise that is named on the console, and the page stays as it is.
// 4. Should the client fail later on, it hears of nothing more, and the page goes
//    on as plain HTML with plain links.

const root = document.getElementById("app");
const glue = document.querySelector("link[rel=modulepreload]").href;
const wasm = document.querySelector("link[rel=preload][type='application/wasm']").href;
/** How long a kept click waits for the client, in milliseconds. */
const PATIENCE = 8000;

let pending = null;
let patience = 0;
let attempts = 0;
/** Whether the client can still come. */
let isAwaited = true;
/** The path of the page that was shown when the client failed. */
let lastPath = null;

const isHydrated = () => root.hasAttribute("data-hydrated");
/** The client came, but its data did not: a notice tells the reader. */
const isWithoutData = () => root.hasAttribute("data-without-data");

const follow = () => {
  clearTimeout(patience);
  if (pending) location.assign(pending.href);
  pending = null;
};

/** Hands a kept click to the client, which may have drawn the link anew. */
const deliver = () => {
  if (!pending) return;
  if (!isHydrated()) return follow();
  clearTimeout(patience);
  const selector = `a[data-cue="${CSS.escape(pending.dataset.cue)}"]`;
  const link = pending.isConnected ? pending : root.querySelector(selector);
  pending = null;
  link?.click();
};

/** Deletes the copies of this site: one of the client's files may be broken. */
const clearCopies = async () => {
  const names = await caches.keys();
  const own = names.filter((name) => name.startsWith("cuecard-") && name.endsWith(location.origin + root.dataset.base));
  await Promise.all(own.map((name) => caches.delete(name)));
};

/**
 * Loads the page anew, where the host has one with another client, or this one's files may
 * have come from broken copies: once in a tab for each address and each `reason`, and only
 * where the browser can note that. Ends where it does not.
 */
globalThis.cuecardHeal = async (reason) => {
  const { href, pathname } = location;
  const note = `cuecard:healed:${pathname} ${reason}`;
  try {
    if (sessionStorage.getItem(note)) return;
    const answer = await fetch(href, { cache: "reload", signal: AbortSignal.timeout(PATIENCE) });
    const isNewer = !(await answer.text()).includes(new URL(glue).pathname);
    const isOfCopies = reason === glue && navigator.serviceWorker?.controller;
    if (!answer.ok || !(isNewer || isOfCopies)) return;
    sessionStorage.setItem(note, reason);
    if (!sessionStorage.getItem(note)) return;
    if (!isNewer) await clearCopies();
    location.reload();
    await new Promise(() => {});
  } catch {
    // There is no other page, or no way to note that it was tried.
  }
};

const start = async () => {
  attempts += 1;
  try {
    const client = await import(attempts > 1 ? `${glue}?fresh` : glue);
    await client.default({ module_or_path: wasm });
  } catch (error) {
    await cuecardHeal(glue);
    console.warn("This page goes on without its client:", error);
    isAwaited = false;
    root.removeAttribute("data-afresh");
    follow();
  }
};

/** Whether the client failed: it trapped, or threw through its glue. Nothing of it can be trusted then. */
const isOfClient = (error) => error instanceof WebAssembly.RuntimeError || error?.stack?.includes(glue);

const failed = (error) => {
  if (!isAwaited || !isOfClient(error)) return;
  if (isHydrated()) {
    isAwaited = false;
    lastPath = location.pathname;
  } else if (attempts === 1) {
    root.setAttribute("data-afresh", "");
    start();
  } else {
    isAwaited = false;
    follow();
  }
};

addEventListener("error", (event) => failed(event.error));
addEventListener("unhandledrejection", (event) => failed(event.reason));
for (const name of ["click", "keydown", "message", "popstate"]) {
  addEventListener(
    name,
    (event) => {
      if (lastPath === null) return;
      event.stopImmediatePropagation();
      // Fragments of the page come this way too; they need no other page.
      if (name === "popstate" && location.pathname !== lastPath) location.reload();
    },
    true,
  );
}

addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[data-cue]");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || !isAwaited || isHydrated() || isWithoutData()) return;
    event.preventDefault();
    clearTimeout(patience);
    pending = link;
    patience = setTimeout(follow, PATIENCE);
  },
  true,
);
new MutationObserver(deliver).observe(root, { attributeFilter: ["data-hydrated", "data-without-data"] });

start();
