//! What kramdown reads within a line, and `CommonMark` does not, or otherwise.
//!
//! 1. Formulas between `$$`, extensions (`{::comment}…{:/comment}`), quotes such as `<<`, and
//!    elements whose words are no Markdown are taken out.
//! 2. Stars and tildes beside Japanese words are made to emphasise these (`emphasis`).
//! 3. Links and pictures are told apart (`links`).
//!
//! Code, tags and escapes are passed over, so that what stands in them stays.

use std::ops::Range;

use super::attributes;
use super::kept;
use super::links::Link;
use crate::compile::html::{self, Token};
use crate::compile::typography::is_wide;

/// How many texts may be looked for in vain, each as far as the paragraph goes.
const MAX_ABSENT: usize = 64;

/// A span that is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    /// A formula, without its marks.
    Math(String),
    /// HTML that is no Markdown; its place in the text.
    Raw(Range<usize>),
    /// Nothing is shown.
    Nothing,
    /// It stays to the letter.
    Kept,
    /// Other characters in its place.
    Sign(String),
}

/// The spans of a paragraph that starts at `offset`, in order; the text's ranges `kept` stay.
pub(super) fn spans(paragraph: &str, offset: usize, kept: &[Range<usize>]) -> Vec<(Range<usize>, Span)> {
    let kept = kept::words(paragraph, offset, kept);
    let marks = ["$$", "{::", "<<", "](", "<kbd", "<samp", "<var", "markdown="];
    let may_emphasise = paragraph.contains(['*', '~']) && !paragraph.is_ascii();
    let is_plain = kept.is_empty() && !may_emphasise;
    if is_plain && !marks.iter().any(|mark| paragraph.contains(mark)) {
        return Vec::new();
    }
    let mut reader = Reader {
        text: paragraph,
        offset,
        at: 0,
        kept,
        found: Vec::new(),
        absent: Vec::new(),
        brackets: Vec::new(),
        links: Vec::new(),
        escaped: Vec::new(),
    };
    while reader.at < paragraph.len() {
        let step = reader.step();
        reader.at += step.max(1);
    }
    reader.found.append(&mut reader.escaped);
    reader.found.sort_by_key(|(at, _)| at.start);
    reader.found
}

/// Reads a paragraph.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) offset: usize,
    pub(super) at: usize,
    /// What stays to the letter, in order.
    kept: Vec<Range<usize>>,
    pub(super) found: Vec<(Range<usize>, Span)>,
    /// What is not found from here on, and need not be looked for again.
    absent: Vec<String>,
    /// The brackets that are open: where each stands, and how long it is with its `!`.
    pub(super) brackets: Vec<(usize, usize)>,
    /// The links and pictures that stand in no other one.
    pub(super) links: Vec<Link>,
    /// The brackets of the others, escaped.
    pub(super) escaped: Vec<(Range<usize>, Span)>,
}

