//! Recordings and slides: frames, media elements, and addresses alone in a paragraph.

use std::ops::Range;

use super::address::{self, Target};
use super::block::{Piece, announces};
use super::context::Context;
use super::inline::{linked, raw_text};
use super::node::{Element, Node, Tag};
use super::problem::{RecordingProblem, SlidesProblem};
use super::providers::{self, Known, Script};
use crate::model::text::Media;
use crate::model::{Asset, Block, Deck, Inline, Link, Ratio, Recording, Slides, VideoId, WebAddress};

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
        /// Whether they are embedded, and their title is what the author says it is; else
        /// that is a link's words.
        titled: bool,
        /// The words that stand for them where they are no talk's.
        words: Vec<Inline>,
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
            Self::Recording { words, .. } | Self::Slides { words, .. } => words,
        })
    }
}

/// What an address shows or plays.
pub(super) enum Shown {
    Video(VideoId),
    Media(Asset),
    /// A media file that is not there.
    MissingMedia,
    Deck(Deck),
    DeckPage(WebAddress),
}

/// What `address` shows or plays, if anything that is known.
pub(super) fn shown(address: &str, context: &Context<'_>) -> Option<Shown> {
    match context.media(address) {
        Target::Web(url) => match providers::known(address, &url)? {
            Known::Video(video) => Some(Shown::Video(video)),
            Known::Deck(deck) => Some(Shown::Deck(Deck::Hosted(deck))),
            Known::DeckPage => address::web(&url).map(Shown::DeckPage),
        },
        Target::Own(Link::Asset(asset)) => {
            let is_there = context.files.find(&asset).is_some();
            match asset.as_str() {
                path if providers::is_media(path) && is_there => Some(Shown::Media(asset)),
                path if providers::is_media(path) => Some(Shown::MissingMedia),
                path if providers::is_pdf(path) && is_there => Some(Shown::Deck(Deck::Pdf(asset))),
                _ => None,
            }
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
            let words = linked(Link::Web(page.clone()), &words);
            Piece::Embed(Embed::Slides { slides: Slides::Link { page, title }, titled: true, words })
        }
        Some(Shown::Deck(deck)) => {
            let slides = Slides::Deck { deck, title, ratio: ratio(element), pages: Vec::new() };
            Piece::Embed(Embed::Slides { slides, titled: true, words: words_to(&address, &words, context) })
        }
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
            if !is_link_card(address, context) {
                let address = address.to_owned();
                context.report(at, SlidesProblem::UnknownFrame { address });
            }
            linked(to, words)
        }
        None => vec![Inline::Text(words.to_owned())],
    };
    Piece::Block(Block::Paragraph(paragraph))
}

/// Whether the frame of an address is as good as a link to it, or has been named by what
/// said that its file is not there.
fn is_link_card(address: &str, context: &Context<'_>) -> bool {
    match context.resolver.target(address) {
        Target::Web(url) => providers::event_page(address, &url).is_some(),
        Target::Own(Link::Asset(asset)) => providers::is_pdf(asset.as_str()),
        _ => false,
    }
}

