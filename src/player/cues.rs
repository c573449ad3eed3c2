//! Which talk is under the playhead.

use crate::model::{CueEntry, TalkKey, Timestamp};

/// The talk of the last cue that starts at or before `position`, unless that talk
/// has ended by then. The cues may stand in any order.
///
/// Where two cues give the same second, the first in the list is meant: a line
/// that was copied for the next talk and kept its time comes after its original.
pub fn now_playing(cues: &[CueEntry], position: Timestamp) -> Option<TalkKey> {
    let starts = cues.iter().map(|entry| entry.cue.start);
    let start = starts.filter(|start| *start <= position).max()?;
    let running =
        |entry: &&CueEntry| entry.cue.start == start && entry.cue.end.is_none_or(|end| position < end);
    cues.iter().find(running).map(|entry| entry.talk)
}
