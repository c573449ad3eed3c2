//! Links to pages of the site that it does not have, and to headings that these do not have.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use super::{CheckedReport, Findings, Printer, TextFile, text};
use crate::compile::{self, Lost, OwnText, Post, Settings, SiteLink};
use crate::model::{Anchor, Slug};
use crate::publish::archive::Archive;
use crate::ui::routes::page_folder;

/// The pages of a site, of which those that are seldom linked to are found when one is.
pub(super) struct Pages<'a> {
    settings: &'a Settings,
    reports: &'a [Arc<CheckedReport>],
    own: &'a [OwnText],
    by_slug: HashMap<&'a Slug, &'a CheckedReport>,
    /// The addresses of all pages, without the `/` ahead of them.
    all: OnceCell<HashSet<String>>,
    /// The addresses that pages had on Jekyll, likewise, without `/` at their end.
    former: OnceCell<HashSet<&'a str>>,
}

/// What an address leads to.
enum Found<'a> {
    /// Headings and talks with these ids.
    Text(HashSet<&'a Anchor>),
    /// A page without a text of the author's, or a file.
    Other,
    Nothing,
}

impl<'a> Pages<'a> {
    pub(super) fn new(settings: &'a Settings, reports: &'a [Arc<CheckedReport>], own: &'a [OwnText]) -> Self {
        let by_slug = reports.iter().map(|checked| (&checked.report.slug, &**checked)).collect();
        Self { settings, reports, own, by_slug, all: OnceCell::new(), former: OnceCell::new() }
    }

    /// What is said of the links of a file that lead nowhere.
    pub(super) fn lost(&self, file: &TextFile, links: &[SiteLink], printer: Printer) -> Option<Findings> {
        if links.is_empty() {
            return None;
        }
        let source = text(file);
        let post = Post { path: &file.path, text: &source };
        // Many links lead to few pages, whose headings are gathered once.
        let mut known = HashMap::new();
        let lost = links.iter().filter_map(|link| {
            let (page, id) = split(link.to.as_str());
            match (known.entry(page.clone()).or_insert_with(|| self.find(&page)), id) {
                (Found::Nothing, _) => Some(Lost::Page(link)),
                (Found::Text(anchors), Some(id))
                    if !Anchor::parse(&id)
                        .is_some_and(|id| anchors.contains(&id) || compile::is_top(&id)) =>
                {
                    Some(Lost::Heading { link, page, id })
                }
                _ => None,
            }
        });
        let diagnostics = compile::lost(&post, lost);
        printer.found(&diagnostics, &file.path, &source)
    }

    /// What an address without its query and fragment leads to.
    fn find(&self, page: &str) -> Found<'a> {
        let name = without_index(page);
        match self.find_now(name) {
            // A small page leads on from there.
            Found::Nothing if self.former().contains(name) => Found::Other,
            found => found,
        }
    }

    /// What an address as [`without_index`] has it leads to, but for old addresses.
    fn find_now(&self, name: &str) -> Found<'a> {
        let slug = Slug::parse(name.strip_prefix("posts/").unwrap_or(name));
        match slug {
            Some(slug) if name.starts_with("posts/") => match self.by_slug.get(&slug) {
                Some(checked) => Found::Text(compile::anchors(&checked.report.body)),
                None => Found::Nothing,
            },
            Some(slug) if self.own.iter().any(|own| own.slug == slug) => {
                let bodies = self.own.iter().filter(|own| own.slug == slug);
                Found::Text(bodies.flat_map(|own| compile::anchors_of_page(&own.body)).collect())
            }
            // Feeds, calendars and the like, which depend on what the site is built with.
            _ if Path::new(name).extension().is_some_and(|extension| extension != "html") => Found::Other,
            _ if name.is_empty() || self.all().contains(&[name, "/"].concat()) => Found::Other,
            _ => Found::Nothing,
        }
    }

    fn former(&self) -> &HashSet<&'a str> {
        self.former.get_or_init(|| {
            let of_reports = self.reports.iter().flat_map(|checked| &checked.former);
            let of_pages = self.own.iter().flat_map(|page| &page.former);
            of_reports.chain(of_pages).map(|file| without_index(file.as_str())).collect()
        })
    }

    fn all(&self) -> &HashSet<String> {
        self.all.get_or_init(|| {
            let archive = Archive::new(self.settings.clone(), self.reports.to_vec(), self.own.to_vec());
            archive.routes().map(|route| page_folder(&route)).collect()
        })
    }
}

/// `posts/a` of `posts/a/` and `posts/a/index.html`.
fn without_index(page: &str) -> &str {
    let page = page.strip_suffix("index.html").unwrap_or(page);
    page.strip_suffix('/').unwrap_or(page)
}

/// The page and the id of `posts/a/?b#c`, decoded.
fn split(address: &str) -> (String, Option<String>) {
    let (address, id) = match address.split_once('#') {
        Some((address, id)) => (address, Some(id).filter(|id| !id.is_empty())),
        None => (address, None),
    };
    let page = address.split('?').next().unwrap_or_default();
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    (decoded(page), id.map(decoded))
}
