//! Prints the pages of an archive: each route's HTML and JSON, as bytes.

use std::collections::BTreeSet;

use serde::Serialize;

use super::archive::Archive;
use super::check::CheckedReport;
use super::shell::{self, Parts, Shell};
use super::site::File;
use super::{PublishError, head, policy, render};
use crate::model::{Document, Slug};
use crate::ui::page::Page;
use crate::ui::routes::{Base, Route, captions_file, data_file, page_folder, transcripts_file};

/// What pages are printed with.
pub(super) struct Printer<'a> {
    archive: &'a Archive,
    shell: &'a Shell,
    base: &'a Base,
    /// The module that searches the site, where it has a search.
    search: Option<&'a str>,
    policy: String,
}

impl<'a> Printer<'a> {
    /// Prints an archive's pages into a shell, for a base path; `search` is the file of the
    /// module that searches the site.
    pub(super) fn new(
        archive: &'a Archive,
        shell: &'a Shell,
        base: &'a Base,
        search: Option<&'a str>,
    ) -> Self {
        let frames: BTreeSet<_> =
            archive.reports.iter().flat_map(|checked| policy::frames(&checked.report)).collect();
        Self { archive, shell, base, search, policy: policy::write(shell, &frames) }
    }

    /// The addresses of all pages.
    pub(super) fn routes(&self) -> impl Iterator<Item = Route> {
        self.archive.routes()
    }

    /// The files of a page: its HTML, its data, and what is published beside it; none
    /// where the site has no such page.
    ///
    /// # Errors
    /// Where its data cannot be encoded.
    pub(super) fn page(&self, route: &Route) -> Result<Vec<File>, PublishError> {
        let Some(page) = self.archive.page(route) else { return Ok(Vec::new()) };
        let mut files = vec![data(route, &page)?];
        if let Route::Report(slug) = route {
            files.extend(self.beside(slug)?);
        }
        files.push(([&page_folder(route), shell::FILE].concat(), self.html(page)));
        Ok(files)
    }

    /// The page of addresses that lead nowhere.
    pub(super) fn not_found(&self) -> Vec<u8> {
        self.html(Page::NotFound(self.archive.site().clone()))
    }

    /// What was said in a report's talks, and its captions.
    fn beside(&self, slug: &Slug) -> Result<Vec<File>, PublishError> {
        let Some(CheckedReport { transcripts, captions, .. }) = self.archive.report_of(slug) else {
            return Ok(Vec::new());
        };
        let mut files = Vec::new();
        if !transcripts.talks.is_empty() {
            files.push(json(transcripts_file(slug), transcripts)?);
        }
        files.extend(captions.clone().map(|captions| (captions_file(slug), captions.into_bytes())));
        Ok(files)
    }

    fn html(&self, page: Page) -> Vec<u8> {
        let head = head::write(&page, &self.policy);
        let language = page.site().language.tag();
        let around = head::Root::of(&page, self.base, self.search);
        let root = around.put(&render::draw(page, self.base));
        self.shell.fill(&Parts { language, head: &head, root: &root }).into_bytes()
    }
}

fn data(route: &Route, page: &Page) -> Result<File, PublishError> {
    let name = data_file(route);
    match page {
        Page::Home(page) => json(name, page),
        Page::Report(page) => json(name, page),
        Page::Own(page) => json(name, page),
        Page::List(listing) => json(name, listing),
        // Neither has an address, so neither has data of its own.
        Page::NotFound(_) | Page::Failed { .. } => Ok((name, Vec::new())),
    }
}

fn json<T: Serialize>(name: String, content: &T) -> Result<File, PublishError> {
    match serde_json::to_vec(&Document::new(content)) {
        Ok(bytes) => Ok((name, bytes)),
        Err(source) => Err(PublishError::Encode { name, source }),
    }
}
