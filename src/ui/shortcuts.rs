//! Keys that steer the player.
//!
//! 1. [`wish_of`] tells what a key asks for: pure, and the table of all keys.
//! 2. [`listen`] hears the keys, and leaves those alone that belong to the browser
//!    or to what has the focus: nothing is taken while the reader types.
//!
//! They can be switched off (WCAG 2.1.4), and do nothing while no player is there.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::placement::Placement;
use super::playback::Playback;
use super::share;

/// What a key asks of the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Play what rests, pause what plays.
    Toggle,
    /// Move by so many seconds.
    Skip(i32),
    /// Go to so many tenths of the recording.
    Tenth(u8),
    /// Play the talk before.
    Previous,
    /// Play the talk after.
    Next,
    /// Play slower or faster, by so many percent.
    Rate(i16),
    /// Mute, or not.
    Mute,
    /// Fill the screen, or not.
    Fullscreen,
    /// Share this moment.
    Share,
    /// List the keys.
    Help,
    /// Leave the watch view, or the list of keys.
    Leave,
}

/// What a key asks for, by its name (UI Events, `KeyboardEvent.key`).
pub(crate) fn wish_of(key: &str, shift: bool) -> Option<Wish> {
    Some(match (key, shift) {
        (" " | "k" | "K", _) => Wish::Toggle,
        ("ArrowLeft", true) => Wish::Previous,
        ("ArrowRight", true) => Wish::Next,
        ("ArrowLeft", false) => Wish::Skip(-5),
        ("ArrowRight", false) => Wish::Skip(5),
        ("j" | "J", _) => Wish::Skip(-10),
        ("l" | "L", _) => Wish::Skip(10),
        (",", _) => Wish::Skip(-1),
        (".", _) => Wish::Skip(1),
        ("<", _) => Wish::Rate(-25),
        (">", _) => Wish::Rate(25),
        ("m" | "M", _) => Wish::Mute,
        ("f" | "F", _) => Wish::Fullscreen,
        ("s" | "S", _) => Wish::Share,
        ("?", _) => Wish::Help,
        ("Escape", _) => Wish::Leave,
        _ => return tenth(key).map(Wish::Tenth),
    })
}

fn tenth(key: &str) -> Option<u8> {
    match key.as_bytes() {
        [digit @ b'0'..=b'9'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Hears keys from now on.
pub(crate) fn listen(playback: Playback, placement: Placement) {
    let answer = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let Some(wish) = wish_of(&event.key(), event.shift_key()) else { return };
        let is_off = !playback.keys_are_on.get_untracked() && wish != Wish::Leave;
        let has_player = playback.program.with_untracked(Option::is_some);
        // Before there is a player, its keys can be looked up all the same.
        let is_idle = !has_player && !matches!(wish, Wish::Help | Wish::Leave);
        if is_off || is_idle || is_taken(event, wish, placement) {
            return;
        }
        event.prevent_default();
        grant(wish, playback, placement);
    };
    drop(window_event_listener_untyped("keydown", answer));
}

/// Whether a key is the browser's, or belongs to what has the focus.
fn is_taken(event: &KeyboardEvent, wish: Wish, placement: Placement) -> bool {
    if event.default_prevented()
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || event.is_composing()
    {
        return true;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return false;
    };
    // Where the reader types.
    if is_within(&target, "input:not([type=range]), textarea, select, [contenteditable]") {
        return wish != Wish::Leave;
    }
    let key = event.key();
    // The bar and the film's own controls are moved by arrows.
    if key.starts_with("Arrow") && !event.shift_key() {
        return is_within(&target, "input, video");
    }
    // The space bar presses buttons and scrolls the page: it is the player's where
    // the reader is in the player.
    key == " " && (is_within(&target, "button, a, summary, video") || !placement.has_focus())
}

fn is_within(target: &Element, selector: &str) -> bool {
    target.closest(selector).is_ok_and(|found| found.is_some())
}

/// Does what a key asks for.
fn grant(wish: Wish, playback: Playback, placement: Placement) {
    match wish {
        Wish::Toggle => playback.toggle(),
        Wish::Skip(seconds) => playback.skip(seconds),
        Wish::Tenth(tenth) => playback.go_to_tenth(tenth),
        Wish::Previous => playback.previous(),
        Wish::Next => playback.next(),
        Wish::Rate(percent) => playback.change_rate(percent),
        Wish::Mute => playback.toggle_muted(),
        Wish::Fullscreen => placement.toggle_fullscreen(),
        Wish::Share => share::moment(playback),
        Wish::Help => playback.shows_keys.update(|shown| *shown = !*shown),
        Wish::Leave => {
            playback.shows_keys.set(false);
            placement.watches.set(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ask_for_what_players_elsewhere_do() {
        for (key, shift, wish) in [
            (" ", false, Wish::Toggle),
            ("k", false, Wish::Toggle),
            ("j", false, Wish::Skip(-10)),
            ("ArrowRight", false, Wish::Skip(5)),
            ("ArrowRight", true, Wish::Next),
            ("ArrowLeft", true, Wish::Previous),
            ("0", false, Wish::Tenth(0)),
            ("9", false, Wish::Tenth(9)),
            (">", true, Wish::Rate(25)),
            ("?", true, Wish::Help),
        ] {
            assert_eq!(wish_of(key, shift), Some(wish), "{key}");
        }
        for key in ["Tab", "Enter", "a", "ArrowUp", "F5", "10", "あ", ""] {
            assert_eq!(wish_of(key, false), None, "{key}");
        }
    }
}
