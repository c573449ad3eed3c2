//! The slides of a talk: a facade of the deck's own shape until the reader opens
//! it, then the provider's frame in the same place, so that nothing jumps.

use leptos::prelude::{Get, RwSignal, Set};
use wasm_bindgen::JsCast;

use super::switch;
use crate::model::{Deck, Ratio, Slides};
use crate::player::deck_address;
use crate::ui::app::Surroundings;
use crate::ui::browser;
use crate::ui::consent::Host;
use crate::ui::markup::{Element, Markup, element, live};
use crate::ui::words::Words;

/// Draws some slides of the talk named `talk_title`.
pub(crate) fn draw(slides: &Slides, talk_title: &str, surroundings: &Surroundings) -> Markup {
    let words = surroundings.words;
    let title = slides.title().unwrap_or(talk_title).to_owned();
    match slides {
        Slides::Deck { deck, ratio, .. } => draw_deck(deck, title, *ratio, surroundings),
        Slides::Link { page, .. } => draw_link(page.to_string(), title, words).into(),
    }
}

/// Draws slides that the reader has asked for: the provider's frame, or the link to
/// a page that cannot be framed.
pub(crate) fn draw_open(slides: &Slides, talk_title: &str, words: Words) -> Element {
    let title = slides.title().unwrap_or(talk_title);
    match slides {
        Slides::Deck { deck, .. } => draw_frame(deck_address(deck), title, words),
        Slides::Link { page, .. } => draw_link(page.to_string(), title.to_owned(), words),
    }
}

fn draw_link(page: String, title: String, words: Words) -> Element {
    let link = element("a")
        .set("href", page)
        .child(element("span").class("slides-title").child(title))
        .apart(element("span").class("slides-call").child(words.slides_elsewhere()));
    element("p").class("slides-link").child(link)
}

fn draw_deck(deck: &Deck, title: String, ratio: Ratio, surroundings: &Surroundings) -> Markup {
    let Surroundings { words, consent, .. } = *surroundings;
    let is_open = RwSignal::new(false);
    let address = deck_address(deck);
    // The policy allows no style of an element's own; the empty picture has the
    // deck's shape, and gives it to the box around it.
    let shape = ["0 0 ", &ratio.width.to_string(), " ", &ratio.height.to_string()].concat();
    let shape = element("svg").class("slides-shape").set("viewBox", shape).set("aria-hidden", "true");
    let content = live(move || {
        if consent.loads(Host::SpeakerDeck) {
            // Loaded as it comes near, and without taking the focus.
            draw_frame(address.clone(), &title, words).set("loading", "lazy").into()
        } else if is_open.get() {
            // It takes the focus that the facade had.
            draw_frame(address.clone(), &title, words).handle(browser::focus_soon).into()
        } else {
            draw_facade(address.clone(), title.clone(), is_open, words).into()
        }
    });
    let agreement = live(move || {
        if !is_open.get() && !consent.loads(Host::SpeakerDeck) {
            return Markup::default();
        }
        // The one that is open stays so when the rest no longer loads.
        let switch =
            switch::of_host(Host::SpeakerDeck, consent, words).on("click", move |_| is_open.set(true));
        element("p").class("slides-consent").child(switch).into()
    });
    let deck = element("div").class("slides").child(shape).child(content);
    [Markup::from(deck), agreement].into_iter().collect()
}

/// A link that opens the deck here, and on its own page where there is no script.
fn draw_facade(address: String, title: String, is_open: RwSignal<bool>, words: Words) -> Element {
    let open = move |event: web_sys::Event| {
        if event.dyn_ref().is_some_and(browser::is_plain_click) {
            event.prevent_default();
            is_open.set(true);
        }
    };
    element("a")
        .class("slides-facade")
        .set("href", address)
        .on("click", open)
        .child(element("span").class("slides-title").child(title))
        .apart(element("span").class("slides-call").child(words.open_slides()))
        .apart(element("span").class("slides-provider").child("Speaker Deck"))
}

/// The provider's frame.
fn draw_frame(address: String, title: &str, words: Words) -> Element {
    element("iframe")
        .class("slides-frame")
        .set("title", [words.slides(), ": ", title].concat())
        .set("allowfullscreen", "")
        .set("referrerpolicy", "strict-origin-when-cross-origin")
        .set("sandbox", "allow-scripts allow-same-origin allow-popups")
        .set("src", address)
}
