//! A place in a recording.

use std::fmt;

use serde::Serialize;

use super::json::{Decode, Json, Mismatch};
/// A place in a recording, in whole seconds from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Timestamp(u32);

impl Decode for Timestamp {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        u32::decode(json).map(Self)
    }
}

impl Timestamp {
    /// The place `seconds` after the start.
    pub const fn from_seconds(seconds: u32) -> Self {
        Self(seconds)
    }

    /// The whole second that a playhead is in, so many seconds after the start.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    pub const fn of_playhead(seconds: f64) -> Self {
        Self(seconds as u32)
    }

    /// How many seconds it comes after another place; fewer than none where it comes before.
    pub const fn since(self, other: Self) -> i64 {
        self.0 as i64 - other.0 as i64
    }

    /// Seconds from the start.
    pub const fn seconds(self) -> u32 {
        self.0
    }

    /// Reads `504`, `504s`, `8m24s`, `1h2m3s`, `8:24` or `1:02:03`.
    ///
    /// Returns `None` for anything else: signs, fractions, spaces, minutes or
    /// seconds over 59 behind a colon, and times that do not fit in 32 bits.
    pub fn parse(text: &str) -> Option<Self> {
        let seconds = if text.contains(':') { clock(text)? } else { units(text)? };
        Some(Self(seconds))
    }
}

/// `8:24` and `1:02:03`.
fn clock(text: &str) -> Option<u32> {
    let mut parts = text.split(':');
    let mut total = digits(parts.next()?)?;
    let mut count = 1;
    for part in parts {
        let value = digits(part)?;
        if part.len() != 2 || value > 59 {
            return None;
        }
        total = total.checked_mul(60)?.checked_add(value)?;
        count += 1;
    }
    (2..=3).contains(&count).then_some(total)
}

/// `504`, `504s`, `8m24s` and `1h2m3s`: each unit at most once, the largest first.
fn units(text: &str) -> Option<u32> {
    if let Some(seconds) = digits(text) {
        return Some(seconds);
    }
    let mut rest = text;
    let mut total = 0u32;
    for (unit, length) in [('h', 3600), ('m', 60), ('s', 1)] {
        if let Some((number, after)) = rest.split_once(unit) {
            total = total.checked_add(digits(number)?.checked_mul(length)?)?;
            rest = after;
        }
    }
    (rest.is_empty() && !text.is_empty()).then_some(total)
}

/// A number written in ASCII digits alone.
fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

impl fmt::Display for Timestamp {
    /// `8:24`, or `1:02:03` from an hour on, as YouTube writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.0 / 3600, self.0 / 60 % 60, self.0 % 60);
        if hours > 0 {
            write!(f, "{hours}:{minutes:02}:{seconds:02}")
        } else {
            write!(f, "{minutes}:{seconds:02}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_every_spelling() {
        for (text, seconds) in [
            ("0", 0),
            ("504", 504),
            ("90s", 90),
            ("8m24s", 504),
            ("1h2m3s", 3723),
            ("1h", 3600),
            ("8:24", 504),
            ("1:02:03", 3723),
            ("100:00", 6000),
        ] {
            assert_eq!(Timestamp::parse(text), Some(Timestamp(seconds)), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "",
            "-1",
            "+5",
            "1.5",
            " 5",
            "8:60",
            "8:5",
            "1:2:03",
            "1:00:00:00",
            ":30",
            "s",
            "5s3m",
            "4294967296",
            "99999999h",
            "８:24",
            "1m1m",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reads_back_what_it_writes(seconds: u32) {
            let time = Timestamp(seconds);
            prop_assert_eq!(Timestamp::parse(&time.to_string()), Some(time));
        }

        #[test]
        fn never_panics(text in ".*") {
            let _ = Timestamp::parse(&text);
        }
    }
}
