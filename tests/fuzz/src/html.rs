//! Any HTML within a post.

use crate::promises;

/// A text stands between words and within an element.
pub(crate) fn check(text: &str) {
    promises::compiled(&format!("---\ntitle: 題\n---\n言葉 {text}\n\n<div>{text}</div>\n\n言葉\n"), &[]);
}
