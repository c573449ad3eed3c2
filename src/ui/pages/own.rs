//! A page of the organiser's own.

use crate::model::{Language, OwnPage};
use crate::ui::app::Surroundings;
use crate::ui::components::text;
use crate::ui::markup::{Markup, element};

/// Draws the page.
pub(crate) fn draw(page: &OwnPage, surroundings: &Surroundings) -> Markup {
    let surroundings = &surroundings.in_language(page.language);
    let title = element("h1").class("report-title").set("tabindex", "-1").child(page.title.clone());
    element("article")
        .class("report")
        .set_some("lang", page.language.map(Language::tag))
        .child(element("header").class("report-header").child(title))
        .child(element("div").class("report-body").child(text::blocks(&page.body, surroundings)))
        .into()
}
