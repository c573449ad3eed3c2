//! What a report is shown by among the results, and looked through for what was asked for.

use std::collections::HashMap;

use serde::Serialize;

use crate::compile::KnownSpeaker;
use crate::model::{Date, Inline, Language, Part, Recording, Report, Slug, Speaker, Talk, TalkKey};
use crate::publish::check::CheckedReport;
use crate::publish::plain;
use crate::ui::routes::{Base, Route};

/// All names of the speakers of whom the settings tell, by their ids.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Names(HashMap<Slug, Vec<String>>);

impl Names {
    /// Those of the settings.
    pub(super) fn new(known: &[KnownSpeaker]) -> Self {
        let all = |speaker: &KnownSpeaker| speaker.name.iter().chain(&speaker.spellings).cloned().collect();
        Self(known.iter().map(|speaker| (speaker.id.clone(), all(speaker))).collect())
    }

    /// The names of a talk's speakers that it does not give them itself.
    fn others(&self, talk: &Talk) -> Vec<&str> {
        let of = |speaker: &Speaker| self.0.get(speaker.id.as_ref()?);
        let all = talk.speakers.iter().filter_map(of).flatten().map(String::as_str);
        all.filter(|name| talk.speakers.iter().all(|speaker| speaker.name != *name)).collect()
    }
}

/// A report as `data/search/<version>/reports/<number>.json` has it. Texts are divided into
/// lines: what is found is shown by its line.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    /// The address of its page.
    pub(super) href: String,
    pub(super) title: &'a str,
    pub(super) date: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<Language>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<&'a str>,
    /// What it says besides its talks.
    pub(super) text: Vec<String>,
    /// The address of what was said in its talks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) transcripts: Option<String>,
    pub(super) talks: Vec<TalkRecord<'a>>,
}

/// A talk of a report.
#[derive(Serialize)]
pub(super) struct TalkRecord<'a> {
    /// Its element's id on the report's page.
    pub(super) id: &'a str,
    pub(super) key: TalkKey,
    pub(super) title: String,
    pub(super) speakers: Vec<(&'a str, Option<&'a str>)>,
    /// What its heading calls the speaker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) called: Option<&'a str>,
    /// What its speakers are called elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) names: Vec<&'a str>,
    /// Where it starts in a recording that can be played, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start: Option<u32>,
    pub(super) text: Vec<String>,
}

impl<'a> Record<'a> {
    /// The record of a report of a site at a base path.
    pub(super) fn new(checked: &'a CheckedReport, names: &'a Names, base: &Base) -> Self {
        let CheckedReport { report, transcripts, .. } = checked;
        let is_playable = report.recording.as_ref().is_some_and(Recording::is_playable);
        Self {
            href: base.href(&Route::Report(report.slug.clone())),
            title: &report.title,
            date: report.date,
            language: report.language,
            tags: report.tags.iter().map(|tag| tag.name.as_str()).collect(),
            text: own_lines(report),
            transcripts: (!transcripts.talks.is_empty()).then(|| base.transcripts(&report.slug)),
            talks: report.talks().map(|talk| TalkRecord::new(talk, names, is_playable)).collect(),
        }
    }
}

impl<'a> TalkRecord<'a> {
    fn new(talk: &'a Talk, names: &'a Names, is_playable: bool) -> Self {
        let speaker = |speaker: &'a Speaker| (speaker.name.as_str(), speaker.affiliation.as_deref());
        Self {
            id: talk.id.as_str(),
            key: talk.key,
            title: Inline::plain_text(&talk.title),
            speakers: talk.speakers.iter().map(speaker).collect(),
            called: talk.byline.as_deref(),
            names: names.others(talk),
            start: talk.cue.filter(|_| is_playable).map(|cue| cue.start.seconds()),
            text: lines(&plain::about(talk)),
        }
    }
}

/// What a report says besides its talks.
fn own_lines(report: &Report) -> Vec<String> {
    let mut text = String::new();
    if let Some(description) = &report.description {
        text.push_str(description);
        text.push('\n');
    }
    let blocks = report.body.iter().filter_map(|part| match part {
        Part::Block(block) => Some(block),
        _ => None,
    });
    blocks.for_each(|block| plain::block(block, &mut text));
    lines(&text)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