fn words_to(address: &str, words: &str, context: &Context<'_>) -> Vec<Inline> {
    let link = match context.resolver.target(address) {
        Target::Web(url) => address::web(&url).map(Link::Web),
        Target::Own(link) => Some(link),
        Target::Forbidden => None,
    };
    link.map_or_else(|| vec![Inline::Text(words.to_owned())], |link| linked(link, words))
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

/// What a script stands for, where it is a provider's embed code.
fn script_of(element: &Element, context: &Context<'_>) -> Option<Script> {
    let address = element.attribute("src")?;
    match context.resolver.target(address) {
        Target::Web(url) => providers::script(address, &url),
        _ => None,
    }
}

/// Whether a script only gives what stands ahead of it its look: nothing is lost with it.
pub(super) fn is_look(element: &Element, context: &Context<'_>) -> bool {
    script_of(element, context) == Some(Script::Look)
}

/// A script that is a provider's embed code: its deck, or a link to its page.
pub(super) fn script(element: &Element, context: &Context<'_>) -> Option<Piece> {
    let address = match script_of(element, context)? {
        Script::SpeakerDeck => format!("https://speakerdeck.com/player/{}", element.attribute("data-id")?),
        Script::Docswell => element.attribute("data-src")?.to_owned(),
        Script::Page(page) => {
            return Some(Piece::Block(Block::Paragraph(words_to(&page, &page, context))));
        }
        Script::Look => return None,
    };
    let Shown::Deck(deck) = shown(&address, context)? else { return None };
    let title = element.attribute("title").map(str::to_owned);
    let words = words_to(&address, title.as_deref().unwrap_or(&address), context);
    let slides = Slides::Deck { deck, title, ratio: ratio(element), pages: Vec::new() };
    Some(Piece::Embed(Embed::Slides { slides, titled: true, words }))
}

/// A paragraph that holds one address, a link or a picture of one, and nothing else.
pub(super) fn paragraph(nodes: &[&Node], at: &Range<usize>, context: &mut Context<'_>) -> Option<Piece> {
    if announces(nodes) {
        let words = super::inline::inlines(nodes.iter().copied(), context);
        let recording = Recording::ComingSoon;
        return Some(Piece::Embed(Embed::Recording { recording, words, is_player: false }));
    }
    let (address, title) = lone_address(nodes)?;
    let title = if title.trim().is_empty() { address.clone() } else { title };
    let at = context.within(at, &address);
    let shown = shown(&address, context)?;
    let words = words_to(&address, &title, context);
    let embed = match shown {
        Shown::Video(video) => {
            let recording = Recording::YouTube { video, poster: None };
            Embed::Recording { recording, words, is_player: false }
        }
        Shown::Media(file) => {
            Embed::Recording { recording: Recording::Media { file, poster: None }, words, is_player: false }
        }
        Shown::MissingMedia => {
            context.report(at, RecordingProblem::MissingRecording { address });
            return Some(Piece::Block(Block::Paragraph(vec![Inline::Text(title)])));
        }
        Shown::Deck(deck) => {
            let slides = Slides::Deck { deck, title: Some(title), ratio: Ratio::WIDE, pages: Vec::new() };
            Embed::Slides { slides, titled: false, words }
        }
        Shown::DeckPage(page) => {
            context.report(at, SlidesProblem::UnframableSlides { address: page.to_string() });
            Embed::Slides { slides: Slides::Link { page, title: Some(title) }, titled: false, words }
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

/// The shape that an embed code names: in its style, its size, `data-ratio` (width by
/// height), or Docswell's `data-aspect` (height by width).
fn ratio(element: &Element) -> Ratio {
    let style = element.attribute("style").and_then(style_ratio);
    let size = || {
        let side =
            |name| element.attribute(name).and_then(|value| value.trim().trim_end_matches("px").parse().ok());
        Some((side("width")?, side("height")?))
    };
    let number = |name| element.attribute(name).and_then(|value| value.trim().parse::<f64>().ok());
    let data = || number("data-ratio").or_else(|| number("data-aspect").map(f64::recip)).and_then(fraction);
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
        assert_eq!(of(&[("data-aspect", "0.5625")]), (16, 9));
        assert_eq!(of(&[("data-aspect", "0.75")]), (4, 3));
        assert_eq!(of(&[("style", "width: 100%; aspect-ratio: 560 / 420;")]), (4, 3));
        assert_eq!(of(&[("width", "800px"), ("height", "500")]), (8, 5));
    }

    #[test]
    fn shapes_that_are_none() {
        for value in ["NaN", "inf", "-1", "0", "1e99", "99", "0.01", "x", ""] {
            assert_eq!(of(&[("data-ratio", value)]), (16, 9), "{value}");
            assert_eq!(of(&[("data-aspect", value)]), (16, 9), "{value}");
        }
        assert_eq!(of(&[("width", "0"), ("height", "0")]), (16, 9));
        assert_eq!(of(&[("style", "aspect-ratio: 1 / 4000000000")]), (16, 9));
    }
}
