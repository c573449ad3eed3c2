//! When and where the meetup is held: the front matter's `event:`.

use url::Url;

use super::address;
use super::diagnostic::Log;
use super::problem::{SettingsProblem, Sign, Words, wanted};
use super::yaml::{Entry, Value};
use crate::model::{LocalTime, Meeting, WebAddress};

/// Reads a map of `start`, `end`, `place` and `address`; none where it has no start.
pub(super) fn given(entry: Entry, log: &mut Log) -> Option<Meeting> {
    let entries = match entry.node.value {
        Value::Map(entries) => entries,
        Value::Null => return None,
        _ => Vec::new(),
    };
    let mut found = Found::default();
    for inner in entries {
        found.take(inner, log);
    }
    let Some(start) = found.start else {
        if !found.has_start {
            log.report(
                entry.key_at,
                SettingsProblem::WrongType { key: entry.key, sign: Sign::Colon, wanted: wanted::EVENT },
            );
        }
        return None;
    };
    let end = found.end.and_then(|entry| end(&entry, start, log));
    Some(Meeting { start, end, place: found.place, address: found.address })
}

#[derive(Default)]
struct Found {
    start: Option<LocalTime>,
    /// Whether a start is named, be it none that can be read.
    has_start: bool,
    end: Option<Entry>,
    place: Option<String>,
    address: Option<WebAddress>,
}

impl Found {
    fn take(&mut self, entry: Entry, log: &mut Log) {
        match entry.key.as_str() {
            "start" => {
                self.has_start = true;
                self.start = read(&entry, LocalTime::parse, wanted::START, log);
            }
            "end" => self.end = Some(entry),
            "place" => self.place = read(&entry, |text| Some(text.to_owned()), wanted::TEXT, log),
            "address" | "url" => self.address = read(&entry, web, wanted::ADDRESS, log),
            _ => log.report(entry.key_at, SettingsProblem::UnknownKey { key: entry.key }),
        }
    }
}

/// The end of what starts then: a time, or what a clock shows on the same day.
fn end(entry: &Entry, start: LocalTime, log: &mut Log) -> Option<LocalTime> {
    let parse = |text: &str| {
        let end = LocalTime::on(start.date(), text).or_else(|| LocalTime::parse(text));
        end.filter(|end| *end > start)
    };
    read(entry, parse, wanted::END, log)
}

/// Reads a text; none where there is nothing.
fn read<T>(entry: &Entry, parse: impl Fn(&str) -> Option<T>, wanted: Words, log: &mut Log) -> Option<T> {
    let parsed = match &entry.node.value {
        Value::Null => return None,
        Value::Text(text) => parse(text.trim()),
        Value::List(_) | Value::Map(_) => None,
    };
    if parsed.is_none() {
        let key = entry.key.clone();
        log.report(entry.key_at.clone(), SettingsProblem::WrongType { key, sign: Sign::Colon, wanted });
    }
    parsed
}

fn web(text: &str) -> Option<WebAddress> {
    address::web(&Url::parse(text).ok()?)
}
