//! Lists of the archive: which there are, and what a page of one holds.
//!
//! No list is ever whole on a page: each is divided into pages, so that no page and
//! no file grows with the archive.

use std::fmt;

use serde::Serialize;

use super::json::{Decode, Json, Mismatch, decode_members, decode_text};
use super::{
    Anchor, Cue, Date, Language, Report, ReportSummary, Site, Slug, Speaker, Talk, TalkKey, TalkKind,
};

/// A list of the archive.
///
/// Its text, `talks/year/2025`, is its name in addresses and in JSON alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub enum List {
    /// The reports of a year.
    Year(u16),
    /// The talks of all reports, or some of them.
    Talks(TalkFilter),
    /// Everybody who spoke.
    Speakers,
    /// The talks of a speaker.
    Speaker(Slug),
    /// What reports are tagged with.
    Tags,
    /// The reports with a tag.
    Tag(Slug),
}

/// Which talks a list of talks has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TalkFilter {
    /// All of them.
    All,
    /// Those of a kind.
    Kind(TalkKind),
    /// Those of a year.
    Year(u16),
    /// Those of reports with a tag.
    Tag(Slug),
    /// Those that a recording can be played from.
    Recorded,
    /// Those with slides.
    WithSlides,
}

impl List {
    /// All talks.
    pub const ALL_TALKS: Self = Self::Talks(TalkFilter::All);

    /// Reads `speakers`, `talks/year/2025`, `tags/rust`, as they are displayed.
    pub fn parse(text: &str) -> Option<Self> {
        let (head, rest) = text.split_once('/').unwrap_or((text, ""));
        Some(match (head, rest) {
            ("talks", rest) => Self::Talks(TalkFilter::parse(rest)?),
            ("speakers", "") => Self::Speakers,
            ("tags", "") => Self::Tags,
            ("speakers", id) => Self::Speaker(Slug::parse(id)?),
            ("tags", tag) => Self::Tag(Slug::parse(tag)?),
            ("years", year) => Self::Year(parse_year(year)?),
            _ => return None,
        })
    }
}

impl TalkFilter {
    fn parse(text: &str) -> Option<Self> {
        Some(match text.split_once('/').unwrap_or((text, "")) {
            ("", "") => Self::All,
            ("recorded", "") => Self::Recorded,
            ("slides", "") => Self::WithSlides,
            ("kind", "talk") => Self::Kind(TalkKind::Talk),
            ("kind", "lightning") => Self::Kind(TalkKind::Lightning),
            ("year", year) => Self::Year(parse_year(year)?),
            ("tag", tag) => Self::Tag(Slug::parse(tag)?),
            _ => return None,
        })
    }
}

/// A year as [`Date`] writes it, so that each year has one address.
fn parse_year(text: &str) -> Option<u16> {
    let plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then_some(text)?.parse().ok()
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "years/{year:04}"),
            Self::Talks(filter) => write!(f, "talks{filter}"),
            Self::Speakers => f.write_str("speakers"),
            Self::Speaker(id) => write!(f, "speakers/{id}"),
            Self::Tags => f.write_str("tags"),
            Self::Tag(tag) => write!(f, "tags/{tag}"),
        }
    }
}

impl fmt::Display for TalkFilter {
    /// What stands behind `talks`: `/year/2025`, or nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => Ok(()),
            Self::Kind(TalkKind::Talk) => f.write_str("/kind/talk"),
            Self::Kind(TalkKind::Lightning) => f.write_str("/kind/lightning"),
            Self::Year(year) => write!(f, "/year/{year:04}"),
            Self::Tag(tag) => write!(f, "/tag/{tag}"),
            Self::Recorded => f.write_str("/recorded"),
            Self::WithSlides => f.write_str("/slides"),
        }
    }
}

impl From<List> for String {
    fn from(list: List) -> Self {
        list.to_string()
    }
}

decode_text!(List, "the name of a list");

