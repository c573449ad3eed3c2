//! The cue list: where each talk starts, how long it is, and, while it is under the
//! playhead, how far it has gone.

use super::cue;
use crate::model::{Cue, CueEntry, Inline, Recording, Report, TalkKey};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, Text, element, live};
use crate::ui::playback::{Chapter, PageRecording, chapters};
use crate::ui::routes::fragment;
use crate::ui::words::Words;

/// Draws the cue list of a report.
pub(crate) fn draw(report: &Report, page: PageRecording, surroundings: &Surroundings) -> Element {
    let words = surroundings.words;
    let is_playable = report.recording.as_ref().is_some_and(Recording::is_playable);
    let hint = match report.recording {
        Some(Recording::Removed) => None,
        _ if is_playable => Some(words.cues_hint()),
        _ => Some(words.coming_soon_hint()),
    };
    let chapters = chapters(report, surroundings.words);
    let draw_entry = |entry: &CueEntry| {
        let is_meant = |chapter: &&Chapter| (chapter.talk, chapter.start) == (entry.talk, entry.cue.start);
        draw_entry(entry, chapters.iter().find(is_meant), report, page, surroundings)
    };
    let entries: Markup = report.cues.iter().map(draw_entry).collect();
    element("nav")
        .class("cue-list")
        .set("aria-label", words.cues())
        .child(hint.map(|hint| element("p").class("cue-list-hint").child(hint)))
        .child(element("ol").class("cue-list-entries").child(entries))
}

fn draw_entry(
    entry: &CueEntry,
    chapter: Option<&Chapter>,
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
    let speakers =
        element("span").class("cue-list-speakers").child(words.speakers_with_affiliations(&entry.speakers));
    element("li")
        .class("cue-list-entry")
        .child(cue::draw(entry.cue, entry.talk, report.recording.as_ref(), page, surroundings))
        .apart(element("span").class("cue-list-label").child(words.talk_label(entry.talk)))
        .apart(chapter.map(|chapter| draw_length(chapter.cue(), page, words)))
        .apart(element("span").class("cue-list-words").child(title).apart(speakers))
        .child(chapter.map(|chapter| draw_gone(chapter.talk, chapter.cue(), page)))
}

/// How long a talk is. Only the last one's length may have to wait for the player.
fn draw_length(cue: Cue, page: PageRecording, words: Words) -> Element {
    let length = element("span").class("cue-list-length");
    if let Some(known) = cue.length(None) {
        return length.child(words.length(known));
    }
    length.child(live(move || cue.length(page.end()).map(|length| words.length(length)).into()))
}

/// How far a talk has gone, while it is under the playhead. It is for the eye alone:
/// the player's slider tells a screen reader the place.
fn draw_gone(talk: TalkKey, cue: Cue, page: PageRecording) -> Markup {
    let gone = move || {
        let seconds = page.second().unwrap_or_default().seconds().saturating_sub(cue.start.seconds());
        Some(Text::from(seconds.to_string()))
    };
    live(move || {
        let is_current = page.now() == Some(talk);
        let length = cue.length(page.end()).filter(|_| is_current);
        let bar = |length: u32| {
            element("progress")
                .class("cue-list-gone")
                .set("aria-hidden", "true")
                .set("max", length.to_string())
                .set_live("value", gone)
        };
        length.map(bar).into()
    })
}
