//! The cue list: where each talk starts.

use super::cue;
use crate::model::{CueEntry, Inline, Recording, Report, Speaker};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, element};
use crate::ui::playback::PageRecording;
use crate::ui::routes::fragment;

/// Draws the cue list of a report.
pub(crate) fn draw(report: &Report, page: PageRecording, surroundings: &Surroundings) -> Element {
    let words = surroundings.words;
    let is_playable = report.recording.as_ref().is_some_and(Recording::is_playable);
    let hint = match report.recording {
        Some(Recording::Removed) => None,
        _ if is_playable => Some(words.cues_hint()),
        _ => Some(words.coming_soon_hint()),
    };
    let entries: Markup =
        report.cues.iter().map(|entry| draw_entry(entry, report, page, surroundings)).collect();
    element("nav")
        .class("cue-list")
        .set("aria-label", words.cues())
        .child(hint.map(|hint| element("p").class("cue-list-hint").child(hint)))
        .child(element("ol").class("cue-list-entries").child(entries))
}

fn draw_entry(
    entry: &CueEntry,
    report: &Report,
    page: PageRecording,
    surroundings: &Surroundings,
) -> Element {
    let words = surroundings.words;
    let title = report.talks().find(|talk| talk.key == entry.talk).map(|talk| {
        element("a")
            .class("cue-list-title")
            .set("href", fragment(talk.id.as_str()))
            .child(Inline::plain_text(&talk.title))
    });
    let speakers = element("span").class("cue-list-speakers").child(speakers(&entry.speakers));
    element("li")
        .class("cue-list-entry")
        .child(cue::draw(entry.cue, entry.talk, report.recording.as_ref(), page, surroundings))
        .apart(element("span").class("cue-list-label").child(words.talk_label(entry.talk)))
        .apart(element("span").class("cue-list-words").child(title).apart(speakers))
}

/// `青木 翔平 / 東京ガス株式会社`, and more of them with a comma between.
fn speakers(speakers: &[Speaker]) -> String {
    let one = |speaker: &Speaker| match &speaker.affiliation {
        Some(affiliation) => [&speaker.name, " / ", affiliation].concat(),
        None => speaker.name.clone(),
    };
    speakers.iter().map(one).collect::<Vec<_>>().join(", ")
}
