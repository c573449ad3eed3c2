//! The marks that stress words, `*` and `__` and their kin.
//!
//! Within words that other marks stress, kramdown stresses none any more in the same way:
//! in `*a _b_ c*` the underscores are text.

/// The marks, each of which stresses words in one of two ways, by its length.
const MARKS: [&str; 4] = ["*", "_", "**", "__"];

/// The marks that are open.
#[derive(Debug, Default)]
pub(super) struct Stress {
    open: Vec<Open>,
    /// How many of each of the marks stress words.
    counts: [usize; MARKS.len()],
}

#[derive(Debug)]
struct Open {
    mark: String,
    is_text: bool,
}

impl Stress {
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
        let mut stress = Stress::default();
        assert!(!stress.open("*") && !stress.open("**") && stress.open("_") && !stress.open("*"));
        assert_eq!((stress.close(), stress.close()), (None, Some("_".to_owned())));
        assert_eq!((stress.close(), stress.close()), (None, None));
        assert!(!stress.open("_"));
    }
}
