//! Prints the pages of an archive: each route's HTML and JSON, as bytes.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use super::address::SiteAddress;
use super::archive::Archive;
use super::check::CheckedReport;
use super::content::Library;
use super::follow::calendar;
use super::search::{Indexer, Search};
use super::shell::{self, Parts, Shell};
use super::site::File;
use super::social::Pictures;
use super::{PublishError, follow, head, manifest, policy, redirect, render};
use crate::model::{Document, Slug};
use crate::ui::page::Page;
use crate::ui::routes::{
    Base, MANIFEST, Route, calendar_file, captions_file, data_file, page_folder, transcripts_file,
};

/// What pages are printed with.
pub(super) struct Printer {
    archive: Archive,
    shell: Arc<Shell>,
    base: Base,
    policy: String,
    manifest: Option<Vec<u8>>,
    pictures: Pictures,
    search: Option<Search>,
}

impl Printer {
    /// Prints an archive's pages into a shell, for a base path.
    pub(super) fn new(archive: Archive, shell: Arc<Shell>, base: &Base) -> Self {
        let frames: BTreeSet<_> =
            archive.reports.iter().flat_map(|checked| policy::frames(&checked.report)).collect();
        let policy = policy::write(&shell, &frames);
        let (base, pictures) = (base.clone(), Pictures::NONE);
        Self { archive, shell, base, policy, manifest: None, pictures, search: None }
    }

    /// Lets the site be installed, where its shell has what that takes: copies of its pages
    /// are then kept for reading offline.
    ///
    /// # Errors
    /// Where the manifest cannot be encoded.
    pub(super) fn installable(mut self) -> Result<Self, PublishError> {
        self.manifest = manifest::write(&self.shell, self.archive.site(), &self.base)?;
        Ok(self)
    }

    /// Draws pictures that stand for pages elsewhere, where somebody can be told where they
    /// are; `library` may hold the font. Returns what to tell of those that there cannot be.
    pub(super) fn draw_pictures(&mut self, library: &Library) -> Option<String> {
        self.archive.settings.address.as_ref()?;
        let (pictures, note) = Pictures::new(&self.archive, library);
        self.pictures = pictures;
        note
    }

    /// Lets readers search the site.
    ///
    /// # Errors
    /// Where a report cannot be encoded.
    pub(super) fn searchable(mut self, indexer: &mut Indexer) -> Result<Self, PublishError> {
        self.search = Some(indexer.index(&self.archive, &self.base)?);
        Ok(self)
    }

    /// What readers search the site with.
    pub(super) fn search(&self) -> Option<&Search> {
        self.search.as_ref()
    }

    /// The addresses of all pages.
    pub(super) fn routes(&self) -> impl Iterator<Item = Route> {
        self.archive.routes()
    }

    /// The files of a page: its HTML, its data, and what is published beside it; none
    /// where the site has no such page.
    ///
    /// # Errors
    /// Where its data or its picture cannot be encoded.
    pub(super) fn page(&self, route: &Route) -> Result<Vec<File>, PublishError> {
        let Some(page) = self.archive.page(route) else { return Ok(Vec::new()) };
        let data = data(route, &page)?;
        let picture = self.pictures.of_own(&page).map(|picture| picture.draw()).transpose()?;
        let html = self.html(page, Some(&data.1));
        let mut files = vec![data, ([&page_folder(route), shell::FILE].concat(), html)];
        if let Route::Report(slug) = route {
            files.extend(self.beside(slug)?);
        }
        files.extend(picture);
        Ok(files)
    }

    /// The names that the files of a page may have, but its picture.
    pub(super) fn names(route: &Route) -> Vec<String> {
        let mut names = vec![[&page_folder(route), shell::FILE].concat(), data_file(route)];
        if let Route::Report(slug) = route {
            names.extend([transcripts_file(slug), captions_file(slug), calendar_file(slug)]);
        }
        names
    }

    /// What leads to the pages from elsewhere.
    pub(super) fn followed(&self) -> Vec<File> {
        follow::files(&self.archive, &self.base, self.address().as_ref())
    }

    /// What leads to the pages from where they were before.
    pub(super) fn redirects(&self) -> Vec<File> {
        redirect::files(&self.archive, &self.base, self.address().as_ref())
    }

    /// The page of addresses that lead nowhere.
    pub(super) fn not_found(&self) -> Vec<u8> {
        self.html(Page::NotFound(self.archive.site().clone()), None)
    }

    /// The page of addresses that cannot be read offline.
    pub(super) fn offline(&self) -> Vec<u8> {
        self.html(Page::Offline(self.archive.site().clone()), None)
    }

    /// The web app manifest, where the shell has an icon for it.
    pub(super) fn manifest(&self) -> Option<File> {
        Some((MANIFEST.to_owned(), self.manifest.clone()?))
    }

    /// What was said in a report's talks, its captions, and its calendar entry.
    fn beside(&self, slug: &Slug) -> Result<Vec<File>, PublishError> {
        let Some(CheckedReport { report, transcripts, captions, former: _ }) = self.archive.report_of(slug)
        else {
            return Ok(Vec::new());
        };
        let mut files = Vec::new();
        files.extend(calendar::of_report(report, &self.archive, &self.base, self.address().as_ref()));
        if !transcripts.talks.is_empty() {
            files.push(json(transcripts_file(slug), transcripts)?);
        }
        files.extend(captions.clone().map(|captions| (captions_file(slug), captions.into_bytes())));
        Ok(files)
    }

    fn address(&self) -> Option<SiteAddress<'_>> {
        Some(SiteAddress::new(self.archive.settings.address.as_ref()?, &self.base))
    }

    /// A page, and, where the client is to look whether it has the same, the data that it
    /// is rendered from.
    fn html(&self, page: Page, data: Option<&[u8]>) -> Vec<u8> {
        let (base, settings) = (&self.base, &self.archive.settings);
        let manifest = self.manifest.as_ref().map(|_| base.manifest());
        let context = head::Context {
            policy: &self.policy,
            base,
            settings,
            manifest: manifest.as_deref(),
            address: self.address(),
            pictures: &self.pictures,
            search: self.search.as_ref().map(Search::script),
        };
        let head = head::write(&page, &context);
        let language = page.site().language.tag();
        let around = head::Root::of(&page, &context, data);
        let root = around.put(&render::draw(page, &self.base));
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
        Page::NotFound(_) | Page::Offline(_) | Page::Failed { .. } => Ok((name, Vec::new())),
    }
}

fn json<T: Serialize>(name: String, content: &T) -> Result<File, PublishError> {
    match serde_json::to_vec(&Document::new(content)) {
        Ok(bytes) => Ok((name, bytes)),
        Err(source) => Err(PublishError::Encode { name, source }),
    }
}
