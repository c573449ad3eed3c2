//! A talk's card.

use std::sync::Arc;

use super::{cue, slides, speaker, text};
use crate::model::{Inline, Recording, Section, SectionKind, Slides, Speaker, Talk, page_ids};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, element, live};
use crate::ui::playback::PageRecording;

/// Draws a talk's card, with what was said in it below what the report says.
pub(crate) fn draw(
    talk: &Talk,
    recording: Option<&Recording>,
    transcript: Option<Element>,
    page: PageRecording,
    surroundings: &Surroundings,
) -> Element {
    let title = Inline::plain_text(&talk.title);
    let key = talk.key;
    let is_current: slides::IsCurrent = Arc::new(move |at| page.is_at_page(key, at));
    let draw_slides = |slides: &Slides| {
        let pages =
            recording.and_then(|recording| slides::draw_pages(slides, recording, &is_current, surroundings));
        slides::draw(slides, &title, pages, surroundings)
    };
    let decks: Markup = talk.slides.iter().map(draw_slides).collect();
    let intro = (!talk.intro.is_empty())
        .then(|| element("div").class("talk-intro").child(text::blocks(&talk.intro, surroundings)));
    let sections: Markup = talk.sections.iter().map(|section| draw_section(section, surroundings)).collect();
    element("article")
        .class("talk")
        .set("id", talk.id.to_string())
        .set("aria-labelledby", title_id(talk))
        .set_live("aria-current", move || page.mark(key))
        .child(draw_header(talk, recording, page, surroundings))
        .child(decks)
        .child(intro)
        .child(sections)
        .child(transcript)
}

fn draw_header(
    talk: &Talk,
    recording: Option<&Recording>,
    page: PageRecording,
    surroundings: &Surroundings,
) -> Element {
    let words = surroundings.words;
    let key = talk.key;
    let now = live(move || {
        let is_current = page.now() == Some(key);
        let state = if page.is_playing() { words.now_playing() } else { words.now_paused() };
        is_current.then(|| element("span").class("talk-now").child(state)).into()
    });
    let label = element("p")
        .class("talk-label")
        .child(element("span").class("talk-kind").child(words.talk_label(key)))
        .apart(talk.cue.map(|cue| cue::draw(cue, key, recording, page, surroundings)))
        .apart(now);
    let title = element("h3")
        .class("talk-title")
        .set("id", title_id(talk))
        .child(text::inlines(&talk.title, surroundings));
    element("header").class("talk-header").child(label).child(title).child(draw_speakers(talk, surroundings))
}

/// The id of the heading that names the card.
fn title_id(talk: &Talk) -> String {
    page_ids::title(talk.id.as_str())
}

/// Who spoke, and what the report calls them where that is another name.
fn draw_speakers(talk: &Talk, surroundings: &Surroundings) -> Option<Element> {
    let called = talk.byline.as_ref().filter(|byline| !names_a_speaker(byline, &talk.speakers)).cloned();
    (!talk.speakers.is_empty() || called.is_some()).then(|| {
        let line = element("p").class("talk-speakers");
        let line =
            talk.speakers.iter().fold(line, |line, speaker| line.apart(speaker::draw(speaker, surroundings)));
        line.apart(called.map(|byline| element("span").class("talk-called").child(byline)))
    })
}

/// Whether a byline says no more than a speaker's own name, or a part of it, with
/// or without an honorific.
fn names_a_speaker(byline: &str, speakers: &[Speaker]) -> bool {
    let bare = ["さん", "氏"].iter().find_map(|honorific| byline.strip_suffix(honorific)).unwrap_or(byline);
    let is_named = |speaker: &Speaker| {
        speaker.name == bare
            || speaker.name == byline
            || speaker.name.split_whitespace().any(|part| part == bare)
    };
    speakers.iter().any(is_named)
}

fn draw_section(section: &Section, surroundings: &Surroundings) -> Element {
    let class = match section.kind {
        SectionKind::Summary => "section section-summary",
        SectionKind::Highlights => "section section-highlights",
        SectionKind::Audience => "section section-audience",
        SectionKind::Other => "section",
    };
    let title = element("h4")
        .class("section-title")
        .set("id", section.id.to_string())
        .child(text::inlines(&section.title, surroundings));
    element("section").class(class).child(title).child(text::blocks(&section.blocks, surroundings))
}
