//! The settings of a site, from all files that hold some.

use std::path::Path;

use super::{Findings, Printer, text, unreadable};
use crate::compile::{self, Diagnostic, Post, Settings, SettingsReader};
use crate::publish::content::{Content, TextFile};
use crate::publish::layout::{Layout, SETTINGS};

/// Reads the site's settings; names the files with what was found in each.
pub(super) fn settings(content: &Content) -> (Settings, Vec<(&TextFile, Vec<Diagnostic>)>) {
    let mut reader = match content.layout {
        Layout::Cuecard => SettingsReader::default(),
        Layout::Jekyll => SettingsReader::of_jekyll(),
    };
    let mut found = Vec::new();
    if let Some(file) = &content.config {
        found.push((file, reader.config(&file.path, &text(file))));
    }
    if let Some(file) = &content.authors {
        found.push((file, reader.authors(&file.path, &text(file))));
    }
    // Whatever Jekyll's files say, this one was written for this site.
    if let Some(file) = &content.settings {
        found.push((file, reader.toml(&file.path, &text(file), &content.files)));
    }
    for (file, diagnostics) in &mut found {
        let source = text(file);
        diagnostics.splice(..0, unreadable(file, &Post { path: &file.path, text: &source }));
    }
    (reader.finish(), found)
}

/// What is said of a site of which nobody knows where it will live.
pub(super) fn no_address(folder: &Path, layout: Layout, printer: Printer) -> Option<Findings> {
    let (file, line) = match layout {
        Layout::Cuecard => (SETTINGS, "address = \"https://example.org/reports/\""),
        Layout::Jekyll => ("_config.yml", "url: \"https://example.org\""),
    };
    let path = folder.join(file).display().to_string();
    printer.found(&[compile::no_address(&path, file, line)], &path, "")
}
