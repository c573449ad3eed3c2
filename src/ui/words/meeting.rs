//! The words about when and where a meetup is held.

use super::{Words, phrases};
use crate::model::{Language, Meeting};

phrases! {
    /// Puts a meetup into the reader's calendar.
    add_to_calendar: "カレンダーに追加", "Add to calendar";
    /// The calendar of all meetups.
    calendar: "カレンダー（iCalendar）", "Calendar (iCalendar)";
    /// The page on which people say that they come.
    sign_up: "イベントページ", "Event page";
}

impl Words {
    /// `2025年2月26日 19:00–21:00`, with the day of the end where that is another.
    pub fn meeting_time(self, meeting: &Meeting) -> String {
        let start = meeting.start;
        let mut text = [&self.date(start.date()), " ", &start.clock()].concat();
        if let Some(end) = meeting.end {
            text.push('–');
            if end.date() != start.date() {
                text.extend([&self.date(end.date()), " "]);
            }
            text.push_str(&end.clock());
        }
        text
    }
}
