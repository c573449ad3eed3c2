//! Days and times as machines write them.

use crate::model::Date;

/// The beginning of a day where the meetups are held, as RFC 3339 writes it; `zone` is the
/// difference from UTC, `+09:00`.
pub(super) fn day_start(date: Date, zone: &str) -> String {
    format!("{date}T00:00:00{zone}")
}
