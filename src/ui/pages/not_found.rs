//! The page of an address that leads nowhere.

use crate::ui::app::Surroundings;
use crate::ui::markup::{Markup, element};
use crate::ui::routes::Route;

/// Draws the page of an address that leads nowhere.
pub(crate) fn draw(surroundings: &Surroundings) -> Markup {
    let Surroundings { base, words, .. } = surroundings;
    let home = element("a").class("button").set("href", base.href(&Route::Home)).child(words.to_home());
    element("div")
        .class("notice")
        .child(element("h1").class("notice-title").set("tabindex", "-1").child(words.not_found()))
        .child(element("p").child(words.not_found_hint()))
        .child(element("p").class("notice-actions").child(home))
        .into()
}
