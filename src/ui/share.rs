//! Hands on a link to a talk or to a moment of the recording: by what the browser
//! shares with, else by the clipboard; and the reader is told.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::browser;
use super::playback::{Playback, Program};
use super::routes::moment_query;

/// Hands on a link to the place under the playhead.
pub(crate) fn moment(playback: Playback) {
    let Some(program) = playback.program.get_untracked() else { return };
    let address = program.moment(playback.second.get_untracked());
    hand_on(&program, address, program.words.copied_moment(), playback);
}

/// Hands on a link to the talk under the playhead; to the report where there is none.
pub(crate) fn talk(playback: Playback) {
    let Some(program) = playback.program.get_untracked() else { return };
    let chapter = playback.now.get_untracked().and_then(|talk| program.chapter(talk));
    let place = chapter.map(|chapter| chapter.card.clone().unwrap_or_else(|| moment_query(chapter.start)));
    let copied = if place.is_some() { program.words.copied_talk() } else { program.words.copied_report() };
    hand_on(&program, [&*program.address, &place.unwrap_or_default()].concat(), copied, playback);
}

/// `copied` is what the reader is told of a link that is in the clipboard.
fn hand_on(program: &Program, address: String, copied: &'static str, playback: Playback) {
    let words = program.words;
    let address = [browser::origin(), address].concat();
    let navigator: JsValue = window().navigator().into();
    let can_share = Reflect::get(&navigator, &"share".into()).is_ok_and(|share| share.is_function());
    if can_share {
        let what = Object::new();
        // An object of our own takes any field.
        let _ = Reflect::set(&what, &"title".into(), &program.title.as_str().into());
        let _ = Reflect::set(&what, &"url".into(), &address.as_str().into());
        // A reader who changes their mind is no failure to tell of.
        return browser::attempt(&navigator, "share", &Array::of1(&what), |_| {});
    }
    let Some(clipboard) = browser::navigator_part("clipboard") else {
        return playback.tell(words, [words.not_copied(), " ", &address].concat());
    };
    browser::attempt(&clipboard, "writeText", &Array::of1(&address.as_str().into()), move |is_copied| {
        let told = if is_copied { copied } else { words.not_copied() };
        playback.tell(words, [told, " ", &address].concat());
    });
}
