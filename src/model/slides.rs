//! The slides of a talk.

use serde::Serialize;

use super::json::{Decode, Json, Mismatch};
use super::{DeckId, Timestamp, WebAddress};

/// The slides of a talk: a deck that can be framed, or a link to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slides {
    /// A deck of a known provider.
    Deck {
        /// Which.
        deck: Deck,
        /// Its own title, where the author gave one.
        title: Option<String>,
        /// Its shape.
        ratio: Ratio,
        /// When its pages are shown, where the author tells; sorted by time, no two at one.
        pages: Vec<SlidePage>,
    },
    /// A page that shows them, and that cannot be framed.
    Link {
        /// The page.
        page: WebAddress,
        /// Their title, where the author gave one.
        title: Option<String>,
    },
}

/// When a page of a deck is shown; in JSON a list of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(into = "(Timestamp, u16)")]
pub struct SlidePage {
    /// Where in the recording it comes.
    pub at: Timestamp,
    /// Its number, from 1.
    pub page: u16,
}

/// A deck at a provider whose player may be framed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deck {
    /// Speaker Deck's player.
    SpeakerDeck(DeckId),
}

/// Width and height in any unit, neither of them 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ratio {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

impl Ratio {
    /// The shape of a deck that does not tell its own.
    pub const WIDE: Self = Self { width: 16, height: 9 };
}

impl From<SlidePage> for (Timestamp, u16) {
    fn from(SlidePage { at, page }: SlidePage) -> Self {
        (at, page)
    }
}

impl Slides {
    /// Their title, where the author gave one.
    pub fn title(&self) -> Option<&str> {
        match self {
            Self::Deck { title, .. } | Self::Link { title, .. } => title.as_deref(),
        }
    }

    /// When their pages are shown, where the author tells; sorted by time.
    pub fn pages(&self) -> &[SlidePage] {
        match self {
            Self::Deck { pages, .. } => pages,
            Self::Link { .. } => &[],
        }
    }
}

impl Decode for Slides {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (form, value) = json.variant()?;
        Ok(match form {
            "deck" => Self::Deck {
                deck: value.member("deck")?,
                title: value.member("title")?,
                ratio: value.member("ratio")?,
                pages: value.member("pages")?,
            },
            "link" => Self::Link { page: value.member("page")?, title: value.member("title")? },
            _ => return Err(Mismatch::form()),
        })
    }
}

impl Decode for SlidePage {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (at, page) = json.pair()?;
        Ok(Self { at: Decode::decode(at)?, page: Decode::decode(page)? })
    }
}

impl Decode for Deck {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        match json.variant()? {
            ("speaker-deck", id) => Decode::decode(id).map(Self::SpeakerDeck),
            _ => Err(Mismatch::form()),
        }
    }
}

impl Decode for Ratio {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (width, height) = json.sides()?;
        Ok(Self { width, height })
    }
}
