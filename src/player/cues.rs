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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cue, TalkKind};

    fn entry(number: u16, start: u32, end: Option<u32>) -> CueEntry {
        CueEntry {
            talk: TalkKey { kind: TalkKind::Talk, number },
            cue: Cue { start: Timestamp::from_seconds(start), end: end.map(Timestamp::from_seconds) },
            speakers: Vec::new(),
        }
    }

    fn playing(cues: &[CueEntry], seconds: u32) -> Option<u16> {
        now_playing(cues, Timestamp::from_seconds(seconds)).map(|talk| talk.number)
    }

    #[test]
    fn the_talk_is_the_last_that_has_started() {
        let cues = [entry(2, 100, None), entry(1, 10, None), entry(3, 200, Some(300))];
        for (seconds, talk) in [
            (0, None),
            (9, None),
            (10, Some(1)),
            (99, Some(1)),
            (100, Some(2)),
            (200, Some(3)),
            (299, Some(3)),
            (300, None),
        ] {
            assert_eq!(playing(&cues, seconds), talk, "{seconds}");
        }
        assert_eq!(playing(&[], 0), None);
    }

    #[test]
    fn the_first_of_two_that_share_a_start_is_meant() {
        let cues = [entry(1, 0, None), entry(2, 2883, Some(2900)), entry(3, 2883, None)];
        assert_eq!(playing(&cues, 2883), Some(2));
        assert_eq!(playing(&cues, 2900), Some(3));
    }
}
