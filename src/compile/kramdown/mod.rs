//! kramdown's rules, brought into the form that a `CommonMark` parser reads alike.
//!
//! The text is read line by line (`normaliser`); what only kramdown knows is taken out, and an
//! empty comment stands in its place, which both take for a piece of HTML. [`Normalised`] tells
//! by its place what it stands for:
//!
//! 1. `lines` tells code and lists from other text.
//! 2. A block of HTML (`element`) ends where its element ends, not at a blank line;
//!    within `markdown="1"` the text is read like any other.
//! 3. `extension` takes attribute lists (`attributes`), abbreviations, comments and ends
//!    of blocks (`^`).
//! 4. `table` brings pipe tables into the form that has a head.
//! 5. `item` brings the first lines of list items into the form that both nest alike.
//! 6. `spans` takes what kramdown alone knows within a line, or reads otherwise: formulas,
//!    comments, emphasis beside Japanese words, links (`links`), and Liquid that stays (`kept`).

mod attributes;
mod element;
mod extension;
mod item;
mod kept;
mod lines;
mod links;
mod normaliser;
mod spans;
mod table;

use std::collections::HashMap;
use std::ops::Range;

use super::html::{Attribute, Placed};
use super::source::Origin;
use normaliser::Normaliser;

/// Stands where a block was taken out. Only its place tells which: an author's own
/// comment is a piece of HTML like any other.
const BLOCK: &str = "<!---->";

/// Stands where a span was taken out: to `CommonMark` a letter among the words, unlike U+FFFC.
const SPAN: &str = "\u{2060}";

/// A text for the `CommonMark` parser.
pub(super) struct Normalised {
    /// The text.
    pub(super) text: String,
    /// Where it came from.
    pub(super) origin: Origin,
    /// Abbreviations, with what they stand for.
    pub(super) abbreviations: HashMap<String, String>,
    /// The fences in the post that have no end, or likely miss their own.
    pub(super) unclosed: Vec<Range<usize>>,
    taken: Vec<Taken>,
    named: attributes::Named,
}

/// What was taken out.
struct Taken {
    /// Where its placeholder starts.
    placeholder: usize,
    /// The placeholder.
    mark: &'static str,
    /// As it was written.
    written: String,
    what: What,
}

/// What a placeholder stands for.
#[derive(Debug)]
pub(super) enum What {
    /// HTML, its places those of the post; `open` where its last element goes on behind it.
    Html { tokens: Vec<Placed>, open: bool },
    /// An attribute list, and whether it is that of the block ahead of it.
    Attributes { list: String, of_last: bool },
    /// An attribute list, which is of the list item that it starts.
    AttributesOfItem(String),
    /// A formula.
    Math(String),
    /// Words to the letter: Liquid that stays.
    Words(String),
    /// Nothing is shown.
    Nothing,
}

impl Normalised {
    /// What the placeholder at `at` stands for.
    pub(super) fn what(&self, at: usize) -> Option<&What> {
        self.taken(at).map(|taken| &taken.what)
    }

    /// What the author wrote where the placeholder at `at` stands.
    pub(super) fn written(&self, at: usize) -> Option<&str> {
        self.taken(at).map(|taken| taken.written.as_str())
    }

    fn taken(&self, at: usize) -> Option<&Taken> {
        let index = self.taken.binary_search_by_key(&at, |taken| taken.placeholder).ok()?;
        self.taken.get(index)
    }

    /// Adds the attributes of a list to those that an element has.
    pub(super) fn add(&self, list: &str, attributes: &mut Vec<Attribute>) {
        attributes::add(attributes, &attributes::parse(list, &self.named));
    }

    /// What of a list is no attribute, and no name of a list.
    pub(super) fn unknown<'l>(&'l self, list: &'l str) -> impl Iterator<Item = &'l str> {
        attributes::unknown(list, &self.named)
    }

