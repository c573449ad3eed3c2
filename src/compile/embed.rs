//! Recordings and slides: frames, media elements, and addresses alone in a paragraph.

use std::ops::Range;

use super::address::{self, Target};
use super::block::{Piece, announces};
use super::context::Context;
use super::inline::{linked, raw_text};
use super::node::{Element, Node, Tag};
use super::problem::{RecordingProblem, SlidesProblem};
use super::providers::{self, SpeakerDeck};
use crate::model::text::Media;
use crate::model::{Asset, Block, Deck, DeckId, Inline, Link, Ratio, Recording, Slides, VideoId, WebAddress};

/// Something that plays or shows itself.
#[derive(Debug)]
pub(super) enum Embed {
    /// A recording, with the words that stand for it where it is not the report's.
    Recording {
        recording: Recording,
        words: Vec<Inline>,
        /// Whether the author put a player there, and not only a link.
        is_player: bool,
    },
    /// Slides.
    Slides {
        slides: Slides,
        /// Whether their title is what the author says it is, not only a link's words.
        titled: bool,
    },
}

impl Embed {
    /// Whether it is a film or sound of the site's own that plays where it stands.
    pub(super) fn is_media(&self) -> bool {
        matches!(self, Self::Recording { recording: Recording::Media { .. }, is_player: true, .. })
    }

    /// What it is where it is only text: a film or sound of the site's own, or else
    /// words and a link.
    pub(super) fn into_block(self) -> Block {
        Block::Paragraph(match self {
            Self::Recording { recording: Recording::Media { file, .. }, words, is_player: true } => {
                let kind = providers::media_kind(file.as_str());
                return Block::Media(Media { kind, file, words: Inline::plain_text(&words) });
            }
            Self::Recording { words, .. } => words,
            Self::Slides { slides, .. } => {
                let (page, title) = match slides {
                    Slides::Deck { deck: Deck::SpeakerDeck(id), title, .. } => (player_page(&id), title),
                    Slides::Link { page, title } => (Some(page), title),
                };
                match (page, title) {
                    (Some(page), title) => {
                        let words = title.unwrap_or_else(|| page.to_string());
                        linked(Link::Web(page), &words)
                    }
                    (None, title) => title.map(Inline::Text).into_iter().collect(),
                }
            }
        })
    }
}

fn player_page(id: &DeckId) -> Option<WebAddress> {
    WebAddress::parse(&format!("https://speakerdeck.com/player/{id}"))
}

/// What an address shows or plays.
pub(super) enum Shown {
    Video(VideoId),
    Media(Asset),
    /// A media file that is not there.
    MissingMedia,
    Deck(DeckId),
    DeckPage(WebAddress),
}

/// What `address` shows or plays, if anything that is known.
pub(super) fn shown(address: &str, context: &Context<'_>) -> Option<Shown> {
    match context.resolver.target(address) {
        Target::Web(url) => {
            if let Some(video) = providers::youtube(&url) {
                return Some(Shown::Video(video));
            }
            match providers::speaker_deck(&url)? {
                SpeakerDeck::Player(id) => Some(Shown::Deck(id)),
                SpeakerDeck::Page => address::web(&url).map(Shown::DeckPage),
            }
        }
        Target::Own(Link::Asset(asset)) if providers::is_media(asset.as_str()) => {
            let there = context.files.find(&asset).is_some();
            Some(if there { Shown::Media(asset) } else { Shown::MissingMedia })
        }
        _ => None,
    }
}

/// An `<iframe>`, `<video>` or `<audio>`; nothing where it has no address.
pub(super) fn element(element: &Element, context: &mut Context<'_>) -> Option<Piece> {
    let address = source(element).unwrap_or_default().trim().to_owned();
    if address.is_empty() {
        context.report(element.at.clone(), SlidesProblem::UnknownFrame { address });
        return None;
    }
    let title =
        element.attribute("title").map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned);
    let words = title.clone().unwrap_or_else(|| address.clone());
    let at = context.within(&element.at, &address);
    Some(match shown(&address, context) {
        Some(Shown::DeckPage(page)) => {
            context.report(at, SlidesProblem::UnframableSlides { address: page.to_string() });
            Piece::Embed(Embed::Slides { slides: Slides::Link { page, title }, titled: true })
        }
        Some(Shown::Deck(id)) => Piece::Embed(deck(id, title, element)),
        Some(Shown::Video(video)) => {
            let words = words_to(&address, &words, context);
            let recording = Recording::YouTube { video, poster: None };
            Piece::Embed(Embed::Recording { recording, words, is_player: true })
        }
        Some(Shown::Media(file)) => {
            let name = file.as_str().rsplit('/').next().unwrap_or_default();
            let words = linked(Link::Asset(file.clone()), title.as_deref().unwrap_or(name));
            let recording = Recording::Media { file, poster: None };
            Piece::Embed(Embed::Recording { recording, words, is_player: true })
        }
        Some(Shown::MissingMedia) => {
            context.report(at, RecordingProblem::MissingRecording { address });
            Piece::Block(Block::Paragraph(vec![Inline::Text(words)]))
        }
        None => unknown(&address, &words, at, context),
    })
}

