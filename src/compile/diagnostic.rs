//! What is wrong with a post, where, and what to do about it.
//!
//! 1. A stage finds a [`Problem`] and reports it to the [`Log`] with its byte range.
//! 2. [`Log::finish`] sorts them by place, counts lines and columns in one pass, and
//!    names only the first of many alike on one line.
//! 3. [`render`] prints them with the source line that each of them is about.

use std::collections::HashMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::problem::Problem;
use crate::model::Language;

pub use super::problem::Code;

/// How many problems of one kind are named in one line (in a transcript, in all of it): each shows all of its
/// line, so the thousands that one long line can hold would be far more text
/// than the post itself.
const MAX_ALIKE: usize = 8;

/// How many alike are named in one file: nobody reads on, and a file that is no text has
/// something wrong in each of its lines.
const MAX_IN_FILE: usize = 100;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The post does not say what its author means; the site should not be published.
    Error,
    /// Worth a look; the report is complete without.
    Warning,
    /// Worth knowing; no mistake.
    Note,
}

impl Severity {
    /// What it is called.
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Error, Language::English) => "error",
            (Self::Warning, Language::English) => "warning",
            (Self::Note, Language::English) => "note",
            (Self::Error, Language::Japanese) => "エラー",
            (Self::Warning, Language::Japanese) => "警告",
            (Self::Note, Language::Japanese) => "お知らせ",
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The byte at which it starts.
    pub start: usize,
    /// The byte before which it ends.
    pub end: usize,
    /// The line at which it starts, from 1.
    pub line: usize,
    /// The column at which it starts, from 1, in characters.
    pub column: usize,
}

impl Span {
    /// The line and the column behind its last character, both from 1, in the text that it
    /// is of.
    pub fn end_place(self, text: &str) -> (usize, usize) {
        let inside = text.get(self.start..self.end).unwrap_or_default();
        let breaks = inside.matches('\n').count();
        let last = inside.rsplit('\n').next().unwrap_or_default().chars().count();
        (self.line + breaks, if breaks == 0 { self.column + last } else { last + 1 })
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of thing.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The file, as it was named to the compiler.
    pub path: String,
    /// The place in it; none where it is about the file as a whole.
    pub span: Option<Span>,
    problem: Problem,
    /// How many more alike are not named, and where.
    more: Option<(usize, Alike)>,
}

impl Diagnostic {
    /// A problem of a file as a whole.
    pub(super) fn of_file(path: &str, problem: Problem) -> Self {
        let code = problem.code();
        Self { code, severity: code.severity(), path: path.to_owned(), span: None, problem, more: None }
    }

    /// Counts one more that is not named itself.
    fn count_one_more(&mut self, alike: Alike) {
        let (count, known) = self.more.unwrap_or((0, alike));
        self.more = Some((count + 1, if known == Alike::InFile { known } else { alike }));
    }

    /// What is wrong, on one line.
    pub fn message(&self, language: Language) -> String {
        let message = printable(&self.problem.message(language));
        let Some((more, place)) = self.more else { return message };
        match (language, place) {
            (Language::English, Alike::InLine) => {
                format!("{message} (and {more} more like this on this line)")
            }
            (Language::English, Alike::InFile) => {
                format!("{message} (and {more} more like this in this file)")
            }
            (Language::Japanese, Alike::InLine) => {
                format!("{message}（この行に同様のものがほかに {more} 件）")
            }
            (Language::Japanese, Alike::InFile) => {
                format!("{message}（このファイルに同様のものがほかに {more} 件）")
            }
        }
    }

    /// What to do, on one line.
    pub fn help(&self, language: Language) -> String {
        printable(&self.problem.help(language))
    }
}

/// Among what problems of one kind are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Alike {
    /// Those of a line.
    #[default]
    InLine,
    /// Those of the whole file: a file of another format has one in each of its cues.
    InFile,
}

/// Collects what the stages find in one file.
#[derive(Debug, Default)]
pub(super) struct Log {
    alike: Alike,
    found: Vec<(Range<usize>, Problem)>,
}

impl Log {
    /// A log that names only the first of many alike in the whole file.
    pub(super) fn of_file() -> Self {
        Self { alike: Alike::InFile, found: Vec::new() }
    }

