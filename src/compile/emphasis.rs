//! Emphasis within emphasis, by the marks `*` and `__` and their kin.
//!
//! Within words that other marks emphasise, kramdown emphasises none any more in the same way:
//! in `*a _b_ c*` the underscores are text.

/// The marks, each of which emphasises words in one of two ways, by its length.
const MARKS: [&str; 4] = ["*", "_", "**", "__"];

/// The marks that are open.
#[derive(Debug, Default)]
pub(super) struct Emphasis {
    open: Vec<Open>,
    /// How many of each of the marks emphasise words.
    counts: [usize; MARKS.len()],
}

#[derive(Debug)]
struct Open {
    mark: String,
    is_text: bool,
}

impl Emphasis {
    /// Opens a mark; returns whether it is text.
    pub(super) fn open(&mut self, mark: &str) -> bool {
        let is_other = |other: &str| other.len() == mark.len() && other != mark;
        let is_text = MARKS.iter().zip(self.counts).any(|(other, count)| count > 0 && is_other(other));
        if !is_text {
            self.change(mark, |count| count + 1);
        }
        self.open.push(Open { mark: mark.to_owned(), is_text });
        is_text
    }

    /// Closes the mark that was opened last; returns it where it is text.
    pub(super) fn close(&mut self) -> Option<String> {
        let Open { mark, is_text } = self.open.pop()?;
        if is_text {
            return Some(mark);
        }
        self.change(&mark, |count| count.saturating_sub(1));
        None
    }

    fn change(&mut self, mark: &str, change: fn(usize) -> usize) {
        for (_, count) in MARKS.iter().zip(&mut self.counts).filter(|(other, _)| **other == mark) {
            *count = change(*count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_marks_within_are_text() {
        let mut emphasis = Emphasis::default();
        assert!(!emphasis.open("*") && !emphasis.open("**") && emphasis.open("_") && !emphasis.open("*"));
        assert_eq!((emphasis.close(), emphasis.close()), (None, Some("_".to_owned())));
        assert_eq!((emphasis.close(), emphasis.close()), (None, None));
        assert!(!emphasis.open("_"));
    }
}
