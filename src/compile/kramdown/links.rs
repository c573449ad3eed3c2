//! Links within a line, where kramdown differs.
//!
//! 1. Brackets are told apart: a link holds no other link, and a picture no other picture.
//! 2. An address may have spaces in it, and an empty title makes no link.

use std::ops::Range;

use super::spans::{Reader, Span};

/// The most characters of what stands behind a link's words that are looked at.
const MAX_DESTINATION: usize = 500;

/// A link, or a picture.
pub(super) struct Link {
    /// Its bracket that opens, with its `!`.
    open: Range<usize>,
    /// Its bracket that closes.
    close: usize,
}

impl Reader<'_> {
    /// Takes the end of a link's words, behind which it says where it leads: kramdown takes
    /// spaces in that, `CommonMark` wants `<>` around them. Returns how long it is.
    pub(super) fn end_of_words(&mut self, rest: &str) -> usize {
        let bracket = self.brackets.pop();
        let Some(Destination { address, length, needs_marks }) =
            destination(rest.get(2..).unwrap_or_default())
        else {
            return 2;
        };
        let Some(address) = address else {
            // An empty title makes no link.
            self.found.push((self.at_offset(1)..self.at_offset(1), Span::Sign("\\".to_owned())));
            return 2;
        };
        if needs_marks && !address.starts_with('<') {
            let at = self.at_offset(2);
            self.found.push((at..at + address.len(), Span::Sign(format!("<{address}>"))));
        }
        if let Some((start, length)) = bracket {
            self.link(start..start + length);
        }
        2 + length
    }

    pub(super) fn at_offset(&self, further: usize) -> usize {
        self.offset + self.at + further
    }

    pub(super) fn bracket(&mut self, length: usize) -> usize {
        self.brackets.push((self.at_offset(0), length));
        length
    }

    /// A link that ends here: there is no other in it, nor a picture in a picture.
    fn link(&mut self, open: Range<usize>) {
        if open.len() == 2 {
            // The words for a picture have no marks of links, however these are nested.
            while self.escaped.pop_if(|(at, _)| at.start > open.start).is_some() {}
        }
        while let Some(inner) = self.links.pop_if(|inner| inner.open.start > open.start) {
            // Within the words of a link, a picture is one.
            if inner.open.len() == open.len() {
                for bracket in [inner.open, inner.close..inner.close + 1] {
                    let written = self.text.get(bracket.start - self.offset..bracket.end - self.offset);
                    let escaped: String =
                        written.unwrap_or_default().chars().flat_map(|c| ['\\', c]).collect();
                    self.escaped.push((bracket, Span::Sign(escaped)));
                }
            }
        }
        self.links.push(Link { open, close: self.at_offset(0) });
    }
}

/// What stands in the brackets behind the words of a link.
struct Destination<'t> {
    /// The address, without white space around it and without a title; none where the
    /// title is an empty one.
    address: Option<&'t str>,
    /// The length up to behind the bracket that closes it.
    length: usize,
    /// Whether only `<>` around it make an address of it for `CommonMark`.
    needs_marks: bool,
}

/// Where a link leads whose bracket has just been opened.
fn destination(text: &str) -> Option<Destination<'_>> {
    let mut depth = 1;
    let mut title = None;
    let end = text.char_indices().take(MAX_DESTINATION).find_map(|(at, c)| {
        match c {
            '\n' | '\\' | '<' | '>' | '`' => return Some(None),
            '"' | '\'' if text.get(..at).is_some_and(|before| before.ends_with(' ')) => {
                title.get_or_insert(at);
            }
            '(' if title.is_none() => depth += 1,
            ')' if title.is_none() => depth -= 1,
            // Behind a title the brackets in the address count no more.
            ')' if text.get(..at).is_some_and(|before| before.ends_with(['"', '\''])) => {
                return Some(Some(at));
            }
            _ => {}
        }
        (depth == 0).then_some(Some(at))
    })??;
    let address = text.get(..title.unwrap_or(end))?.trim();
    // `(title)` in brackets of its own is none of the address.
    let titled =
        address.ends_with(')') && address.rsplit(' ').next().is_some_and(|last| last.starts_with('('));
    let is_address = !text.starts_with(' ') && !address.is_empty() && !titled;
    let has_no_title = title.and_then(|title| text.get(title..end)).is_some_and(|title| title.len() == 2);
    let needs_marks = is_address && (address.contains(' ') || depth > 1);
    (is_address || !has_no_title).then_some(Destination {
        address: (!has_no_title).then_some(address),
        length: end + 1,
        needs_marks,
    })
}

#[cfg(test)]
mod tests {
    use crate::compile::kramdown::normalise;
    use crate::compile::source::Origin;

    fn normalised(text: &str) -> String {
        normalise(text, Origin::at(0)).text
    }

    #[test]
    fn no_link_stands_in_another() {
        assert_eq!(normalised("[a [b](c) d](e)"), "[a \\[b\\](c) d](e)");
        assert_eq!(normalised("![a ![b](c)](d)"), "![a \\!\\[b\\](c)](d)");
        for text in ["[![a](b)](c)", "[a](b) [c](d)", "[a [b] c](d)", "![[[a](b)](c)](d)", "[a [b](c) d"] {
            assert_eq!(normalised(text), text);
        }
    }

    #[test]
    fn a_title_ends_the_address() {
        assert_eq!(normalised("[a](b(c \"d\")"), "[a](<b(c> \"d\")");
        assert_eq!(normalised("[a](b '')"), "[a]\\(b '')");
        for text in ["[a](b(c)", "[a](b \"c\")", "[a](b(c) \"d\")", "[a]()"] {
            assert_eq!(normalised(text), text);
        }
    }
}
