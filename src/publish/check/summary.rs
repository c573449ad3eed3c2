//! What a content folder has, and which talks lack what others have.

use std::fmt::Write as _;

use super::{Checked, CheckedReport};
use crate::model::{Language, Part, Recording, SectionKind, Talk};

/// How many reports are told of at most: an old archive has thousands.
const MAX_REPORTS: usize = 20;

/// The counts of all reports, below what the newest of them lack.
pub fn summary(checked: &Checked) -> String {
    let language = checked.language;
    let lacking: Vec<String> = checked.reports.iter().filter_map(|report| lacks(report, language)).collect();
    let mut text: String = lacking.iter().take(MAX_REPORTS).map(String::as_str).collect();
    if let Some(more @ 1..) = lacking.len().checked_sub(MAX_REPORTS) {
        let more = match language {
            Language::English => format!("Talks of {} lack something, too\n\n", count(more, "older report")),
            Language::Japanese => format!("これより前のレポート {more} 件にも、足りないものがあります\n\n"),
        };
        text.push_str(&more);
    }
    text += &counts(checked, language);
    text
}

/// `3 reports, 0 errors, 1 warning`.
pub fn result(checked: &Checked) -> String {
    let (reports, errors, warnings) = (checked.reports.len(), checked.errors(), checked.warnings());
    match checked.language {
        Language::English => {
            [count(reports, "report"), count(errors, "error"), count(warnings, "warning")].join(", ")
        }
        Language::Japanese => format!("レポート {reports} 件、エラー {errors} 件、警告 {warnings} 件"),
    }
}

/// How much there is in all reports.
fn counts(checked: &Checked, language: Language) -> String {
    let sum = |of: &dyn Fn(&CheckedReport) -> usize| checked.reports.iter().map(|report| of(report)).sum();
    let talks: usize = sum(&|report| talks_of(report).count());
    let cues: usize = sum(&|report| report.report.cues.len());
    let decks: usize = sum(&|report| talks_of(report).map(|talk| talk.slides.len()).sum());
    match language {
        Language::English => {
            let counts = [count(talks, "talk"), count(cues, "cue"), count(decks, "deck")];
            counts.join(", ") + "\n"
        }
        Language::Japanese => format!("発表 {talks} 件、時刻 {cues} 件、スライド {decks} 件\n"),
    }
}

/// Whether a talk lacks something.
type Lacks<'a> = &'a dyn Fn(&Talk) -> bool;

/// Which talks of a report lack a cue, a deck or a summary; none where none does.
fn lacks(report: &CheckedReport, language: Language) -> Option<String> {
    let is_playable = report.report.recording.as_ref().is_some_and(Recording::is_playable);
    let has_summary = |talk: &Talk| talk.sections.iter().any(|section| section.kind == SectionKind::Summary);
    let rows: [(&str, &str, Lacks<'_>); 3] = [
        ("cue", "時刻", &|talk| is_playable && talk.cue.is_none()),
        ("deck", "スライド", &|talk| talk.slides.is_empty()),
        ("summary", "概要", &|talk| !has_summary(talk)),
    ];
    let mut text = String::new();
    for (english, japanese, is_lacking) in rows {
        let lacking: Vec<&str> =
            talks_of(report).filter(|talk| is_lacking(talk)).map(|talk| talk.id.as_str()).collect();
        if !lacking.is_empty() {
            // Writing to a text cannot fail.
            let _ = match language {
                Language::English => writeln!(text, "  no {english}: {}", lacking.join(", ")),
                Language::Japanese => writeln!(text, "  {japanese}なし: {}", lacking.join("、")),
            };
        }
    }
    let slug = &report.report.slug;
    (!text.is_empty()).then(|| format!("{slug}\n{text}\n"))
}

fn talks_of(report: &CheckedReport) -> impl Iterator<Item = &Talk> {
    report.report.body.iter().filter_map(|part| match part {
        Part::Talk(talk) => Some(talk.as_ref()),
        _ => None,
    })
}

/// `1 report`, `2 reports`.
fn count(number: usize, name: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {name}{ending}")
}