    /// The attribute list that starts right at `at`, and where it ends.
    pub(super) fn list_at(&self, at: usize) -> Option<(&str, usize)> {
        let (list, length) = attributes::span(self.text.get(at..)?)?;
        Some((list, at + length))
    }

    /// Text of the range `at`, such as code, as the author wrote it.
    pub(super) fn restored(&self, text: &str, at: &Range<usize>) -> Option<String> {
        let mut within = self.within(at).peekable();
        within.peek()?;
        let mut restored = String::with_capacity(text.len());
        let mut rest = text;
        for taken in within {
            if let Some((before, after)) = rest.split_once(taken.mark) {
                restored.extend([before, &taken.written]);
                rest = after;
            }
        }
        restored.push_str(rest);
        Some(restored)
    }

    /// Where the spans stood that were taken out of the range `at`, and what they are.
    pub(super) fn spans(&self, at: &Range<usize>) -> impl Iterator<Item = (Range<usize>, &What)> {
        let place = |taken: &Taken| taken.placeholder..taken.placeholder + taken.mark.len();
        self.within(at).filter(|taken| taken.mark == SPAN).map(move |taken| (place(taken), &taken.what))
    }

    fn within(&self, at: &Range<usize>) -> impl Iterator<Item = &Taken> {
        let first = self.taken.partition_point(|taken| taken.placeholder < at.start);
        let end = at.end;
        self.taken.iter().skip(first).take_while(move |taken| taken.placeholder < end)
    }
}

/// Adds attributes to those that an element has: a class joins the others.
pub(super) fn add_attributes(attributes: &mut Vec<Attribute>, more: &[Attribute]) {
    attributes::add(attributes, more);
}

/// Takes out of `text` what only kramdown knows.
pub(super) fn normalise(text: &str, origin: Origin) -> Normalised {
    normalise_around(text, origin, Vec::new())
}

/// The same around the ranges `kept`, which stay to the letter where they are no code.
pub(super) fn normalise_around(text: &str, origin: Origin, kept: Vec<Range<usize>>) -> Normalised {
    let mut normaliser = Normaliser::new(text, origin, kept);
    normaliser.region(text.len(), 0);
    normaliser.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<&str> {
        let normalised = normalise(text, Origin::at(0));
        normalised
            .taken
            .iter()
            .filter_map(|taken| match &taken.what {
                What::Html { tokens, .. } => Some(tokens),
                _ => None,
            })
            .map(|tokens| {
                let start = tokens.first().map_or(0, |placed| placed.at.start);
                let end = tokens.last().map_or(0, |placed| placed.at.end);
                text.get(start..end).unwrap_or("?")
            })
            .collect()
    }

    #[test]
    fn a_block_ends_with_its_element() {
        assert_eq!(blocks("<iframe></iframe>\n## 見出し\n"), ["<iframe></iframe>"]);
        assert_eq!(blocks("<p>a</p>\n<p>b</p>\ntext"), ["<p>a</p>", "<p>b</p>"]);
        assert_eq!(blocks("<div>\n\n*a*\n\n</div> b"), ["<div>\n\n*a*\n\n</div>"]);
        assert_eq!(blocks("a\n<p>b</p>"), ["<p>b</p>"]);
    }

    #[test]
    fn the_text_behind_a_block_is_markdown() {
        let normalised = normalise("<p>a</p>\n# b\n<!-- c --> d", Origin::at(0));
        assert_eq!(normalised.text, "\n<!---->\n# b\n\n<!---->\nd");
    }

    #[test]
    fn code_lists_and_words_are_left_alone() {
        for text in [
            "```\n<p>a</p>\n```",
            "    <p>a</p>",
            "- a\n\n  <p>b</p>",
            "<b>a</b>",
            "<https://a.b>",
            "a <p>b</p>",
        ] {
            assert!(blocks(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn an_element_without_an_end_ends_at_a_blank_line() {
        assert_eq!(blocks("<div>a\nb\n\nc"), ["<div>a\nb\n"]);
    }
}
