//! Words: the inline part of the tree as [`Inline`]s.
//!
//! 1. Each node becomes inlines; a line's end is kept as `\n` for the moment.
//! 2. [`settle`] turns each such end into a space, or into nothing where it stands
//!    between two characters of a script that is written without spaces.

use std::ops::Range;

use super::autolink::{self, Found};
use super::context::{Context, placeholder_name};
use super::cues;
use super::footnotes;
use super::node::{Element, Node, Tag};
use super::problem::{AddressProblem, SlidesProblem, TalkProblem, TextProblem};
use super::settle;
use crate::model::text::Look;
use crate::model::{Inline, Link, Size, Style};

/// The words of `nodes`, without white space around them.
pub(super) fn inlines<'t>(
    nodes: impl IntoIterator<Item = &'t Node>,
    context: &mut Context<'_>,
) -> Vec<Inline> {
    let mut out = Vec::new();
    for node in nodes {
        push(node, &mut out, false, context);
    }
    settle::settle(&mut out);
    out
}

/// The text of nodes as it stands, for titles of pictures and for code.
pub(super) fn raw_text(nodes: &[Node]) -> String {
    let mut text = String::new();
    push_raw(nodes, &mut text);
    text
}

fn push_raw(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text { text: words, .. } => text.push_str(words),
            Node::SoftBreak => text.push('\n'),
            Node::Element(element) => match (&element.tag, element.attribute("alt")) {
                (Tag::LineBreak, _) => text.push('\n'),
                (Tag::Picture, Some(alt)) => text.push_str(alt),
                _ => push_raw(&element.children, text),
            },
        }
    }
}

fn push(node: &Node, out: &mut Vec<Inline>, in_link: bool, context: &mut Context<'_>) {
    match node {
        Node::Text { text, at } => {
            words(text, at, context);
            push_words(text, at, out, in_link, context);
        }
        Node::SoftBreak => push_text(out, "\n"),
        Node::Element(element) => push_element(element, out, in_link, context),
    }
}

/// Words, with the addresses and the abbreviations in them.
fn push_words(
    text: &str,
    at: &Range<usize>,
    out: &mut Vec<Inline>,
    in_link: bool,
    context: &mut Context<'_>,
) {
    let addresses = if in_link { Vec::new() } else { autolink::addresses(text) };
    let mut rest = 0;
    for Found { at: place, address } in addresses {
        let words = text.get(place.clone()).unwrap_or_default();
        let Some(to) = context.link(&address, context.within(at, words)) else {
            continue;
        };
        push_abbreviated(text.get(rest..place.start).unwrap_or_default(), out, context);
        out.append(&mut linked(to, words));
        rest = place.end;
    }
    push_abbreviated(text.get(rest..).unwrap_or_default(), out, context);
}

fn push_abbreviated(text: &str, out: &mut Vec<Inline>, context: &Context<'_>) {
    let mut rest = 0;
    for (place, title) in context.abbreviations.find(text) {
        push_text(out, text.get(rest..place.start).unwrap_or_default());
        let words = text.get(place.clone()).unwrap_or_default();
        if title.is_empty() {
            push_text(out, words);
        } else {
            out.push(Inline::Abbreviation {
                content: vec![Inline::Text(words.to_owned())],
                title: title.to_owned(),
            });
        }
        rest = place.end;
    }
    push_text(out, text.get(rest..).unwrap_or_default());
}

fn push_text(out: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Text(last)) = out.last_mut() {
        last.push_str(text);
    } else if !text.is_empty() {
        out.push(Inline::Text(text.to_owned()));
    }
}

/// Looks at plain words for what was never put in.
fn words(text: &str, whole: &Range<usize>, context: &mut Context<'_>) {
    if let Some(place) = placeholder_name(text) {
        let found = text.get(place.clone()).unwrap_or_default().to_owned();
        let at = whole.start + place.start..whole.start + place.end;
        // Entities or escapes ahead of it make the text shorter than its source.
        let at = if context.is(&at, &found) { at } else { context.within(whole, &found) };
        context.report(at, TextProblem::PlaceholderText { text: found });
    }
}

fn push_element(element: &Element, out: &mut Vec<Inline>, in_link: bool, context: &mut Context<'_>) {
    out.extend(context.anchor(element).map(Inline::Anchor));
    match &element.tag {
        Tag::Styled(style) => {
            let inside = within(element, in_link, context);
            if !inside.is_empty() {
                out.push(Inline::Styled(*style, inside));
            }
        }
        Tag::Code => {
            let code = raw_text(&element.children);
            if !code.is_empty() {
                out.push(Inline::Code(code.replace('\n', " ")));
            }
        }
        Tag::Ruby => ruby(element, out, in_link, context),
        Tag::Abbreviation => match element.attribute("title").map(one_line) {
            Some(title) if !title.is_empty() => {
                let inside = within(element, in_link, context);
                if !inside.is_empty() {
                    out.push(Inline::Abbreviation { content: inside, title });
                }
            }
            _ => children(element, out, in_link, context),
        },
        Tag::Link => link(element, out, in_link, context),
        Tag::Picture => {
            let picture = picture(element, context);
            out.push(Inline::Picture(picture));
        }
        Tag::LineBreak => out.push(Inline::LineBreak),
        Tag::FootnoteReference => {
            let name = element.attribute("name").unwrap_or_default();
            out.extend(footnotes::reference(name, context).map(Inline::FootnoteReference));
        }
        Tag::Math => out.push(Inline::Math(raw_text(&element.children))),
        Tag::Frame | Tag::Media => framed(element, out, in_link, context),
        Tag::Script(name) => {
            context.report(element.at.clone(), TextProblem::DroppedScript { name: name.clone() });
        }
        Tag::Unknown { name, .. } => {
            context.report(element.at.clone(), TextProblem::UnknownElement { name: name.clone() });
            children(element, out, in_link, context);
        }
        // Of a picture in several formats, the one that every browser shows stands for all.
        Tag::Source => {}
        Tag::Span | Tag::Reading | Tag::Bracket => children(element, out, in_link, context),
        Tag::Heading(_) => {
            push_text(out, "\n");
            let inside = within(element, in_link, context);
            if !inside.is_empty() {
                out.push(Inline::Styled(Style::Strong, inside));
            }
            push_text(out, "\n");
        }
        // A block within words: they stay apart from what is around them.
        _ => {
            push_text(out, "\n");
            children(element, out, in_link, context);
            push_text(out, "\n");
        }
    }
}

