//! The list of reports.

use crate::model::{Language, ReportSummary, SiteIndex};
use crate::ui::app::Surroundings;
use crate::ui::components::{date, picture};
use crate::ui::markup::{Element, Markup, element};
use crate::ui::routes::Route;

/// Draws the list of reports, in the order of the index: the newest first.
pub(crate) fn draw(index: &SiteIndex, surroundings: &Surroundings) -> Markup {
    let words = surroundings.words;
    let title = element("h1").class("home-title").set("tabindex", "-1").child(words.reports());
    let list: Markup = if index.reports.is_empty() {
        element("p").child(words.no_reports()).into()
    } else {
        let entries: Markup = index.reports.iter().map(|report| entry(report, surroundings)).collect();
        element("ul").class("report-list").child(entries).into()
    };
    Markup::from_iter([title.into(), list])
}

fn entry(report: &ReportSummary, surroundings: &Surroundings) -> Element {
    let Surroundings { base, words, .. } = surroundings;
    let href = base.href(&Route::Report(report.slug.clone()));
    let cover =
        report.cover.as_ref().and_then(|cover| picture::decoration(cover, base, "report-entry-cover"));
    let meta = element("p")
        .class("report-entry-meta")
        .child(date::draw(report.date, *words))
        .apart(element("span").child(words.talk_count(report.talks)));
    let language = report.language.map(Language::tag);
    let title = element("a").set("href", href).set_some("lang", language).child(report.title.clone());
    let description = report.description.clone();
    let speakers = report.speakers.join("\u{a0}· ");
    let text = element("div")
        .class("report-entry-text")
        .child(meta)
        .child(element("h2").class("report-entry-title").child(title))
        .child(description.map(|text| {
            element("p").class("report-entry-description").set_some("lang", language).child(text)
        }))
        .child((!speakers.is_empty()).then(|| element("p").class("report-entry-speakers").child(speakers)));
    element("li").class("report-entry").child(cover).child(text)
}
