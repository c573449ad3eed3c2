//! Which lists of times are cue lists, and which talk each of their lines is for.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::{CueList, Entry, without};
use crate::compile::block::{Flow, Piece, RawHeading};
use crate::compile::context::Context;
use crate::compile::cues::CueLine;
use crate::compile::embed::Embed;
use crate::compile::problem::TalkProblem;
use crate::compile::vocabulary::{Label, essence, person};
use crate::compile::{ids, outline};
use crate::model::{Inline, Recording, Speaker, TalkKey, Timestamp, VideoId};

/// The flow without lists of times.
pub(in crate::compile) struct Joined {
    pub(in crate::compile) flows: Vec<Flow>,
    /// The times of lines that have no talk.
    pub(in crate::compile) others: Vec<Timestamp>,
}

/// Puts the lines of cue lists in place of what may be one; `given` is the front matter's
/// recording.
pub(in crate::compile) fn join(
    flows: Vec<Flow>,
    given: Option<&Recording>,
    context: &mut Context<'_>,
) -> Joined {
    let recordings = recordings(&flows, given);
    let videos = recordings.iter().filter_map(|recording| match recording {
        Recording::YouTube { video, .. } => Some((*video).clone()),
        _ => None,
    });
    let mut walk = Walk {
        has_recording: !recordings.is_empty(),
        videos: videos.collect(),
        talks: Talks::new(&flows, context),
        place: None,
        talk: None,
        joined: Joined { flows: Vec::with_capacity(flows.len()), others: Vec::new() },
    };
    for flow in flows {
        walk.take(flow, context);
    }
    walk.joined
}

/// A talk as its heading tells of it.
struct Told {
    key: TalkKey,
    /// With and without what stands in brackets at its end.
    titles: [String; 2],
    /// What stands in brackets at its end.
    byline: Option<String>,
}

/// The talk that an entry names.
#[derive(Debug, Clone, Copy)]
struct Named {
    key: TalkKey,
    /// Which of the headings of talks is its own: two may have one number.
    heading: Option<usize>,
}

/// The talks of a report, by what cues call them.
struct Talks {
    told: Vec<Told>,
    by_key: HashMap<TalkKey, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
}

impl Talks {
    fn new(flows: &[Flow], context: &Context<'_>) -> Self {
        let told: Vec<Told> = flows.iter().filter_map(|flow| told(flow, context)).collect();
        let mut by_key = HashMap::<TalkKey, Vec<usize>>::new();
        let mut by_title = HashMap::<String, Vec<usize>>::new();
        for (index, talk) in told.iter().enumerate() {
            by_key.entry(talk.key).or_default().push(index);
            let titles = BTreeSet::from(talk.titles.each_ref().map(|title| essence(title)));
            for title in titles.into_iter().filter(|title| !title.is_empty()) {
                by_title.entry(title).or_default().push(index);
            }
        }
        Self { told, by_key, by_title }
    }

    fn get(&self, named: Named) -> Option<&Told> {
        let index = named.heading.or_else(|| self.by_key.get(&named.key)?.first().copied())?;
        self.told.get(index)
    }

    /// The talk of a number; of several with that number, the one whose title is `title`.
    fn numbered(&self, key: TalkKey, title: &str) -> Named {
        let heading = match self.by_key.get(&key).map_or(&[][..], Vec::as_slice) {
            [index] => Some(*index),
            several => several.iter().copied().find(|index| {
                self.told.get(*index).is_some_and(|told| {
                    told.is_called(title) || parts(title).iter().any(|part| told.is_called(part))
                })
            }),
        };
        Named { key, heading }
    }

    /// The first talk of a title that is not `taken`.
    fn called(&self, title: &str, taken: &HashSet<usize>) -> Option<Named> {
        let heading = *self.by_title.get(&essence(title))?.iter().find(|index| !taken.contains(index))?;
        Some(Named { key: self.told.get(heading)?.key, heading: Some(heading) })
    }
}

fn told(flow: &Flow, context: &Context<'_>) -> Option<Told> {
    let Piece::Heading(heading) = &flow.piece else { return None };
    let (key, length) = ids::talk_of(heading, context.vocabulary)?;
    let text = Inline::plain_text(&heading.content);
    let title = text.get(length..)?.trim();
    let (bare, byline) = match outline::trailing_brackets(title) {
        Some((length, words)) => (title.get(..title.len() - length)?.trim(), Some(words)),
        None => (title, None),
    };
    Some(Told { key, titles: [title.to_owned(), bare.to_owned()], byline })
}

