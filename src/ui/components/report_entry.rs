//! Reports as lists show them.

use super::{date, picture};
use crate::model::{Language, ReportSummary};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, element};
use crate::ui::routes::Route;

/// Draws some reports in their order.
pub(crate) fn list(reports: &[ReportSummary], surroundings: &Surroundings) -> Element {
    let entries: Markup = reports.iter().map(|report| draw(report, surroundings)).collect();
    element("ul").class("report-list").child(entries)
}

fn draw(report: &ReportSummary, surroundings: &Surroundings) -> Element {
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
