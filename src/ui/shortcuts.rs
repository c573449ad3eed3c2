//! Keys that steer the player.
//!
//! 1. [`action_of`] tells what a key asks for: pure, and the table of all keys.
//! 2. [`listen`] hears the keys, and leaves those alone that belong to the browser
//!    or to what has the focus: nothing is taken while the reader types.
//!
//! They can be switched off (WCAG 2.1.4), and but for the search's they do nothing while
//! no player is there.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::browser;
use super::placement::Placement;
use super::playback::Playback;
use super::share;

/// What a key asks of the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyAction {
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
    /// Search the site.
    Search,
    /// List the keys.
    Help,
    /// Leave the watch view, or the list of keys.
    Leave,
}

/// What a key asks for, by its name (UI Events, `KeyboardEvent.key`).
pub(crate) fn action_of(key: &str, shift: bool) -> Option<KeyAction> {
    Some(match (key, shift) {
        (" " | "k" | "K", _) => KeyAction::Toggle,
        ("ArrowLeft", true) => KeyAction::Previous,
        ("ArrowRight", true) => KeyAction::Next,
        ("ArrowLeft", false) => KeyAction::Skip(-5),
        ("ArrowRight", false) => KeyAction::Skip(5),
        ("j" | "J", _) => KeyAction::Skip(-10),
        ("l" | "L", _) => KeyAction::Skip(10),
        (",", _) => KeyAction::Skip(-1),
        (".", _) => KeyAction::Skip(1),
        ("<", _) => KeyAction::Rate(-25),
        (">", _) => KeyAction::Rate(25),
        ("m" | "M", _) => KeyAction::Mute,
        ("f" | "F", _) => KeyAction::Fullscreen,
        ("s" | "S", _) => KeyAction::Share,
        ("/", _) => KeyAction::Search,
        ("?", _) => KeyAction::Help,
        ("Escape", _) => KeyAction::Leave,
        _ => return tenth(key).map(KeyAction::Tenth),
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
        let Some(action) = action_of(&event.key(), event.shift_key()) else { return };
        let is_off = !playback.keys_are_on.get_untracked() && action != KeyAction::Leave;
        if is_off || !is_possible(action, playback, placement) || is_taken(event, action, placement) {
            return;
        }
        event.prevent_default();
        grant(action, playback, placement);
    };
    drop(window_event_listener_untyped("keydown", answer));
}

/// Whether there is anything that an action could be about.
fn is_possible(action: KeyAction, playback: Playback, placement: Placement) -> bool {
    let has_player = playback.program.with_untracked(Option::is_some);
    match action {
        KeyAction::Leave => playback.shows_keys.get_untracked() || placement.watches.get_untracked(),
        KeyAction::Search => true,
        // Before there is a player, its keys can be looked up all the same.
        KeyAction::Help => has_player || placement.has_slot(),
        _ => has_player,
    }
}

/// Whether a key is the browser's, or belongs to what has the focus.
fn is_taken(event: &KeyboardEvent, action: KeyAction, placement: Placement) -> bool {
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
        return action != KeyAction::Leave;
    }
    let key = event.key();
    // The bar and the film's own controls are moved by arrows.
    if key.starts_with("Arrow") && !event.shift_key() {
        return is_within(&target, "input, video");
    }
    // With Shift, arrows change what is selected, where anything is.
    if event.shift_key() && key.starts_with("Arrow") && browser::has_selection() {
        return true;
    }
    // The space bar presses buttons and scrolls the page: it is the player's where
    // the reader is in the player.
    key == " " && (is_within(&target, "button, a, summary, video") || !placement.has_focus())
}

fn is_within(target: &Element, selector: &str) -> bool {
    target.closest(selector).is_ok_and(|found| found.is_some())
}

/// Does what a key asks for.
fn grant(action: KeyAction, playback: Playback, placement: Placement) {
    match action {
        KeyAction::Toggle => playback.toggle(),
        KeyAction::Skip(seconds) => playback.skip(seconds),
        KeyAction::Tenth(tenth) => playback.go_to_tenth(tenth),
        KeyAction::Previous => playback.previous(),
        KeyAction::Next => playback.next(),
        KeyAction::Rate(percent) => playback.change_rate(percent),
        KeyAction::Mute => playback.toggle_muted(),
        KeyAction::Fullscreen => placement.toggle_fullscreen(),
        KeyAction::Share => share::moment(playback),
        KeyAction::Search => browser::open_search(),
        KeyAction::Help => {
            playback.shows_keys.update(|shown| *shown = !*shown);
            if playback.program.with_untracked(Option::is_none) {
                placement.bring_slot_into_view();
            }
        }
        KeyAction::Leave => {
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
        for (key, shift, action) in [
            (" ", false, KeyAction::Toggle),
            ("k", false, KeyAction::Toggle),
            ("j", false, KeyAction::Skip(-10)),
            ("ArrowRight", false, KeyAction::Skip(5)),
            ("ArrowRight", true, KeyAction::Next),
            ("ArrowLeft", true, KeyAction::Previous),
            ("0", false, KeyAction::Tenth(0)),
            ("9", false, KeyAction::Tenth(9)),
            (">", true, KeyAction::Rate(25)),
            ("?", true, KeyAction::Help),
            ("/", false, KeyAction::Search),
        ] {
            assert_eq!(action_of(key, shift), Some(action), "{key}");
        }
        for key in ["Tab", "Enter", "a", "ArrowUp", "F5", "10", "あ", ""] {
            assert_eq!(action_of(key, false), None, "{key}");
        }
    }
}
