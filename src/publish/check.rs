//! Compiles a content folder without writing anything.

use std::collections::BTreeMap;
use std::path::Path;

use super::PublishError;
use super::content::{self, Content, LeftOut, PostFiles, TextFile};
use crate::compile::{self, Diagnostic, Files, OwnText, Post, Settings, Severity, TranscriptFile};
use crate::model::{PageLink, Report, Slug, Transcripts};

/// A content folder compiled.
pub struct Checked {
    /// What `site.toml` says; its site knows the organiser's own pages.
    pub settings: Settings,
    /// The reports, the newest first.
    pub reports: Vec<CheckedReport>,
    /// The organiser's own pages, by name.
    pub pages: Vec<OwnText>,
    /// What was found, a file at a time, as text for a terminal.
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
    /// The captions of its recording as `WebVTT`, where that is a file of the site's own.
    pub captions: Option<String>,
}

/// What was found in a file.
pub struct Findings {
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// All of them with their source lines.
    pub text: String,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// For a terminal that shows colours.
    Always,
    /// Plain text.
    Never,
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

/// Reads and compiles a content folder.
///
/// # Errors
/// Where the folder or a file in it cannot be read. What is wrong with a text is
/// no error of this function: it is told by the findings.
pub fn check(folder: &Path, color: Color) -> Result<Checked, PublishError> {
    let content = content::read(folder)?;
    let mut findings = Vec::new();
    let settings = content.settings.as_ref().map(|file| (file, text(file)));
    let (mut own, diagnostics) = match &settings {
        Some((file, text)) => compile::site(&file.path, Some(text)),
        None => compile::site("site.toml", None),
    };
    if let Some((file, text)) = &settings {
        let mut found_here = unreadable(file, &Post { path: &file.path, text });
        found_here.extend(diagnostics);
        findings.extend(found(&found_here, &file.path, text, color));
    }
    let pages = check_pages(&content, &mut findings, color);
    findings.extend(own.address.is_none().then(no_address));
    let link = |page: &OwnText| PageLink { slug: page.slug.clone(), title: page.title.clone() };
    own.site.pages = pages.iter().map(link).collect();
    let mut reports = Reports::default();
    for post in &content.posts {
        findings.extend(check_post(post, &content.files, &mut reports, color));
    }
    findings.extend(left_out(&content.left_out));
    let reports = reports.newest_first();
    Ok(Checked { settings: own, reports, pages, findings, content })
}

/// Compiles the organiser's own pages, and adds what was found.
fn check_pages(content: &Content, findings: &mut Vec<Findings>, color: Color) -> Vec<OwnText> {
    let mut pages = Vec::new();
    for file in &content.pages {
        let source = text(file);
        let post = Post { path: &file.path, text: &source };
        let mut diagnostics = unreadable(file, &post);
        let (page, found_here) = compile::own_page(&post, &content.files);
        diagnostics.extend(found_here);
        pages.extend(page);
        findings.extend(found(&diagnostics, &file.path, &source, color));
    }
    pages
}

/// Compiles a post with its transcripts, adds its report, and returns what was found.
fn check_post(files: &PostFiles, library: &dyn Files, reports: &mut Reports, color: Color) -> Vec<Findings> {
    let PostFiles { post: file, transcripts } = files;
    let source = text(file);
    let post = Post { path: &file.path, text: &source };
    let sources: Vec<String> = transcripts.iter().map(|transcript| text(&transcript.file)).collect();
    let spoken: Vec<TranscriptFile<'_>> = transcripts
        .iter()
        .zip(&sources)
        .map(|(transcript, text)| TranscriptFile { path: &transcript.file.path, text, talk: transcript.talk })
        .collect();
    let compiled = compile::report(&post, &spoken, library);
    let mut diagnostics = unreadable(file, &post);
    diagnostics.extend(compiled.diagnostics);
    if let Some(report) = compiled.report {
        let (transcripts, captions) = (compiled.transcripts, compiled.captions);
        diagnostics.extend(reports.add(CheckedReport { report, transcripts, captions }, &post));
    }
    let mut findings = Vec::new();
    findings.extend(found(&diagnostics, &file.path, &source, color));
    for ((transcript, source), own) in transcripts.iter().zip(&sources).zip(compiled.transcript_diagnostics) {
        let file = &transcript.file;
        let mut diagnostics = unreadable(file, &Post { path: &file.path, text: source });
        diagnostics.extend(own);
        findings.extend(found(&diagnostics, &file.path, source, color));
    }
    findings
}

/// What is said of what is not published: it has no line to show.
fn left_out(left_out: &[LeftOut]) -> Option<Findings> {
    let one = |LeftOut { path, reason }: &LeftOut| {
        let (message, help) = reason.wording();
        format!("warning[left-out]: {message}\n  --> {path}\n  = help: {help}\n")
    };
    let text = left_out.iter().map(one).collect::<Vec<_>>().join("\n");
    (!left_out.is_empty()).then_some(Findings { errors: 0, warnings: left_out.len(), text })
}

/// What a site cannot have while nobody knows where it lives: no mistake, so it is not counted.
fn no_address() -> Findings {
    let text = "note: site.toml does not say where the site will live: it gets no feed, no sitemap and no previews\n  \
        = help: add a line such as address = \"https://example.org/reports/\"\n";
    Findings { errors: 0, warnings: 0, text: text.to_owned() }
}

/// The reports of a folder, no two of one name.
#[derive(Default)]
struct Reports {
    reports: Vec<CheckedReport>,
    paths: BTreeMap<Slug, String>,
}

impl Reports {
    /// Adds a report; where there is one of its name already, says so instead.
    fn add(&mut self, checked: CheckedReport, post: &Post<'_>) -> Vec<Diagnostic> {
        let slug = &checked.report.slug;
        if let Some(other) = self.paths.get(slug) {
            return compile::duplicate_slug(post, other);
        }
        self.paths.insert(slug.clone(), post.path.to_owned());
        self.reports.push(checked);
        Vec::new()
    }

    fn newest_first(mut self) -> Vec<CheckedReport> {
        self.reports.sort_by(|CheckedReport { report: a, .. }, CheckedReport { report: b, .. }| {
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

fn found(diagnostics: &[Diagnostic], path: &str, source: &str, color: Color) -> Option<Findings> {
    if diagnostics.is_empty() {
        return None;
    }
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    Some(Findings {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        text: compile::render(diagnostics, path, source, color == Color::Always),
    })
}
