//! The JSON files of a site: what they hold, and the schema number they carry.

use serde::Serialize;

use super::json::{Decode, Json, Mismatch, decode_members};
use super::{Block, Language, ListLink, Report, ReportLink, ReportSummary, Site, Slug, Transcripts};

/// The number of the form that this code writes and reads. It grows with every
/// change after which an older reader would misunderstand or refuse the files.
pub const SCHEMA: u32 = 4;

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
    /// How long it takes to read, in minutes, at least 1.
    pub minutes: u32,
    /// The next newer report.
    pub newer: Option<ReportLink>,
    /// The next older report.
    pub older: Option<ReportLink>,
    /// What was said, for the page that is rendered natively; it is no part of the file.
    #[serde(skip)]
    pub transcripts: Transcripts,
}

/// `data/site.json`: all that the site's first page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomePage {
    /// The site.
    pub site: Site,
    /// The newest reports, the newest first.
    pub reports: Vec<ReportSummary>,
    /// The years that have reports, the newest first.
    pub years: Vec<ListLink>,
}

/// `data/pages/<slug>.json`: a page of the organiser's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnPage {
    /// The site.
    pub site: Site,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its language, where it is not the site's.
    pub language: Option<Language>,
    /// One sentence of what it tells, for previews.
    pub description: Option<String>,
    /// Its text.
    pub body: Vec<Block>,
}

impl<T: Decode> Decode for Document<T> {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        Ok(Self { schema: json.member("schema")?, content: json.member("content")? })
    }
}

decode_members!(HomePage { site, reports, years });
decode_members!(OwnPage { site, slug, title, language, description, body });

impl Decode for ReportPage {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        Ok(Self {
            site: json.member("site")?,
            report: json.member("report")?,
            minutes: json.member("minutes")?,
            newer: json.member("newer")?,
            older: json.member("older")?,
            transcripts: Transcripts::default(),
        })
    }
}
