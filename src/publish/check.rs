//! Compiles a content folder without writing anything.
//!
//! 1. [`mod@settings`] reads what holds for all of it.
//! 2. [`post`] compiles each post, on all cores; one that is as it was is not compiled again.
//! 3. [`links`] looks where links within the site lead.
//! 4. [`mod@print`] writes what was found, and [`mod@summary`] counts what there is.
//!
//! [`explain`] tells what the codes mean.

pub mod explain;
mod links;
mod post;
mod print;
mod settings;
mod summary;

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::PublishError;
use super::content::{self, Content, LeftOut, Stamp, TextFile};
use super::spellings::Spellings;
use crate::compile::{self, Diagnostic, OwnText, Post, Settings, SiteLink, Surroundings};
use crate::model::{Asset, Language, PageLink, Report, Slug, Transcripts};
use links::Pages;
use post::{CheckedPost, check_post, fingerprint};
pub use print::Format;
use settings::{no_address, settings};
pub use summary::{result, summary};

/// A content folder compiled.
pub struct Checked {
    /// What `site.toml` says; its site knows the organiser's own pages.
    pub settings: Settings,
    /// The reports, the newest first.
    pub reports: Vec<Arc<CheckedReport>>,
    /// The organiser's own pages, by name.
    pub pages: Vec<OwnText>,
    /// In which language the findings are.
    pub language: Language,
    /// What was found, a file at a time.
    pub findings: Vec<Findings>,
    /// What was read.
    pub content: Content,
}

/// A report with what is published beside it.
pub struct CheckedReport {
    /// The report.
    pub report: Report,
    /// What was said in its talks.
    pub transcripts: Transcripts,
    /// The files in which it was on Jekyll.
    pub former: Vec<Asset>,
    /// The captions of its recording as `WebVTT`, where that is a file of the site's own.
    pub captions: Option<String>,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// All of them, written as was asked.
    pub text: String,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printing {
    /// In which form.
    pub format: Format,
    /// In which language; none for that of the site.
    pub language: Option<Language>,
}

/// How the findings of a site are written, whose language is known.
#[derive(Clone, Copy)]
struct Printer {
    format: Format,
    language: Language,
}

impl Printer {
    fn found(self, diagnostics: &[Diagnostic], path: &str, source: &str) -> Option<Findings> {
        self.format.findings(diagnostics, path, source, self.language)
    }
}

impl Checked {
    /// How many errors there are in all.
    pub fn errors(&self) -> usize {
        self.findings.iter().map(|findings| findings.errors).sum()
    }

    /// How many warnings there are in all.
    pub fn warnings(&self) -> usize {
        self.findings.iter().map(|findings| findings.warnings).sum()
    }
}

/// Compiles content folders, and remembers what it compiled: of a folder that is checked
/// again, only the posts that have changed are compiled again.
pub struct Checker {
    printing: Printing,
    known: HashMap<String, Known>,
    /// What the posts may name: sizes of pictures are part of reports.
    files: Vec<Stamp>,
    /// What they are compiled with.
    settings: Option<Settings>,
}

/// A post as it was compiled last.
struct Known {
    fingerprint: u64,
    compiled: Arc<CheckedPost>,
}

impl Checker {
    /// Knows nothing yet; `printing` says how findings are written.
    pub fn new(printing: Printing) -> Self {
        Self { printing, known: HashMap::new(), files: Vec::new(), settings: None }
    }

    /// Reads and compiles a content folder.
    ///
    /// # Errors
    /// Where the folder or that of its posts cannot be read. What is wrong with a file is
    /// no error of this function: it is told by the findings.
    pub fn check(&mut self, folder: &Path) -> Result<Checked, PublishError> {
        let content = content::read(folder)?;
        let mut findings = Vec::new();
        let (mut own, found_there) = settings(&content);
        let language = self.printing.language.unwrap_or(own.site.language);
        let printer = Printer { format: self.printing.format, language };
        for (file, diagnostics) in found_there {
            findings.extend(printer.found(&diagnostics, &file.path, &text(file)));
        }
        self.forget_what_changed(&content, &own);
        let around = Surroundings::with(&content.files, &own, compile::Pages::of(content.names()));
        let pages = check_pages(&content, &around, &mut findings, printer);
        if own.address.is_none() {
            findings.extend(no_address(folder, content.layout, printer));
        }
        let link = |page: &OwnText| PageLink { slug: page.slug.clone(), title: page.title.clone() };
        own.site.pages = pages.iter().map(link).collect();
        let spellings = Spellings::new(&own.speakers);
        let mut reports = Reports::default();
        let posts = self.check_posts(&content, &around, &spellings, printer);
        for (post, checked) in content.posts.iter().zip(&posts) {
            findings.extend(checked.findings.iter().cloned());
            if let Some(report) = &checked.report {
                let added = reports.add(report, &post.post.path);
                findings.extend(added.and_then(|other| duplicate(&post.post, &other, printer)));
            }
        }
        let reports = reports.newest_first();
        own.site.calendar = reports.iter().any(|checked| checked.report.meeting.is_some());
        let all = Pages::new(&own, &reports, &pages);
        let of_posts = content.posts.iter().zip(&posts).map(|(post, checked)| (&post.post, &checked.links));
        for (file, links) in of_posts.chain(links_of_pages(&content, &pages)) {
            findings.extend(all.lost(file, links, printer));
        }
        findings.extend(left_out(&content.left_out, printer));
        Ok(Checked { settings: own, language, reports, pages, findings, content })
    }

