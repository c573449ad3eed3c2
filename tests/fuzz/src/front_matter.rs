//! Any front matter.

use crate::promises;

/// A text is all of a front matter, ahead of a post with a talk.
pub(crate) fn check(text: &str) {
    promises::compiled(&format!("---\n{text}\n---\n本文\n\n## 発表 1 題\n\n## LT1 題\n"), &[]);
}
