//! A cue: a time that plays what starts there.

use super::recording;
use crate::model::{Cue, Recording, TalkKey};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, element};
use crate::ui::playback::PageRecording;

/// Draws a talk's cue: a link whose name tells which talk it plays, or, while
/// there is nothing to play, the time alone.
pub(crate) fn draw(
    cue: Cue,
    talk: TalkKey,
    recording: Option<&Recording>,
    page: PageRecording,
    surroundings: &Surroundings,
) -> Element {
    let Surroundings { base, words, .. } = surroundings;
    let at = cue.start;
    let Some(recording) = recording.filter(|recording| recording.is_playable()) else {
        return element("span").class("cue cue-resting").child(at.to_string());
    };
    let name = [&words.talk_label(talk), " ", &words.play_from(at)].concat();
    element("a")
        .class("cue")
        .set("href", recording::address(recording, at, base))
        .set("data-cue", at.seconds().to_string())
        .set("aria-label", name)
        .set_live("aria-current", move || page.mark(talk))
        .child(at.to_string())
}
