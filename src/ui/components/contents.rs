//! The table of contents of a long report: its headings, and its talks by their
//! labels, the one under the playhead marked, and the one where the reader is.
//!
//! It is folded: a line above the text that stays in view while the text scrolls, and
//! names the place. It unfolds with no client as well.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::{Anchor, Block, Heading, Inline, Part, Report, Talk};
use crate::player::browser::Listener;
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, Text, element, live};
use crate::ui::playback::PageRecording;
use crate::ui::routes::fragment;
use crate::ui::words::Words;

/// From how many entries on a report has a table of contents: fewer are seen by
/// scrolling a little.
const ENOUGH: usize = 6;

/// The deepest heading that is listed.
const DEEPEST: u8 = 3;

/// How far down in the window, as a share of its height, the line is that the reader reads.
const READING_LINE: f64 = 0.3;

/// What the table of contents leads to.
struct Entry<'r> {
    id: &'r Anchor,
    title: String,
    of: Of<'r>,
}

#[derive(Clone, Copy)]
enum Of<'r> {
    Heading(&'r Heading),
    Talk(&'r Talk),
}

/// The number of the entry where the reader is.
type Here = RwSignal<Option<usize>>;

/// Draws the table of contents of a report, where it is long enough to need one.
pub(crate) fn draw(report: &Report, page: PageRecording, surroundings: &Surroundings) -> Option<Element> {
    let words = surroundings.words;
    let entries: Vec<_> = report.body.iter().filter_map(entry).collect();
    (entries.len() >= ENOUGH).then(|| {
        let here = Here::new(None);
        let titles: Arc<[String]> = entries.iter().map(|entry| entry.title.clone()).collect();
        let place = live(move || {
            let title = here.get().and_then(|index| titles.get(index).cloned());
            title.map(|title| element("span").class("contents-here").child(title)).into()
        });
        let ids = entries.iter().map(|entry| entry.id.to_string()).collect();
        let drawn =
            entries.iter().enumerate().map(|(index, entry)| draw_entry(entry, index, here, page, words));
        let list = element("ol").class("contents-entries").child(drawn.collect::<Markup>());
        let title = element("summary").class("contents-title").child(words.contents()).apart(place);
        let listening = StoredValue::new_local(None);
        element("nav")
            .class("contents")
            .set("aria-label", words.contents())
            .handle(move |_| listening.set_value(follow(ids, here)))
            .child(element("details").child(title).child(list))
    })
}

fn entry(part: &Part) -> Option<Entry<'_>> {
    let entry = match part {
        Part::Block(Block::Heading(heading)) if heading.level <= DEEPEST => {
            Entry { id: &heading.id, title: Inline::plain_text(&heading.content), of: Of::Heading(heading) }
        }
        Part::Talk(talk) => {
            Entry { id: &talk.id, title: Inline::plain_text(&talk.title), of: Of::Talk(talk) }
        }
        _ => return None,
    };
    (matches!(entry.of, Of::Talk(_)) || !entry.title.is_empty()).then_some(entry)
}

fn draw_entry(entry: &Entry<'_>, index: usize, here: Here, page: PageRecording, words: Words) -> Element {
    let talk = match entry.of {
        Of::Talk(talk) => Some(talk.key),
        Of::Heading(_) => None,
    };
    let is_below = !matches!(entry.of, Of::Heading(heading) if heading.level <= 2);
    let class = if is_below { "contents-entry contents-below" } else { "contents-entry" };
    let mark = move || {
        let is_here = || (here.get() == Some(index)).then_some(Text::Borrowed("location"));
        talk.and_then(|key| page.mark(key)).or_else(is_here)
    };
    let label = talk.map(|key| element("span").class("contents-label").child(words.talk_label(key)));
    let link = element("a").set("href", fragment(entry.id.as_str())).set_live("aria-current", mark);
    element("li").class(class).child(link.child(label).apart(entry.title.clone()))
}

/// Follows where the reader is, from the ids of the entries, for as long as the listener is
/// kept.
fn follow(ids: Vec<String>, here: Here) -> Option<Listener> {
    let find = move |_| {
        let line =
            window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0) * READING_LINE;
        let is_above = |id: &String| {
            document().get_element_by_id(id).is_some_and(|part| part.get_bounding_client_rect().top() <= line)
        };
        let found = ids.iter().rposition(is_above);
        if here.get_untracked() != found {
            here.set(found);
        }
    };
    Listener::new(&window(), "scroll", find).ok()
}
