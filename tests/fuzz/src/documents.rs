//! Any JSON file of a site.

use cuecard::model::json::{Decode, Json};
use cuecard::model::{Document, HomePage, Listing, OwnPage, Report, ReportPage, Transcripts};
use cuecard::player;
use serde::Serialize;

use crate::promises;

/// A text is a file of each kind. What can be read is written and read as it was, and
/// leads nowhere that a report may not lead.
pub(crate) fn check(text: &str) {
    let Some(json) = player::json::read(text) else { return };
    is_safe::<Document<ReportPage>>(&json);
    is_safe::<Document<HomePage>>(&json);
    is_safe::<Document<OwnPage>>(&json);
    is_safe::<Document<Listing>>(&json);
    is_safe::<Document<Transcripts>>(&json);
    is_safe::<Document<Report>>(&json);
    is_safe::<Report>(&json);
    is_safe::<Transcripts>(&json);
}

fn is_safe<T: Decode + Serialize + PartialEq + std::fmt::Debug>(json: &Json) {
    if let Ok(value) = T::decode(json) {
        promises::leads_nowhere_else(&promises::is_read_as_written(&value));
    }
}
