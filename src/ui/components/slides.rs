//! The slides of a talk: a facade of the deck's own shape until the reader opens
//! it, then the provider's frame in the same place, so that nothing jumps.

use leptos::prelude::{Get, RwSignal, Set};
use wasm_bindgen::JsCast;

use crate::model::{Deck, Ratio, Slides};
use crate::player::deck_address;
use crate::ui::app::Surroundings;
use crate::ui::browser;
use crate::ui::markup::{Element, element, live};
use crate::ui::words::Words;

/// Draws some slides of the talk named `talk_title`.
pub(crate) fn draw(slides: &Slides, talk_title: &str, surroundings: &Surroundings) -> Element {
    let words = surroundings.words;
    let title = slides.title().unwrap_or(talk_title).to_owned();
    match slides {
        Slides::Deck { deck, ratio, .. } => draw_deck(deck, title, *ratio, words),
        Slides::Link { page, .. } => {
            let link = element("a")
                .set("href", page.to_string())
                .child(element("span").class("slides-title").child(title))
                .apart(element("span").class("slides-call").child(words.slides_elsewhere()));
            element("p").class("slides-link").child(link)
        }
    }
}

fn draw_deck(deck: &Deck, title: String, ratio: Ratio, words: Words) -> Element {
    let is_open = RwSignal::new(false);
    let address = deck_address(deck);
    // The policy allows no style of an element's own; the empty picture has the
    // deck's shape, and gives it to the box around it.
    let shape = ["0 0 ", &ratio.width.to_string(), " ", &ratio.height.to_string()].concat();
    let shape = element("svg").class("slides-shape").set("viewBox", shape).set("aria-hidden", "true");
    let content = live(move || {
        if is_open.get() {
            draw_frame(address.clone(), &title, words).into()
        } else {
            draw_facade(address.clone(), title.clone(), is_open, words).into()
        }
    });
    element("div").class("slides").child(shape).child(content)
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

/// The provider's frame. It takes the focus that the facade had.
fn draw_frame(address: String, title: &str, words: Words) -> Element {
    element("iframe")
        .class("slides-frame")
        .set("title", [words.slides(), ": ", title].concat())
        .set("allowfullscreen", "")
        .set("referrerpolicy", "strict-origin-when-cross-origin")
        .set("sandbox", "allow-scripts allow-same-origin allow-popups")
        .set("src", address)
        .handle(browser::focus_soon)
}
