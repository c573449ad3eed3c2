//! Words: the inline part of the tree as [`Inline`]s.
//!
//! 1. Each node becomes inlines; a line's end is kept as `\n` for the moment.
//! 2. [`settle`] turns each such end into a space, or into nothing where it stands
//!    between two characters of a script that is written without spaces.

use std::ops::Range;

use super::context::{Context, placeholder_name};
use super::cues;
use super::problem::Problem;
use super::tree::{Element, Node, Tag};
use crate::model::{Inline, Link};

/// The words of `nodes`, without white space around them.
pub(super) fn inlines<'t>(
    nodes: impl IntoIterator<Item = &'t Node>,
    context: &mut Context<'_>,
) -> Vec<Inline> {
    let mut out = Vec::new();
    for node in nodes {
        push(node, &mut out, false, context);
    }
    settle(&mut out);
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
            push_text(out, text);
        }
        Node::SoftBreak => push_text(out, "\n"),
        Node::Element(element) => push_element(element, out, in_link, context),
    }
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
        let at = if context.is(&at, &found) {
            at
        } else {
            context.within(whole, &found)
        };
        context.report(at, Problem::PlaceholderText { text: found });
    }
}

fn push_element(element: &Element, out: &mut Vec<Inline>, in_link: bool, context: &mut Context<'_>) {
    match &element.tag {
        Tag::Emphasis => wrap(element, out, in_link, context, Inline::Emphasis),
        Tag::Strong => wrap(element, out, in_link, context, Inline::Strong),
        Tag::Strikethrough => wrap(element, out, in_link, context, Inline::Strikethrough),
        Tag::Code => {
            let code = raw_text(&element.children);
            if !code.is_empty() {
                out.push(Inline::Code(code.replace('\n', " ")));
            }
        }
        Tag::Link => link(element, out, in_link, context),
        Tag::Picture => {
            let picture = picture(element, context);
            out.push(Inline::Picture(picture));
        }
        Tag::LineBreak => out.push(Inline::LineBreak),
        Tag::Frame | Tag::Media => framed(element, out, in_link, context),
        Tag::Script(name) => {
            context.report(element.at.clone(), Problem::DroppedScript { name: name.clone() });
        }
        Tag::Unknown { name, .. } => {
            context.report(element.at.clone(), Problem::UnknownElement { name: name.clone() });
            children(element, out, in_link, context);
        }
        Tag::Span => children(element, out, in_link, context),
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

fn wrap(
    element: &Element,
    out: &mut Vec<Inline>,
    in_link: bool,
    context: &mut Context<'_>,
    kind: fn(Vec<Inline>) -> Inline,
) {
    let mut inside = Vec::new();
    children(element, &mut inside, in_link, context);
    if !inside.is_empty() {
        out.push(kind(inside));
    }
}

fn link(element: &Element, out: &mut Vec<Inline>, in_link: bool, context: &mut Context<'_>) {
    if let Some(value) = element.attribute("onclick") {
        let problem = match cues::seconds(value) {
            Some(_) => Problem::UnnamedCue,
            None => Problem::UnknownHandler {
                value: value.to_owned(),
            },
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
    let title = element
        .attribute("title")
        .filter(|title| !title.trim().is_empty());
    let words = title.unwrap_or(address);
    let Some(to) = context.link(address, element.at.clone()) else {
        return push_text(out, words);
    };
    let at = context.within(&element.at, address);
    context.report(
        at,
        Problem::UnknownFrame {
            address: address.to_owned(),
        },
    );
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
    context.picture(
        address,
        alt.replace('\n', " ").trim().to_owned(),
        element.at.clone(),
    )
}

/// A paragraph's only inline: a link with these words.
pub(super) fn linked(to: Link, words: &str) -> Vec<Inline> {
    let content = vec![Inline::Text(words.to_owned())];
    vec![Inline::Link { to, content }]
}

/// Settles the ends of lines, and takes white space from both ends.
fn settle(inlines: &mut Vec<Inline>) {
    let mut text = String::new();
    flatten(inlines, &mut text);
    let mut joins = joins(&text).into_iter();
    replace_breaks(inlines, &mut joins);
    trim_start(inlines);
    trim_end(inlines);
}

/// All words with the ends of lines among them.
fn flatten(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Code(code) => text.extend(code.chars().map(|c| if c == '\n' { ' ' } else { c })),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => flatten(content, text),
            // A picture is like a word of Latin letters.
            Inline::Picture(_) => text.push('x'),
            Inline::LineBreak => text.push(' '),
        }
    }
}

/// Whether each end of a line joins the characters around it without a space.
fn joins(text: &str) -> Vec<bool> {
    let mut joins = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.ends_with('\n') {
            joins.push(false);
        }
    }
    let mut last = None;
    for (index, line) in text.split('\n').enumerate() {
        let first = line.chars().find(|c| !c.is_whitespace());
        if let (Some(first), Some(before)) = (first, last)
            && is_unspaced(first)
            && is_unspaced(before)
            && let Some(join) = index.checked_sub(1).and_then(|index| joins.get_mut(index))
        {
            *join = true;
        }
        last = line.chars().rev().find(|c| !c.is_whitespace()).or(last);
    }
    joins
}

/// Whether a character belongs to a script that is written without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{303f}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

fn replace_breaks(inlines: &mut Vec<Inline>, joins: &mut impl Iterator<Item = bool>) {
    for inline in inlines.iter_mut() {
        match inline {
            Inline::Text(words) if words.contains('\n') => *words = unbroken(words, joins),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => replace_breaks(content, joins),
            _ => {}
        }
    }
    inlines.retain(|inline| !matches!(inline, Inline::Text(words) if words.is_empty()));
}

fn unbroken(words: &str, joins: &mut impl Iterator<Item = bool>) -> String {
    let mut text = String::with_capacity(words.len());
    for (index, line) in words.split('\n').enumerate() {
        let line = if index > 0 {
            let joined = joins.next().unwrap_or(false);
            text.truncate(text.trim_end_matches([' ', '\t']).len());
            if !joined && !text.ends_with(' ') {
                text.push(' ');
            }
            line.trim_start_matches([' ', '\t'])
        } else {
            line
        };
        text.push_str(line);
    }
    text
}

/// Takes white space from the start of the words.
pub(super) fn trim_start(inlines: &mut Vec<Inline>) {
    let blank = |inline: &Inline| match inline {
        Inline::Text(words) => words.trim().is_empty(),
        Inline::LineBreak => true,
        _ => false,
    };
    let count = inlines.iter().take_while(|inline| blank(inline)).count();
    inlines.drain(..count);
    if let Some(Inline::Text(words)) = inlines.first_mut() {
        *words = words.trim_start().to_owned();
    }
}

/// Takes white space from the end of the words.
pub(super) fn trim_end(inlines: &mut Vec<Inline>) {
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Text(words) => {
                words.truncate(words.trim_end().len());
                if !words.is_empty() {
                    return;
                }
            }
            Inline::LineBreak => {}
            _ => return,
        }
        inlines.pop();
    }
}

