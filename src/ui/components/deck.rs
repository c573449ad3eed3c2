//! The deck beside the recording in the watch view: that of the talk under the
//! playhead, unless the reader holds on to another one.

use leptos::prelude::{Get, GetUntracked, Memo, RwSignal, Set};

use super::slides;
use crate::model::{Slides, TalkKey};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, element, live};
use crate::ui::placement::View;
use crate::ui::playback::Program;

/// Draws the place of the deck; it is empty but in the watch view.
pub(crate) fn draw(view: Memo<View>, surroundings: &Surroundings) -> Element {
    let playback = surroundings.playback;
    let held = RwSignal::new(None::<TalkKey>);
    // The last talk that was under the playhead: between two talks, its deck stays.
    let shown = Memo::new(move |before: Option<&Option<TalkKey>>| {
        held.get().or(playback.now.get()).or_else(|| before.copied().flatten())
    });
    let content = live(move || {
        let program = playback.program.get().filter(|_| view.get() == View::Watch);
        program.zip(shown.get()).map(|(program, talk)| draw_deck(&program, talk, held, shown)).into()
    });
    element("div").class("player-deck").child(content)
}

fn draw_deck(
    program: &Program,
    talk: TalkKey,
    held: RwSignal<Option<TalkKey>>,
    shown: Memo<Option<TalkKey>>,
) -> Markup {
    let words = program.words;
    let chapter = program.chapter(talk);
    let deck = chapter.and_then(|chapter| {
        let deck = chapter.slides.iter().find(|slides| matches!(slides, Slides::Deck { .. }));
        deck.or(chapter.slides.first()).map(|slides| slides::draw_open(slides, &chapter.title, words))
    });
    let deck = deck.unwrap_or_else(|| element("p").class("player-no-deck").child(words.no_slides()));
    let switch = element("button")
        .class("player-hold")
        .set("type", "button")
        .set_live("aria-pressed", move || Some(if held.get().is_some() { "true" } else { "false" }.into()))
        .on("click", move |_| {
            held.set(if held.get_untracked().is_some() { None } else { shown.get_untracked() });
        })
        .child(words.hold_slides());
    let label = element("span").class("player-label").child(words.talk_label(talk));
    element("div")
        .class("player-deck-box")
        .child(deck)
        .child(element("p").class("player-deck-line").child(label).apart(switch))
        .into()
}
