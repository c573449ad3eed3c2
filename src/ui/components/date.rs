//! The day of a report.

use crate::model::Date;
use crate::ui::markup::{Element, element};
use crate::ui::words::Words;

/// Draws a day as the interface's language writes it.
pub(crate) fn draw(date: Date, words: Words) -> Element {
    element("time").set("datetime", date.to_string()).child(words.date(date))
}
