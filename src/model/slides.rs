//! The slides of a talk.

use serde::ser::{Serialize, SerializeMap, Serializer};

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

/// A deck that may be framed; in JSON its provider's name, or `pdf`, and which one it is.
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

/// A deck at a provider: whose, and what its address there is made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostedDeck {
    provider: Provider,
    key: String,
}

impl Provider {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::SpeakerDeck, Self::Docswell, Self::GoogleSlides, Self::SlideShare, Self::Canva, Self::Figma];

    /// Its name in files: `speaker-deck`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SpeakerDeck => "speaker-deck",
            Self::Docswell => "docswell",
            Self::GoogleSlides => "google-slides",
            Self::SlideShare => "slideshare",
            Self::Canva => "canva",
            Self::Figma => "figma",
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
    /// Takes a key that is one of the provider's as it stands: 24 to 32 lower-case
    /// hexadecimal digits at Speaker Deck, `<id>/<token>` at Canva, `<kind>/<key>` at
    /// Figma, `<id>` or `e/<id of what was published>` at Google, one part at the others.
    pub fn parse(provider: Provider, key: &str) -> Option<Self> {
        let is_hexadecimal = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let (parts, rest) = match provider {
            Provider::SpeakerDeck if !key.bytes().all(is_hexadecimal) || key.len() < 24 => return None,
            Provider::SpeakerDeck if key.len() > 32 => return None,
            Provider::GoogleSlides => (1, key.strip_prefix("e/").unwrap_or(key)),
            Provider::Canva | Provider::Figma => (2, key),
            _ => (1, key),
        };
        let fits = key.len() <= 256 && rest.split('/').count() == parts && rest.split('/').all(is_part);
        fits.then(|| Self { provider, key: key.to_owned() })
    }

    /// Whose it is.
    pub const fn provider(&self) -> Provider {
        self.provider
    }

    /// Which one it is there.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Whether a text is one part of a key: letters, digits, `-` and `_` of ASCII.
fn is_part(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
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
        let (name, key) = match self {
            Self::Hosted(deck) => (deck.provider.name(), deck.key.as_str()),
            Self::Pdf(file) => ("pdf", file.as_str()),
        };
        let mut form = serializer.serialize_map(Some(1))?;
        form.serialize_entry(name, key)?;
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
        let (name, key) = json.variant()?;
        if name == "pdf" {
            return Decode::decode(key).map(Self::Pdf);
        }
        let provider = Provider::ALL.into_iter().find(|provider| provider.name() == name);
        let deck = provider.and_then(|provider| HostedDeck::parse(provider, key.text()?));
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
    fn a_key_is_of_its_providers_form() {
        let hexadecimal = "be9172456872444b9af859f19e682ba5";
        for (provider, key) in [
            (Provider::SpeakerDeck, hexadecimal),
            (Provider::Docswell, "LK7J5V"),
            (Provider::GoogleSlides, "1a-B_c"),
            (Provider::GoogleSlides, "e/2PACX-1vTs_x"),
            (Provider::SlideShare, "abcd123"),
            (Provider::Canva, "DAGIYBJ09xI/e_HgiJpDiwP5B1zraa2a-g"),
            (Provider::Figma, "design/nrPSsILSYjesyc5UHjYYa4"),
        ] {
            assert!(HostedDeck::parse(provider, key).is_some(), "{provider:?} {key}");
        }
        for (provider, key) in [
            (Provider::SpeakerDeck, "be91"),
            (Provider::SpeakerDeck, "BE9172456872444B9AF859F19E682BA5"),
            (Provider::SpeakerDeck, "be9172456872444b9af859f19e682ba5be"),
            (Provider::Docswell, ""),
            (Provider::Docswell, "LK7J5V/embed"),
            (Provider::Docswell, "../a"),
            (Provider::Docswell, "a?b"),
            (Provider::GoogleSlides, "e/"),
            (Provider::GoogleSlides, "a/b"),
            (Provider::SlideShare, "a#b"),
            (Provider::Canva, "DAGIYBJ09xI"),
            (Provider::Canva, "a//b"),
            (Provider::Figma, "design/a/b"),
            (Provider::Figma, "design/Ａ"),
        ] {
            assert!(HostedDeck::parse(provider, key).is_none(), "{provider:?} {key}");
        }
    }
}
