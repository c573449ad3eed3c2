//! The player: its screen, which the recording's frame fills, the deck beside it in
//! the watch view, and the panel below.
//!
//! It is drawn once and stays in its place in the document for as long as the app
//! lives: a frame that is moved loads anew. `ui::placement` says where it stands.

use leptos::prelude::{Get, Memo};

use super::{deck, panel};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, element, live};
use crate::ui::placement::View;

/// Draws the player, hidden until there is something to play.
pub(crate) fn draw(view: Memo<View>, surroundings: &Surroundings) -> Element {
    let Surroundings { playback, placement, words, .. } = *surroundings;
    let screen = element("div").class("player-screen").handle(move |element| playback.set_stage(element));
    let within = surroundings.clone();
    let panel = live(move || {
        let program = playback.program.get();
        program.map(|program| panel::draw(&program, view, &within)).into()
    });
    element("section")
        .class("player")
        .set("aria-label", words.player())
        .set("tabindex", "-1")
        .set_live("data-view", move || Some(view.get().name().into()))
        .set_live("data-room", move || placement.takes_room().then(|| "".into()))
        .set_live("hidden", move || (view.get() == View::Hidden).then(|| "".into()))
        .handle(move |element| placement.set_player(element))
        .child(screen)
        .child(deck::draw(view, surroundings))
        .child(panel)
}