    /// Notes a problem with the bytes `at` of the file.
    pub(super) fn report(&mut self, at: Range<usize>, problem: impl Into<Problem>) {
        self.found.push((at, problem.into()));
    }

    /// Everything found, sorted by place; many alike on one line are counted there.
    pub(super) fn finish(mut self, path: &str, text: &str) -> Vec<Diagnostic> {
        self.found.sort_by_key(|(at, problem)| (at.start, at.end, problem.code()));
        let mut cursor = Cursor::new(text);
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        let mut of_lines: HashMap<(usize, Code), Named> = HashMap::new();
        let mut of_file: HashMap<Code, Named> = HashMap::new();
        for (at, problem) in self.found {
            let (span, code) = (cursor.span(at), problem.code());
            let line = if self.alike == Alike::InFile { 0 } else { span.line };
            let of_line = of_lines.entry((line, code)).or_default();
            let of_file = of_file.entry(code).or_default();
            let full = if of_line.count == MAX_ALIKE {
                Some((of_line.last, self.alike))
            } else {
                (of_file.count == MAX_IN_FILE).then_some((of_file.last, Alike::InFile))
            };
            if let Some((last, alike)) = full {
                if let Some(last) = diagnostics.get_mut(last) {
                    last.count_one_more(alike);
                }
                continue;
            }
            for named in [of_line, of_file] {
                named.count += 1;
                named.last = diagnostics.len();
            }
            diagnostics.push(Diagnostic {
                code,
                severity: code.severity(),
                path: path.to_owned(),
                span: Some(span),
                problem,
                more: None,
            });
        }
        diagnostics
    }
}

/// The problems of one kind on one line, or in the file, that are named.
#[derive(Default)]
struct Named {
    count: usize,
    /// The index of the last.
    last: usize,
}

/// What is not the author's own words, such as a path, on one line and safe to print: with
/// what could begin a line, steer a terminal or turn its text around written out, `\n`.
pub fn escaped(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// A text on one line, safe to print: what a post holds cannot steer a terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Counts lines and columns on a walk through a text.
struct Cursor<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Self {
        // A byte order mark is no character of the first line.
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self { text, at, line: 1, column: 1 }
    }

    /// The span of a range that does not start before the last one's start.
    fn span(&mut self, at: Range<usize>) -> Span {
        let start = floor(self.text, at.start.max(self.at));
        let passed = self.text.get(self.at..start).unwrap_or_default();
        let in_line = match passed.rfind('\n') {
            Some(end) => {
                self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
                self.column = 1;
                passed.get(end + 1..).unwrap_or_default()
            }
            None => passed,
        };
        self.column += in_line.chars().count();
        self.at = start;
        Span { start, end: floor(self.text, at.end).max(start), line: self.line, column: self.column }
    }
}

/// The last boundary between characters that is not behind `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// How diagnostics are written for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// In which language.
    pub language: Language,
    /// Whether for a terminal that shows colours.
    pub color: bool,
}

/// Diagnostics of one file as text for a terminal, each with its source line.
///
/// `path` is the name to show, `source` the file's whole text.
pub fn render(diagnostics: &[Diagnostic], path: &str, source: &str, style: Style) -> String {
    let path = &escaped(path);
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&render_one(diagnostic, path, source, style.language, &renderer));
        text.push_str("\n\n");
    }
    text
}

fn render_one(
    diagnostic: &Diagnostic,
    path: &str,
    source: &str,
    language: Language,
    renderer: &Renderer,
) -> String {
    let (level, help) = (level(diagnostic.severity, language), level_of_help(language));
    let (message, mend) = (diagnostic.message(language), diagnostic.help(language));
    let title = level.primary_title(message.as_str()).id(diagnostic.code.name());
    let group = match diagnostic.span {
        Some(span) => {
            let (line, shown) = lines_of(source, span);
            let annotation = AnnotationKind::Primary.span(shown);
            title.element(Snippet::source(line).line_start(span.line).path(path).annotation(annotation))
        }
        None => title.element(Origin::path(path)),
    };
    renderer.render(&[group.element(help.message(mend.as_str()))])
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    match language {
        Language::English => level,
        Language::Japanese => level.with_name(severity.name(language)),
    }
}

fn level_of_help(language: Language) -> Level<'static> {
    match language {
        Language::English => Level::HELP,
        Language::Japanese => Level::HELP.with_name("対処"),
    }
}

