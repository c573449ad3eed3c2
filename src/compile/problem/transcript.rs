//! What can be wrong with a transcript.

use super::Code;
use crate::compile::webvtt::MAX_BYTES;
use crate::model::{Cue, TalkKey};

/// One thing that is wrong with a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::compile) enum TranscriptProblem {
    TooLarge,
    Header,
    Time { text: String },
    EndsEarly,
    OutOfOrder,
    NoWords,
    WordsWithoutTimes,
    NoTalk { talk: TalkKey },
    OutsideCue { talk: TalkKey, cue: Cue, count: usize },
    OutsideTalks { count: usize },
    Second { talk: TalkKey, count: usize },
}

impl TranscriptProblem {
    /// Its code.
    pub(super) fn code(&self) -> Code {
        match self {
            Self::TooLarge => Code::VttSize,
            Self::Header => Code::VttHeader,
            Self::Time { .. } => Code::VttTime,
            Self::EndsEarly => Code::VttEnd,
            Self::OutOfOrder => Code::VttOrder,
            Self::NoWords => Code::VttEmpty,
            Self::WordsWithoutTimes => Code::VttWords,
            Self::NoTalk { .. } => Code::TranscriptWithoutTalk,
            Self::OutsideCue { .. } => Code::LinesOutsideCue,
            Self::OutsideTalks { .. } => Code::LinesOutsideTalks,
            Self::Second { .. } => Code::SecondTranscript,
        }
    }

    /// What is wrong, and what to do.
    pub(super) fn wording(&self) -> (String, String) {
        match self {
            Self::TooLarge => (
                format!("the transcript has more than {} MiB and is left out", MAX_BYTES / 1024 / 1024),
                "give each talk a file of its own: <post>.talk-1.vtt".into(),
            ),
            Self::Header => (
                "a WebVTT file begins with a line WEBVTT; it is read as one all the same".into(),
                "write WEBVTT on a line of its own, and an empty line behind it".into(),
            ),
            Self::Time { text } => (
                if text.is_empty() {
                    "a time is missing beside -->; this cue and its words are left out".into()
                } else {
                    format!("`{text}` is no time; this cue and its words are left out")
                },
                "write 08:24.000 or 01:02:03.000, with a full stop ahead of the thousandths, on both sides of -->".into(),
            ),
            Self::EndsEarly => (
                "this cue does not end after its start; its words are kept, but no caption shows them".into(),
                "write a later time behind -->".into(),
            ),
            Self::OutOfOrder => (
                "this cue starts before one that stands ahead of it; it is put into its place".into(),
                "correct the time, or move the cue".into(),
            ),
            Self::NoWords => ("this cue has no words".into(), "write them on the line below, or delete the cue".into()),
            Self::WordsWithoutTimes => (
                "these words have no times and are left out".into(),
                "write a line of times above them; a cue's words hold no empty line. A comment begins with NOTE".into(),
            ),
            Self::NoTalk { talk } => (
                format!("the report tells of no {talk}; this transcript is left out"),
                "correct the file's name: <post>.vtt, <post>.talk-1.vtt or <post>.lt-1.vtt".into(),
            ),
            Self::OutsideCue { talk, cue, count } => {
                let end = cue.end.map(|end| format!(" to {end}")).unwrap_or_default();
                (
                    format!("{} outside of {talk}, which is cued from {}{end}", lie(*count), cue.start),
                    "times count from the start of the recording, not of the talk".into(),
                )
            }
            Self::OutsideTalks { count } => (
                format!("{} outside of all talks; no talk's transcript has them", lie(*count)),
                "correct the times, or the cue list; leave this where nobody gives a talk".into(),
            ),
            Self::Second { talk, count } => (
                format!("{talk} has a transcript of its own; {} left out", are_here(*count)),
                "keep one of the two".into(),
            ),
        }
    }
}

fn lie(count: usize) -> String {
    if count == 1 { "a line lies".into() } else { format!("{count} lines lie") }
}

fn are_here(count: usize) -> String {
    if count == 1 { "a line of this one is".into() } else { format!("{count} lines of this one are") }
}
