//! The lines of a transcript as the document holds them, whoever drew them there.
//!
//! 1. [`Lines::read`] walks the list once, and remembers where each line starts.
//! 2. [`Lines::mark`] marks the line under the playhead, and keeps it in view.
//! 3. [`Lines::search`] hides the lines that do not hold what is searched for.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::model::Timestamp;
use crate::ui::markup::Markup;

/// The list of a transcript's lines in the document.
#[derive(Default)]
pub(super) struct Lines {
    list: Option<Element>,
    said: Vec<Line>,
    /// The index of the line that is marked.
    marked: Option<usize>,
    /// Whether the list is scrolled to the marked line: not while the reader looks
    /// elsewhere in it.
    follows: bool,
    /// Whether lines are hidden by a search.
    is_searched: bool,
    /// Where the list was scrolled to by this code, and not by the reader.
    scrolled_to: i32,
}

struct Line {
    start: Timestamp,
    item: HtmlElement,
    /// The link that plays it, or the text alone.
    part: Element,
}

impl Lines {
    /// Takes the list.
    pub(super) fn set_list(&mut self, list: &Element) {
        self.list = Some(list.clone());
    }

    /// Puts lines into the list.
    pub(super) fn append(&mut self, lines: Markup) {
        if let Some(list) = &self.list {
            lines.append_to(list);
        }
        self.read();
    }

    /// Reads the lines that the list holds; whether there are any.
    pub(super) fn read(&mut self) -> bool {
        if self.said.is_empty() {
            let first = self.list.as_ref().and_then(Element::first_element_child);
            let items = std::iter::successors(first, Element::next_element_sibling);
            self.said = items.filter_map(Line::of).collect();
        }
        !self.said.is_empty()
    }

    /// Marks the line that is said at a second; none where there is no second.
    pub(super) fn mark(&mut self, at: Option<Timestamp>) {
        let index = |at| self.said.partition_point(|line| line.start <= at).checked_sub(1);
        let now = at.and_then(index);
        if now == self.marked {
            return;
        }
        if let Some(line) = self.marked_line() {
            // An element of the page lets its attributes be taken.
            let _ = line.part.remove_attribute("aria-current");
        }
        let has_leapt = self.marked.is_none_or(|before| now != Some(before + 1));
        self.marked = now;
        if let Some(line) = self.marked_line() {
            let _ = line.part.set_attribute("aria-current", "true");
        }
        self.keep_in_view(has_leapt);
    }

    /// Notes that the list was scrolled: unless it was done here, by the reader, who then
    /// is left alone until the marked line comes into view by itself.
    pub(super) fn scrolled(&mut self) {
        if self.list.as_ref().is_some_and(|list| list.scroll_top() != self.scrolled_to) {
            self.follows = false;
        }
    }

    /// Hides the lines that do not hold each of the words; how many do, where there is
    /// a word.
    pub(super) fn search(&mut self, words: &str) -> Option<usize> {
        let words = String::from(folded(words));
        self.is_searched = words.contains(|character| character != ' ');
        let mut count = 0;
        for line in &self.said {
            let text = folded(&line.text());
            let holds = words.split(' ').all(|word| text.includes(word, 0));
            line.item.set_hidden(!holds);
            count += usize::from(holds);
        }
        self.keep_in_view(true);
        self.is_searched.then_some(count)
    }

    fn marked_line(&self) -> Option<&Line> {
        self.marked.and_then(|index| self.said.get(index))
    }

    /// Scrolls the list, and never the page, so that the marked line is in view. A
    /// playhead that has leapt takes the reader along wherever they were looking.
    fn keep_in_view(&mut self, has_leapt: bool) {
        let (Some(list), Some(line)) = (&self.list, self.marked_line()) else { return };
        let (top, height) = (line.item.offset_top(), line.item.offset_height());
        let above = list.scroll_top();
        let is_in_view = top >= above && top + height <= above + list.client_height();
        let follows = self.follows || is_in_view || has_leapt;
        // The keyboard's place in the list is the reader's as well.
        let is_free = !self.is_searched && matches!(list.query_selector(":focus-visible"), Ok(None));
        let mut scrolled_to = self.scrolled_to;
        if follows && is_free && !is_in_view {
            // What was said just before stays in view above it.
            list.set_scroll_top(top - height);
            scrolled_to = list.scroll_top();
        }
        (self.follows, self.scrolled_to) = (follows, scrolled_to);
    }
}

impl Line {
    fn of(item: Element) -> Option<Self> {
        let part = item.first_element_child()?;
        let start = part.get_attribute("data-cue").and_then(|cue| Timestamp::parse(&cue)).unwrap_or_default();
        Some(Self { start, item: item.dyn_into().ok()?, part })
    }

    /// What is said, without its time.
    fn text(&self) -> String {
        self.part.last_element_child().and_then(|text| text.text_content()).unwrap_or_default()
    }
}

/// A text as it is compared: full width like half width, capitals like small letters.
/// The browser knows how; the tables for it would weigh more than all of this file.
fn folded(text: &str) -> JsString {
    JsString::from(text).normalize("NFKC").to_lower_case()
}
