//! The page of an address that was not read before, while there is no network. The
//! client leaves it as it is: its links are plain ones.

use crate::ui::app::Surroundings;
use crate::ui::markup::{Markup, element};
use crate::ui::routes::Route;

/// Draws the page of an address that cannot be read offline.
pub(crate) fn draw(surroundings: &Surroundings) -> Markup {
    let Surroundings { base, words, .. } = surroundings;
    // An empty address is that of the page itself, whichever it stands in for.
    let again = element("a").class("button").set("href", "").child(words.retry());
    let home =
        element("a").class("button button-quiet").set("href", base.href(&Route::Home)).child(words.to_home());
    element("div")
        .class("notice")
        .child(element("h1").class("notice-title").set("tabindex", "-1").child(words.offline()))
        .child(element("p").child(words.offline_hint()))
        .child(element("p").class("notice-actions").child(again).child(home))
        .into()
}