    /// Forgets what was compiled with other settings, or where other files were.
    fn forget_what_changed(&mut self, content: &Content, settings: &Settings) {
        let files = content.files.stamps();
        if files != self.files || Some(settings) != self.settings.as_ref() {
            self.known.clear();
            self.files = files;
            self.settings = Some(settings.clone());
        }
    }

    /// Compiles the posts that are not known as they are, on all cores.
    fn check_posts(
        &mut self,
        content: &Content,
        around: &Surroundings<'_>,
        spellings: &Spellings,
        printer: Printer,
    ) -> Vec<Arc<CheckedPost>> {
        let known = &self.known;
        let names = hash(&content.names().collect::<Vec<_>>());
        let checked: Vec<Known> = content
            .posts
            .par_iter()
            .map(|post| {
                let fingerprint = fingerprint(post, names);
                let before = known.get(&post.post.path).filter(|known| known.fingerprint == fingerprint);
                let compiled = match before {
                    Some(known) => Arc::clone(&known.compiled),
                    None => Arc::new(check_post(post, around, spellings, printer)),
                };
                Known { fingerprint, compiled }
            })
            .collect();
        let posts = checked.iter().map(|known| Arc::clone(&known.compiled)).collect();
        let paths = content.posts.iter().map(|post| post.post.path.clone());
        self.known = paths.zip(checked).collect();
        posts
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// What is said of a post whose name another one, `other`, has already.
fn duplicate(file: &TextFile, other: &str, printer: Printer) -> Option<Findings> {
    let source = text(file);
    let post = Post { path: &file.path, text: &source };
    printer.found(&compile::duplicate_slug(&post, other), &file.path, &source)
}

/// Compiles the organiser's own pages, and adds what was found.
fn check_pages(
    content: &Content,
    around: &Surroundings<'_>,
    findings: &mut Vec<Findings>,
    printer: Printer,
) -> Vec<OwnText> {
    let mut pages = Vec::new();
    for file in &content.pages {
        let source = text(file);
        let post = Post { path: &file.path, text: &source };
        let mut diagnostics = unreadable(file, &post);
        let (page, found_here) = compile::own_page(&post, around);
        diagnostics.extend(found_here);
        pages.extend(page);
        findings.extend(printer.found(&diagnostics, &file.path, &source));
    }
    pages
}

/// The organiser's own pages with their links; a page's file is the one of its name.
fn links_of_pages<'a>(
    content: &'a Content,
    pages: &'a [OwnText],
) -> impl Iterator<Item = (&'a TextFile, &'a Vec<SiteLink>)> {
    pages.iter().filter_map(|page| {
        let stem = |file: &&TextFile| {
            Path::new(&file.path).file_stem().is_some_and(|stem| stem == page.slug.as_str())
        };
        Some((content.pages.iter().find(stem)?, &page.links))
    })
}

/// What is said of what is not published: it has no line to show.
fn left_out(left_out: &[LeftOut], printer: Printer) -> impl Iterator<Item = Findings> {
    left_out.iter().filter_map(move |LeftOut { path, reason }| {
        printer.found(&[compile::left_out(path, reason.clone())], path, "")
    })
}

/// The reports of a folder, no two of one name.
#[derive(Default)]
struct Reports {
    reports: Vec<Arc<CheckedReport>>,
    paths: BTreeMap<Slug, String>,
}

impl Reports {
    /// Adds the report of a post; where there is one of its name already, returns the path
    /// of that one's post instead.
    fn add(&mut self, checked: &Arc<CheckedReport>, path: &str) -> Option<String> {
        let slug = &checked.report.slug;
        if let Some(other) = self.paths.get(slug) {
            return Some(other.clone());
        }
        self.paths.insert(slug.clone(), path.to_owned());
        self.reports.push(Arc::clone(checked));
        None
    }

    fn newest_first(mut self) -> Vec<Arc<CheckedReport>> {
        self.reports.sort_by(|a, b| {
            let (a, b) = (&a.report, &b.report);
            b.date.cmp(&a.date).then_with(|| a.slug.cmp(&b.slug))
        });
        self.reports
    }
}

/// Where the bytes of a post stop being UTF-8.
fn unreadable(file: &TextFile, post: &Post<'_>) -> Vec<Diagnostic> {
    match std::str::from_utf8(&file.bytes) {
        Ok(_) => Vec::new(),
        Err(error) => compile::not_utf8(post, error.valid_up_to()),
    }
}

/// The file's text; bytes that are no UTF-8 are shown as U+FFFD.
fn text(file: &TextFile) -> String {
    String::from_utf8_lossy(&file.bytes).into_owned()
}
