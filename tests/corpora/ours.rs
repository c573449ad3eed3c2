//! What this program makes of a text.

use cuecard::compile::{self, Diagnostic, Post};

use crate::drawing::draw;
use crate::support::NoFiles;

const FRONT_MATTER: &str = "---\ntitle: title\n---\n";

/// The HTML of a text, and what is wrong with it.
pub(crate) fn html(text: &str) -> (String, Vec<Diagnostic>) {
    let text = [FRONT_MATTER, text].concat();
    let (page, diagnostics) = compile::own_page(&Post { path: "pages/page.md", text: &text }, &NoFiles);
    (page.map(|page| draw(&page.body)).unwrap_or_default(), diagnostics)
}
