//! The slides of a talk.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::address::is_printable;
use super::json::{Decode, Json, Mismatch};
use super::{Asset, Timestamp, WebAddress};

/// The slides of a talk: a deck that can be framed, or a link to them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(into = "(Timestamp, u16)")]
pub struct SlidePage {
    /// Where in the recording it comes.
    pub at: Timestamp,
    /// Its number, from 1.
    pub page: u16,
}

/// A deck that may be framed; in JSON its provider's host, or `pdf`, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deck {
    /// At a provider whose player may be framed.
    Hosted(HostedDeck),
    /// A PDF file of the content folder, which the browser's own viewer shows.
    Pdf(Asset),
}

/// A provider whose decks may be framed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// Speaker Deck.
    SpeakerDeck,
    /// Docswell.
    Docswell,
    /// Google Slides.
    GoogleSlides,
    /// `SlideShare`.
    SlideShare,
    /// Canva.
    Canva,
    /// Figma.
    Figma,
}

/// A deck at a provider: whose, and where it has its frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostedDeck {
    provider: Provider,
    path: String,
}

impl Provider {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::SpeakerDeck, Self::Docswell, Self::GoogleSlides, Self::SlideShare, Self::Canva, Self::Figma];

    /// Where its frames come from.
    pub const fn host(self) -> &'static str {
        match self {
            Self::SpeakerDeck => "speakerdeck.com",
            Self::Docswell => "www.docswell.com",
            Self::GoogleSlides => "docs.google.com",
            Self::SlideShare => "www.slideshare.net",
            Self::Canva => "www.canva.com",
            Self::Figma => "embed.figma.com",
        }
    }

    /// What it calls itself.
    pub const fn title(self) -> &'static str {
        match self {
            Self::SpeakerDeck => "Speaker Deck",
            Self::Docswell => "Docswell",
            Self::GoogleSlides => "Google Slides",
            Self::SlideShare => "SlideShare",
            Self::Canva => "Canva",
            Self::Figma => "Figma",
        }
    }
}

impl HostedDeck {
    /// Takes what stands behind the host, without the slash ahead of it, in the address of
    /// a deck's frame: ASCII that needs no escape in an address.
    pub fn parse(provider: Provider, path: &str) -> Option<Self> {
        is_printable(path).then(|| Self { provider, path: path.to_owned() })
    }

    /// Whose it is.
    pub const fn provider(&self) -> Provider {
        self.provider
    }

    /// What stands behind the host in the address of its frame.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl Deck {
    /// Whose it is; nobody's but the site's own where it is a PDF file.
    pub const fn provider(&self) -> Option<Provider> {
        match self {
            Self::Hosted(deck) => Some(deck.provider),
            Self::Pdf(_) => None,
        }
    }
}

impl Serialize for Deck {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (name, path) = match self {
            Self::Hosted(deck) => (deck.provider.host(), deck.path.as_str()),
            Self::Pdf(file) => ("pdf", file.as_str()),
        };
        let mut form = serializer.serialize_map(Some(1))?;
        form.serialize_entry(name, path)?;
        form.end()
    }
}

/// Width and height in any unit, neither of them 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
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

    /// The deck, where they are one.
    pub fn deck(&self) -> Option<&Deck> {
        match self {
            Self::Deck { deck, .. } => Some(deck),
            Self::Link { .. } => None,
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
        let (name, path) = json.variant()?;
        if name == "pdf" {
            return Decode::decode(path).map(Self::Pdf);
        }
        let provider = Provider::ALL.into_iter().find(|provider| provider.host() == name);
        let deck = provider.and_then(|provider| HostedDeck::parse(provider, path.text()?));
        deck.map(Self::Hosted).ok_or(Mismatch::form())
    }
}

impl Decode for Ratio {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (width, height) = json.sides()?;
        Ok(Self { width, height })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_with_its_provider() {
        for path in ["player/be9172456872444b9af859f19e682ba5", "presentation/d/e/2PACX-1v_x/pubembed"] {
            assert!(HostedDeck::parse(Provider::Docswell, path).is_some(), "{path}");
        }
        for path in ["a b", "a\\b", "Ａ", "a\u{0}", "\"", "<", "\n"] {
            assert!(HostedDeck::parse(Provider::Docswell, path).is_none(), "{path}");
        }
    }
}