/// The recordings that can be cued; of those in the text, the report's own is among them.
fn recordings<'f>(flows: &'f [Flow], given: Option<&'f Recording>) -> Vec<&'f Recording> {
    let in_text = flows.iter().filter_map(|flow| match &flow.piece {
        Piece::Embed(Embed::Recording { recording, .. }) => Some(recording),
        _ => None,
    });
    given.into_iter().chain(in_text).filter(|found| **found != Recording::ComingSoon).collect()
}

struct Walk {
    has_recording: bool,
    videos: BTreeSet<VideoId>,
    talks: Talks,
    /// What the last heading says to stand below it.
    place: Option<Label>,
    /// The level of the heading of the talk that is open.
    talk: Option<u8>,
    joined: Joined,
}

impl Walk {
    fn take(&mut self, flow: Flow, context: &mut Context<'_>) {
        let Flow { piece, at } = flow;
        let list = match piece {
            Piece::CueList(list) => list,
            piece => {
                if let Piece::Heading(heading) = &piece {
                    self.heading(heading, context);
                }
                return self.joined.flows.push(Flow { piece, at });
            }
        };
        let is_below = matches!(self.place, Some(Label::Recording | Label::Cues));
        let may_be = self.has_recording
            && self.talk.is_none()
            && self.place != Some(Label::Timetable)
            && (is_below || !list.wants_heading)
            && list.entries.iter().flat_map(|entry| &entry.videos).all(|video| self.videos.contains(video));
        let talks = if may_be { self.talks_of(&list.entries, context) } else { Vec::new() };
        if talks.iter().any(Option::is_some) {
            return self.split(list, &talks, at, context);
        }
        if may_be && is_below {
            list.entries.iter().for_each(|entry| tell_unjoined(entry, context));
        }
        self.push(Piece::Block(list.into_block()), at);
    }

    fn push(&mut self, piece: Piece, at: Range<usize>) {
        self.joined.flows.push(Flow { piece, at });
    }

    fn heading(&mut self, heading: &RawHeading, context: &Context<'_>) {
        if ids::talk_of(heading, context.vocabulary).is_some() {
            self.talk = Some(heading.level);
        } else if outline::section(self.talk, heading, context.vocabulary).is_none() {
            self.talk = None;
        }
        let is_marked = heading.id.as_deref() == Some("video");
        let place = context.vocabulary.place(&Inline::plain_text(&heading.content));
        self.place = place.or(is_marked.then_some(Label::Recording));
    }

    /// The talk of each entry: by its number, else by its title; by its order where no
    /// entry has either, and there are as many as talks.
    fn talks_of(&self, entries: &[Entry], context: &Context<'_>) -> Vec<Option<Named>> {
        let mut taken = HashSet::new();
        let numbered = |entry: &Entry| {
            let (key, length) = context.vocabulary.talk(&entry.text)?;
            Some(self.talks.numbered(key, entry.text.get(length..).unwrap_or_default()))
        };
        let mut found: Vec<Option<Named>> = entries
            .iter()
            .map(numbered)
            .inspect(|named| taken.extend(named.and_then(|named| named.heading)))
            .collect();
        for (entry, found) in entries.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let parts = parts(&entry.text);
            *found = parts.iter().chain([&&*entry.text]).find_map(|part| self.talks.called(part, &taken));
            taken.extend(found.and_then(|named| named.heading));
        }
        if found.iter().all(Option::is_none) && self.talks.told.len() == entries.len() {
            let talks = self.talks.told.iter().enumerate();
            found = talks.map(|(index, talk)| Some(Named { key: talk.key, heading: Some(index) })).collect();
        }
        found
    }

    /// The cues of a list, and what is left of it as text.
    fn split(&mut self, list: CueList, talks: &[Option<Named>], at: Range<usize>, context: &mut Context<'_>) {
        let CueList { entries, block, .. } = list;
        let mut kept = Vec::new();
        for (entry, talk) in entries.iter().zip(talks) {
            kept.push(entry.stays || talk.is_none() || entry.start.is_none());
            if let (Some(talk), Some(start)) = (talk, entry.start) {
                let line = self.line(entry, *talk, start, context);
                self.push(Piece::Cue(line), entry.at.clone());
                continue;
            }
            self.joined.others.extend(entry.start);
            self.joined.others.extend(entry.end);
            tell_unjoined(entry, context);
        }
        if let Some(block) = without(block, &entries, &kept) {
            self.push(Piece::Block(block), at);
        }
    }

    fn line(&self, entry: &Entry, talk: Named, start: Timestamp, context: &mut Context<'_>) -> CueLine {
        let length = context.vocabulary.talk(&entry.text).map_or(0, |(_, length)| length);
        let text = entry.text.get(length..).unwrap_or_default();
        let told = self.talks.get(talk);
        // Of an item that stays, other words may be anything: a link to slides.
        let is_clear = !entry.stays
            || entry.speakers.is_some()
            || told.is_some_and(|told| parts(text).iter().any(|part| told.is_like(part) || told.is_by(part)));
        let said =
            if is_clear { said(text, entry.speakers.as_deref(), length > 0, told) } else { Said::default() };
        if let (Some(cue), Some(told)) = (said.other_title, told) {
            let talk = told.titles[1].clone();
            context.report(entry.at.clone(), TalkProblem::CueTitle { cue, talk });
        }
        CueLine {
            talk: talk.key,
            heading: talk.heading,
            start,
            end: entry.end,
            speakers: said.speakers,
            at: entry.at.clone(),
            call: entry.call.clone(),
            words: Vec::new(),
        }
    }
}

