//! The table of contents of a long report: its headings, and its talks by their
//! labels, the one under the playhead marked.
//!
//! It is folded: on a phone it takes one line ahead of the text, and unfolds there
//! with no client as well.

use crate::model::{Block, Heading, Inline, Part, Report, Talk};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, element};
use crate::ui::playback::PageRecording;
use crate::ui::routes::fragment;
use crate::ui::words::Words;

/// From how many entries on a report has a table of contents: fewer are seen by
/// scrolling a little.
const ENOUGH: usize = 6;

/// The deepest heading that is listed.
const DEEPEST: u8 = 3;

/// Draws the table of contents of a report, where it is long enough to need one.
pub(crate) fn draw(report: &Report, page: PageRecording, surroundings: &Surroundings) -> Option<Element> {
    let words = surroundings.words;
    let entries: Vec<_> = report.body.iter().filter_map(|part| draw_entry(part, page, words)).collect();
    (entries.len() >= ENOUGH).then(|| {
        let entries: Markup = entries.into_iter().collect();
        let list = element("ol").class("contents-entries").child(entries);
        let details = element("details")
            .child(element("summary").class("contents-title").child(words.contents()))
            .child(list);
        element("nav").class("contents").set("aria-label", words.contents()).child(details)
    })
}

fn draw_entry(part: &Part, page: PageRecording, words: Words) -> Option<Element> {
    match part {
        Part::Block(Block::Heading(heading)) => draw_heading(heading),
        Part::Talk(talk) => Some(draw_talk(talk, page, words)),
        _ => None,
    }
}

fn draw_heading(heading: &Heading) -> Option<Element> {
    let title = Inline::plain_text(&heading.content);
    let class = if heading.level > 2 { "contents-entry contents-below" } else { "contents-entry" };
    let link = element("a").set("href", fragment(heading.id.as_str()));
    (heading.level <= DEEPEST && !title.is_empty())
        .then(|| element("li").class(class).child(link.child(title)))
}

fn draw_talk(talk: &Talk, page: PageRecording, words: Words) -> Element {
    let key = talk.key;
    let label = element("span").class("contents-label").child(words.talk_label(key));
    let link = element("a")
        .set("href", fragment(talk.id.as_str()))
        .set_live("aria-current", move || page.mark(key))
        .child(label)
        .apart(Inline::plain_text(&talk.title));
    element("li").class("contents-entry contents-below").child(link)
}