/// Takes the first `count` bytes of the plain text off.
pub(super) fn drop_start(inlines: &mut Vec<Inline>, count: usize) {
    let mut left = count;
    drop_bytes(inlines, &mut left, false);
    trim_start(inlines);
}

/// Takes the last `count` bytes of the plain text off.
pub(super) fn drop_end(inlines: &mut Vec<Inline>, count: usize) {
    let mut left = count;
    drop_bytes(inlines, &mut left, true);
    trim_end(inlines);
}

fn drop_bytes(inlines: &mut Vec<Inline>, left: &mut usize, from_end: bool) {
    while *left > 0 && !inlines.is_empty() {
        let index = if from_end { inlines.len() - 1 } else { 0 };
        let Some(inline) = inlines.get_mut(index) else {
            return;
        };
        let emptied = match inline {
            Inline::Text(words) | Inline::Code(words) => {
                let count = (*left).min(words.len());
                let range = if from_end {
                    words.len() - count..words.len()
                } else {
                    0..count
                };
                if words.is_char_boundary(range.start) && words.is_char_boundary(range.end) {
                    words.replace_range(range, "");
                }
                *left -= count;
                words.is_empty()
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => {
                drop_bytes(content, left, from_end);
                content.is_empty()
            }
            Inline::Picture(picture) => {
                *left = left.saturating_sub(picture.alt.len());
                true
            }
            Inline::LineBreak => {
                *left -= 1;
                true
            }
        };
        if emptied {
            inlines.remove(index);
        }
    }
}