impl Reader<'_> {
    /// How far what starts here goes.
    fn step(&mut self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if let Some(length) = self.kept_at(0) {
            self.push(length, Span::Kept);
            return length;
        }
        match rest.as_bytes() {
            [b'\\', b'{', ..] if self.kept_at(1).is_some() => 1,
            [b'\\', ..] => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            [b'`', ..] => self.code(rest),
            // Two of them are a quote, even ahead of a tag.
            [b'<', b'<', b' ', ..] => self.sign(3, "«\u{a0}"),
            [b'<', b'<', ..] => self.sign(2, "«"),
            [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!') => {
                let end = self.find(rest, 1, ">").map_or(1, |end| end + 1);
                self.raw_element(rest, end).unwrap_or(end)
            }
            [b'$', b'$', ..] => self.math(rest),
            [mark @ b'*', ..] | [mark @ b'~', b'~', ..] => self.emphasis(rest, char::from(*mark)),
            [b'{', b':', b':', ..] => self.extension(rest).unwrap_or(3),
            [b'!', b'[', ..] => self.bracket(2),
            [b'[', ..] => self.bracket(1),
            [b']', b'(', ..] if self.is_kept_address(rest) => {
                self.brackets.pop();
                let at = self.at_offset(1);
                self.found.push((at..at, Span::Sign("\\".to_owned())));
                2
            }
            [b']', b'(', ..] => self.end_of_words(rest),
            [b']', ..] => {
                self.brackets.pop();
                1
            }
            _ => rest
                .char_indices()
                .skip(1)
                .find(|(_, c)| matches!(c, '\\' | '`' | '<' | '$' | '{' | '!' | '[' | ']' | '*' | '~'))
                .map_or(rest.len(), |(next, _)| next),
        }
    }

    /// The length of what stays to the letter and starts so much further on.
    fn kept_at(&self, further: usize) -> Option<usize> {
        let start = self.at_offset(further);
        let found = self.kept.binary_search_by_key(&start, |at| at.start).ok()?;
        self.kept.get(found).map(ExactSizeIterator::len)
    }

    /// Whether something that stays to the letter is of the address in the brackets here.
    fn is_kept_address(&self, rest: &str) -> bool {
        /// No address is longer.
        const LONGEST: usize = 500;
        let start = self.at_offset(2);
        let next = self.kept.get(self.kept.partition_point(|at| at.start < start));
        let length = next.map(|at| at.start - start).filter(|length| *length <= LONGEST);
        let ahead = length.and_then(|length| rest.get(2..2 + length));
        ahead.is_some_and(|ahead| !ahead.contains([')', '\n']))
    }

    /// Where `wanted` is found from `from` on; what is not there is looked for once.
    fn find(&mut self, rest: &str, from: usize, wanted: &str) -> Option<usize> {
        if self.absent.iter().any(|absent| absent == wanted) {
            return None;
        }
        let found = rest.get(from..).and_then(|rest| rest.find(wanted)).map(|at| from + at);
        if found.is_none() {
            self.absent.push(wanted.to_owned());
        }
        found
    }

    fn code(&mut self, rest: &str) -> usize {
        let length = rest.len() - rest.trim_start_matches('`').len();
        let marks = rest.get(..length).unwrap_or_default().to_owned();
        let mut from = length;
        while let Some(start) = self.find(rest, from, &marks) {
            let run = rest.get(start..).map_or(0, |rest| rest.len() - rest.trim_start_matches('`').len());
            if run == length {
                return start + run;
            }
            from = start + run;
        }
        // Not found: it would not be found further on either.
        self.absent.push(marks);
        length
    }

    /// Marks that emphasise words, which `CommonMark` lets begin or end only where punctuation
    /// has a space beside it: Japanese has none, as in `これは**「題」**です`. What stands for nothing
    /// and counts as a letter is put between the marks and the punctuation.
    fn emphasis(&mut self, rest: &str, mark: char) -> usize {
        let length = rest.len() - rest.trim_start_matches(mark).len();
        let before = self.text.get(..self.at).and_then(|text| text.chars().next_back());
        let behind = rest.get(length..).unwrap_or_default();
        // An attribute list stands right behind what it is of.
        let after = behind.chars().next().filter(|_| !behind.starts_with("{:"));
        if let (Some(before), Some(after)) = (before, after) {
            let is_space = before.is_whitespace() || after.is_whitespace();
            let is_sign = |c: char| !c.is_alphanumeric();
            if !is_space && (is_wide(before) || is_wide(after)) && is_sign(before) != is_sign(after) {
                let at = self.at_offset(if is_sign(after) { length } else { 0 });
                self.found.push((at..at, Span::Nothing));
            }
        }
        length
    }

    /// An element whose words are no Markdown, and whose start tag is so long.
    fn raw_element(&mut self, rest: &str, tag: usize) -> Option<usize> {
        let name = raw_name(rest.get(..tag)?)?;
        // Each name that is not found again has all of the paragraph read.
        if self.absent.len() > MAX_ABSENT {
            return None;
        }
        let stop = format!("</{name}>");
        let length = self.find(rest, tag, &stop)? + stop.len();
        let start = self.at_offset(0);
        self.push(length, Span::Raw(start..start + length));
        Some(length)
    }

    fn math(&mut self, rest: &str) -> usize {
        let Some(end) = self.find(rest, 2, "$$") else {
            return 2;
        };
        // Within a quotation its marks stand ahead of each line.
        let lines = rest.get(2..end).unwrap_or_default().lines();
        let lines: Vec<&str> = lines.map(|line| line.trim_start_matches(['>', ' '])).collect();
        let formula = lines.join("\n");
        let formula = formula.trim();
        if formula.is_empty() {
            return end + 2;
        }
        self.push(end + 2, Span::Math(formula.to_owned()));
        end + 2
    }

    fn sign(&mut self, length: usize, sign: &str) -> usize {
        self.push(length, Span::Sign(sign.to_owned()));
        length
    }

    fn push(&mut self, length: usize, span: Span) {
        let start = self.offset + self.at;
        self.found.push((start..start + length, span));
    }

    fn extension(&mut self, rest: &str) -> Option<usize> {
        let Start { name, length: body, closed } = start(rest)?;
        if closed {
            self.push(body, Span::Nothing);
            return Some(body);
        }
        let (end, length) = self.stop(rest, body, name)?;
        let start = self.offset + self.at;
        let span = if name == "nomarkdown" { Span::Raw(start + body..start + end) } else { Span::Nothing };
        self.push(length, span);
        Some(length)
    }

    /// Where the next stop tag starts and ends.
    fn stop(&mut self, rest: &str, from: usize, name: &str) -> Option<(usize, usize)> {
        if self.absent.iter().any(|absent| absent == name) {
            return None;
        }
        let found = stop(rest, from, name);
        if found.is_none() {
            self.absent.push(name.to_owned());
        }
        found
    }
}

