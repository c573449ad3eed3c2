//! When and where a meetup is held.

use std::fmt;

use serde::Serialize;

use super::json::{decode_members, decode_text};
use super::{Date, WebAddress};

/// When and where a meetup is held, where its report tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// When it starts.
    pub start: LocalTime,
    /// When it ends, later than its start.
    pub end: Option<LocalTime>,
    /// Where it is held, in words.
    pub place: Option<String>,
    /// The page on which people say that they come.
    pub address: Option<WebAddress>,
}

/// A minute of a day as clocks show it where a meetup is held, written `2025-02-26T19:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct LocalTime {
    date: Date,
    hour: u8,
    minute: u8,
}

decode_text!(LocalTime, "a time, YYYY-MM-DDTHH:MM");
decode_members!(Meeting { start, end, place, address });

impl LocalTime {
    /// Reads `2025-02-26T19:00`; a space may stand in the place of the `T`.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, clock) = text.split_once(['T', ' '])?;
        Self::on(Date::parse(date)?, clock)
    }

    /// The time of a day that a clock shows: `19:00`.
    pub fn on(date: Date, clock: &str) -> Option<Self> {
        let (hour, minute) = clock.split_once(':')?;
        let number = |digits: &str, limit: u8| {
            let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse().ok().filter(|number: &u8| plain && *number < limit)
        };
        Some(Self { date, hour: number(hour, 24)?, minute: number(minute, 60)? })
    }

    /// Its day.
    pub fn date(self) -> Date {
        self.date
    }

    /// The hour of its day, 0 to 23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The minute of its hour, 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// What a clock shows then: `19:00`.
    pub fn clock(self) -> String {
        let digits = |number: u8| [number / 10, number % 10].map(|digit| char::from(b'0' + digit));
        let ([hours, hour], [minutes, minute]) = (digits(self.hour), digits(self.minute));
        [hours, hour, ':', minutes, minute].iter().collect()
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date, self.clock())
    }
}

impl From<LocalTime> for String {
    fn from(time: LocalTime) -> Self {
        time.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_it_is_written() {
        for text in ["2025-02-26T19:00", "2024-02-29T00:00", "2025-12-31T23:59"] {
            assert_eq!(LocalTime::parse(text).map(|time| time.to_string()).as_deref(), Some(text));
        }
        assert_eq!(LocalTime::parse("2025-02-26 19:05"), LocalTime::parse("2025-02-26T19:05"));
        for text in [
            "2025-02-26",
            "19:00",
            "2025-02-30 19:00",
            "2025-02-26 24:00",
            "2025-02-26 19:60",
            "2025-02-26 9:00",
            "2025-02-26 19:00:00",
            "2025-02-26 +9:00",
            "2025-02-26  19:00",
        ] {
            assert_eq!(LocalTime::parse(text), None, "{text}");
        }
    }
}
