//! The day of a meetup.

use std::fmt;

use serde::Serialize;

use super::json::decode_text;
/// A day of the Gregorian calendar, written `2025-02-26`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

decode_text!(Date, "a date, YYYY-MM-DD");

impl Date {
    /// Reads `YYYY-MM-DD`; `None` for any other form and for days that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let dashes = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
        if bytes.len() != 10 || !dashes {
            return None;
        }
        let date = Self {
            year: number(text.get(0..4)?)?,
            month: u8::try_from(number(text.get(5..7)?)?).ok()?,
            day: u8::try_from(number(text.get(8..10)?)?).ok()?,
        };
        (date.day >= 1 && date.day <= date.days_in_month()).then_some(date)
    }

    /// The year, 0 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day after; none after the last that can be written.
    pub fn next(self) -> Option<Self> {
        let Self { year, month, day } = self;
        Some(match (month, day) {
            _ if day < self.days_in_month() => Self { day: day + 1, ..self },
            (12, _) => Self { year: (year < 9999).then_some(year + 1)?, month: 1, day: 1 },
            _ => Self { month: month + 1, day: 1, ..self },
        })
    }

    /// The day before; none before the first that can be written.
    pub fn previous(self) -> Option<Self> {
        let Self { year, month, day } = self;
        Some(match (month, day) {
            (1, 1) => Self { year: year.checked_sub(1)?, month: 12, day: 31 },
            (_, 1) => {
                let before = Self { month: month - 1, ..self };
                Self { day: before.days_in_month(), ..before }
            }
            _ => Self { day: day - 1, ..self },
        })
    }

    /// How many days its month has; 0 where there is no such month.
    fn days_in_month(self) -> u8 {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        }
    }
}

fn number(digits: &str) -> Option<u16> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_neighbours() {
        for (day, next) in [
            ("2025-02-26", Some("2025-02-27")),
            ("2025-02-28", Some("2025-03-01")),
            ("2024-02-28", Some("2024-02-29")),
            ("2025-12-31", Some("2026-01-01")),
            ("9999-12-31", None),
        ] {
            let (day, next) = (Date::parse(day), next.and_then(Date::parse));
            assert_eq!(day.and_then(Date::next), next);
            assert!(next.is_none() || next.and_then(Date::previous) == day);
        }
        assert_eq!(Date::parse("0000-01-01").and_then(Date::previous), None);
    }

    #[test]
    fn knows_the_calendar() {
        for text in ["2025-02-26", "2024-02-29", "2000-02-29", "1999-12-31"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in [
            "2025-02-29",
            "1900-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-04-31",
            "2025-4-1",
            "2025-02-00",
            "25-02-26",
            "2025/02/26",
            "+025-02-26",
            "２０２５-02-26",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
