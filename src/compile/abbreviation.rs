//! Abbreviations: words that the author explains once, on a line of their own.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// The longest abbreviation that is looked for, in bytes.
const MAX_LENGTH: usize = 100;

/// The abbreviations of a text.
#[derive(Debug, Default)]
pub(super) struct Abbreviations {
    titles: HashMap<String, String>,
    /// The lengths of those that start with a character.
    lengths: HashMap<char, BTreeSet<usize>>,
}

impl Abbreviations {
    /// Takes abbreviations with what they stand for.
    pub(super) fn new(titles: HashMap<String, String>) -> Self {
        let mut lengths: HashMap<char, BTreeSet<usize>> = HashMap::new();
        for name in titles.keys().filter(|name| name.len() <= MAX_LENGTH) {
            if let Some(first) = name.chars().next() {
                lengths.entry(first).or_default().insert(name.len());
            }
        }
        Self { titles, lengths }
    }

    /// The abbreviations among `words`, in order, with what they stand for. They are
    /// whole words; characters beyond ASCII divide words, as in kramdown.
    pub(super) fn find(&self, words: &str) -> Vec<(Range<usize>, &str)> {
        let mut found = Vec::new();
        if self.lengths.is_empty() {
            return found;
        }
        let mut end = 0;
        let mut before = None;
        for (at, c) in words.char_indices() {
            let starts = at >= end && !before.is_some_and(is_word);
            before = Some(c);
            if starts && let Some((length, title)) = self.longest(words, at, c) {
                end = at + length;
                found.push((at..end, title));
            }
        }
        found
    }

    fn longest(&self, words: &str, at: usize, first: char) -> Option<(usize, &str)> {
        self.lengths.get(&first)?.iter().rev().find_map(|length| {
            let title = self.titles.get(words.get(at..at + length)?)?;
            let whole = !words.get(at + length..)?.starts_with(is_word);
            whole.then_some((*length, title.as_str()))
        })
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_the_longest_first() {
        let titles = [("HTML", "markup"), ("HTML 5", "living"), ("題", "title")];
        let titles = titles.iter().map(|(name, title)| ((*name).to_owned(), (*title).to_owned())).collect();
        let abbreviations = Abbreviations::new(titles);
        assert_eq!(abbreviations.find("HTMLとHTML 5, XHTML HTML_"), [(0..4, "markup"), (7..13, "living")]);
        assert_eq!(abbreviations.find("この題"), [(6..9, "title")]);
    }
}
