//! `llms.txt` (llmstxt.org): what the site holds, in Markdown, for language models that
//! were sent here to look something up.

use std::fmt::Write;

use crate::model::{Inline, List, Report, Talk};
use crate::publish::address::SiteAddress;
use crate::publish::archive::Archive;
use crate::publish::head::description;
use crate::publish::plain;
use crate::ui::routes::{FEED, Route};
use crate::ui::words::Words;

/// The file, where such readers look for it.
pub(super) const LLMS: &str = "llms.txt";
/// How many of the newest reports and talks it names; all are on the pages that it leads to.
const REPORTS: usize = 30;
const TALKS: usize = 60;

/// Writes the file.
pub(super) fn write(archive: &Archive, address: &SiteAddress<'_>) -> String {
    let words = Words(archive.site().language);
    let mut text = ["# ", &line(&archive.site().title), "\n\n"].concat();
    if let Some(description) = &archive.settings.description {
        text.extend(["> ", &line(description), "\n\n"]);
    }
    text.push_str(words.llms_note());
    text.extend(["\n\n## ", words.reports(), "\n\n"]);
    for checked in archive.reports.iter().take(REPORTS) {
        report(&checked.report, words, address, &mut text);
    }
    text.extend(["\n## ", words.newest_talks(), "\n\n"]);
    let talks = archive
        .reports
        .iter()
        .flat_map(|checked| checked.report.talks().map(move |talk| (&checked.report, talk)));
    for (report, of) in talks.take(TALKS) {
        talk(report, of, words, address, &mut text);
    }
    text.extend(["\n## ", words.more(), "\n\n"]);
    let list = |list: List| (words.list_heading(&list, None), address.page(&Route::List(list, 1)));
    let lists = [List::ALL_TALKS, List::Speakers, List::Tags].map(list);
    for (name, place) in lists.into_iter().chain([(words.feed().to_owned(), address.file(FEED))]) {
        text.extend(["- ", &link(&name, &place), "\n"]);
    }
    text
}

fn report(report: &Report, words: Words, address: &SiteAddress<'_>, text: &mut String) {
    let page = address.page(&Route::Report(report.slug.clone()));
    let about = line(&description::report(report, words));
    // Writing to a text never fails.
    let _ = writeln!(text, "- {}: {} {about}", link(&line(&report.title), &page), report.date);
}

fn talk(report: &Report, talk: &Talk, words: Words, address: &SiteAddress<'_>, text: &mut String) {
    let place = address.place(&Route::Report(report.slug.clone()), talk.id.as_str());
    let title = line(&Inline::plain_text(&talk.title));
    let title = if title.is_empty() { words.talk_label(talk.key) } else { title };
    let names: Vec<&str> = talk.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    let by = if names.is_empty() {
        String::new()
    } else {
        [&line(&names.join(words.between_names())), ", "].concat()
    };
    let _ = writeln!(text, "- {}: {by}{}", link(&title, &place), line(&report.title));
}

fn link(name: &str, address: &str) -> String {
    ["[", name, "](", address, ")"].concat()
}

/// Words on one line that mean nothing in Markdown.
fn line(text: &str) -> String {
    let mut escaped = String::new();
    for c in plain::one_line(text).chars() {
        if matches!(c, '\\' | '[' | ']' | '<' | '>' | '`' | '*' | '_') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
