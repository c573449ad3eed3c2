//! A report: its text in the author's order, with the recording, the cue list and
//! the talk cards in their places.

use wasm_bindgen::JsCast;

use crate::model::{Block, Language, List, Part, Picture, Report, ReportPage, Tag, Timestamp};
use crate::ui::app::{Steering, Surroundings};
use crate::ui::browser;
use crate::ui::components::{
    contents, cue_list, date, meeting, pager, picture, recording, talk_card, text, transcript,
};
use crate::ui::markup::{Element, Markup, element};
use crate::ui::playback::PageRecording;
use crate::ui::routes::{Route, moment_of};

/// Draws a report.
pub(crate) fn draw(page: &ReportPage, surroundings: &Surroundings, steering: Steering) -> Markup {
    let report = &page.report;
    let surroundings = &surroundings.in_language(report.language);
    let words = &surroundings.words;
    let recording = PageRecording::new(report, surroundings);
    let draw_part = |part| draw_part(part, page, recording, steering, surroundings);
    let parts: Markup = report.body.iter().map(draw_part).collect();
    let authors = report.authors.join(words.between_names());
    let updated = report.updated.filter(|updated| *updated > report.date).map(|updated| {
        element("span").class("report-updated").child(words.updated()).child(date::draw(updated, *words))
    });
    let meta = element("p")
        .class("report-meta")
        .child(date::draw(report.date, *words))
        .apart(updated)
        .apart((!authors.is_empty()).then(|| element("span").class("report-authors").child(authors)))
        .apart(element("span").child(words.reading_time(page.minutes)));
    let header = element("header")
        .class("report-header")
        .child(meta)
        .child(element("h1").class("report-title").set("tabindex", "-1").child(report.title.clone()))
        .child(report.meeting.as_ref().map(|held| meeting::draw(held, &report.slug, surroundings)))
        .child(lead(report).map(|cover| picture::lead(cover, surroundings)));
    element("article")
        .class("report")
        .set_some("lang", report.language.map(Language::tag))
        .on("click", move |event| cue_clicked(&event, recording))
        .handle(move |_| recording.take_moment())
        .child(header)
        .child(contents::draw(report, recording, surroundings))
        .child(element("div").class("report-body").child(parts))
        .child(draw_tags(report, surroundings))
        .child(pager::between_reports(page, surroundings))
        .into()
}

fn draw_tags(report: &Report, surroundings: &Surroundings) -> Option<Element> {
    let draw = |tag: &Tag| {
        let href = surroundings.base.href(&Route::List(List::Tag(tag.slug.clone()), 1));
        element("li").child(element("a").set("href", href).set("rel", "tag").child(tag.name.clone()))
    };
    let tags: Markup = report.tags.iter().map(draw).collect();
    (!report.tags.is_empty()).then(|| element("ul").class("tags").child(tags))
}

/// The report's cover, unless it is to be seen anyway: as the picture that the text
/// begins with, or in the recording's place.
fn lead(report: &Report) -> Option<&Picture> {
    let cover = report.cover.as_ref()?;
    let is_poster = report
        .recording
        .as_ref()
        .is_some_and(|recording| recording.is_playable() && recording.poster().is_none());
    let is_first = match report.body.first() {
        Some(Part::Block(Block::Figure(figure))) => {
            figure.pictures.iter().any(|picture| picture.source == cover.source)
        }
        _ => false,
    };
    (!is_poster && !is_first).then_some(cover)
}

fn draw_part(
    part: &Part,
    page: &ReportPage,
    playing: PageRecording,
    steering: Steering,
    surroundings: &Surroundings,
) -> Markup {
    let report = &page.report;
    match part {
        Part::Block(block) => text::block(block, surroundings),
        Part::Recording => {
            let recording = report.recording.as_ref();
            recording.map(|recording| recording::draw(recording, report, playing, surroundings)).into()
        }
        Part::Cues => cue_list::draw(report, playing, surroundings).into(),
        Part::Talk(talk) => {
            let transcript = transcript::draw(talk, page, playing, steering, surroundings);
            talk_card::draw(talk, report.recording.as_ref(), transcript, playing, surroundings).into()
        }
    }
}

/// Every cue of the page is a link with `data-cue`, its place in seconds, and so is
/// an author's link to a place in this recording: a plain click on it plays, any
/// other click does what clicks on links do.
fn cue_clicked(event: &web_sys::Event, page: PageRecording) {
    let Some(event) = event.dyn_ref() else { return };
    let Some(link) = browser::clicked(event, "a[href]") else { return };
    let at = match link.get_attribute("data-cue") {
        Some(cue) => Timestamp::parse(&cue),
        None => browser::query_on_page(&link).as_deref().and_then(moment_of),
    };
    if let (Some(at), true) = (at, browser::is_plain_click(event) && page.is_playable()) {
        event.prevent_default();
        page.cue(at);
    }
}
