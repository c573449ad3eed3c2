//! The deck beside the recording in the watch view: that of the talk under the
//! playhead, at the page that is shown there, unless the reader holds on to it.

use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked, Memo, RwSignal, Set};
use wasm_bindgen::JsCast;

use super::slides;
use crate::model::{TalkKey, Timestamp};
use crate::ui::app::Surroundings;
use crate::ui::browser;
use crate::ui::markup::{Element, Markup, element, live, truth};
use crate::ui::placement::View;
use crate::ui::playback::{Chapter, Playback, Program};

/// Which deck is shown, and where it is turned to.
#[derive(Clone, Copy)]
struct Deck {
    /// The talk whose deck the reader holds.
    held: RwSignal<Option<TalkKey>>,
    /// Where the held deck was turned to.
    held_at: RwSignal<Option<Timestamp>>,
    /// The talk whose deck is shown.
    shown: Memo<Option<TalkKey>>,
    playback: Playback,
}

impl Deck {
    fn new(playback: Playback) -> Self {
        let held = RwSignal::new(None);
        // The last talk that was under the playhead: between two talks, its deck stays.
        let shown = Memo::new(move |before: Option<&Option<TalkKey>>| {
            held.get().or(playback.now.get()).or_else(|| before.copied().flatten())
        });
        Self { held, held_at: RwSignal::new(None), shown, playback }
    }

    /// When the page came that the deck is turned to.
    fn turned(self) -> Option<Timestamp> {
        if self.held.get().is_some() { self.held_at.get() } else { self.playback.slide.get() }
    }

    /// Keeps the deck as it is, or lets it go.
    fn toggle_held(self) {
        self.held_at.set(self.playback.slide.get_untracked());
        let is_held = self.held.get_untracked().is_some();
        self.held.set(if is_held { None } else { self.shown.get_untracked() });
    }
}

/// Draws the place of the deck; it is empty but in the watch view.
pub(crate) fn draw(view: Memo<View>, surroundings: &Surroundings) -> Element {
    let playback = surroundings.playback;
    let surroundings = surroundings.clone();
    let content = live(move || {
        // Another recording's deck is held by nobody yet.
        let program = playback.program.get();
        let (deck, surroundings) = (Deck::new(playback), surroundings.clone());
        let draw = |program: Arc<Program>| {
            live(move || {
                let shown = deck.shown.get().filter(|_| view.get() == View::Watch);
                shown.map(|talk| draw_deck(&program, talk, deck, &surroundings)).into()
            })
        };
        program.map(draw).into()
    });
    element("div")
        .class("player-deck")
        .on("click", move |event| page_clicked(&event, playback))
        .child(content)
}

fn draw_deck(program: &Program, talk: TalkKey, deck: Deck, surroundings: &Surroundings) -> Markup {
    let words = program.words;
    let surroundings = &surroundings.in_language(Some(words.0));
    let chapter = program.chapter(talk);
    let slides = chapter.and_then(Chapter::slides);
    let title = chapter.map_or("", |chapter| &chapter.title);
    let beside = match slides {
        Some(slides) => slides::draw_beside(slides, title, move || deck.turned(), surroundings),
        None => element("p").class("player-no-deck").child(words.no_slides()),
    };
    let is_current: slides::IsCurrent = Arc::new(move |at| deck.turned() == Some(at));
    let pages =
        slides.and_then(|slides| slides::draw_pages(slides, &program.recording, &is_current, surroundings));
    let switch = element("button")
        .class("player-hold")
        .set("type", "button")
        .set_live("aria-pressed", move || Some(truth(deck.held.get().is_some())))
        .on("click", move |_| deck.toggle_held())
        .child(words.hold_slides());
    let label = element("span").class("player-label").child(words.talk_label(talk));
    element("div")
        .class("player-deck-box")
        .child(beside)
        .child(pages)
        .child(element("p").class("player-deck-line").child(label).apart(switch))
        .into()
}

/// A plain click on a page number plays from when that page came.
fn page_clicked(event: &web_sys::Event, playback: Playback) {
    let Some(event) = event.dyn_ref() else { return };
    let Some(page) = browser::clicked(event, "[data-cue]") else { return };
    let at = page.get_attribute("data-cue").as_deref().and_then(Timestamp::parse);
    if let (Some(at), true) = (at, browser::is_plain_click(event)) {
        event.prevent_default();
        playback.cue_here(at);
    }
}
