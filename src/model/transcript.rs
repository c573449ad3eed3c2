//! What was said in a talk, line by line.
//!
//! Transcripts are kept out of [`super::Report`]: a page that was rendered natively
//! holds their lines already, and the client has no need of them until a reader asks.
//! In JSON they are lists, `["talk-1", [[504, "…"]]]`: names for each part of each
//! line would weigh more than some lines do, and more code in the client than it is worth.

use serde::Serialize;

use super::json::{Decode, Json, Mismatch};
use super::{Anchor, Timestamp};

/// `data/transcripts/<slug>.json`: the transcripts of a report's talks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Transcripts {
    /// Those of the talks that have one, in the report's order.
    pub talks: Vec<TalkTranscript>,
}

/// What was said in a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "(Anchor, Vec<TranscriptLine>)")]
pub struct TalkTranscript {
    /// The talk's id.
    pub talk: Anchor,
    /// Its lines, sorted by time.
    pub lines: Vec<TranscriptLine>,
}

/// A line of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "(Timestamp, String)")]
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

impl From<TalkTranscript> for (Anchor, Vec<TranscriptLine>) {
    fn from(TalkTranscript { talk, lines }: TalkTranscript) -> Self {
        (talk, lines)
    }
}

impl From<TranscriptLine> for (Timestamp, String) {
    fn from(TranscriptLine { start, text }: TranscriptLine) -> Self {
        (start, text)
    }
}

impl Decode for Transcripts {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        Ok(Self { talks: Decode::decode(json)? })
    }
}

impl Decode for TalkTranscript {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (talk, lines) = json.pair()?;
        Ok(Self { talk: Decode::decode(talk)?, lines: Decode::decode(lines)? })
    }
}

impl Decode for TranscriptLine {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (start, text) = json.pair()?;
        Ok(Self { start: Decode::decode(start)?, text: Decode::decode(text)? })
    }
}
