//! The ways from one page of a list to the others, and from one report to its neighbours.

use crate::model::{Listing, ReportLink, ReportPage};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, element};
use crate::ui::routes::Route;

/// Draws the ways between a list's pages, where it has several.
pub(crate) fn draw(listing: &Listing, surroundings: &Surroundings) -> Option<Element> {
    let Surroundings { base, words, .. } = surroundings;
    let way = |page: u32, rel: &'static str, class: &'static str, label: &'static str| {
        let href = base.href(&Route::List(listing.list.clone(), page));
        element("a").class(class).set("rel", rel).set("href", href).child(label)
    };
    let previous =
        (listing.page > 1).then(|| way(listing.page - 1, "prev", "pager-way", words.previous_page()));
    let next = (listing.page < listing.pages)
        .then(|| way(listing.page + 1, "next", "pager-way pager-next", words.next_page()));
    (listing.pages > 1).then(|| {
        element("nav")
            .class("pager")
            .set("aria-label", words.pages())
            .child(previous)
            .apart(element("span").class("pager-place").child(words.page_of(listing)))
            .apart(next)
    })
}

/// Draws the ways to the reports before and after one, where there are any.
pub(crate) fn between_reports(page: &ReportPage, surroundings: &Surroundings) -> Option<Element> {
    let Surroundings { base, words, .. } = surroundings;
    let way = |report: &ReportLink, rel: &'static str, class: &'static str, label: &'static str| {
        element("a")
            .class(class)
            .set("rel", rel)
            .set("href", base.href(&Route::Report(report.slug.clone())))
            .child(element("span").class("pager-label").child(label))
            .apart(element("span").class("pager-title").child(report.title.clone()))
    };
    let older = page.older.as_ref().map(|report| way(report, "prev", "pager-way", words.older_report()));
    let newer =
        page.newer.as_ref().map(|report| way(report, "next", "pager-way pager-next", words.newer_report()));
    (older.is_some() || newer.is_some()).then(|| {
        element("nav").class("pager").set("aria-label", words.other_reports()).child(older).apart(newer)
    })
}
