//! kramdown's rules, brought into the form that a `CommonMark` parser reads alike.
//!
//! The text is read line by line; what only kramdown knows is taken out, and an empty
//! comment stands in its place, which both take for a piece of HTML. [`Normalised`] tells
//! by its place what it stands for:
//!
//! 1. `lines` tells code and lists from other text.
//! 2. A block of HTML (`element`) ends where its element ends, not at a blank line;
//!    within `markdown="1"` the text is read like any other.
//! 3. `extension` takes attribute lists (`attributes`), abbreviations, comments and ends
//!    of blocks (`^`).
//! 4. `table` brings pipe tables into the form that has a head.
//! 5. `spans` takes formulas and comments within a line.

mod attributes;
mod element;
mod extension;
mod lines;
mod spans;
mod table;

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use super::html::{self, Attribute, Placed};
use super::source::{Origin, Rewriter};
use lines::{Line, Lines};
use spans::Span;

/// Stands where a block was taken out. Only its place tells which: an author's own
/// comment is a piece of HTML like any other.
const BLOCK: &str = "<!---->";

/// Stands where a span was taken out, like a letter among the words.
const SPAN: &str = "\u{fffc}";

/// How deep elements with `markdown="1"` may stand within each other.
const MAX_DEPTH: usize = 8;

/// A text for the `CommonMark` parser.
pub(super) struct Normalised {
    /// The text.
    pub(super) text: String,
    /// Where it came from.
    pub(super) origin: Origin,
    /// Abbreviations, with what they stand for.
    pub(super) abbreviations: HashMap<String, String>,
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
    /// A formula.
    Math(String),
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
    let mut normaliser = Normaliser::new(text, origin);
    normaliser.region(text.len(), 0);
    normaliser.finish()
}

struct Normaliser<'t> {
    text: &'t str,
    at: usize,
    origin: Origin,
    rewriter: Rewriter<'t>,
    taken: Vec<Taken>,
    named: attributes::Named,
    abbreviations: HashMap<String, String>,
    lines: Lines,
    /// Whether a block may start that follows no text directly.
    boundary: bool,
    /// How many lines of a paragraph stand right ahead.
    paragraph: usize,
    /// The spans of the paragraph that was looked at last, and its end.
    spans: VecDeque<(Range<usize>, Span)>,
    spans_end: usize,
    paragraph_end: usize,
    /// How far all looking for ends of elements may go together.
    budget: usize,
}

impl<'t> Normaliser<'t> {
    fn new(text: &'t str, origin: Origin) -> Self {
        Self {
            text,
            at: 0,
            origin,
            rewriter: Rewriter::new(text),
            taken: Vec::new(),
            named: attributes::Named::new(),
            abbreviations: HashMap::new(),
            lines: Lines::default(),
            boundary: true,
            paragraph: 0,
            spans: VecDeque::new(),
            spans_end: 0,
            paragraph_end: 0,
            budget: text.len().saturating_mul(4),
        }
    }

    /// Reads the lines up to `end`, within `depth` elements whose text is Markdown.
    fn region(&mut self, end: usize, depth: usize) {
        while self.at < end {
            let rest = self.text.get(self.at..end).unwrap_or_default();
            let line = rest.split_inclusive('\n').next().unwrap_or(rest);
            match self.lines.read(line, rest) {
                Line::Blank => (self.boundary, self.paragraph) = (true, 0),
                Line::Code => (self.boundary, self.paragraph) = (false, 0),
                Line::Unclosed { fence } => self.escape_fence(line, fence),
                Line::Text { outermost } => {
                    if self.block(rest, line, outermost, depth) {
                        continue;
                    }
                    self.underline(line, outermost);
                    self.spans_of(rest, line);
                    self.boundary = false;
                    if outermost && is_footnote(line) {
                        self.end_footnote(rest, line, end - rest.len() + line.len());
                    }
                }
            }
            self.at = self.at.max(end - rest.len() + line.len());
        }
    }

    /// Takes a block that starts with `line`; returns whether it was one.
    fn block(&mut self, rest: &str, line: &str, outermost: bool, depth: usize) -> bool {
        self.extension(rest, line)
            || (outermost && (self.html(rest, line, depth) || self.math(rest)))
            || self.table(rest, line)
    }

