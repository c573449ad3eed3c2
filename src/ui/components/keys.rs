//! The keys that steer the player, and the switch that turns them off.

use leptos::prelude::Get;

use super::switch;
use crate::ui::markup::{Markup, element, live};
use crate::ui::playback::Playback;
use crate::ui::words::Words;

/// Draws the list, while the reader has it open and `is_here` says that this is its place.
pub(crate) fn draw(words: Words, playback: Playback, is_here: impl Fn() -> bool + Send + 'static) -> Markup {
    live(move || {
        if !playback.shows_keys.get() || !is_here() {
            return Markup::default();
        }
        let keys: Markup = words
            .key_list()
            .into_iter()
            .flat_map(|(key, does)| [element("dt").child(key), element("dd").child(does)])
            .collect();
        let are_on = move || playback.keys_are_on.get();
        let switch = switch::draw(words.use_keys(), are_on, move || playback.toggle_keys());
        element("div").class("keys").child(switch).child(element("dl").child(keys)).into()
    })
}
