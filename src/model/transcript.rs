//! What was said in a talk, line by line.
//!
//! Transcripts are kept out of [`super::Report`]: a page that was rendered natively
//! holds their lines already, and the client has no need of them until a reader asks.

use serde::{Deserialize, Serialize};

use super::{Anchor, Timestamp};

/// `data/transcripts/<slug>.json`: the transcripts of a report's talks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Transcripts {
    /// Those of the talks that have one, in the report's order.
    pub talks: Vec<TalkTranscript>,
}

/// What was said in a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkTranscript {
    /// The talk's id.
    pub talk: Anchor,
    /// Its lines, sorted by time.
    pub lines: Vec<TranscriptLine>,
}

/// A line of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranscriptLine {
    /// Where it is said, from the recording's start.
    pub start: Timestamp,
    /// What is said, on one line, never empty.
    pub text: String,
}

impl Transcripts {
    /// The lines of a talk; none where it has no transcript.
    pub fn of(&self, talk: &Anchor) -> &[TranscriptLine] {
        match self.talks.iter().find(|transcript| transcript.talk == *talk) {
            Some(transcript) => &transcript.lines,
            None => &[],
        }
    }
}