    /// A formula on lines of its own.
    fn math(&mut self, rest: &str) -> bool {
        let content = rest.trim_start_matches(' ');
        // Behind a backslash a formula belongs to a paragraph.
        let escaped = content.starts_with("\\$$");
        let content = content.strip_prefix('\\').filter(|_| escaped).unwrap_or(content);
        let Some(inside) = content.strip_prefix("$$").filter(|_| self.boundary) else {
            return false;
        };
        let near =
            inside.get(..self.near(rest).saturating_sub(rest.len() - inside.len())).unwrap_or_default();
        let Some((formula, after)) = near.split_once("$$") else {
            return false;
        };
        let behind = after.split('\n').next().unwrap_or_default();
        let next = inside.get(formula.len() + 2 + behind.len()..).unwrap_or_default();
        let ends = next.split_inclusive('\n').nth(1).is_none_or(is_boundary);
        if !behind.trim().is_empty() || !ends || formula.trim().is_empty() {
            return false;
        }
        let length = rest.len() - next.len();
        if escaped {
            let formula = What::Math(formula.trim().to_owned());
            self.take_span(self.at..self.at + length - behind.len(), formula);
            self.at += length;
            self.boundary = false;
            return true;
        }
        self.take(self.at..self.at + length, What::Math(formula.trim().to_owned()), true);
        self.end_block(self.at + length);
        true
    }

    fn table(&mut self, rest: &str, line: &str) -> bool {
        if !line.contains('|') {
            return false;
        }
        let content = line.trim_start_matches([' ', '\t', '>']);
        let is_item = lines::is_list_item(content);
        let starts_other = content.starts_with(['#', '<', '{']) || is_setext(rest, line);
        if !(self.boundary || is_item) || starts_other {
            return false;
        }
        let Some(table) = table::table(rest, is_boundary) else {
            return false;
        };
        let lines = rest.get(..table.length).unwrap_or_default();
        let mut changes: Vec<_> = table
            .changes
            .into_iter()
            .map(|(range, new)| (self.at + range.start..self.at + range.end, Span::Sign(new)))
            .chain(spans::spans(lines, self.at))
            .collect();
        changes.sort_by_key(|(at, _)| at.start);
        for (at, span) in changes {
            self.replace(at, span);
        }
        self.at += table.length;
        self.boundary = false;
        self.lines.end_block();
        true
    }

    /// Takes the spans that start on a line of text.
    fn spans_of(&mut self, rest: &str, line: &str) {
        if self.spans_end <= self.at {
            let near = rest.get(..self.near(rest)).unwrap_or(rest);
            self.spans = spans::spans(near, self.at).into();
            self.spans_end = self.at + near.len();
        }
        let end = self.at + line.len();
        while self.spans.front().is_some_and(|(at, _)| at.start < end) {
            let Some((at, span)) = self.spans.pop_front() else {
                return;
            };
            if at.start < self.at {
                continue;
            }
            self.at = at.end;
            self.replace(at, span);
        }
    }

    fn replace(&mut self, at: Range<usize>, span: Span) {
        match span {
            Span::Math(formula) => self.take_span(at, What::Math(formula)),
            Span::Nothing => self.take_span(at, What::Nothing),
            Span::Raw(inside) => {
                let what = self.raw(inside);
                self.take_span(at, what);
            }
            Span::Sign(sign) => self.rewriter.replace(at, &sign),
        }
    }

    /// HTML that is no Markdown.
    fn raw(&self, inside: Range<usize>) -> What {
        let text = self.text.get(inside.clone()).unwrap_or_default();
        What::Html { tokens: self.placed(html::tokens(text, inside.start)), open: false }
    }

    /// Tokens with their places in the post.
    fn placed(&self, mut tokens: Vec<Placed>) -> Vec<Placed> {
        for placed in &mut tokens {
            placed.at = self.origin.of(&placed.at);
        }
        tokens
    }

