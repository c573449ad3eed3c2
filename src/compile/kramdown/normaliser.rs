//! Reads the text line by line, and takes out what only kramdown knows.
//!
//! 1. `region` reads lines, and tells blocks from other text.
//! 2. A block is taken whole by the part that knows it: `extension`, `html`, `math`, `table`.
//! 3. In other lines, fences without an end, underlines of headings and first lines of items
//!    are brought into `CommonMark`'s form, spans are taken out, and footnotes are ended.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use super::item::Item;
use super::kept::Kept;
use super::lines::{self, Line, Lines};
use super::spans::{self, Span};
use super::{BLOCK, Normalised, SPAN, Taken, What, attributes, table};
use crate::compile::html::{self, Placed};
use crate::compile::source::{Origin, Rewriter};

/// Reads a text, and writes it anew.
pub(super) struct Normaliser<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// What stays to the letter.
    kept: Kept,
    pub(super) origin: Origin,
    pub(super) rewriter: Rewriter<'t>,
    pub(super) taken: Vec<Taken>,
    unclosed: Vec<Range<usize>>,
    pub(super) named: attributes::Named,
    pub(super) abbreviations: HashMap<String, String>,
    pub(super) lines: Lines,
    /// The item of an outermost list that is open.
    pub(super) item: Option<Item>,
    /// Whether a block may start that follows no text directly.
    pub(super) boundary: bool,
    /// How many lines of a paragraph stand right ahead.
    pub(super) paragraph: usize,
    /// The spans of the paragraph that was looked at last, and its end.
    pub(super) spans: VecDeque<(Range<usize>, Span)>,
    pub(super) spans_end: usize,
    pub(super) paragraph_end: usize,
    /// How far all looking for ends of elements may go together.
    pub(super) budget: usize,
    /// The end of the paragraph in which tags were met last that never end, and their number.
    pub(super) unended: (usize, usize),
}

impl<'t> Normaliser<'t> {
    pub(super) fn new(text: &'t str, origin: Origin, kept: Vec<Range<usize>>) -> Self {
        Self {
            text,
            at: 0,
            kept: Kept::new(text, kept),
            origin,
            rewriter: Rewriter::new(text),
            taken: Vec::new(),
            unclosed: Vec::new(),
            named: attributes::Named::new(),
            abbreviations: HashMap::new(),
            lines: Lines::default(),
            item: None,
            boundary: true,
            paragraph: 0,
            spans: VecDeque::new(),
            spans_end: 0,
            paragraph_end: 0,
            budget: text.len().saturating_mul(4),
            unended: (0, 0),
        }
    }

