//! One post: the report of a meetup.

use serde::Serialize;

use super::json::{Decode, Json, Mismatch, decode_members};
use super::text::{Block, Picture};
use super::{CueEntry, Date, Language, Meeting, Recording, Slug, Tag, Talk};

/// The report of a meetup, in the order in which its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Its name in addresses.
    pub slug: Slug,
    /// The day it stands under.
    pub date: Date,
    /// The day of its last change, where its author names one.
    pub updated: Option<Date>,
    /// Its title.
    pub title: String,
    /// Its language, where it is not the site's.
    pub language: Option<Language>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What it is tagged with.
    pub tags: Vec<Tag>,
    /// One sentence of what it tells, for lists and previews.
    pub description: Option<String>,
    /// The picture it is known by.
    pub cover: Option<Picture>,
    /// When and where the meetup is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Meeting>,
    /// Its recording.
    pub recording: Option<Recording>,
    /// Its cue list, in the author's order.
    pub cues: Vec<CueEntry>,
    /// All of its text.
    pub body: Vec<Part>,
}

/// A part of a report's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A block of text.
    Block(Block),
    /// The place of [`Report::recording`]: exactly once where there is one.
    Recording,
    /// The place of [`Report::cues`]: exactly once where there are any.
    Cues,
    /// A talk.
    Talk(Box<Talk>),
}

impl Report {
    /// The day of its last change: the one that it names, or else its meetup's.
    pub fn last_change(&self) -> Date {
        self.updated.unwrap_or(self.date)
    }

    /// The day since when it is there: a meetup may be announced ahead of its own day.
    pub fn published(&self) -> Date {
        self.date.min(self.last_change())
    }

    /// Its talks, in the order in which it tells of them.
    pub fn talks(&self) -> impl Iterator<Item = &Talk> {
        self.body.iter().filter_map(|part| match part {
            Part::Talk(talk) => Some(talk.as_ref()),
            _ => None,
        })
    }

    /// Whether its recording, a file of the site's own, has its transcripts as captions.
    pub fn has_captions(&self) -> bool {
        matches!(self.recording, Some(Recording::Media { .. })) && self.talks().any(|talk| talk.transcript)
    }
}

decode_members!(Report {
    slug,
    date,
    updated,
    title,
    language,
    authors,
    tags,
    description,
    cover,
    meeting,
    recording,
    cues,
    body
});

impl Decode for Part {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (form, value) = json.variant()?;
        Ok(match form {
            "block" => Self::Block(Decode::decode(value)?),
            "recording" => Self::Recording,
            "cues" => Self::Cues,
            "talk" => Self::Talk(Box::new(Decode::decode(value)?)),
            _ => return Err(Mismatch::form()),
        })
    }
}
