//! How much is kept on this device for reading offline, and the button that clears it.
//! `offline.js` writes the number and answers the button; until then, nothing is shown.

use crate::ui::markup::{Element, element};
use crate::ui::words::Words;

/// Draws the line. Its place is kept free for it: nothing moves once it is shown.
pub(crate) fn draw(words: Words) -> Element {
    let size =
        element("span").child(words.copies()).child(element("span").set("data-copies", "")).child(" MB");
    let clear = element("button")
        .class("copies-clear")
        .set("type", "button")
        .set("data-clear-copies", "")
        .child(words.clear_copies());
    element("div").class("copies").set("hidden", "").child(size).apart(clear)
}
