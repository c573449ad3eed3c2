//! Days and times as machines write them. `zone` is the difference from UTC of where the
//! meetups are held, as the settings have it: `+09:00`.

use crate::model::{Date, LocalTime};

const MINUTES_OF_DAY: i32 = 24 * 60;

/// The beginning of a day, as RFC 3339 writes it.
pub(super) fn day_start(date: Date, zone: &str) -> String {
    format!("{date}T00:00:00{zone}")
}

/// A time, as RFC 3339 writes it.
pub(super) fn moment(time: LocalTime, zone: &str) -> String {
    format!("{time}:00{zone}")
}

/// The beginning of a day in UTC, as RFC 5545 writes it.
pub(super) fn utc_day_start(date: Date, zone: &str) -> String {
    utc_of(date, 0, zone)
}

/// A time in UTC, as RFC 5545 writes it: `20250226T100000Z`.
pub(super) fn utc(time: LocalTime, zone: &str) -> String {
    utc_of(time.date(), i32::from(time.hour()) * 60 + i32::from(time.minute()), zone)
}

/// A minute of a day in UTC.
fn utc_of(date: Date, minute: i32, zone: &str) -> String {
    let minute = minute - offset(zone);
    // The day is a neighbour at most; there is one but at the ends of the calendar.
    let date = match minute {
        ..0 => date.previous().unwrap_or(date),
        MINUTES_OF_DAY.. => date.next().unwrap_or(date),
        _ => date,
    };
    let minute = minute.rem_euclid(MINUTES_OF_DAY);
    let (year, month, day) = (date.year(), date.month(), date.day());
    format!("{year:04}{month:02}{day:02}T{:02}{:02}00Z", minute / 60, minute % 60)
}

/// How many minutes clocks there are ahead of UTC.
fn offset(zone: &str) -> i32 {
    let number = |digits: Option<&str>| digits.and_then(|digits| digits.parse::<i32>().ok()).unwrap_or(0);
    let ahead = number(zone.get(1..3)) * 60 + number(zone.get(4..6));
    if zone.starts_with('-') { -ahead } else { ahead }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_time_has_its_place_in_utc() {
        for (local, zone, expected) in [
            ("2025-02-26T19:00", "+09:00", "20250226T100000Z"),
            ("2025-03-01T08:59", "+09:00", "20250228T235900Z"),
            ("2024-12-31T20:45", "-03:30", "20250101T001500Z"),
            ("2025-02-26T19:00", "+00:00", "20250226T190000Z"),
        ] {
            assert_eq!(
                LocalTime::parse(local).map(|time| utc(time, zone)).as_deref(),
                Some(expected),
                "{local}"
            );
        }
        assert_eq!(
            Date::parse("2025-03-01").map(|date| utc_day_start(date, "+09:00")).as_deref(),
            Some("20250228T150000Z")
        );
    }
}