    /// Puts a placeholder in place of `range`; `alone` where it stands on a line of its own.
    fn take(&mut self, range: Range<usize>, what: What, alone: bool) {
        let start = self.rewriter.position(range.start);
        let placeholder = start + usize::from(alone);
        let written = self.text.get(range.clone()).unwrap_or_default().to_owned();
        let text = if alone { format!("\n{BLOCK}\n") } else { BLOCK.to_owned() };
        self.rewriter.replace(range, &text);
        self.taken.push(Taken { placeholder, mark: BLOCK, written, what });
    }

    /// Puts a placeholder in place of a span.
    fn take_span(&mut self, range: Range<usize>, what: What) {
        let placeholder = self.rewriter.position(range.start);
        let written = self.text.get(range.clone()).unwrap_or_default().to_owned();
        self.rewriter.replace(range, SPAN);
        self.taken.push(Taken { placeholder, mark: SPAN, written, what });
    }

    /// Ends a footnote at the end of its line, where the next one is not indented.
    fn end_footnote(&mut self, rest: &str, line: &str, end: usize) {
        let next = rest.get(line.len()..).unwrap_or_default().split('\n').next().unwrap_or_default();
        let goes_on = next.trim().is_empty() || next.starts_with("    ") || next.starts_with('\t');
        if !goes_on && self.at <= end {
            self.rewriter.replace(end..end, "\n");
            self.boundary = true;
            self.paragraph = 0;
            self.lines.end_block();
        }
    }

    /// A fence that is never closed: its characters are text.
    fn escape_fence(&mut self, line: &str, length: usize) {
        let start = self.at + line.len() - line.trim_start().len();
        let fence = self.text.get(start..start + length).unwrap_or_default();
        let escaped: String = fence.chars().flat_map(|mark| ['\\', mark]).collect();
        self.rewriter.replace(start..start + length, &escaped);
        self.boundary = false;
    }

    /// A line of `=` or `-` below a paragraph of several lines makes no heading of it.
    fn underline(&mut self, line: &str, outermost: bool) {
        let content = line.trim();
        let starts_other = content.starts_with(['#', '>']) || lines::is_list_item(content);
        let is_line = ['=', '-'].into_iter().any(|mark| content.chars().all(|c| c == mark));
        if is_line && self.paragraph > 1 && outermost {
            let start = self.at + line.len() - line.trim_start().len();
            let text = match content.len() {
                length if content.starts_with('-') && length > 1 => {
                    content.replace("---", "—").replace("--", "–")
                }
                _ => format!("\\{content}"),
            };
            self.rewriter.replace(start..start + content.len(), &text);
        }
        self.paragraph = if outermost && !starts_other || is_line { self.paragraph + 1 } else { 0 };
    }

    /// Goes on at `at`, where a block has ended.
    fn end_block(&mut self, at: usize) {
        self.at = at;
        self.paragraph = 0;
        self.boundary = true;
        self.lines.end_block();
    }

    /// How far it is from here to the next blank line.
    fn near(&mut self, rest: &str) -> usize {
        if self.paragraph_end <= self.at {
            self.paragraph_end = self.at + paragraph_length(rest);
        }
        (self.paragraph_end - self.at).min(rest.len())
    }

    fn finish(self) -> Normalised {
        let (text, origin) = self.rewriter.finish(self.origin);
        Normalised { text, origin, abbreviations: self.abbreviations, taken: self.taken, named: self.named }
    }
}

/// How far it is to the next blank line.
fn paragraph_length(text: &str) -> usize {
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        if lines::is_blank(line) {
            break;
        }
        length += line.len();
    }
    length
}

/// Whether a block may end ahead of this line, which is not blank.
fn is_boundary(line: &str) -> bool {
    let content = line.trim();
    content.is_empty() || content == "^" || (content.starts_with("{:") && content.ends_with('}'))
}

/// Whether a line starts a footnote: `[^1]: words`.
fn is_footnote(line: &str) -> bool {
    let name = line.trim_start().strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
    name.is_some_and(|(name, _)| !name.is_empty() && !name.contains([' ', ']', '[']))
}

/// Whether the next line makes a heading of this one.
fn is_setext(rest: &str, line: &str) -> bool {
    let next = rest.get(line.len()..).and_then(|rest| rest.split('\n').next()).unwrap_or_default().trim_end();
    let marks = |mark: char| !next.is_empty() && next.chars().all(|c| c == mark);
    marks('-') || marks('=')
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
