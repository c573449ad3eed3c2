//! The module that searches the index in the browser: one file for every site, loaded once
//! a reader opens the search.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::publish::shell::without_notes;

/// Its parts, each ahead of those that import from it.
const PARTS: [&str; 10] = [
    include_str!("../../client/search/lists.mjs"),
    include_str!("../../client/search/text.mjs"),
    include_str!("../../client/search/query.mjs"),
    include_str!("../../client/search/index.mjs"),
    include_str!("../../client/search/look.mjs"),
    include_str!("../../client/search/search.mjs"),
    include_str!("../../client/search/words.mjs"),
    include_str!("../../client/search/result.mjs"),
    include_str!("../../client/search/dialog.mjs"),
    include_str!("../../client/search/main.mjs"),
];

/// The module as it is published.
pub(super) struct Script {
    /// Its file in the site's root, called after what it holds.
    pub(super) name: String,
    pub(super) text: String,
}

impl Script {
    /// Puts the parts together.
    pub(super) fn new() -> Self {
        let text = bundle(&PARTS);
        let mut name = "search-".to_owned();
        for byte in Sha256::digest(&text).iter().take(8) {
            // A text takes whatever is written into it.
            let _ = write!(name, "{byte:02x}");
        }
        name.push_str(".js");
        Self { name, text }
    }
}

/// The parts as one module, which exports what the last of them does: their names are
/// distinct, and each names what it takes from the others on one line.
fn bundle(parts: &[&str]) -> String {
    let mut out = String::new();
    for (number, part) in (1..).zip(parts) {
        for line in without_notes(part).lines().filter(|line| !line.starts_with("import ")) {
            let is_last = number == parts.len();
            out.push_str(line.strip_prefix("export ").filter(|_| !is_last).unwrap_or(line));
            out.push('\n');
        }
    }
    out
}
