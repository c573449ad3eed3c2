//! Compiles a content folder without writing anything.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::PublishError;
use super::content::{self, Content, LeftOut, PostFiles, Stamp, TextFile};
use crate::compile::{self, Diagnostic, Files, OwnText, Post, Settings, Severity, Style, TranscriptFile};
use crate::model::{Language, PageLink, Report, Slug, Transcripts};

/// A content folder compiled.
pub struct Checked {
    /// What `site.toml` says; its site knows the organiser's own pages.
    pub settings: Settings,
    /// The reports, the newest first.
    pub reports: Vec<Arc<CheckedReport>>,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// All of them with their source lines.
    pub text: String,
}

/// Whether findings are coloured.
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

/// Compiles content folders, and remembers what it compiled: of a folder that is checked
/// again, only the posts that have changed are compiled again.
pub struct Checker {
    color: Color,
    known: HashMap<String, Known>,
    /// What the posts may name: sizes of pictures are part of reports.
    files: Vec<Stamp>,
    /// In which language their findings are.
    language: Language,
}

/// A post as it was compiled last.
struct Known {
    fingerprint: u64,
    compiled: Arc<CheckedPost>,
}

/// What became of a post.
struct CheckedPost {
    report: Option<Arc<CheckedReport>>,
    findings: Vec<Findings>,
}

impl Checker {
    /// Knows nothing yet; `color` says how findings are written.
    pub fn new(color: Color) -> Self {
        Self { color, known: HashMap::new(), files: Vec::new(), language: Language::default() }
    }

    /// Reads and compiles a content folder.
    ///
    /// # Errors
    /// Where the folder or a file in it cannot be read. What is wrong with a text is
    /// no error of this function: it is told by the findings.
    pub fn check(&mut self, folder: &Path) -> Result<Checked, PublishError> {
        let content = content::read(folder)?;
        let mut findings = Vec::new();
        let settings = content.settings.as_ref().map(|file| (file, text(file)));
        let (mut own, diagnostics) = match &settings {
            Some((file, text)) => compile::site(&file.path, Some(text)),
            None => compile::site("site.toml", None),
        };
        let style = Style { language: own.site.language, color: self.color == Color::Always };
        if let Some((file, text)) = &settings {
            let mut found_here = unreadable(file, &Post { path: &file.path, text });
            found_here.extend(diagnostics);
            findings.extend(found(&found_here, &file.path, text, style));
        }
        let pages = check_pages(&content, &mut findings, style);
        findings.extend(own.address.is_none().then(|| no_address(style.language)));
        let link = |page: &OwnText| PageLink { slug: page.slug.clone(), title: page.title.clone() };
        own.site.pages = pages.iter().map(link).collect();
        let mut reports = Reports::default();
        for (post, checked) in content.posts.iter().zip(self.check_posts(&content, style)) {
            findings.extend(checked.findings.iter().cloned());
            if let Some(report) = &checked.report {
                let added = reports.add(report, &post.post.path);
                findings.extend(added.and_then(|other| duplicate(&post.post, &other, style)));
            }
        }
        findings.extend(left_out(&content.left_out, style));
        let reports = reports.newest_first();
        Ok(Checked { settings: own, reports, pages, findings, content })
    }

    /// Compiles the posts that are not known as they are, on all cores.
    fn check_posts(&mut self, content: &Content, style: Style) -> Vec<Arc<CheckedPost>> {
        let files = content.files.stamps();
        if files != self.files || style.language != self.language {
            self.known.clear();
            self.files = files;
            self.language = style.language;
        }
        let known = &self.known;
        let checked: Vec<Known> = content
            .posts
            .par_iter()
            .map(|post| {
                let fingerprint = fingerprint(post);
                let before = known.get(&post.post.path).filter(|known| known.fingerprint == fingerprint);
                let compiled = match before {
                    Some(known) => Arc::clone(&known.compiled),
                    None => Arc::new(check_post(post, &content.files, style)),
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

/// Tells a post and its transcripts from what they were: equal where no byte differs.
fn fingerprint(files: &PostFiles) -> u64 {
    let mut hasher = DefaultHasher::new();
    files.post.bytes.hash(&mut hasher);
    for transcript in &files.transcripts {
        (&transcript.file.path, &transcript.file.bytes).hash(&mut hasher);
    }
    hasher.finish()
}

/// What is said of a post whose name another one, `other`, has already.
fn duplicate(file: &TextFile, other: &str, style: Style) -> Option<Findings> {
    let source = text(file);
    let post = Post { path: &file.path, text: &source };
    found(&compile::duplicate_slug(&post, other), &file.path, &source, style)
}

/// Compiles the organiser's own pages, and adds what was found.
fn check_pages(content: &Content, findings: &mut Vec<Findings>, style: Style) -> Vec<OwnText> {
    let mut pages = Vec::new();
    for file in &content.pages {
        let source = text(file);
        let post = Post { path: &file.path, text: &source };
        let mut diagnostics = unreadable(file, &post);
        let (page, found_here) = compile::own_page(&post, &content.files);
        diagnostics.extend(found_here);
        pages.extend(page);
        findings.extend(found(&diagnostics, &file.path, &source, style));
    }
    pages
}

/// Compiles a post with its transcripts.
fn check_post(files: &PostFiles, library: &dyn Files, style: Style) -> CheckedPost {
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
    let (transcripts_of, captions) = (compiled.transcripts, compiled.captions);
    let report = compiled
        .report
        .map(|report| Arc::new(CheckedReport { report, transcripts: transcripts_of, captions }));
    let mut findings = Vec::new();
    findings.extend(found(&diagnostics, &file.path, &source, style));
    for ((transcript, source), own) in transcripts.iter().zip(&sources).zip(compiled.transcript_diagnostics) {
        let file = &transcript.file;
        let mut diagnostics = unreadable(file, &Post { path: &file.path, text: source });
        diagnostics.extend(own);
        findings.extend(found(&diagnostics, &file.path, source, style));
    }
    CheckedPost { report, findings }
}

/// What is said of what is not published: it has no line to show.
fn left_out(left_out: &[LeftOut], style: Style) -> impl Iterator<Item = Findings> {
    left_out.iter().filter_map(move |LeftOut { path, reason }| {
        found(&[compile::left_out(path, reason.clone())], path, "", style)
    })
}

/// What a site cannot have while nobody knows where it lives: no mistake, so it is not counted.
fn no_address(language: Language) -> Findings {
    let text = match language {
        Language::English => {
            "note: site.toml does not say where the site will live: it gets no feed, no sitemap and no previews\n  \
             = help: add a line such as address = \"https://example.org/reports/\"\n"
        }
        Language::Japanese => {
            "お知らせ: site.toml にサイトのアドレスがないため、フィード、サイトマップ、共有用の画像を作りません\n  \
             = 対処: address = \"https://example.org/reports/\" のような行を加えます\n"
        }
    };
    Findings { errors: 0, warnings: 0, text: text.to_owned() }
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

fn found(diagnostics: &[Diagnostic], path: &str, source: &str, style: Style) -> Option<Findings> {
    if diagnostics.is_empty() {
        return None;
    }
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    Some(Findings {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        text: compile::render(diagnostics, path, source, style),
    })
}
