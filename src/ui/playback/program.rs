//! What the app's one player plays: a report's recording, with all that must be
//! known of it once its report is no longer on the page.

use crate::model::text::PictureSource;
use crate::model::{Cue, Inline, Recording, Report, SlidePage, Slides, Slug, Talk, TalkKey, Timestamp};
use crate::player::{Captions, Source};
use crate::ui::routes::{Base, Route, fragment, moment_query};
use crate::ui::words::Words;

/// A report's recording and its talks.
pub(crate) struct Program {
    /// The report.
    pub(crate) slug: Slug,
    /// The address of its page.
    pub(crate) address: String,
    /// Its title.
    pub(crate) title: String,
    /// The words of its language.
    pub(crate) words: Words,
    /// The recording.
    pub(crate) recording: Recording,
    /// The address of the picture that it is known by, below the site's host.
    pub(crate) artwork: Option<String>,
    /// What the player loads.
    pub(crate) source: Source,
    /// The talks that have a place in the recording, by their start. No two start
    /// at the same second: the first that the author lists is meant.
    pub(crate) chapters: Vec<Chapter>,
}

/// A talk's place in a recording, and what a player shows of it.
pub(crate) struct Chapter {
    /// Its kind and number.
    pub(crate) talk: TalkKey,
    /// Where it starts.
    pub(crate) start: Timestamp,
    /// Where it ends, where that is known: its own end, or the next one's start.
    pub(crate) end: Option<Timestamp>,
    /// Its title, where the report tells of it.
    pub(crate) title: String,
    /// Who spoke.
    pub(crate) speakers: String,
    /// Its card's address on the report's page, where it has one.
    pub(crate) card: Option<String>,
    /// Its slides.
    pub(crate) slides: Vec<Slides>,
}

impl Program {
    /// The program of a report; none where there is nothing to play.
    pub(crate) fn new(report: &Report, base: &Base, words: Words) -> Option<Self> {
        let recording = report.recording.as_ref()?;
        let source = match recording {
            Recording::YouTube { video, .. } => Source::YouTube { video: video.clone() },
            Recording::Media { file, .. } => {
                Source::Media { address: base.asset(file), captions: captions(report, base, words) }
            }
            Recording::ComingSoon | Recording::Removed => return None,
        };
        Some(Self {
            slug: report.slug.clone(),
            address: base.href(&Route::Report(report.slug.clone())),
            title: report.title.clone(),
            words,
            recording: recording.clone(),
            artwork: recording.poster().or(report.cover.as_ref()).and_then(|cover| match &cover.source {
                PictureSource::Asset(asset) => Some(base.asset(asset)),
                PictureSource::Missing(_) | PictureSource::Web(_) => None,
            }),
            source,
            chapters: chapters(report, words),
        })
    }

    /// A talk's chapter.
    pub(crate) fn chapter(&self, talk: TalkKey) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.talk == talk)
    }

    /// Where the talk starts whose card a fragment of the page's address names.
    pub(crate) fn start_of_card(&self, fragment: &str) -> Option<Timestamp> {
        let named = |chapter: &&Chapter| chapter.card.as_deref() == Some(fragment);
        self.chapters.iter().find(named).map(|chapter| chapter.start)
    }

    /// How long the recording is at least, in seconds, going by its chapters.
    pub(crate) fn least_length(&self) -> f64 {
        let last = self.chapters.last();
        last.map_or(1.0, |last| seconds_of(last.end.unwrap_or(last.start)) + 1.0)
    }

    /// The title of a chapter's talk, or, where the report tells of none, the report's own.
    pub(crate) fn title_at(&self, chapter: Option<&Chapter>) -> String {
        let title = chapter.map(|chapter| &chapter.title).filter(|title| !title.is_empty());
        title.unwrap_or(&self.title).clone()
    }

    /// The address of its page, ready to play from a place.
    pub(crate) fn moment(&self, at: Timestamp) -> String {
        [&*self.address, &moment_query(at)].concat()
    }

    /// Where the last talk starts.
    pub(crate) fn last_start(&self) -> Timestamp {
        self.chapters.last().map(|last| last.start).unwrap_or_default()
    }

    /// The chapter at a place, in seconds.
    pub(crate) fn chapter_at(&self, seconds: f64) -> Option<&Chapter> {
        let latest = self.chapters.iter().rev().find(|chapter| seconds_of(chapter.start) <= seconds)?;
        latest.end.is_none_or(|end| seconds < seconds_of(end)).then_some(latest)
    }

    /// Where the talk after a place starts.
    pub(crate) fn next(&self, seconds: f64) -> Option<Timestamp> {
        let mut starts = self.chapters.iter().map(|chapter| chapter.start);
        starts.find(|start| seconds_of(*start) > seconds)
    }

    /// Where the talk before a place starts; from well within a talk, its own start.
    pub(crate) fn previous(&self, seconds: f64) -> Option<Timestamp> {
        let mut starts = self.chapters.iter().rev().map(|chapter| chapter.start);
        starts.find(|start| seconds_of(*start) + BACK_TO_THE_START <= seconds)
    }
}

impl Chapter {
    /// Its start and its end.
    pub(crate) fn cue(&self) -> Cue {
        Cue { start: self.start, end: self.end }
    }

    /// The slides that stand beside the recording: a deck, or else a link.
    pub(crate) fn slides(&self) -> Option<&Slides> {
        let deck = self.slides.iter().find(|slides| matches!(slides, Slides::Deck { .. }));
        deck.or(self.slides.first())
    }

    /// The page of its deck that is shown at a place, in seconds; none ahead of the first.
    pub(crate) fn page_at(&self, seconds: f64) -> Option<&SlidePage> {
        let pages = self.slides()?.pages();
        pages.iter().rev().find(|page| seconds_of(page.at) <= seconds)
    }
}

/// From how far within a talk "previous" means that talk's own start, in seconds.
const BACK_TO_THE_START: f64 = 3.0;

/// The captions, which the native side writes beside the report's transcripts.
fn captions(report: &Report, base: &Base, words: Words) -> Option<Captions> {
    report.has_captions().then(|| Captions {
        address: base.captions(&report.slug),
        language: words.0.tag(),
        label: words.language(),
    })
}

/// The chapters of a report's recording, whether that is there or not.
pub(crate) fn chapters(report: &Report, words: Words) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for entry in &report.cues {
        let start = entry.cue.start;
        let place = chapters.iter().position(|chapter| chapter.start >= start).unwrap_or(chapters.len());
        // A line that was copied for the next talk and kept its time comes after its
        // original.
        if chapters.get(place).is_some_and(|chapter| chapter.start == start) {
            continue;
        }
        let talk = report.talks().find(|talk| talk.key == entry.talk);
        let speakers = if entry.speakers.is_empty() { talk.map(|talk| &talk.speakers) } else { None };
        let chapter = Chapter {
            talk: entry.talk,
            start,
            end: entry.cue.end,
            title: talk.map(|talk| Inline::plain_text(&talk.title)).unwrap_or_default(),
            speakers: words.names(speakers.unwrap_or(&entry.speakers)),
            card: talk.map(card),
            slides: talk.map(|talk| talk.slides.clone()).unwrap_or_default(),
        };
        chapters.insert(place, chapter);
    }
    let mut next = None;
    for chapter in chapters.iter_mut().rev() {
        chapter.end = chapter.end.or(next);
        next = Some(chapter.start);
    }
    chapters
}

fn card(talk: &Talk) -> String {
    fragment(talk.id.as_str())
}

fn seconds_of(timestamp: Timestamp) -> f64 {
    f64::from(timestamp.seconds())
}