/// A frame of anything else: a link.
fn unknown(address: &str, words: &str, at: Range<usize>, context: &mut Context<'_>) -> Piece {
    let paragraph = match context.link(address, at.clone()) {
        Some(to) => {
            let address = address.to_owned();
            context.report(at, SlidesProblem::UnknownFrame { address });
            linked(to, words)
        }
        None => vec![Inline::Text(words.to_owned())],
    };
    Piece::Block(Block::Paragraph(paragraph))
}

fn words_to(address: &str, words: &str, context: &Context<'_>) -> Vec<Inline> {
    match context.resolver.target(address) {
        Target::Web(url) => match address::web(&url) {
            Some(web) => linked(Link::Web(web), words),
            None => vec![Inline::Text(words.to_owned())],
        },
        _ => vec![Inline::Text(words.to_owned())],
    }
}

/// The address of a frame or media element, or of its first source.
fn source(element: &Element) -> Option<&str> {
    element.attribute("src").or_else(|| {
        element.children.iter().find_map(|child| match child {
            Node::Element(child) if child.tag == Tag::Source => child.attribute("src"),
            _ => None,
        })
    })
}

/// Speaker Deck's older embed code: a script that carries the deck's id.
pub(super) fn script(element: &Element, context: &Context<'_>) -> Option<Piece> {
    let Target::Web(url) = context.resolver.target(element.attribute("src")?) else {
        return None;
    };
    providers::speaker_deck(&url)?;
    let id = DeckId::parse(element.attribute("data-id")?)?;
    let title = element.attribute("title").map(str::to_owned);
    Some(Piece::Embed(deck(id, title, element)))
}

fn deck(id: DeckId, title: Option<String>, element: &Element) -> Embed {
    Embed::Slides {
        slides: Slides::Deck { deck: Deck::SpeakerDeck(id), title, ratio: ratio(element), pages: Vec::new() },
        titled: true,
    }
}

/// A paragraph that holds one address, a link or a picture of one, and nothing else.
pub(super) fn paragraph(nodes: &[&Node], at: &Range<usize>, context: &mut Context<'_>) -> Option<Piece> {
    if announces(nodes) {
        let words = super::inline::inlines(nodes.iter().copied(), context);
        let recording = Recording::ComingSoon;
        return Some(Piece::Embed(Embed::Recording { recording, words, is_player: false }));
    }
    let (address, words) = lone_address(nodes)?;
    let words = if words.trim().is_empty() { address.clone() } else { words };
    let at = context.within(at, &address);
    let embed = match shown(&address, context)? {
        Shown::Video(video) => Embed::Recording {
            recording: Recording::YouTube { video, poster: None },
            words: words_to(&address, &words, context),
            is_player: false,
        },
        Shown::Media(file) => Embed::Recording {
            recording: Recording::Media { file: file.clone(), poster: None },
            words: linked(Link::Asset(file), &words),
            is_player: false,
        },
        Shown::MissingMedia => {
            context.report(at, RecordingProblem::MissingRecording { address });
            return Some(Piece::Block(Block::Paragraph(vec![Inline::Text(words)])));
        }
        Shown::Deck(id) => Embed::Slides {
            slides: Slides::Deck {
                deck: Deck::SpeakerDeck(id),
                title: Some(words),
                ratio: Ratio::WIDE,
                pages: Vec::new(),
            },
            titled: false,
        },
        Shown::DeckPage(page) => {
            context.report(at.clone(), SlidesProblem::UnframableSlides { address: page.to_string() });
            Embed::Slides { slides: Slides::Link { page, title: Some(words) }, titled: false }
        }
    };
    Some(Piece::Embed(embed))
}