/// Says that an entry has no time, or that no talk is found for it where it may be one.
fn tell_unjoined(entry: &Entry, context: &mut Context<'_>) {
    if entry.start.is_none() {
        let at = context.within(&entry.at, &entry.call);
        context.report(at, TalkProblem::WrongTime { time: entry.call.clone() });
    } else if !context.vocabulary.is_interlude(&entry.text) {
        context.report(entry.at.clone(), TalkProblem::UnjoinedCue { text: entry.text.clone() });
    }
}

/// What the words of a cue tell.
#[derive(Default)]
struct Said {
    speakers: Vec<Speaker>,
    /// A title that is not the talk's.
    other_title: Option<String>,
}

/// Parts the words of a cue in title and speakers. `column` are speakers that stand by
/// themselves; behind a talk's number (`is_numbered`), words that are no title are speakers,
/// as they are in the cue list of a theme's script.
fn said(text: &str, column: Option<&str>, is_numbered: bool, told: Option<&Told>) -> Said {
    let text = text.trim();
    let parts = parts(text);
    if text.is_empty() || told.is_some_and(|told| told.is_called(text)) {
        return Said { speakers: column.map(outline::people).unwrap_or_default(), other_title: None };
    }
    let title = parts.iter().position(|part| told.is_some_and(|told| told.is_like(part)));
    let named = |part: &str| person(part).is_some() || told.is_some_and(|told| told.is_by(part));
    let title = title.or_else(|| {
        let is_speaker = column.is_none() && (is_numbered || parts.len() == 1);
        let is_sure = parts.iter().skip(1).any(|part| named(part));
        let are_names = is_speaker && !is_sure && (is_numbered || named(text));
        (!are_names).then_some(0)
    });
    let rest: Vec<&str> =
        parts.iter().enumerate().filter(|(at, _)| Some(*at) != title).map(|(_, part)| *part).collect();
    let title = title.and_then(|at| parts.get(at));
    let is_told = |title: &&&str| told.is_some_and(|told| told.holds(title));
    Said {
        speakers: column.map_or_else(|| outline::people(&rest.join(" / ")), outline::people),
        other_title: title.filter(|title| !is_told(title)).map(|title| (*title).to_owned()),
    }
}

/// `題名 / 話者 / 会社`.
fn parts(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(" / ").flat_map(|part| part.split('／')).map(str::trim).collect();
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

impl Told {
    fn is_called(&self, text: &str) -> bool {
        let wanted = essence(text);
        !wanted.is_empty() && self.titles.iter().any(|title| essence(title) == wanted)
    }

    /// Whether all of a text is in its title.
    fn holds(&self, text: &str) -> bool {
        essence(&self.titles[0]).contains(&essence(text))
    }

    /// Whether a text is its title, or a good part of it, or has that and more.
    fn is_like(&self, text: &str) -> bool {
        /// What is shorter may be a name that the title has by chance.
        const LONG: usize = 4;
        let (text, title) = (essence(text), essence(&self.titles[1]));
        let is_long = text.chars().count() >= LONG && title.chars().count() >= LONG;
        (is_long && (title.contains(&text) || text.contains(&title))) || (!text.is_empty() && text == title)
    }

    /// Whether a text names its speaker.
    fn is_by(&self, text: &str) -> bool {
        let Some(byline) = &self.byline else { return false };
        let name = essence(person(byline).unwrap_or(byline));
        !name.is_empty() && essence(text).contains(&name)
    }
}
