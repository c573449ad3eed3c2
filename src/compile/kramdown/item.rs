//! The first lines of list items and definitions, where kramdown differs.
//!
//! 1. A list of the other kind that starts right below an item's line is a list within
//!    that item, however little it is indented.
//! 2. What follows a marker that stands alone is indented by four, so that code below it
//!    is indented by eight. An attribute list behind the marker is the item's.

use super::normaliser::Normaliser;
use super::{What, attributes, lines};

/// An item of an outermost list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    is_ordered: bool,
    /// How far its words are indented.
    content: usize,
}

impl Normaliser<'_> {
    /// Brings the line of an item into the form that both read alike.
    pub(super) fn item(&mut self, rest: &str, line: &str) {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if self.boundary && self.item.is_some_and(|item| indent < item.content) {
            self.item = None;
        }
        let Some((marker, is_ordered)) = marker(content) else {
            return;
        };
        let behind = content.get(marker..).unwrap_or_default();
        let words = behind.trim_start_matches(' ');
        let width = if words.trim().is_empty() { 1 } else { behind.len() - words.len() };
        let outer = self.item.filter(|item| indent < item.content);
        match (outer, is_ordered) {
            (Some(item), Some(is_ordered)) if item.is_ordered != is_ordered && !is_rule(content) => {
                let nested = " ".repeat(item.content - indent);
                self.rewriter.replace(self.at..self.at, &nested);
            }
            (_, Some(is_ordered)) if indent < 4 && (outer.is_some() || self.item.is_none()) => {
                self.item = Some(Item { is_ordered, content: indent + marker + width.min(4) });
            }
            _ => {}
        }
        self.lone_marker(rest, line, indent, marker);
    }

    /// A marker with nothing but an attribute list behind it, ahead of code.
    fn lone_marker(&mut self, rest: &str, line: &str, indent: usize, marker: usize) {
        let start = indent + marker;
        let behind = line.get(start..).unwrap_or_default();
        let written = behind.trim();
        let list = match attributes::span(written) {
            Some((list, length)) if length == written.len() => Some(list),
            _ if written.is_empty() => None,
            _ => return,
        };
        let next = rest.get(line.len()..).unwrap_or_default();
        let spaces = next.len() - next.trim_start_matches(' ').len();
        let is_code = spaces >= indent + 8;
        if !is_code || next.split('\n').next().is_none_or(lines::is_blank) {
            return;
        }
        let what = list.map_or(What::Nothing, |list| What::AttributesOfItem(list.to_owned()));
        let at = self.at + start;
        self.rewriter.replace(at..at, &" ".repeat(4usize.saturating_sub(marker).max(1)));
        self.take(at..at + behind.trim_end().len(), what, false);
        self.at = at + behind.trim_end().len();
    }
}

/// How long the marker of an item or a definition is, and whether it numbers the item.
fn marker(content: &str) -> Option<(usize, Option<bool>)> {
    if content.starts_with(": ") {
        return Some((1, None));
    }
    if !lines::is_list_item(content) {
        return None;
    }
    let digits = content.len() - content.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    // `1)` is no list for kramdown.
    let is_ordered = !content.get(digits..)?.starts_with(')');
    Some((digits + 1, is_ordered.then_some(digits > 0)))
}

/// Whether a line is a rule: `* * *`.
fn is_rule(content: &str) -> bool {
    let marks = |mark: char| content.chars().all(|c| c == mark || c.is_whitespace());
    content.matches(['*', '-']).count() > 2 && (marks('*') || marks('-'))
}

#[cfg(test)]
mod tests {
    use crate::compile::kramdown::normalise;
    use crate::compile::source::Origin;

    fn normalised(text: &str) -> String {
        normalise(text, Origin::at(0)).text
    }

    #[test]
    fn a_list_of_the_other_kind_belongs_to_the_item_above_it() {
        assert_eq!(normalised("1. a\n- b\n- c\n2. d\n"), "1. a\n   - b\n   - c\n2. d\n");
        assert_eq!(normalised("- a\n1. b\n"), "- a\n  1. b\n");
        assert_eq!(normalised("- a\n\n  1. b\n- c\n"), "- a\n\n  1. b\n- c\n");
        for text in ["1. a\n\n- b\n", "1. a\n* * *\n", "- a\n+ b\n", "- a\n1) b\n", "a\n- b\n"] {
            assert_eq!(normalised(text), text);
        }
    }

    #[test]
    fn code_below_a_lone_marker_is_indented_by_eight() {
        assert_eq!(normalised("*\n        a"), "*   <!---->\n        a");
        assert_eq!(normalised("1. {:.b}\n        a"), "1.  <!---->\n        a");
        for text in ["*\n    a", "*\n\n        a", "* a\n        b", "* {:.b} c\n        d"] {
            assert_eq!(normalised(text), text);
        }
    }
}
