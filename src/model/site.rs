//! The whole site, and its index of reports.

use serde::{Deserialize, Serialize};

use super::text::Inline;
use super::text::Picture;
use super::{Anchor, Date, Report, Slug, Speaker, TalkKey};

/// What every page of a site shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// The name of the user group or of its reports.
    pub title: String,
    /// The language of its interface and, unless they say otherwise, its texts.
    pub language: Language,
    /// Who answers for it.
    pub author: Option<String>,
}

/// A language that the interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Its talks.
    pub talks: Vec<TalkSummary>,
}

/// A talk as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkSummary {
    /// Its kind and number.
    pub key: TalkKey,
    /// Its place on its report's page.
    pub id: Anchor,
    /// What it is about, without markup.
    pub title: String,
    /// Who spoke.
    pub speakers: Vec<Speaker>,
}

impl From<&Report> for ReportSummary {
    fn from(report: &Report) -> Self {
        Self {
            slug: report.slug.clone(),
            date: report.date,
            language: report.language,
            title: report.title.clone(),
            description: report.description.clone(),
            cover: report.cover.clone(),
            talks: report
                .talks()
                .map(|talk| TalkSummary {
                    key: talk.key,
                    id: talk.id.clone(),
                    title: Inline::plain_text(&talk.title),
                    speakers: talk.speakers.clone(),
                })
                .collect(),
        }
    }
}
