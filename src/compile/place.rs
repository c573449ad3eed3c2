//! The place of the recording: a report has one, once.

use std::ops::Range;

use super::context::Context;
use super::embed::Embed;
use super::problem::RecordingProblem;
use crate::model::{Block, Inline, Part, Recording};

/// A part of a report's text, or a recording that may become its recording.
pub(super) enum Draft {
    Part(Part),
    Recording { recording: Recording, words: Vec<Inline>, is_player: bool, at: Range<usize> },
}

/// Whether the front matter's recording or any among the drafts is out, so that talks can
/// have cues.
pub(super) fn is_recorded(given: Option<&Recording>, drafts: &[Draft]) -> bool {
    let among = drafts.iter().filter_map(|draft| match draft {
        Draft::Recording { recording, .. } => Some(recording),
        Draft::Part(_) => None,
    });
    given.into_iter().chain(among).any(|recording| *recording != Recording::ComingSoon)
}

/// Chooses the recording (the front matter's `given`, or else the first that can be
/// played, or else the first that is announced), and turns all others into words.
pub(super) fn recording(
    drafts: Vec<Draft>,
    given: Option<Recording>,
    context: &mut Context<'_>,
) -> (Option<Recording>, Vec<Part>) {
    let place = match &given {
        Some(given) => place_for(&drafts, given),
        None => first(&drafts, Recording::is_playable).or_else(|| first(&drafts, |_| true)),
    };
    let mut chosen = given;
    let top = chosen.is_some() && place.is_none() && marked(&drafts, context).is_none();
    let marked = if place.is_none() { marked(&drafts, context) } else { None };
    let mut body = Vec::new();
    if top {
        body.push(Part::Recording);
    }
    for (index, draft) in drafts.into_iter().enumerate() {
        match draft {
            Draft::Part(part) => {
                body.push(part);
                if chosen.is_some() && marked == Some(index) {
                    body.push(Part::Recording);
                }
            }
            Draft::Recording { recording, words, is_player, at } => {
                if place == Some(index) {
                    if chosen.as_ref().is_some_and(|chosen| is_stale(&recording, chosen)) {
                        context.report(at, RecordingProblem::StaleAnnouncement);
                    }
                    chosen.get_or_insert(recording);
                    body.push(Part::Recording);
                } else if recording == Recording::ComingSoon {
                    context.report(at, RecordingProblem::StaleAnnouncement);
                } else {
                    let embed = Embed::Recording { recording, words, is_player };
                    if !embed.is_media() {
                        context.report(at, RecordingProblem::SecondRecording);
                    }
                    body.push(Part::Block(embed.into_block()));
                }
            }
        }
    }
    (chosen, body)
}

/// Where the front matter's recording stands in the text: where the text has it
/// too, or where it was announced.
fn place_for(drafts: &[Draft], given: &Recording) -> Option<usize> {
    first(drafts, |recording| same(recording, given))
        .or_else(|| first(drafts, |recording| !recording.is_playable() || *given == Recording::Removed))
}

/// Whether a recording that stands in the text announces what is `chosen` already. One
/// that was removed since is where it always was.
fn is_stale(recording: &Recording, chosen: &Recording) -> bool {
    !same(recording, chosen) && (*chosen != Recording::Removed || *recording == Recording::ComingSoon)
}

/// Whether both play the same.
fn same(a: &Recording, b: &Recording) -> bool {
    match (a, b) {
        (Recording::YouTube { video: a, .. }, Recording::YouTube { video: b, .. }) => a == b,
        (Recording::Media { file: a, .. }, Recording::Media { file: b, .. }) => a == b,
        (Recording::ComingSoon, Recording::ComingSoon) => true,
        _ => false,
    }
}

fn first(drafts: &[Draft], wanted: impl Fn(&Recording) -> bool) -> Option<usize> {
    drafts.iter().position(|draft| matches!(draft, Draft::Recording { recording, .. } if wanted(recording)))
}

/// The heading that marks the recording's place.
fn marked(drafts: &[Draft], context: &Context<'_>) -> Option<usize> {
    drafts.iter().position(|draft| match draft {
        Draft::Part(Part::Block(Block::Heading(heading))) => {
            heading.id.as_str() == "video"
                || context.vocabulary.is_recording(&Inline::plain_text(&heading.content))
        }
        _ => false,
    })
}
