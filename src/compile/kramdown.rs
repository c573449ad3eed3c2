//! kramdown's block rules, brought into the form that a `CommonMark` parser reads alike.
//!
//! kramdown ends a block of HTML where its element ends, and reads on as Markdown
//! right behind; `CommonMark` ends it at the next blank line. So each such block is
//! read here and replaced by an empty comment on a line of its own, which both
//! take for a block; [`Normalised::html`] gives its tokens back by its place.

use std::ops::Range;

use super::html::{self, Placed};
use super::source::{Origin, Rewriter};

/// Stands where a block of HTML stood. Only its place tells which: an author's
/// own comment is a block of HTML like any other.
const PLACEHOLDER: &str = "<!---->";

/// A text for the `CommonMark` parser.
pub(super) struct Normalised {
    /// The text.
    pub(super) text: String,
    /// Where it came from.
    pub(super) origin: Origin,
    html: Vec<Html>,
}

/// A block of HTML, its places those of the post.
pub(super) struct Html {
    /// Where its placeholder starts.
    placeholder: usize,
    /// Its tokens.
    pub(super) tokens: Vec<Placed>,
}

impl Normalised {
    /// The block of HTML whose placeholder starts at `at`.
    pub(super) fn html(&self, at: usize) -> Option<&Html> {
        let index = self.html.binary_search_by_key(&at, |html| html.placeholder).ok()?;
        self.html.get(index)
    }
}

/// Replaces the blocks of HTML that stand on lines of their own in `text`.
pub(super) fn normalise(text: &str, origin: Origin) -> Normalised {
    let mut rewriter = Rewriter::new(text);
    let mut html = Vec::new();
    let mut lines = LineRules::default();
    let mut budget = text.len().saturating_mul(4);
    let mut at = 0;
    let mut paragraph_end = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        if !lines.may_start_html(line) {
            at += line.len();
            continue;
        }
        if paragraph_end <= at {
            paragraph_end = at + paragraph_length(rest);
        }
        let (mut tokens, length) = block(rest, at, paragraph_end - at, &mut budget);
        for placed in &mut tokens {
            placed.at = origin.of(&placed.at);
        }
        let range = at..at + length;
        let placeholder = rewriter.position(at) + 1;
        rewriter.replace(range.clone(), &format!("\n{PLACEHOLDER}\n"));
        html.push(Html { placeholder, tokens });
        at = skip_blanks(text, range.end);
        rewriter.replace(range.end..at, "");
    }
    let (text, origin) = rewriter.finish(origin);
    Normalised { text, origin, html }
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

/// How far it is to the next blank line.
fn paragraph_length(text: &str) -> usize {
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        length += line.len();
    }
    length
}

/// Knows, line by line, whether a block of HTML may start.
#[derive(Default)]
struct LineRules {
    /// The character and length of the fence that is open.
    fence: Option<(char, usize)>,
    in_list: bool,
    after_blank: bool,
}

impl LineRules {
    fn may_start_html(&mut self, line: &str) -> bool {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let blank = content.trim().is_empty();
        let after_blank = std::mem::replace(&mut self.after_blank, blank);
        if let Some((mark, length)) = self.fence {
            let run = run_of(content, mark);
            if run >= length && content.trim().chars().all(|c| c == mark) {
                self.fence = None;
            }
            return false;
        }
        if blank {
            return false;
        }
        if is_list_item(content) {
            self.in_list = true;
        } else if indent == 0 && after_blank {
            self.in_list = false;
        }
        if self.opens_fence(content, indent) || indent > 3 || (self.in_list && indent > 0) {
            return false;
        }
        starts_html(content)
    }

    fn opens_fence(&mut self, content: &str, indent: usize) -> bool {
        for mark in ['`', '~'] {
            let length = run_of(content, mark);
            let info = content.get(length..).unwrap_or_default();
            if length >= 3 && (indent <= 3 || self.in_list) && !(mark == '`' && info.contains('`')) {
                self.fence = Some((mark, length));
                return true;
            }
        }
        false
    }
}

fn run_of(text: &str, mark: char) -> usize {
    text.chars().take_while(|c| *c == mark).count()
}

fn is_list_item(content: &str) -> bool {
    let digits = content.len() - content.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = match content.strip_prefix(['-', '*', '+']) {
        Some(after) => Some(after),
        None if digits > 0 => content.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')'])),
        None => None,
    };
    after.is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t', '\n', '\r']))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<&str> {
        let normalised = normalise(text, Origin::at(0));
        normalised
            .html
            .iter()
            .map(|html| {
                let start = html.tokens.first().map_or(0, |placed| placed.at.start);
                let end = html.tokens.last().map_or(0, |placed| placed.at.end);
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
