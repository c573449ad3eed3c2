//! What an author wrote and no page shows, beside the words: titles, and handlers of events.

use std::ops::Range;

use super::diagnostic::Log;
use super::html::Attribute;
use super::problem::{TalkProblem, TextProblem};

/// Names what a reader would miss of an attribute list: no script runs on a page, and
/// titles are not shown.
pub(super) fn attributes(attributes: &[Attribute], at: &Range<usize>, log: &mut Log) {
    for (key, value) in attributes {
        if key.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on")) {
            log.report(at.clone(), TalkProblem::UnknownHandler { value: value.clone() });
        }
        if key == "title" {
            title(value, at, log);
        }
    }
}

/// Names a title, which is not shown.
pub(super) fn title(words: &str, at: &Range<usize>, log: &mut Log) {
    let title = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !title.is_empty() {
        log.report(at.clone(), TextProblem::DroppedTitle { title });
    }
}
