//! How much is kept on this device for reading offline, and the button that clears it.
//! `offline.js` knows of it, and answers the button.

use js_sys::Reflect;
use leptos::prelude::{Get, Memo, RwSignal, Set, window_event_listener_untyped};

use crate::ui::markup::{Element, Markup, element, live};
use crate::ui::words::Words;

/// The event that says how much there is, in tenths of a megabyte.
const EVENT: &str = "cuecard-copies";

/// Draws the line, once it is known how much there is, in tenths of a megabyte. Its place
/// is kept free for it: nothing moves.
pub(crate) fn draw(copies: RwSignal<Option<u32>>, words: Words) -> Element {
    let is_known = Memo::new(move |_| copies.get().is_some());
    let line = live(move || {
        if !is_known.get() {
            return Markup::default();
        }
        let size = live(move || words.copies(copies.get().unwrap_or_default()).into());
        let size = element("span").child(size);
        let clear = element("button")
            .class("copies-clear")
            .set("type", "button")
            .set("data-clear-copies", "")
            .child(words.clear_copies());
        element("span").child(size).apart(clear).into()
    });
    element("div").class("copies").child(line)
}

/// Hears how much there is from now on.
pub(crate) fn listen(copies: RwSignal<Option<u32>>) {
    let answer = move |event: web_sys::Event| {
        let tenths = Reflect::get(&event, &"detail".into()).ok().and_then(|detail| detail.as_f64());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast saturates")]
        copies.set(tenths.map(|tenths| tenths as u32));
    };
    drop(window_event_listener_untyped(EVENT, answer));
}
