//! The field that searches a transcript. Without a client there is none: the browser's
//! own search finds every line.

use js_sys::Reflect;
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, UpdateValue};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::Transcript;
use crate::ui::markup::{Element, element, live};

/// Draws the field, and how much was found.
pub(super) fn draw(transcript: &Transcript) -> Element {
    let words = transcript.surroundings.words;
    let (lines, playback) = (transcript.lines, transcript.surroundings.playback);
    let found = RwSignal::new(String::new());
    let search = move |field: &HtmlInputElement| {
        let count = lines.try_update_value(|lines| lines.search(&field.value())).flatten();
        let told = count.map(|count| words.lines_found(count)).unwrap_or_default();
        if found.get_untracked() != told {
            found.set(told.clone());
            playback.say(words, told);
        }
    };
    let answer = move |event: web_sys::Event| {
        // What an input method has not settled yet is no word.
        let is_composing = Reflect::get(&event, &"isComposing".into()).is_ok_and(|is| is.is_truthy());
        if let (false, Some(field)) = (is_composing, field(&event)) {
            search(&field);
        }
    };
    let clear = move |event: web_sys::Event| {
        let is_escape =
            event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape" && !key.is_composing());
        let field = field(&event).filter(|field| is_escape && !field.value().is_empty());
        if let Some(field) = field {
            // The key has done its work: it does not leave the watch view as well.
            event.prevent_default();
            field.set_value("");
            search(&field);
        }
    };
    let input = element("input")
        .class("transcript-field")
        .set("type", "search")
        .set("autocomplete", "off")
        .on("input", answer)
        .on("compositionend", answer)
        .on("keydown", clear);
    let label = element("label").child(element("span").child(words.search_transcript())).apart(input);
    let found = element("span").class("transcript-found").child(live(move || found.get().into()));
    element("p").class("transcript-search").child(label).apart(found)
}

fn field(event: &web_sys::Event) -> Option<HtmlInputElement> {
    event.current_target()?.dyn_into().ok()
}
