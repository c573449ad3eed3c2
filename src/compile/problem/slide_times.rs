//! What can be wrong with the times of slides.

use super::Code;
use crate::model::TalkKey;

/// One thing that is wrong with the times of slides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::compile) enum SlideTimesProblem {
    Time { text: String },
    Page { text: String },
    Order,
    NoDeck { talk: TalkKey },
    NoTalk { talk: String },
    Second { talk: TalkKey },
}

impl SlideTimesProblem {
    /// Its code.
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Time { .. } => Code::SlideTime,
            Self::Page { .. } => Code::SlidePage,
            Self::Order => Code::SlideOrder,
            Self::NoDeck { .. } => Code::SlideTimesWithoutDeck,
            Self::NoTalk { .. } => Code::SlideTimesWithoutTalk,
            Self::Second { .. } => Code::SecondSlideTimes,
        }
    }

    /// What is wrong, and what to do.
    pub(super) fn wording(&self) -> (String, String) {
        match self {
            Self::Time { text } => (
                format!("`{text}` is no time; the slides do not follow it"),
                "write minutes and seconds from the recording's start: 8:24 or 1:02:03".into(),
            ),
            Self::Page { text } => (
                format!("`{text}` is no page of a deck; the slides do not follow it"),
                "write the page's number, from 1 to 9999".into(),
            ),
            Self::Order => (
                "this time does not come after the one ahead of it; the slides do not follow it".into(),
                "sort the times, each of them once".into(),
            ),
            Self::NoDeck { talk } => (
                format!("{talk} has slide times, and no deck that could follow them"),
                "add the deck's player below the talk's heading, or take the times out".into(),
            ),
            Self::NoTalk { talk } => (
                format!("the report tells of no `{talk}`; its slide times are left out"),
                "name a talk of the report as talk-1 or lt-1".into(),
            ),
            Self::Second { talk } => (
                format!("{talk} has slide times already; these are not followed"),
                "keep one of the two".into(),
            ),
        }
    }
}
