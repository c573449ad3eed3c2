//! What this program makes of a text.

use cuecard::compile::{self, Diagnostic, FileInfo, Files, Post, Surroundings};
use cuecard::model::Asset;

use crate::drawing::draw;

/// A content folder without files.
struct NoFiles;

impl Files for NoFiles {
    fn find(&self, _: &Asset) -> Option<FileInfo> {
        None
    }
}

/// What stands ahead of each text.
pub(crate) const FRONT_MATTER: &str = "---\ntitle: title\n---\n";

/// The HTML of a text, and what is wrong with it.
pub(crate) fn html(text: &str) -> (String, Vec<Diagnostic>) {
    let text = [FRONT_MATTER, text].concat();
    let post = Post { path: "pages/page.md", text: &text };
    let (page, diagnostics) = compile::own_page(&post, &Surroundings::of(&NoFiles));
    (page.map(|page| draw(&page.body)).unwrap_or_default(), diagnostics)
}
