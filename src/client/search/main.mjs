// What a page knows of the search: how to open it.

import { Dialog } from "./dialog.mjs";

let dialog = null;

/**
 * Opens the search. `manifest` is the answer to `data/search/index.json`, `talks` the
 * address of the list of all talks, `typed` what the reader has typed since they asked.
 *
 * @param {{ manifest: Promise<Response>, talks: string, typed: string }} request
 */
export function open({ manifest, talks, typed }) {
  // The module lies in the site's root.
  dialog ??= new Dialog(new URL("data/search/", import.meta.url).href, manifest, talks);
  dialog.open(typed);
}
