//! Who spoke: a name that leads to all of their talks, and their company or group.

use crate::model::{List, Speaker};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, element};
use crate::ui::routes::Route;

/// Draws a speaker.
pub(crate) fn draw(speaker: &Speaker, surroundings: &Surroundings) -> Element {
    let name = match &speaker.id {
        Some(id) => {
            let talks = Route::List(List::Speaker(id.clone()), 1);
            element("a").set("href", surroundings.base.href(&talks))
        }
        None => element("span"),
    };
    let affiliation = speaker.affiliation.clone();
    element("span")
        .class("talk-speaker")
        .child(name.class("talk-speaker-name").child(speaker.name.clone()))
        .apart(affiliation.map(|text| element("span").class("talk-affiliation").child(text)))
}
