//! The JSON files of a site: what they hold, and the schema number they carry.

use serde::{Deserialize, Serialize};

use super::{Report, ReportSummary, Site, Transcripts};

/// The number of the form that this code writes and reads. It grows with every
/// change after which an older reader would misunderstand or refuse the files.
pub const SCHEMA: u32 = 2;

/// A JSON file: its schema number, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteIndex {
    /// The site.
    pub site: Site,
    /// Its reports.
    pub reports: Vec<ReportSummary>,
}
