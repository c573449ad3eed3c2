//! What the device's own controls show and do: a lock screen, a headset, the keys of a
//! keyboard (W3C, "Media Session").
//!
//! 1. [`follow`] tells them which talk plays, and whether it does.
//! 2. [`answer`] does what they ask for.
//!
//! A browser that knows no such thing is left alone, and so is an action that it
//! does not know.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{Chapter, Playback, Program};
use crate::model::Timestamp;
use crate::ui::browser;

/// What the controls may ask for.
const ACTIONS: [&str; 7] =
    ["play", "pause", "previoustrack", "nexttrack", "seekbackward", "seekforward", "seekto"];

/// By how much a control seeks that does not say it, in seconds.
const STEP: f64 = 10.0;

/// Keeps the device's controls up to date from now on, and lets go of them while no
/// player is there.
pub(crate) fn follow(playback: Playback) {
    let Some(session) = browser::navigator_part("mediaSession") else { return };
    // The player is there for as long as the page, and so is what answers for it.
    let answer = Closure::<dyn FnMut(JsValue)>::new(move |asked| answer(playback, &asked)).into_js_value();
    let stated = session.clone();
    browser::act_again(move || {
        let program = playback.program.get();
        let chapter = playback.now.get().and_then(|talk| program.as_ref()?.chapter(talk));
        let metadata = program.as_ref().and_then(|program| metadata(program, chapter));
        set(&session, "metadata", &metadata.unwrap_or(JsValue::NULL));
        let answer = if program.is_some() { &answer } else { &JsValue::NULL };
        for action in ACTIONS {
            offer(&session, action, answer);
        }
    });
    browser::act_again(move || {
        let is_loaded = playback.program.with(Option::is_some);
        let state = if playback.is_playing.get() { "playing" } else { "paused" };
        set(&stated, "playbackState", &if is_loaded { state } else { "none" }.into());
    });
}

fn metadata(program: &Program, chapter: Option<&Chapter>) -> Option<JsValue> {
    let about = Object::new();
    set(&about, "title", &program.title_at(chapter).into());
    set(&about, "artist", &chapter.map(|chapter| &*chapter.speakers).unwrap_or_default().into());
    set(&about, "album", &program.title.as_str().into());
    if let Some(artwork) = &program.artwork {
        let picture = Object::new();
        set(&picture, "src", &[&browser::origin(), artwork].map(String::as_str).concat().into());
        set(&about, "artwork", &Array::of1(&picture));
    }
    let class: Function = Reflect::get(&window(), &"MediaMetadata".into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&class, &Array::of1(&about)).ok()
}

/// Has an action answered, or, by `null`, no longer.
fn offer(session: &JsValue, action: &str, answer: &JsValue) {
    let found = Reflect::get(session, &"setActionHandler".into());
    if let Some(function) = found.ok().and_then(|found| found.dyn_into::<Function>().ok()) {
        // It throws for an action that the browser does not know.
        let _ = function.call2(session, &action.into(), answer);
    }
}

fn answer(playback: Playback, asked: &JsValue) {
    let part = |name: &str| Reflect::get(asked, &name.into()).unwrap_or_default();
    let offset = || whole(part("seekOffset").as_f64().unwrap_or(STEP));
    match part("action").as_string().unwrap_or_default().as_str() {
        "play" => playback.play(),
        "pause" => playback.pause(),
        "previoustrack" => playback.previous(),
        "nexttrack" => playback.next(),
        "seekbackward" => playback.skip(-offset()),
        "seekforward" => playback.skip(offset()),
        _ => {
            if let Some(seconds) = part("seekTo").as_f64() {
                playback.seek(Timestamp::from_seconds(whole(seconds).unsigned_abs()));
            }
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the cast saturates")]
fn whole(seconds: f64) -> i32 {
    seconds as i32
}

/// Sets what a browser that lacks it, or refuses it, goes on without.
fn set(target: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(target, &name.into(), value);
}