/// The name of an element, by its start tag, if its words are no Markdown.
fn raw_name(tag: &str) -> Option<&str> {
    let inside = tag.strip_prefix('<')?;
    let name = inside.get(..inside.find(|c: char| !c.is_ascii_alphanumeric())?)?;
    let is_raw = matches!(name, "kbd" | "samp" | "var");
    if !(is_raw || tag.contains("markdown=")) || tag.ends_with("/>") {
        return None;
    }
    let placed = html::tokens(tag, 0).into_iter().next()?;
    let Token::Open { attributes, void: false, .. } = placed.token else {
        return None;
    };
    let asked = attributes.iter().find(|(key, _)| key == "markdown").map(|(_, value)| value.as_str());
    match asked {
        Some("0") => Some(name),
        Some("span") => None,
        _ => is_raw.then_some(name),
    }
}

/// Where the next stop tag of an extension starts and ends: `{:/}` or `{:/name}`.
pub(super) fn stop(text: &str, from: usize, name: &str) -> Option<(usize, usize)> {
    text.get(from..)?.match_indices("{:/").find_map(|(at, tag)| {
        let rest = text.get(from + at + tag.len()..)?;
        let rest_behind_name = rest.strip_prefix(name).unwrap_or(rest);
        let behind = rest.strip_prefix('}').or_else(|| rest_behind_name.strip_prefix('}'))?;
        Some((from + at, text.len() - behind.len()))
    })
}

/// The start tag of an extension.
pub(super) struct Start<'t> {
    pub(super) name: &'t str,
    pub(super) length: usize,
    /// Whether it has no body: `{::comment /}`.
    pub(super) closed: bool,
}

/// The start tag of an extension at the start of `text`.
pub(super) fn start(text: &str) -> Option<Start<'_>> {
    let inside = text.strip_prefix("{::")?;
    let end = attributes::closing_brace(inside)?;
    let tag = inside.get(..end)?;
    let closed = tag.ends_with('/');
    let tag = tag.strip_suffix('/').unwrap_or(tag);
    let name = tag.split(char::is_whitespace).next().filter(|name| !name.is_empty())?;
    matches!(name, "comment" | "options" | "nomarkdown").then_some(())?;
    Some(Start { name, length: 3 + end + 1, closed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Span)> {
        spans(text, 0, &[]).into_iter().map(|(at, span)| (text.get(at).unwrap_or("?"), span)).collect()
    }

    #[test]
    fn formulas() {
        assert_eq!(found("a $$x_1$$ b"), [("$$x_1$$", Span::Math("x_1".to_owned()))]);
        assert_eq!(found("a $$x\n+ y$$"), [("$$x\n+ y$$", Span::Math("x\n+ y".to_owned()))]);
        for text in ["`$$x$$`", "\\$\\$x$$", "$$ x", "<a title='$$x$$'>", "$x$", "$$ $$"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn signs_and_addresses() {
        let sign = |text: &str| Span::Sign(text.to_owned());
        assert_eq!(found("a <<b>> c"), [("<<", sign("«"))]);
        assert_eq!(found("[a](b c.html 'd')"), [("b c.html", sign("<b c.html>"))]);
        assert_eq!(found("[a](b (c d).html)"), [("b (c d).html", sign("<b (c d).html>"))]);
        for text in ["[a](b.html 'c d')", "[a](<b c>)", "[a](b\nc)", "`[a](b c)`", "](b c"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn words_that_are_no_markdown() {
        assert_eq!(found("a <kbd>*b*</kbd> c"), [("<kbd>*b*</kbd>", Span::Raw(2..16))]);
        assert_eq!(found("<b markdown='0'>*b*</b>"), [("<b markdown='0'>*b*</b>", Span::Raw(0..23))]);
        for text in ["<kbd markdown='span'>*a*</kbd>", "<b markdown='1'>*a*</b>", "<kbd>a", "`<kbd>a</kbd>`"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn extensions() {
        assert_eq!(found("a {::comment}b{:/} c"), [("{::comment}b{:/}", Span::Nothing)]);
        assert_eq!(found("{::comment}b{:/x}{:/comment}"), [("{::comment}b{:/x}{:/comment}", Span::Nothing)]);
        assert_eq!(found("a{::options x='1' /}b"), [("{::options x='1' /}", Span::Nothing)]);
        assert_eq!(found("{::nomarkdown}*b*{:/}"), [("{::nomarkdown}*b*{:/}", Span::Raw(14..17))]);
        for text in ["{::comment} b", "{::other}a{:/}", "{::}", "`{::comment}a{:/}`"] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
