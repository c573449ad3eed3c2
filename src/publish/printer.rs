//! Prints the pages of an archive: each route's HTML and JSON, as bytes.

use std::collections::BTreeSet;

use serde::Serialize;

use super::address::SiteAddress;
use super::archive::Archive;
use super::check::CheckedReport;
use super::shell::{self, Parts, Shell};
use super::site::File;
use super::social::Pictures;
use super::{PublishError, follow, head, policy, render};
use crate::model::{Document, Slug};
use crate::ui::page::Page;
use crate::ui::routes::{Base, Route, captions_file, data_file, page_folder, transcripts_file};

/// What pages are printed with.
pub(super) struct Printer<'a> {
    archive: &'a Archive,
    shell: &'a Shell,
    base: &'a Base,
    pictures: &'a Pictures,
    policy: String,
}

impl<'a> Printer<'a> {
    /// Prints an archive's pages into a shell, for a base path.
    pub(super) fn new(
        archive: &'a Archive,
        shell: &'a Shell,
        base: &'a Base,
        pictures: &'a Pictures,
    ) -> Self {
        let frames: BTreeSet<_> =
            archive.reports.iter().flat_map(|checked| policy::frames(&checked.report)).collect();
        Self { archive, shell, base, pictures, policy: policy::write(shell, &frames) }
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
            files.extend(self.pictures.of(&page).map_or(Ok(None), |picture| self.pictures.draw(&picture))?);
        }
        files.push(([&page_folder(route), shell::FILE].concat(), self.html(page)));
        Ok(files)
    }

    /// What leads to the pages from elsewhere: nothing where nobody knows where they live.
    ///
    /// # Errors
    /// Where the site's picture cannot be encoded.
    pub(super) fn followed(&self) -> Result<Vec<File>, PublishError> {
        let Some(address) = self.address() else { return Ok(Vec::new()) };
        let mut files = follow::files(self.archive, &address);
        files.extend(self.pictures.of_site().map_or(Ok(None), |picture| self.pictures.draw(&picture))?);
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

    fn address(&self) -> Option<SiteAddress<'a>> {
        Some(SiteAddress::new(self.archive.settings.address.as_ref()?, self.base))
    }

    fn html(&self, page: Page) -> Vec<u8> {
        let (base, settings, pictures) = (self.base, &self.archive.settings, self.pictures);
        let context =
            head::Context { policy: &self.policy, base, settings, address: self.address(), pictures };
        let head = head::write(&page, &context);
        let language = page.site().language.tag();
        let around = head::Root::of(&page, &context);
        let root = around.put(&render::draw(page, self.base));
        self.shell.fill(&Parts { language, head: &head, root: &root }, self.base).into_bytes()
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
