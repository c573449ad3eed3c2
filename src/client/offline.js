// Has a worker keep copies of what is read, for reading offline: worker.js.
//
// 1. Once the client has taken over the page, and the browser is idle, the worker is
//    registered. A page without a manifest is one of Trunk's server, and wants none.
// 2. The worker is told which pages are shown, and what they have loaded.
// 3. What it says of its copies is shown in the page's footer, whose button clears them.
//
// The page that stands in for one that cannot be read offline gives way to it on its own.

const root = document.getElementById("app");
const manifest = document.querySelector("link[rel=manifest]");

/** What registers workers; browsers that keep nothing may have none, or throw at the touch. */
const registrar = () => {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
};
const serviceWorker = registrar();

const tell = (what) => serviceWorker.controller?.postMessage(what);
const tellShown = () => tell({ shown: location.href });
const loaded = new PerformanceObserver((list) => tell({ loaded: list.getEntries().map(({ name }) => name) }));

/** Tells a worker that has come what was before it. */
const tellAll = () => {
  if (root.dataset.page !== "not-found") tellShown();
  loaded.disconnect();
  loaded.observe({ type: "resource", buffered: true });
};

/**
 * Shows what the copies take, in bytes, in the line that the page has for it; the button is
 * there where it would clear any.
 */
const showSize = ({ copies, canClear }) => {
  const [size, button] = ["[data-copies]", "[data-clear-copies]"].map((selector) => root.querySelector(selector));
  const line = size.parentElement;
  size.textContent = (Math.ceil(copies / 1e5) / 10).toFixed(1);
  size.closest("[hidden]")?.removeAttribute("hidden");
  // Who pressed it goes on from there, and hears what is left.
  line.tabIndex = -1;
  if (!canClear && document.activeElement === button) line.focus({ preventScroll: true });
  button.hidden = !canClear;
};

const begin = () => {
  serviceWorker.addEventListener("message", ({ data }) => showSize(data));
  serviceWorker.addEventListener("controllerchange", tellAll);
  tellAll();
  // The client writes the title of each page that it shows.
  new MutationObserver(tellShown).observe(document.querySelector("title"), { childList: true });
  addEventListener("click", ({ target }) => target.closest?.("[data-clear-copies]") && tell({ clear: true }));
  // Where it is not to be had, one of before may be there, and otherwise nothing changes.
  serviceWorker.register(new URL("worker.js", manifest.href), { updateViaCache: "none" }).catch(() => {});
  // A page that was on its way when the worker came is left without one, unless it asks.
  serviceWorker.ready.then(({ active }) => serviceWorker.controller ?? active.postMessage({ claim: true }));
};

if (root.dataset.page === "offline") {
  // Browsers say so of any network, and ahead of time: the host is asked.
  const retry = () => fetch(location.href).then(({ ok }) => ok && location.reload()).catch(() => {});
  addEventListener("online", retry);
} else if (!manifest) {
  serviceWorker?.getRegistration().then((registration) => registration?.unregister()).catch(() => {});
} else if (serviceWorker) {
  const observer = new MutationObserver(() => {
    observer.disconnect();
    (globalThis.requestIdleCallback ?? setTimeout)(begin);
  });
  observer.observe(root, { attributeFilter: ["data-hydrated"] });
}
