//! The JSON files of a site: what they hold, and the schema number they carry.

use serde::Serialize;

use super::json::{Decode, Json, Mismatch, decode_members};
use super::{Report, ReportSummary, Site, Transcripts};

/// The number of the form that this code writes and reads. It grows with every
/// change after which an older reader would misunderstand or refuse the files.
pub const SCHEMA: u32 = 2;

/// A JSON file: its schema number, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document<T> {
    /// [`SCHEMA`] at the time of writing.
    pub schema: u32,
    /// What it holds.
    pub content: T,
}

impl<T> Document<T> {
    /// Puts today's schema number on it.
    pub fn new(content: T) -> Self {
        Self { schema: SCHEMA, content }
    }
}

/// `data/posts/<slug>.json`: all that a report's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportPage {
    /// The site it belongs to.
    pub site: Site,
    /// The report.
    pub report: Report,
    /// What was said, for the page that is rendered natively; it is no part of the file.
    #[serde(skip)]
    pub transcripts: Transcripts,
}

/// `data/site.json`: all that the list of reports shows, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteIndex {
    /// The site.
    pub site: Site,
    /// Its reports.
    pub reports: Vec<ReportSummary>,
}

impl<T: Decode> Decode for Document<T> {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        Ok(Self { schema: json.member("schema")?, content: json.member("content")? })
    }
}

decode_members!(SiteIndex { site, reports });

impl Decode for ReportPage {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let transcripts = Transcripts::default();
        Ok(Self { site: json.member("site")?, report: json.member("report")?, transcripts })
    }
}
