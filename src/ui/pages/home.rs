//! The site's first page: the newest reports, and the years of all others.

use super::listing;
use crate::model::{HomePage, page_ids};
use crate::ui::app::Surroundings;
use crate::ui::components::report_entry;
use crate::ui::markup::{Element, Markup, element};

/// Draws the newest reports, the newest first.
pub(crate) fn draw(page: &HomePage, surroundings: &Surroundings) -> Markup {
    let words = surroundings.words;
    let title = element("h1").class("home-title").set("tabindex", "-1").child(words.reports());
    let list = if page.reports.is_empty() {
        element("p").child(words.no_reports())
    } else {
        report_entry::list(&page.reports, surroundings)
    };
    let parts: [Markup; 3] = [title.into(), list.into(), draw_years(page, surroundings).into()];
    parts.into_iter().collect()
}

fn draw_years(page: &HomePage, surroundings: &Surroundings) -> Option<Element> {
    let links = listing::draw_links(&page.years, None, surroundings);
    (!page.years.is_empty()).then(|| {
        element("nav")
            .class("filters years")
            .set("aria-labelledby", page_ids::YEARS)
            .child(
                element("h2")
                    .class("years-title")
                    .set("id", page_ids::YEARS)
                    .child(surroundings.words.by_year()),
            )
            .child(element("ul").class("filter-list").child(links))
    })
}
