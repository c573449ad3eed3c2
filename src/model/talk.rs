//! Talks: who spoke about what, and what the report says of it.

use std::fmt;

use serde::Serialize;

use super::json::{Decode, Json, Mismatch, decode_members};
use super::text::{Block, Inline};
use super::{Anchor, Cue, Slides, Slug};

/// A talk of a meetup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Talk {
    /// Its kind and number.
    pub key: TalkKey,
    /// The element's id: `talk-1`, `lt-4`; unlike every other id of its report.
    pub id: Anchor,
    /// What it is about.
    pub title: Vec<Inline>,
    /// The speaker as its heading names them: `あおしょんさん`.
    pub byline: Option<String>,
    /// Who spoke.
    pub speakers: Vec<Speaker>,
    /// Its place in the report's recording.
    pub cue: Option<Cue>,
    /// Its slides.
    pub slides: Vec<Slides>,
    /// Whether it has a transcript, in a file of its own.
    pub transcript: bool,
    /// What stands ahead of its first section: pictures, a few words.
    pub intro: Vec<Block>,
    /// What the report says of it.
    pub sections: Vec<Section>,
}

/// What a talk is called by: its kind, and its number among its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TalkKey {
    /// Its kind.
    pub kind: TalkKind,
    /// Its number, from 1.
    pub number: u16,
}

impl TalkKey {
    /// Reads `talk-1` and `lt-4`, as they are displayed.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, digits) = match text.strip_prefix("talk-") {
            Some(digits) => (TalkKind::Talk, digits),
            None => (TalkKind::Lightning, text.strip_prefix("lt-")?),
        };
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
        let number = plain.then_some(digits)?.parse().ok()?;
        Some(Self { kind, number })
    }
}

impl fmt::Display for TalkKey {
    /// `talk-1`, `lt-4`: the talk's id, where no other talk has the same key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            TalkKind::Talk => "talk",
            TalkKind::Lightning => "lt",
        };
        write!(f, "{kind}-{}", self.number)
    }
}

/// How long a talk is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TalkKind {
    /// A talk, 発表.
    Talk,
    /// A lightning talk, LT.
    Lightning,
}

/// Who spoke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// Their name in addresses; none where their name has no letter and no digit.
    pub id: Option<Slug>,
    /// Their name.
    pub name: String,
    /// Their company or group.
    pub affiliation: Option<String>,
}

/// A part of what the report says of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What it is for.
    pub kind: SectionKind,
    /// The element's id.
    pub id: Anchor,
    /// Its heading as written.
    pub title: Vec<Inline>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// What a talk's section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// What the talk said: 概要.
    Summary,
    /// What was interesting: 面白い点.
    Highlights,
    /// Who should listen: 聞くことをお勧めする人.
    Audience,
    /// As its heading says.
    Other,
}

decode_members!(Talk { key, id, title, byline, speakers, cue, slides, transcript, intro, sections });
decode_members!(TalkKey { kind, number });
decode_members!(Speaker { id, name, affiliation });
decode_members!(Section { kind, id, title, blocks });

impl Decode for TalkKind {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        match json.text() {
            Some("talk") => Ok(Self::Talk),
            Some("lightning") => Ok(Self::Lightning),
            _ => Err(Mismatch::form()),
        }
    }
}

impl Decode for SectionKind {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        Ok(match json.text() {
            Some("summary") => Self::Summary,
            Some("highlights") => Self::Highlights,
            Some("audience") => Self::Audience,
            Some("other") => Self::Other,
            _ => return Err(Mismatch::form()),
        })
    }
}
