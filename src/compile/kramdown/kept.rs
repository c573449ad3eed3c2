//! What stays to the letter: Liquid that nothing stands for.
//!
//! 1. In words it is taken out whole, so that no quote or pipe in it is Markdown.
//! 2. In code and in tags it stays as it is. A table's pipes are told from those in it.
//! 3. As a link's address it makes no link: all of that stays as words.

use std::ops::Range;

use super::spans::Span;

/// What stays to the letter in a text.
#[derive(Debug)]
pub(super) struct Kept {
    /// Where, in order.
    pub(super) at: Vec<Range<usize>>,
    /// The text with other letters for the pipes in it.
    pub(super) masked: Option<String>,
}

impl Kept {
    pub(super) fn new(text: &str, at: Vec<Range<usize>>) -> Self {
        let masked = (!at.is_empty()).then(|| {
            let mut masked = String::with_capacity(text.len());
            let mut copied = 0;
            for range in &at {
                masked.push_str(text.get(copied..range.start).unwrap_or_default());
                masked.push_str(&text.get(range.clone()).unwrap_or_default().replace('|', "x"));
                copied = range.end;
            }
            masked.push_str(text.get(copied..).unwrap_or_default());
            masked
        });
        Self { at, masked }
    }

    /// The pipes of what stays within `place`, but for what `spans` take out whole.
    pub(super) fn in_code<'k>(
        &'k self,
        text: &'k str,
        place: &Range<usize>,
        spans: &'k [(Range<usize>, Span)],
    ) -> impl Iterator<Item = usize> + 'k {
        let taken = |range: &Range<usize>| {
            spans
                .binary_search_by_key(&range.start, |(at, _)| at.start)
                .is_ok_and(|found| spans.get(found).is_some_and(|(_, span)| *span == Span::Kept))
        };
        let left = within(&self.at, place).iter().filter(move |range| !taken(range));
        left.flat_map(move |range| {
            let written = text.get(range.clone()).unwrap_or_default();
            written.match_indices('|').map(|(at, _)| range.start + at)
        })
    }
}

/// Those of `kept` that start and end within `place`.
pub(super) fn within<'k>(kept: &'k [Range<usize>], place: &Range<usize>) -> &'k [Range<usize>] {
    let first = kept.partition_point(|at| at.start < place.start);
    let rest = kept.get(first..).unwrap_or_default();
    rest.get(..rest.partition_point(|at| at.end <= place.end)).unwrap_or_default()
}

/// Those of `kept` that are words of a paragraph that starts at `offset`: the definition of a
/// link's address holds none.
pub(super) fn words(paragraph: &str, offset: usize, kept: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    if within(kept, &(offset..offset + paragraph.len())).is_empty() {
        return words;
    }
    let mut left = kept;
    let mut start = offset;
    for line in paragraph.split_inclusive('\n') {
        let end = start + line.len();
        left = left.get(left.partition_point(|at| at.start < start)..).unwrap_or_default();
        let on_line = left.get(..left.partition_point(|at| at.start < end)).unwrap_or_default();
        if !is_definition(line) {
            words.extend_from_slice(on_line);
        }
        start = end;
    }
    words.retain(|at| at.end <= start);
    words
}

/// `[name]: address`
fn is_definition(line: &str) -> bool {
    let content = line.trim_start_matches([' ', '>']);
    content.starts_with('[') && !content.starts_with("[^") && content.contains("]:")
}

#[cfg(test)]
mod tests {
    use crate::compile::kramdown::normalise_around;
    use crate::compile::source::Origin;

    fn normalised(text: &str) -> String {
        let mut at = 0;
        let mut kept = Vec::new();
        while let Some((before, rest)) = text.get(at..).and_then(|rest| rest.split_once("{{")) {
            let start = at + before.len();
            at = start + 2 + rest.find("}}").unwrap_or(0) + 2;
            kept.push(start..at);
        }
        normalise_around(text, Origin::at(0), kept).text
    }

    #[test]
    fn words_are_taken_out_whole() {
        assert_eq!(normalised("a {{ b | c }} d\n"), "a \u{2060} d\n");
        assert_eq!(normalised("\\{{ b }}"), "\\\u{2060}");
        assert_eq!(normalised("d {{ a | b }} | c\n"), "| | |\n|---|---|\nd \u{2060} | c\n");
    }

    #[test]
    fn code_and_addresses_stay() {
        for text in ["`{{ a | b }}`\n", "<a title='{{ a }}'>", "[a]: {{ b }}\n", "```\n{{ a | b }}\n```\n"] {
            assert_eq!(normalised(text), text);
        }
        assert_eq!(normalised("`{{ a | b }}` | c\n"), "| | |\n|---|---|\n`{{ a \\| b }}` | c\n");
    }

    #[test]
    fn an_address_of_it_makes_no_link() {
        assert_eq!(normalised("[a]({{ b }}/c)"), "[a]\\(\u{2060}/c)");
        assert_eq!(normalised("[a](<{{ b }}>)"), "[a]\\(<\u{2060}>)");
        assert_eq!(normalised("[a](b) {{ c }}"), "[a](b) \u{2060}");
    }
}
