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
// 5. The way to the search is a link to all talks. Where the site has a search, that is
//    loaded and opened instead, with the client or without; where that takes too long, it
//    leads to the talks after all.

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

const search = root.dataset.search;
/** How long what is typed after the search's key is kept for its field, in milliseconds. */
const TYPING = 4000;
let manifest = null;
let searches = 0;
/** Whether the search is on its way. */
let isOpening = false;
/** What was typed since, and until when that is kept for it, and not the page's. */
let typed = "";
let typesUntil = 0;
/** Whether the way to the search is to lead to the talks after all. */
let isPassing = false;

const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
const isInField = ({ target }) => target.closest?.("input:not([type=range]),textarea,select,[contenteditable]");

/** Whether the reader has switched keys off: the client keeps that, and hears keys itself while it runs. */
const areKeysOff = () => {
  try {
    return localStorage.getItem(`cuecard:${root.dataset.base}:keys`) === "off";
  } catch {
    return false;
  }
};

const openSearch = async () => {
  if (isOpening) return;
  const link = root.querySelector(".site-search");
  isOpening = link.ariaBusy = true;
  typed = "";
  typesUntil = Date.now() + TYPING;
  // Asked for beside the module, not after it; a failure is told by the module.
  manifest ??= fetch(`${root.dataset.base}data/search/index.json`);
  manifest.catch(() => {});
  try {
    // A module that could not be had is asked for under another address.
    const module = import(searches > 0 ? `${search}?${searches}` : search);
    const { open } = await Promise.race([module, new Promise((_, late) => setTimeout(late, PATIENCE))]);
    open({ manifest, talks: link.href, typed });
  } catch (error) {
    searches += 1;
    // The host answers nothing in time, and would not for the page either.
    if (error) await cuecardHeal(search);
    isPassing = true;
    link.click();
    isPassing = false;
  }
  typesUntil = 0;
  isOpening = false;
  link.ariaBusy = null;
};

addEventListener(
  "click",
  (event) => {
    if (!search || isPassing || event.button !== 0 || !isPlain(event) || !event.target.closest?.(".site-search")) return;
    event.preventDefault();
    openSearch();
  },
  true,
);
addEventListener(
  "keydown",
  (event) => {
    // What fills in forms sends events without a key.
    const { key = "" } = event;
    const isChord = event.ctrlKey || event.metaKey || event.altKey;
    const isOwn = isHydrated() && isAwaited;
    const isSlash = key === "/" && !isChord && !isOwn && !isInField(event) && !areKeysOff();
    const isShortcut = isChord && !event.altKey && !event.shiftKey && key.toLowerCase() === "k";
    // A space ahead of all words scrolls the page.
    if (Date.now() < typesUntil && key.length === 1 && !isChord && !isInField(event) && (typed + key).trim()) typed += key;
    else if (search && (isShortcut || isSlash)) openSearch();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

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
    if (event.button !== 0 || !isPlain(event)) return;
    if (!link || !isAwaited || isHydrated() || isWithoutData()) return;
    event.preventDefault();
    clearTimeout(patience);
    pending = link;
    patience = setTimeout(follow, PATIENCE);
  },
  true,
);
new MutationObserver(deliver).observe(root, { attributeFilter: ["data-hydrated", "data-without-data"] });

start();