/// The first line of a span, and the span's place in it.
fn lines_of(source: &str, span: Span) -> (&str, Range<usize>) {
    let start = floor(source, span.start);
    let (before, after) = source.split_at(start);
    let line_start =
        before.rfind('\n').map_or(0, |at| at + 1).max(if before.starts_with('\u{feff}') { 3 } else { 0 });
    let line_end = start + after.find('\n').unwrap_or(after.len());
    let line = source.get(line_start..line_end).unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    let from = (start - line_start).min(line.len());
    let to = span.end.saturating_sub(line_start).clamp(from, line.len());
    (line, from..to)
}

#[cfg(test)]
mod tests {
    use super::super::problem::TextProblem;
    use super::*;

    const ENGLISH: Style = Style { language: Language::English, color: false };

    fn place(text: &str, at: Range<usize>) -> (usize, usize) {
        let span = Cursor::new(text).span(at);
        (span.line, span.column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(place("発表の概要", 6..9), (1, 3));
        assert_eq!(place("a\r\n発表\r\n🍕x", 15..16), (3, 2));
        assert_eq!(place("\u{feff}---\nx", 3..6), (1, 1));
    }

    #[test]
    fn a_place_behind_the_end_is_the_end() {
        assert_eq!(place("ab", 9..12), (1, 3));
    }

    /// The column of the first caret below the line, from 0, as a terminal counts it.
    fn caret(before: &str) -> Option<usize> {
        let mut log = Log::default();
        let source = format!("{before}!\n");
        log.report(before.len()..before.len() + 1, TextProblem::EmptyBullet);
        let text = render(&log.finish("a.md", &source), "a.md", &source, ENGLISH);
        text.lines().find_map(|line| line.strip_prefix("  | ")?.find('^'))
    }

    #[test]
    fn the_caret_stands_below_its_character() {
        for (before, columns) in [
            ("abc", 3),
            ("発表", 4),
            ("ｶﾅ", 2),
            ("ＡＢ！", 6),
            ("a\tb", 6),
            ("か\u{3099}", 2),
            ("e\u{301}", 1),
            ("🍕", 2),
            ("👩\u{200d}👧", 4),
        ] {
            assert_eq!(caret(before), Some(columns), "{before:?}");
        }
    }

    #[test]
    fn of_many_alike_the_first_are_named_and_the_others_counted() {
        let mut log = Log::default();
        let source = "!!!!!!!!!!\n".repeat(50);
        (0..source.len()).for_each(|at| log.report(at..at + 1, TextProblem::EmptyBullet));
        let found = log.finish("a.md", &source);
        assert_eq!(found.len(), MAX_IN_FILE);
        let told: Vec<_> = found.iter().map(|found| found.message(Language::English)).collect();
        let counted: Vec<_> = told.iter().filter_map(|told| told.split_once(" (and ")).collect();
        assert_eq!(counted.len(), MAX_IN_FILE / MAX_ALIKE + 1);
        assert_eq!(counted.first().map(|(_, more)| *more), Some("3 more like this on this line)"));
        // Of 50 lines with 11 places each, 12 are named but for 3, the 13th but for 7.
        let rest = 550 - 100 - 12 * 3;
        assert_eq!(
            counted.last().map(|(_, more)| *more),
            Some(&*format!("{rest} more like this in this file)"))
        );
    }

    #[test]
    fn of_a_long_line_the_part_around_the_place_is_shown() {
        let mut log = Log::default();
        let source = "長い行".repeat(10_000);
        log.report(45_000..45_003, TextProblem::EmptyBullet);
        let text = render(&log.finish("a.md", &source), "a.md", &source, ENGLISH);
        assert!(text.len() < 1_000 && text.contains('^') && text.contains("..."), "{text}");
    }

    #[test]
    fn shows_the_line_and_what_to_do() {
        let mut log = Log::default();
        let source = "一行目\n- \n";
        log.report(10..12, TextProblem::EmptyBullet);
        let text = render(&log.finish("a.md", source), "a.md", source, ENGLISH);
        assert!(text.contains("warning[empty-bullet]"), "{text}");
        assert!(text.contains("a.md:2:1"), "{text}");
        assert!(text.contains("help: "), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}
