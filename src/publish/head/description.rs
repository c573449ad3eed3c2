//! What a page is about, in a sentence or two: for search engines and previews.

use crate::model::{Block, Inline, OwnPage, Part, Report};
use crate::publish::plain;
use crate::ui::page::Page;
use crate::ui::words::Words;

/// How long a description may get that nobody wrote for it, in characters.
const LONGEST: usize = 120;

/// Describes a page; `site` is what the settings say of the site.
pub(super) fn describe(page: &Page, site: Option<&str>) -> String {
    let words = Words(page.site().language);
    let text = match page {
        Page::Home(home) => match site {
            Some(description) => description.to_owned(),
            None => words.home_summary(home),
        },
        Page::Report(page) => report(&page.report, words),
        Page::Own(page) => own(page),
        Page::List(listing) => shorten(&words.list_summary(listing)),
        Page::Offline(_) => words.offline_hint().to_owned(),
        Page::NotFound(_) | Page::Failed { .. } => words.not_found_hint().to_owned(),
    };
    plain::one_line(&text)
}

/// What a report is about: what its author says, how it begins, or what its talks are.
pub(in crate::publish) fn report(report: &Report, words: Words) -> String {
    let paragraph = report.body.iter().find_map(|part| match part {
        Part::Block(block) => first_words(std::slice::from_ref(block)),
        _ => None,
    });
    report.description.clone().or(paragraph).unwrap_or_else(|| {
        let words = report.language.map_or(words, Words);
        let talks: Vec<String> = report.talks().map(|talk| Inline::plain_text(&talk.title)).collect();
        shorten(&words.report_summary(&words.date(report.date), &talks.join(" / ")))
    })
}

fn own(page: &OwnPage) -> String {
    page.description.clone().or_else(|| first_words(&page.body)).unwrap_or_else(|| page.title.clone())
}

/// The beginning of the first paragraph with words.
fn first_words(blocks: &[Block]) -> Option<String> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(content) => {
            let text = Inline::plain_text(content);
            (!text.trim().is_empty()).then(|| shorten(&text))
        }
        _ => None,
    })
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}
