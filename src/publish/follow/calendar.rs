//! Meetups as calendar entries (RFC 5545): a file for each whose report tells when it is
//! held, and one for all of them, to subscribe to.

use crate::model::{Meeting, Report};
use crate::publish::address::SiteAddress;
use crate::publish::archive::Archive;
use crate::publish::head::description;
use crate::publish::plain;
use crate::publish::site::File;
use crate::publish::time::{utc, utc_day_start};
use crate::ui::routes::{Base, CALENDAR, Route, calendar_file};
use crate::ui::words::Words;

/// How many of the newest meetups the calendar of the site has.
const NEWEST: usize = 100;
/// How long a line may be, in bytes without its end (RFC 5545, section 3.1).
const LONGEST: usize = 75;

/// What entries are written with.
struct Context<'a> {
    archive: &'a Archive,
    base: &'a Base,
    /// Where the site lives, where its settings say so.
    address: Option<&'a SiteAddress<'a>>,
}

/// The calendar of a site; nothing where no report tells when its meetup is held.
pub(super) fn of_site(archive: &Archive, base: &Base, address: Option<&SiteAddress<'_>>) -> Option<File> {
    let context = Context { archive, base, address };
    let reports = archive.reports.iter().map(|checked| &checked.report);
    let meetings = reports.filter_map(|report| Some((report, report.meeting.as_ref()?)));
    let newest: Vec<_> = meetings.take(NEWEST).collect();
    let name = plain::one_line(&archive.site().title);
    (!newest.is_empty()).then(|| (CALENDAR.to_owned(), context.calendar(&newest, Some(&name))))
}

/// The calendar entry of a report, where it tells when its meetup is held.
pub(in crate::publish) fn of_report(
    report: &Report,
    archive: &Archive,
    base: &Base,
    address: Option<&SiteAddress<'_>>,
) -> Option<File> {
    let context = Context { archive, base, address };
    let meeting = report.meeting.as_ref()?;
    Some((calendar_file(&report.slug), context.calendar(&[(report, meeting)], None)))
}

impl Context<'_> {
    fn calendar(&self, meetings: &[(&Report, &Meeting)], name: Option<&str>) -> Vec<u8> {
        let mut lines = Lines::default();
        lines.put("BEGIN", "VCALENDAR");
        lines.put("VERSION", "2.0");
        lines.put("PRODID", concat!("-//Cuecard//Cuecard ", env!("CARGO_PKG_VERSION"), "//EN"));
        if let Some(name) = name {
            lines.text("NAME", name);
            // What calendars call it that do not know RFC 7986.
            lines.text("X-WR-CALNAME", name);
        }
        for (report, meeting) in meetings {
            self.entry(report, meeting, &mut lines);
        }
        lines.put("END", "VCALENDAR");
        lines.0.into_bytes()
    }

    fn entry(&self, report: &Report, meeting: &Meeting, lines: &mut Lines) {
        let zone = &self.archive.settings.timezone;
        let route = Route::Report(report.slug.clone());
        let page = self.address.map(|address| address.page(&route));
        let title = plain::one_line(&self.archive.site().title);
        let about = description::report(report, Words(self.archive.site().language));
        lines.put("BEGIN", "VEVENT");
        // Its page's address is its alone; where nobody knows that, the site's title and the
        // day keep it apart from other sites' entries.
        let own_id = || [&*title, &self.base.href(&route), &report.date.to_string()].join(" ");
        lines.text("UID", &page.clone().unwrap_or_else(own_id));
        lines.put("DTSTAMP", &utc_day_start(report.last_change(), zone));
        lines.put("DTSTART", &utc(meeting.start, zone));
        if let Some(end) = meeting.end {
            lines.put("DTEND", &utc(end, zone));
        }
        lines.text("SUMMARY", &plain::one_line(&report.title));
        let about: Vec<String> =
            [Some(plain::one_line(&about)), page.clone()].into_iter().flatten().collect();
        lines.text("DESCRIPTION", &about.join("\n"));
        if let Some(place) = &meeting.place {
            lines.text("LOCATION", &plain::one_line(place));
        }
        // Where people say that they come: a value of its own type, which has no escapes.
        if let Some(address) = meeting.address.as_ref().map(ToString::to_string).or(page) {
            lines.put("URL", &address);
        }
        lines.put("END", "VEVENT");
    }
}

/// Lines of a calendar, each with its end.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property whose value is text.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::new();
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                _ if c.is_control() => {}
                _ => escaped.push(c),
            }
        }
        self.put(name, &escaped);
    }

    /// A property, folded: a line that goes on begins with a space.
    fn put(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Lines as a calendar reads them.
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_none_is_lost(value in "[^\\p{Cc}]{0,200}") {
            let mut lines = Lines::default();
            lines.put("SUMMARY", &value);
            prop_assert!(lines.0.split("\r\n").all(|line| line.len() <= LONGEST));
            prop_assert_eq!(unfolded(&lines.0), [["SUMMARY:", &value].concat()]);
        }

        #[test]
        fn no_text_begins_a_line_of_its_own(value: String) {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &value);
            prop_assert_eq!(unfolded(&lines.0).len(), 1);
        }
    }

    #[test]
    fn what_divides_values_is_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a;b,c\\d\ne\u{8}");
        assert_eq!(lines.0, "SUMMARY:a\\;b\\,c\\\\d\\ne\r\n");
    }
}