    /// Reads the lines up to `end`, within `depth` elements whose text is Markdown.
    pub(super) fn region(&mut self, end: usize, depth: usize) {
        while self.at < end {
            let rest = self.text.get(self.at..end).unwrap_or_default();
            let line = rest.split_inclusive('\n').next().unwrap_or(rest);
            match self.lines.read(line, rest) {
                Line::Blank => (self.boundary, self.paragraph) = (true, 0),
                Line::Code => (self.boundary, self.paragraph) = (false, 0),
                Line::Fence { is_doubtful } => {
                    if is_doubtful {
                        self.tell_unclosed(line);
                    }
                    (self.boundary, self.paragraph) = (false, 0);
                }
                Line::Unclosed { fence } => self.escape_fence(line, fence),
                Line::Text { outermost } => {
                    if self.block(rest, line, outermost, depth) {
                        continue;
                    }
                    self.underline(line, outermost);
                    self.item(rest, line);
                    self.colon(line);
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
        // Pipes in what stays to the letter divide nothing.
        let place = self.at..self.at + rest.len();
        let rest = self.kept.masked.as_deref().and_then(|masked| masked.get(place)).unwrap_or(rest);
        let line = rest.get(..line.len()).unwrap_or(line);
        if !line.contains('|') {
            return false;
        }
        let content = line.trim_start_matches([' ', '\t', '>']);
        let is_item = lines::is_list_item(content);
        let starts_tag =
            |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        let starts_other = content.starts_with(['#', '{'])
            || content.strip_prefix('<').is_some_and(starts_tag)
            || is_setext(rest, line);
        if !(self.boundary || is_item) || starts_other {
            return false;
        }
        let Some(table) = table::table(rest, is_boundary) else {
            return false;
        };
        let place = self.at..self.at + table.length;
        let lines = self.text.get(place.clone()).unwrap_or_default();
        let spans = spans::spans(lines, self.at, &self.kept.at);
        let in_code: Vec<_> = self.kept.in_code(self.text, &place, &spans).collect();
        let mut changes: Vec<_> = table
            .changes
            .into_iter()
            .map(|(range, new)| (self.at + range.start..self.at + range.end, Span::Sign(new)))
            .chain(spans)
            .chain(in_code.into_iter().map(|at| (at..at, Span::Sign("\\".to_owned()))))
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
            self.spans = spans::spans(near, self.at, &self.kept.at).into();
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
            Span::Kept => {
                let written = self.text.get(at.clone()).unwrap_or_default().to_owned();
                self.take_span(at, What::Words(written));
            }
            Span::Raw(inside) => {
                let what = self.raw(inside);
                self.take_span(at, what);
            }
            Span::Sign(sign) => self.rewriter.replace(at, &sign),
        }
    }

    /// HTML that is no Markdown.
    pub(super) fn raw(&self, inside: Range<usize>) -> What {
        let text = self.text.get(inside.clone()).unwrap_or_default();
        What::Html { tokens: self.placed(html::tokens(text, inside.start)), open: false }
    }

    /// Tokens with their places in the post.
    pub(super) fn placed(&self, mut tokens: Vec<Placed>) -> Vec<Placed> {
        for placed in &mut tokens {
            placed.at = self.origin.of(&placed.at);
        }
        tokens
    }

    /// Puts a placeholder in place of `range`; `alone` where it stands on a line of its own.
    pub(super) fn take(&mut self, range: Range<usize>, what: What, alone: bool) {
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
        self.tell_unclosed(line);
        let start = self.at + line.len() - line.trim_start().len();
        let fence = self.text.get(start..start + length).unwrap_or_default();
        let escaped: String = fence.chars().flat_map(|mark| ['\\', mark]).collect();
        self.rewriter.replace(start..start + length, &escaped);
        self.boundary = false;
    }

    fn tell_unclosed(&mut self, line: &str) {
        let start = self.at + line.len() - line.trim_start().len();
        self.unclosed.push(self.origin.of(&(start..self.at + line.trim_end().len())));
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

    /// A definition has a space behind its colon: any other colon at a line's start is text.
    fn colon(&mut self, line: &str) {
        /// What is indented so deep may be code of a list's item.
        const DEEP: usize = 6;
        let indent = line.len() - line.trim_start_matches(' ').len();
        let content = lines::within(line.trim_start_matches(' '));
        let is_colon = content.strip_prefix(':').is_some_and(|rest| !rest.starts_with([' ', '\t']));
        let at = self.at + line.len() - content.len();
        if is_colon && indent < DEEP {
            self.rewriter.replace(at..at, "\\");
        }
    }

    /// Goes on at `at`, where a block has ended.
    pub(super) fn end_block(&mut self, at: usize) {
        self.at = at;
        self.paragraph = 0;
        self.boundary = true;
        self.lines.end_block();
    }

    /// How far it is from here to the next blank line.
    pub(super) fn near(&mut self, rest: &str) -> usize {
        if self.paragraph_end <= self.at {
            self.paragraph_end = self.at + paragraph_length(rest);
        }
        (self.paragraph_end - self.at).min(rest.len())
    }

    pub(super) fn finish(self) -> Normalised {
        let (text, origin) = self.rewriter.finish(self.origin);
        let Self { abbreviations, unclosed, taken, named, .. } = self;
        Normalised { text, origin, abbreviations, unclosed, taken, named }
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