fn children(element: &Element, out: &mut Vec<Inline>, in_link: bool, context: &mut Context<'_>) {
    for child in &element.children {
        push(child, out, in_link, context);
    }
}

fn within(element: &Element, in_link: bool, context: &mut Context<'_>) -> Vec<Inline> {
    let mut inside = Vec::new();
    children(element, &mut inside, in_link, context);
    inside
}

/// `<ruby>`: words and their reading, by turns. Brackets are for who cannot show them
/// apart; the page has its own.
fn ruby(element: &Element, out: &mut Vec<Inline>, in_link: bool, context: &mut Context<'_>) {
    let mut words = Vec::new();
    for node in &element.children {
        match node {
            Node::Element(part) if part.tag == Tag::Bracket => {}
            Node::Element(part) if part.tag == Tag::Reading => {
                let reading = one_line(&raw_text(&part.children));
                if reading.is_empty() {
                    continue;
                }
                if words.is_empty() {
                    push_text(out, &reading);
                } else {
                    out.push(Inline::Ruby { content: std::mem::take(&mut words), reading });
                }
            }
            _ => push(node, &mut words, in_link, context),
        }
    }
    for inline in words {
        match inline {
            Inline::Text(text) => push_text(out, &text),
            other => out.push(other),
        }
    }
}

/// A text with single spaces for its white space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn link(element: &Element, out: &mut Vec<Inline>, in_link: bool, context: &mut Context<'_>) {
    if let Some(value) = element.attribute("onclick") {
        let problem = match cues::seconds(value) {
            Some(_) => TalkProblem::UnnamedCue,
            None => TalkProblem::UnknownHandler { value: value.to_owned() },
        };
        context.report(context.within(&element.at, value), problem);
    }
    let to = match element.attribute("href") {
        Some(address) if !in_link => context.link(address, element.at.clone()),
        _ => None,
    };
    let Some(to) = to else {
        return children(element, out, in_link, context);
    };
    let mut inside = Vec::new();
    children(element, &mut inside, true, context);
    if !inside.is_empty() {
        out.push(Inline::Link { to, content: inside });
    }
}

/// A frame or a media element among words: its title or address as a link.
fn framed(element: &Element, out: &mut Vec<Inline>, in_link: bool, context: &mut Context<'_>) {
    let address = element.attribute("src").unwrap_or_default();
    if address.trim().is_empty() {
        let address = String::new();
        return context.report(element.at.clone(), SlidesProblem::UnknownFrame { address });
    }
    let title = element.attribute("title").filter(|title| !title.trim().is_empty());
    let words = title.unwrap_or(address);
    let Some(to) = context.link(address, element.at.clone()) else {
        return push_text(out, words);
    };
    let at = context.within(&element.at, address);
    context.report(at, SlidesProblem::UnknownFrame { address: address.to_owned() });
    if in_link {
        push_text(out, words);
    } else {
        out.append(&mut linked(to, words));
    }
}

/// A picture of Markdown or HTML.
pub(super) fn picture(element: &Element, context: &mut Context<'_>) -> crate::model::Picture {
    let address = element.attribute("src").unwrap_or_default();
    let alt = match element.attribute("alt") {
        Some(alt) => alt.to_owned(),
        None => raw_text(&element.children),
    };
    // An empty `alt` says that the picture is no more than an ornament.
    if alt.trim().is_empty() && element.attribute("alt").is_none() {
        context.report(element.at.clone(), AddressProblem::MissingAlternative);
    }
    let mut picture = context.picture(address, alt.replace('\n', " ").trim().to_owned(), element.at.clone());
    picture.size = picture.size.or_else(|| given_size(element));
    let classes = element.attribute("class").unwrap_or_default();
    for class in classes.split_whitespace() {
        let known = Look::ALL.into_iter().find(|(name, _)| *name == class);
        picture.look.extend(known.map(|(_, look)| look).filter(|look| !picture.look.contains(look)));
    }
    picture
}

/// The size that the author gives: `width="700" height="400"`, or `w` and `h` for short.
fn given_size(element: &Element) -> Option<Size> {
    let side = |long, short| {
        let value = element.attribute(long).or_else(|| element.attribute(short))?;
        let pixels: u32 = value.trim().trim_end_matches("px").parse().ok()?;
        (1..=20_000).contains(&pixels).then_some(pixels)
    };
    Some(Size { width: side("width", "w")?, height: side("height", "h")? })
}

/// A paragraph's only inline: a link with these words.
pub(super) fn linked(to: Link, words: &str) -> Vec<Inline> {
    let content = vec![Inline::Text(words.to_owned())];
    vec![Inline::Link { to, content }]
}
