//! The whole site, and its reports and pages as lists show them.

use serde::Serialize;

use super::json::{Decode, Json, Mismatch, decode_members};
use super::text::Picture;
use super::{Date, Report, Slug};

/// What every page of a site shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Site {
    /// The name of the user group or of its reports.
    pub title: String,
    /// The language of its interface and, unless they say otherwise, its texts.
    pub language: Language,
    /// Who answers for it.
    pub author: Option<String>,
    /// The organiser's own pages, in the order of their names.
    pub pages: Vec<PageLink>,
    /// Whether it has a feed: that is made of whole addresses, which need the site's own.
    pub feed: bool,
    /// Whether it has a calendar: a meetup of it has a time.
    pub calendar: bool,
}

/// A page of the organiser's own as a link leads to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageLink {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
}

/// What reports are tagged with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name as the author writes it.
    pub name: String,
}

/// A language that the interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Language {
    /// Japanese.
    #[default]
    #[serde(rename = "ja")]
    Japanese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Its tag after BCP 47, as HTML's `lang` wants it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Japanese => "ja",
            Self::English => "en",
        }
    }
}

/// A report as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportSummary {
    /// Its name in addresses.
    pub slug: Slug,
    /// The day it stands under.
    pub date: Date,
    /// Its language, where it is not the site's.
    pub language: Option<Language>,
    /// Its title.
    pub title: String,
    /// One sentence of what it tells.
    pub description: Option<String>,
    /// The picture it is known by.
    pub cover: Option<Picture>,
    /// How many talks it tells of.
    pub talks: u32,
    /// The names of their speakers, each once, in the order of the talks.
    pub speakers: Vec<String>,
}

impl From<&Report> for ReportSummary {
    fn from(report: &Report) -> Self {
        let mut speakers: Vec<String> = Vec::new();
        for speaker in report.talks().flat_map(|talk| &talk.speakers) {
            if !speakers.contains(&speaker.name) {
                speakers.push(speaker.name.clone());
            }
        }
        Self {
            slug: report.slug.clone(),
            date: report.date,
            language: report.language,
            title: report.title.clone(),
            description: report.description.clone(),
            cover: report.cover.clone(),
            talks: u32::try_from(report.talks().count()).unwrap_or(u32::MAX),
            speakers,
        }
    }
}

decode_members!(Site { title, language, author, pages, feed, calendar });
decode_members!(PageLink { slug, title });
decode_members!(Tag { slug, name });
decode_members!(ReportSummary { slug, date, language, title, description, cover, talks, speakers });

impl Decode for Language {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        match json.text() {
            Some("ja") => Ok(Self::Japanese),
            Some("en") => Ok(Self::English),
            _ => Err(Mismatch::form()),
        }
    }
}
