//! The description of a report's recording for YouTube, to be copied: title and day, where
//! the report is, a chapter for each talk, and the ways to the talks on the report's page.
//!
//! YouTube makes chapters of a description's times where the first is 0:00, there are at
//! least three, each comes after the one ahead of it, and each lasts at least ten seconds
//! (YouTube Help, "Video Chapters"). A description has up to 5,000 bytes of UTF-8, and none of
//! its characters is `<` or `>` (YouTube Data API, `snippet.description`).

use std::fmt::Write;

use super::address::{self, SiteAddress};
use super::check::Checked;
use super::{PublishError, plain};
use crate::model::{CueEntry, Inline, Report, Slug};
use crate::ui::routes::{Base, Route};
use crate::ui::words::Words;

/// How many chapters there have to be.
const LEAST: usize = 3;
/// How long each has to last, in seconds.
const SHORTEST: u32 = 10;
/// How long a description may be, in bytes.
const LONGEST: usize = 5_000;

/// A description, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapters {
    /// The description.
    pub text: String,
    /// Which of YouTube's rules it does not keep, and what it lacks.
    pub warnings: Vec<String>,
}

/// Writes the description of a report's recording; `None` where there is no such report.
/// `base` is the path under which the site lives; none for that of its address.
///
/// # Errors
/// Where that path is none that a site can live under.
pub fn chapters(
    checked: &Checked,
    slug: &str,
    base: Option<&Base>,
) -> Result<Option<Chapters>, PublishError> {
    let reports = &checked.reports;
    let is_wanted = |report: &Report| Slug::parse(slug).as_ref() == Some(&report.slug);
    let Some(found) = reports.iter().find(|checked| is_wanted(&checked.report)) else { return Ok(None) };
    let (settings, report) = (&checked.settings, &found.report);
    let base = address::base(base, settings.address.as_ref())?;
    let address = settings.address.as_ref().map(|address| SiteAddress::new(address, &base));
    let words = Words(report.language.unwrap_or(settings.site.language));
    Ok(Some(describe(report, words, address.as_ref())))
}

fn describe(report: &Report, words: Words, address: Option<&SiteAddress<'_>>) -> Chapters {
    let mut cues: Vec<&CueEntry> = report.cues.iter().collect();
    cues.sort_by_key(|entry| entry.cue.start);
    let mut warnings = broken_rules(&cues, words);
    // Writing to a text never fails.
    let mut text = [&line(&report.title), "\n", &words.date(report.date), "\n"].concat();
    if address.is_none() {
        warnings.push(
            "site.toml does not say where the site will live: links to the report are left out".to_owned(),
        );
    }
    let page = Route::Report(report.slug.clone());
    if let Some(address) = address {
        let _ = write!(text, "\n{}\n{}\n", words.report_elsewhere(), address.page(&page));
    }
    if !cues.is_empty() {
        let _ = write!(text, "\n{}\n", words.chapters());
    }
    for entry in &cues {
        let _ = writeln!(text, "{} {}", entry.cue.start, name(entry, report, words));
    }
    let talks = report.talks().filter(|_| address.is_some());
    for (index, talk) in talks.enumerate() {
        if index == 0 {
            let _ = write!(text, "\n{}\n", words.talks_elsewhere());
        }
        let place = address.map(|address| address.place(&page, talk.id.as_str())).unwrap_or_default();
        let _ = writeln!(text, "{} {place}", words.talk_label(talk.key));
    }
    let length = text.len();
    if length > LONGEST {
        warnings.push(format!(
            "the description has {length} bytes (a character of Japanese has three), and YouTube takes {LONGEST}: shorten it"
        ));
    }
    Chapters { text, warnings }
}

/// Which of YouTube's rules for chapters these cues, sorted by their starts, do not keep.
fn broken_rules(cues: &[&CueEntry], words: Words) -> Vec<String> {
    let mut broken = Vec::new();
    let label = |entry: &CueEntry| words.talk_label(entry.talk);
    if cues.len() < LEAST {
        broken.push(format!("YouTube shows no chapters: there are {} of at least {LEAST}", cues.len()));
    }
    if let Some(first) = cues.first().filter(|entry| entry.cue.start.seconds() > 0) {
        let (talk, start) = (label(first), first.cue.start);
        broken.push(format!(
            "YouTube shows no chapters: the first, {talk}, starts at {start}; put a line for what is before it ahead, with 0:00"
        ));
    }
    for (entry, next) in cues.iter().zip(cues.iter().skip(1)) {
        let seconds = next.cue.start.seconds() - entry.cue.start.seconds();
        if seconds < SHORTEST {
            let (talk, next, start) = (label(entry), label(next), next.cue.start);
            broken.push(format!(
                "YouTube shows no chapters: {talk} lasts {seconds} s of at least {SHORTEST}, as {next} starts at {start}"
            ));
        }
    }
    if let Some((last, seconds)) = cues.last().and_then(|last| Some((last, last.cue.length(None)?)))
        && seconds < SHORTEST
    {
        let talk = label(last);
        broken.push(format!("YouTube shows no chapters: {talk} lasts {seconds} s of at least {SHORTEST}, up to the recording's end"));
    }
    broken
}

/// What a chapter is called.
fn name(entry: &CueEntry, report: &Report, words: Words) -> String {
    let talk = report.talks().find(|talk| talk.key == entry.talk);
    let title = talk.map(|talk| Inline::plain_text(&talk.title)).unwrap_or_default();
    let names: Vec<&str> = entry.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    let names = names.join(words.between_names());
    let parts = [words.talk_label(entry.talk), title, names];
    let parts: Vec<String> = parts.iter().map(|part| line(part)).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [label, title, names] => [label, " ", title, " – ", names].concat(),
        parts => parts.join(" "),
    }
}

/// Words on one line, without what YouTube does not take.
fn line(text: &str) -> String {
    plain::one_line(text).replace('<', "＜").replace('>', "＞")
}
