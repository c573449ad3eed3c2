//! Blocks of HTML, which end where their element ends.

use std::ops::Range;

use super::What;
use super::normaliser::Normaliser;
use crate::compile::html::{self, Placed, Token};

/// How deep elements with `markdown="1"` may stand within each other.
const MAX_DEPTH: usize = 8;

/// How many tags of a paragraph may have no end before the others are words unread: each
/// is read up to the paragraph's end.
const MAX_UNENDED: usize = 8;

impl Normaliser<'_> {
    /// Takes the block of HTML that starts with `line`; returns whether there is one.
    pub(super) fn html(&mut self, rest: &str, line: &str, depth: usize) -> bool {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if !starts_html(line.get(indent..).unwrap_or_default()) {
            return false;
        }
        let Some((tokens, length)) = self.element(rest) else {
            // A tag that never ends is none to kramdown, and the line a paragraph's.
            let start = self.at + indent;
            self.rewriter.replace(start..start + 1, "&lt;");
            return false;
        };
        let end = self.at + length;
        self.parts(tokens, end, depth);
        let behind = skip_blanks(self.text, end);
        self.rewriter.replace(end..behind, "");
        self.end_block(behind);
        true
    }

    /// The block of HTML at the start of `rest`, and its length; none where its tag never ends.
    fn element(&mut self, rest: &str) -> Option<(Vec<Placed>, usize)> {
        let near = self.near(rest);
        let paragraph = self.at + near;
        if self.unended != (paragraph, MAX_UNENDED) {
            let (tokens, length) = block(rest, self.at, near, &mut self.budget);
            let ends = match tokens.first().map(|placed| &placed.token) {
                Some(Token::Text(words)) => !words.trim_start().starts_with('<'),
                _ => true,
            };
            if ends {
                return Some((tokens, length));
            }
            let before = if self.unended.0 == paragraph { self.unended.1 } else { 0 };
            self.unended = (paragraph, before + 1);
        }
        None
    }

    /// Takes the tokens up to `end`, and reads what stands in `markdown="1"` as text.
    fn parts(&mut self, tokens: Vec<Placed>, end: usize, depth: usize) {
        let mut tokens = tokens.into_iter();
        let mut part: Vec<Placed> = Vec::new();
        while let Some(placed) = tokens.next() {
            let is_text = depth < MAX_DEPTH && is_markdown(&placed.token);
            let close = if is_text { partner(&placed.token, tokens.as_slice()) } else { None };
            let start = placed.at.end;
            part.push(placed);
            let Some((index, at)) = close else {
                continue;
            };
            let tokens_so_far = self.placed(std::mem::take(&mut part));
            self.take(self.at..start, What::Html { tokens: tokens_so_far, open: true }, true);
            self.end_block(start);
            let lines = std::mem::take(&mut self.lines);
            self.region(at.start, depth + 1);
            self.lines = lines;
            self.at = at.start;
            tokens = tokens.as_slice().get(index..).unwrap_or_default().to_vec().into_iter();
        }
        let tokens = self.placed(part);
        self.take(self.at..end, What::Html { tokens, open: false }, true);
    }
}

/// Whether an element's text is Markdown.
fn is_markdown(token: &Token) -> bool {
    let Token::Open { name, attributes, void: false } = token else {
        return false;
    };
    let asks = |value: &str| matches!(value, "1" | "block" | "span");
    let raw = matches!(name.as_str(), "script" | "style" | "pre" | "textarea" | "iframe" | "code");
    !raw && attributes.iter().any(|(key, value)| key == "markdown" && asks(value))
}

/// Which of the tokens that follow closes an element, and where it stands.
fn partner(open: &Token, tokens: &[Placed]) -> Option<(usize, Range<usize>)> {
    let Token::Open { name, .. } = open else {
        return None;
    };
    let mut depth = 0usize;
    for (index, placed) in tokens.iter().enumerate() {
        match &placed.token {
            Token::Open { name: other, void: false, .. } if other == name => depth += 1,
            Token::Close { name: other } if other == name => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Some((index, placed.at.clone())),
            },
            _ => {}
        }
    }
    None
}

/// Behind the spaces, and behind one line break, that follow `at`.
fn skip_blanks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let after = rest.get(spaces..).unwrap_or_default();
    let line_break = if after.starts_with("\r\n") { 2 } else { usize::from(after.starts_with('\n')) };
    at + spaces + line_break
}

/// The block of HTML at the start of `rest`, which starts at `at`, and its length:
/// up to the end of its element, or else up to the next blank line, `paragraph` on.
///
/// `budget` bounds how far all looking for ends may go together, so that many
/// elements without an end cost no more than a few readings of the text.
fn block(rest: &str, at: usize, paragraph: usize, budget: &mut usize) -> (Vec<Placed>, usize) {
    let near = rest.get(..paragraph).unwrap_or(rest);
    if let Some(found) = html::first_element(near, at) {
        return found;
    }
    if rest.len() <= *budget {
        *budget -= rest.len();
        if let Some(found) = html::first_element(rest, at) {
            return found;
        }
    }
    (html::tokens(near, at), near.len())
}

/// Whether a block of HTML starts here: a comment, or a tag of a block element.
fn starts_html(content: &str) -> bool {
    let Some(rest) = content.strip_prefix('<') else {
        return false;
    };
    if rest.starts_with("!--") {
        return true;
    }
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let name: Range<usize> = 0..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let after = rest.get(name.end..).unwrap_or_default();
    let name = rest.get(name).unwrap_or_default().to_ascii_lowercase();
    html::is_block(&name) && (after.is_empty() || after.starts_with(['>', '/', ' ', '\t', '\n', '\r']))
}