/// A page of a list: all that it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listing {
    /// The site it belongs to.
    pub site: Site,
    /// The list.
    pub list: List,
    /// What a speaker or a tag is called; other lists are called in the interface's words.
    pub name: Option<String>,
    /// The number of this page, from 1.
    pub page: u32,
    /// How many pages the list has, at least 1.
    pub pages: u32,
    /// How many entries the whole list has.
    pub total: u32,
    /// The entries of this page.
    pub entries: Entries,
    /// Other lists of the same kind, to choose from.
    pub filters: Vec<ListLink>,
}

/// The entries of a page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entries {
    /// Reports, the newest first.
    Reports(Vec<ReportSummary>),
    /// Talks, those of the newest report first, and within a report in its order.
    Talks(Vec<TalkSummary>),
    /// Other lists.
    Lists(Vec<ListLink>),
}

/// A list as a link leads to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListLink {
    /// The list.
    pub list: List,
    /// What a speaker or a tag is called; other lists are called in the interface's words.
    pub name: Option<String>,
    /// How many entries it has.
    pub total: u32,
}

/// A talk as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TalkSummary {
    /// Its report.
    pub report: ReportLink,
    /// The day of its report.
    pub date: Date,
    /// Its report's language, where it is not the site's.
    pub language: Option<Language>,
    /// Its kind and number.
    pub key: TalkKey,
    /// Its element's id on its report's page.
    pub id: Anchor,
    /// What it is about.
    pub title: String,
    /// Who spoke.
    pub speakers: Vec<Speaker>,
    /// Its place in a recording that can be played.
    pub cue: Option<Cue>,
    /// Whether it has slides.
    pub slides: bool,
}

/// A report as a link leads to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportLink {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
}

impl From<&Report> for ReportLink {
    fn from(report: &Report) -> Self {
        Self { slug: report.slug.clone(), title: report.title.clone() }
    }
}

impl TalkSummary {
    /// A talk of a report.
    pub fn new(report: &Report, talk: &Talk) -> Self {
        let is_playable = report.recording.as_ref().is_some_and(super::Recording::is_playable);
        Self {
            report: report.into(),
            date: report.date,
            language: report.language,
            key: talk.key,
            id: talk.id.clone(),
            title: super::Inline::plain_text(&talk.title),
            speakers: talk.speakers.clone(),
            cue: talk.cue.filter(|_| is_playable),
            slides: !talk.slides.is_empty(),
        }
    }
}

decode_members!(Listing { site, list, name, page, pages, total, entries, filters });
decode_members!(ListLink { list, name, total });
decode_members!(TalkSummary { report, date, language, key, id, title, speakers, cue, slides });
decode_members!(ReportLink { slug, title });

impl Decode for Entries {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (form, value) = json.variant()?;
        Ok(match form {
            "reports" => Self::Reports(Decode::decode(value)?),
            "talks" => Self::Talks(Decode::decode(value)?),
            "lists" => Self::Lists(Decode::decode(value)?),
            _ => return Err(Mismatch::form()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_found_by_its_name() {
        for name in [
            "years/2025",
            "years/0987",
            "talks",
            "talks/kind/talk",
            "talks/kind/lightning",
            "talks/year/2025",
            "talks/tag/可観測性",
            "talks/recorded",
            "talks/slides",
            "speakers",
            "speakers/青木-翔平",
            "tags",
            "tags/c++x".trim_end_matches("++x"),
        ] {
            assert_eq!(List::parse(name).map(|list| list.to_string()).as_deref(), Some(name));
        }
    }

    #[test]
    fn other_names_are_no_lists() {
        for name in [
            "",
            "posts",
            "years",
            "years/25",
            "years/+025",
            "talks/2025",
            "talks/kind/x",
            "talks/",
            "speakers/",
            "speakers/a/b",
            "tags/a b",
            "talks/tag/",
            "talks/recorded/x",
        ] {
            let parsed = List::parse(name);
            assert!(parsed.is_none_or(|list| list.to_string() != name), "{name}");
        }
    }
}
