//! When and where a meetup is held, with the way into the reader's calendar.

use crate::model::{Meeting, Slug};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, element};

/// Draws when and where the meetup of a report is held.
pub(crate) fn draw(meeting: &Meeting, report: &Slug, surroundings: &Surroundings) -> Element {
    let Surroundings { base, words, .. } = surroundings;
    let time = element("time").set("datetime", meeting.start.to_string()).child(words.meeting_time(meeting));
    let place = meeting.place.clone().map(|place| element("span").child(place));
    let page = meeting
        .address
        .as_ref()
        .map(|address| element("a").set("href", address.to_string()).child(words.sign_up()));
    let calendar =
        element("a").set("href", base.calendar(report)).set("download", "").child(words.add_to_calendar());
    element("p").class("report-meeting").child(time).apart(place).apart(page).apart(calendar)
}