/// The address and the words of a paragraph's only link, picture or bare address.
fn lone_address(nodes: &[&Node]) -> Option<(String, String)> {
    let mut lone = None;
    for node in nodes {
        match node {
            Node::SoftBreak => {}
            Node::Text { text, .. } if text.trim().is_empty() => {}
            _ if lone.is_some() => return None,
            other => lone = Some(*other),
        }
    }
    match lone? {
        Node::Text { text, .. } => {
            let text = text.trim();
            let is_address = ["http", "/assets/"].iter().any(|start| text.starts_with(start));
            let bare = is_address && !text.contains(char::is_whitespace);
            bare.then(|| (text.to_owned(), text.to_owned()))
        }
        Node::Element(element) => {
            let address = match element.tag {
                Tag::Link if element.attribute("onclick").is_none() => element.attribute("href")?,
                Tag::Picture => element.attribute("src")?,
                _ => return None,
            };
            let words = element.attribute("alt").map_or_else(|| raw_text(&element.children), str::to_owned);
            Some((address.to_owned(), words))
        }
        Node::SoftBreak => None,
    }
}

/// The shape that an embed code names: in its style, its size, or `data-ratio`.
fn ratio(element: &Element) -> Ratio {
    let style = element.attribute("style").and_then(style_ratio);
    let size = || {
        let side =
            |name| element.attribute(name).and_then(|value| value.trim().trim_end_matches("px").parse().ok());
        Some((side("width")?, side("height")?))
    };
    let data = || element.attribute("data-ratio").and_then(|value| fraction(value.trim().parse().ok()?));
    style.or_else(size).or_else(data).and_then(sane).unwrap_or(Ratio::WIDE)
}

/// `aspect-ratio: 560 / 315` among declarations.
fn style_ratio(style: &str) -> Option<(u32, u32)> {
    let value = style.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim().eq_ignore_ascii_case("aspect-ratio").then_some(value)
    })?;
    match value.split_once('/') {
        Some((width, height)) => Some((width.trim().parse().ok()?, height.trim().parse().ok()?)),
        None => fraction(value.trim().parse().ok()?),
    }
}

/// The first fraction of small whole numbers that is near enough.
fn fraction(ratio: f64) -> Option<(u32, u32)> {
    (1..=100u32).find_map(|height| {
        let width = (ratio * f64::from(height)).round();
        let near = (width / f64::from(height) - ratio).abs() < 0.002;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number between 1 and 1000"
        )]
        let found = (near && (1.0..=1000.0).contains(&width)).then_some((width as u32, height));
        found
    })
}

/// A shape between one to four and four to one, in its lowest terms.
fn sane((width, height): (u32, u32)) -> Option<Ratio> {
    let divisor = greatest_common_divisor(width, height);
    let ratio = Ratio { width: width.checked_div(divisor)?, height: height.checked_div(divisor)? };
    let fits = ratio.width > 0
        && ratio.height > 0
        && ratio.width <= ratio.height.saturating_mul(4)
        && ratio.height <= ratio.width.saturating_mul(4);
    fits.then_some(ratio)
}

fn greatest_common_divisor(mut a: u32, mut b: u32) -> u32 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(attributes: &[(&str, &str)]) -> (u32, u32) {
        let ratio = ratio(&Element {
            tag: Tag::Frame,
            attributes: attributes.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(),
            at: 0..0,
            children: Vec::new(),
        });
        (ratio.width, ratio.height)
    }

    #[test]
    fn shapes_in_every_spelling() {
        assert_eq!(of(&[]), (16, 9));
        assert_eq!(of(&[("data-ratio", "1.7777777777777777")]), (16, 9));
        assert_eq!(of(&[("data-ratio", "1.33333333333333")]), (4, 3));
        assert_eq!(of(&[("style", "width: 100%; aspect-ratio: 560 / 420;")]), (4, 3));
        assert_eq!(of(&[("width", "800px"), ("height", "500")]), (8, 5));
    }

    #[test]
    fn shapes_that_are_none() {
        for value in ["NaN", "inf", "-1", "0", "1e99", "99", "0.01", "x", ""] {
            assert_eq!(of(&[("data-ratio", value)]), (16, 9), "{value}");
        }
        assert_eq!(of(&[("width", "0"), ("height", "0")]), (16, 9));
        assert_eq!(of(&[("style", "aspect-ratio: 1 / 4000000000")]), (16, 9));
    }
}
