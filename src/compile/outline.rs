//! The outline: which pieces of the flow are whose.
//!
//! 1. Lists of times become lines of the cue list where they are any (`cue_list`), and the
//!    cue list is gathered from all over the post.
//! 2. Headings divide the flow into talks, their sections, and the report's own.
//! 3. Talks get their speakers and cues from the cue list.
//! 4. The recording gets its place.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::block::{Flow, Piece, RawHeading};
use super::context::Context;
use super::cue_list::{self, Joined};
use super::cues::{self, CueLine};
use super::embed::Embed;
use super::ids::{self, HeadingIds};
use super::place::{self, Draft};
use super::problem::{RecordingProblem, SlidesProblem, TalkProblem};
use super::settle;
use super::slide_times::SlideTable;
use super::vocabulary::{self, Vocabulary};
use crate::model::{
    Block, Cue, CueEntry, Deck, Heading, Inline, Part, Recording, Section, SectionKind, Slug, Speaker, Talk,
    TalkKey, Timestamp,
};

/// A report's text, recording and cues.
pub(super) struct Outline {
    pub(super) recording: Option<Recording>,
    pub(super) cues: Vec<CueEntry>,
    pub(super) body: Vec<Part>,
    /// The cue list's places, entry by entry.
    pub(super) cue_places: Vec<CuePlaces>,
    /// The talks' places, in their order.
    pub(super) talks: Vec<TalkPlaces>,
}

/// Where the parts of an entry of the cue list stand in the post.
#[derive(Debug)]
pub(super) struct CuePlaces {
    /// All of it.
    pub(super) line: Range<usize>,
    /// What tells its start.
    pub(super) call: Range<usize>,
    /// Which of the headings of talks is its own, where that is known.
    heading: Option<usize>,
}

/// Where the parts of a talk stand in the post.
#[derive(Debug)]
pub(super) struct TalkPlaces {
    pub(super) heading: Range<usize>,
    /// All of it.
    pub(super) whole: Range<usize>,
    /// Each of its slides, and whether they have a title of their own.
    pub(super) slides: Vec<(Range<usize>, bool)>,
    /// Its tables of slide times.
    pub(super) tables: Vec<SlideTable>,
}

/// A recording that the front matter names.
pub(super) struct Given {
    pub(super) recording: Option<Recording>,
    /// How long it is.
    pub(super) length: Option<Timestamp>,
    /// When talks start.
    pub(super) cues: Vec<CueLine>,
}

/// Gives every piece its place; `given` is the front matter's.
pub(super) fn outline(flows: Vec<Flow>, given: Given, context: &mut Context<'_>) -> Outline {
    let Given { recording, length, cues } = given;
    let Joined { flows, others } = cue_list::join(flows, recording.as_ref(), context);
    let ids = ids::assign(&flows, context);
    let (mut cues, cue_places) = gather(&flows, &cues, &others, length, context);
    let mut walk = Walk::new(&flows, &cues, &cue_places);
    let mut ids = ids.into_iter();
    for flow in flows {
        walk.take(flow, &mut ids, context);
    }
    walk.close_talk();
    let Walk { drafts, talks, .. } = walk;
    if !cues.is_empty() || place::is_recorded(recording.as_ref(), &drafts) {
        diagnose_joins(&drafts, &talks, &cues, &cue_places, context);
    }
    let (recording, mut body) = place::recording(drafts, recording, context);
    complete(&mut cues, &mut body);
    if recording.is_none()
        && let Some(at) = cue_places.first()
    {
        context.report(at.line.clone(), RecordingProblem::CuesWithoutRecording);
    }
    Outline { recording, cues, body, cue_places, talks }
}

/// Gives the cue list its place where no line of it stands in the text, and each entry the
/// speakers that its talk's heading names where it names none.
fn complete(cues: &mut [CueEntry], body: &mut Vec<Part>) {
    if !cues.is_empty() && !body.contains(&Part::Cues) {
        let place = body.iter().position(|part| *part == Part::Recording).map_or(0, |at| at + 1);
        body.insert(place, Part::Cues);
    }
    let talks = body.iter().rev().filter_map(|part| match part {
        Part::Talk(talk) => Some((talk.key, &talk.speakers)),
        _ => None,
    });
    let speakers: HashMap<TalkKey, &Vec<Speaker>> = talks.collect();
    for entry in cues.iter_mut().filter(|entry| entry.speakers.is_empty()) {
        entry.speakers.extend(speakers.get(&entry.talk).copied().into_iter().flatten().cloned());
    }
}

/// The cue list in the author's order, the front matter's `given` lines first; each cue
/// ends where the author says, else where the next one or any of `others` starts, the last
/// with the recording, where its length is known.
fn gather(
    flows: &[Flow],
    given: &[CueLine],
    others: &[Timestamp],
    length: Option<Timestamp>,
    context: &mut Context<'_>,
) -> (Vec<CueEntry>, Vec<CuePlaces>) {
    let written = flows.iter().filter_map(|flow| match &flow.piece {
        Piece::Cue(line) => Some(line),
        _ => None,
    });
    let lines: Vec<&CueLine> = given.iter().chain(written).collect();
    let mut starts: Vec<_> = lines.iter().map(|line| line.start).chain(others.iter().copied()).collect();
    starts.sort_unstable();
    let mut seen: HashMap<TalkKey, Vec<Option<usize>>> = HashMap::new();
    let mut entries = Vec::new();
    for line in &lines {
        let others = seen.entry(line.talk).or_default();
        let is_same =
            |other: &Option<usize>| other.is_none() || line.heading.is_none() || *other == line.heading;
        if others.iter().any(is_same) {
            context.report(line.at.clone(), TalkProblem::DuplicateCue { talk: line.talk.to_string() });
        }
        // One of each kind tells as much as all: a list may have thousands of one talk.
        if !others.contains(&line.heading) {
            others.push(line.heading);
        }
        if let Some(length) = length.filter(|length| line.start >= *length) {
            let (talk, length) = (line.talk.to_string(), length.to_string());
            context
                .report(context.within(&line.at, &line.call), RecordingProblem::CueAfterEnd { talk, length });
        }
        let later = starts.partition_point(|start| *start <= line.start);
        entries.push(CueEntry {
            talk: line.talk,
            cue: Cue {
                start: line.start,
                end: line
                    .end
                    .or_else(|| starts.get(later).copied())
                    .or(length.filter(|length| *length > line.start)),
            },
            speakers: line.speakers.clone(),
        });
    }
    let places = lines
        .iter()
        .map(|line| CuePlaces {
            line: line.at.clone(),
            call: context.within(&line.at, &line.call),
            heading: line.heading,
        })
        .collect();
    (entries, places)
}

/// Names talks without a cue, and cues without a talk.
fn diagnose_joins(
    drafts: &[Draft],
    talks: &[TalkPlaces],
    cues: &[CueEntry],
    places: &[CuePlaces],
    context: &mut Context<'_>,
) {
    let told: Vec<&Talk> = drafts
        .iter()
        .filter_map(|draft| match draft {
            Draft::Part(Part::Talk(talk)) => Some(talk.as_ref()),
            _ => None,
        })
        .collect();
    for (talk, places) in told.iter().zip(talks) {
        if talk.cue.is_none() {
            context
                .report(places.heading.clone(), TalkProblem::TalkWithoutCue { talk: talk.key.to_string() });
        }
    }
    let keys: HashSet<TalkKey> = told.iter().map(|talk| talk.key).collect();
    for (entry, places) in cues.iter().zip(places) {
        if !keys.contains(&entry.talk) {
            let talk = entry.talk.to_string();
            context.report(places.line.clone(), TalkProblem::CueWithoutTalk { talk });
        }
    }
}

/// A walk through the flow.
struct Walk {
    /// How much each heading's level changes.
    shift: u8,
    /// The entries of each talk; of two with one number, each gets its own.
    cues: HashMap<TalkKey, Vec<(Option<usize>, CueEntry)>>,
    /// How many talks were opened.
    opened: usize,
    drafts: Vec<Draft>,
    talks: Vec<TalkPlaces>,
    talk: Option<(Talk, u8, TalkPlaces)>,
    cues_placed: bool,
}

impl Walk {
    fn new(flows: &[Flow], cues: &[CueEntry], places: &[CuePlaces]) -> Self {
        let smallest = flows
            .iter()
            .filter_map(|flow| match &flow.piece {
                Piece::Heading(heading) => Some(heading.level),
                _ => None,
            })
            .min()
            .unwrap_or(1);
        let mut by_talk: HashMap<TalkKey, Vec<(Option<usize>, CueEntry)>> = HashMap::new();
        for (entry, place) in cues.iter().zip(places) {
            by_talk.entry(entry.talk).or_default().push((place.heading, entry.clone()));
        }
        Self {
            shift: smallest,
            cues: by_talk,
            opened: 0,
            drafts: Vec::new(),
            talks: Vec::new(),
            talk: None,
            cues_placed: false,
        }
    }

    fn take(&mut self, flow: Flow, ids: &mut impl Iterator<Item = HeadingIds>, context: &mut Context<'_>) {
        let Flow { piece, at } = flow;
        match piece {
            Piece::Heading(heading) => {
                if let Some(ids) = ids.next() {
                    self.heading(heading, ids, at, context);
                }
            }
            Piece::Cue(_) => self.cues(),
            // None are left: each became lines of the cue list, or a block.
            Piece::CueList(list) => self.block(list.into_block(), at),
            Piece::Embed(embed) => self.embed(embed, at, context),
            Piece::Block(block) => self.block(block, at),
            Piece::SlideTimes(rows, table) => {
                if let Some((talk, _, places)) = &mut self.talk {
                    let section = talk.sections.len().checked_sub(1);
                    let block = talk.sections.last().map_or(&talk.intro, |section| &section.blocks).len();
                    places.tables.push(SlideTable { rows, at: at.clone(), section, block });
                }
                self.block(table, at);
            }
        }
    }

    fn heading(&mut self, heading: RawHeading, ids: HeadingIds, at: Range<usize>, context: &Context<'_>) {
        if let Some((key, length)) = ids::talk_of(&heading, context.vocabulary) {
            self.close_talk();
            self.open_talk(key, length, heading, ids, at);
            return;
        }
        let id = ids.id;
        let level = self.talk.as_ref().map(|(_, level, _)| *level);
        let kind = section(level, &heading, context.vocabulary);
        if let (Some(kind), Some((talk, _, places))) = (kind, &mut self.talk) {
            places.whole.end = at.end;
            talk.sections.push(Section { kind, id, title: heading.content, blocks: Vec::new() });
            return;
        }
        self.close_talk();
        let level = (heading.level - self.shift + 2).clamp(2, 6);
        self.push(Part::Block(Block::Heading(Heading { level, id, content: heading.content })));
    }

    fn open_talk(
        &mut self,
        key: TalkKey,
        length: usize,
        heading: RawHeading,
        ids: HeadingIds,
        at: Range<usize>,
    ) {
        let mut title = heading.content;
        settle::drop_start(&mut title, length);
        let entry = self.cue_of(key);
        let cue = entry.as_ref().map(|entry| entry.cue);
        let mut speakers = entry.map(|entry| entry.speakers).unwrap_or_default();
        let byline = take_byline(&mut title, &speakers);
        if speakers.is_empty() {
            speakers = byline.as_deref().map(people).unwrap_or_default();
        }
        // It stands among the words of the title, and shows nothing.
        if let Some(former) = ids.former {
            title.insert(0, Inline::Anchor(former));
        }
        let talk = Talk {
            key,
            id: ids.id,
            title,
            byline,
            speakers,
            cue,
            slides: Vec::new(),
            transcript: false,
            intro: Vec::new(),
            sections: Vec::new(),
        };
        let places = TalkPlaces { heading: at.clone(), whole: at, slides: Vec::new(), tables: Vec::new() };
        self.talk = Some((talk, heading.level, places));
    }

    /// The entry of the talk that opens: the first that is its own, or names no heading.
    fn cue_of(&mut self, key: TalkKey) -> Option<CueEntry> {
        let heading = Some(self.opened);
        self.opened += 1;
        let entries = self.cues.get_mut(&key)?;
        let at = entries.iter().position(|(own, _)| own.is_none() || *own == heading)?;
        Some(entries.remove(at).1)
    }

    fn close_talk(&mut self) {
        if let Some((talk, _, places)) = self.talk.take() {
            self.push(Part::Talk(Box::new(talk)));
            self.talks.push(places);
        }
    }

    /// The place of the cue list is that of its first line. A talk that is open
    /// stays open: the list is the report's, and stands ahead of it.
    fn cues(&mut self) {
        if !std::mem::replace(&mut self.cues_placed, true) {
            self.push(Part::Cues);
        }
    }

    fn embed(&mut self, embed: Embed, at: Range<usize>, context: &mut Context<'_>) {
        match (embed, &mut self.talk) {
            // The link below an embed code leads to what it shows.
            (embed @ Embed::Slides { titled: false, .. }, Some((talk, ..))) if repeats(&embed, talk) => {
                self.block(embed.into_block(), at);
            }
            (Embed::Slides { slides, titled, .. }, Some((talk, _, places))) => {
                places.whole.end = at.end;
                places.slides.push((at, titled));
                talk.slides.push(slides);
            }
            (embed @ Embed::Slides { .. }, None) => {
                if !is_link_to_pdf(&embed) {
                    context.report(at.clone(), SlidesProblem::SlidesOutsideTalk);
                }
                self.block(embed.into_block(), at);
            }
            (Embed::Recording { recording, words, is_player }, None) => {
                self.drafts.push(Draft::Recording { recording, words, is_player, at });
            }
            (embed @ Embed::Recording { .. }, Some(_)) => {
                if !embed.is_media() {
                    context.report(at.clone(), RecordingProblem::RecordingInTalk);
                }
                self.block(embed.into_block(), at);
            }
        }
    }

    fn block(&mut self, block: Block, at: Range<usize>) {
        // Footnotes are the report's, wherever the text refers to them.
        if matches!(block, Block::Footnotes(_)) {
            self.close_talk();
        }
        match &mut self.talk {
            Some((talk, _, places)) => {
                places.whole.end = at.end;
                match talk.sections.last_mut() {
                    Some(section) => section.blocks.push(block),
                    None => talk.intro.push(block),
                }
            }
            None => self.push(Part::Block(block)),
        }
    }

    fn push(&mut self, part: Part) {
        self.drafts.push(Draft::Part(part));
    }
}

/// Which section of a talk a heading opens, where a talk's at the level `talk` is open;
/// `None` where it closes the talk.
pub(super) fn section(
    talk: Option<u8>,
    heading: &RawHeading,
    vocabulary: &Vocabulary,
) -> Option<SectionKind> {
    let known = vocabulary.section(&Inline::plain_text(&heading.content));
    match talk {
        Some(level) if heading.level > level => Some(known.unwrap_or(SectionKind::Other)),
        Some(level) if heading.level == level => known,
        _ => None,
    }
}

/// Whether a talk has a deck already.
fn repeats(embed: &Embed, talk: &Talk) -> bool {
    let Embed::Slides { slides, .. } = embed else { return false };
    slides.deck().is_some() && talk.slides.iter().any(|known| known.deck() == slides.deck())
}

/// Whether something is a link to a PDF file, which outside of talks may be anything.
fn is_link_to_pdf(embed: &Embed) -> bool {
    match embed {
        Embed::Slides { slides, titled: false, .. } => matches!(slides.deck(), Some(Deck::Pdf(_))),
        _ => false,
    }
}

/// Takes the speaker off a title's end: `（青木さん）`, or the name that the cue list
/// has, or a part of it: `(Ada)`.
fn take_byline(title: &mut Vec<Inline>, speakers: &[Speaker]) -> Option<String> {
    let (length, inside) = trailing_brackets(&Inline::plain_text(title))?;
    let named = vocabulary::essence(&inside);
    let is_named = |name: &str| vocabulary::essence(name) == named;
    let known = speakers
        .iter()
        .any(|speaker| is_named(&speaker.name) || speaker.name.split_whitespace().any(is_named));
    if !known && vocabulary::person(&inside).is_none() {
        return None;
    }
    settle::drop_end(title, length);
    Some(inside)
}

/// The speakers that a byline names.
pub(super) fn people(byline: &str) -> Vec<Speaker> {
    let mut people = cues::speakers(byline);
    for speaker in &mut people {
        if let Some(name) = vocabulary::person(&speaker.name) {
            speaker.id = Slug::of_name(name);
            speaker.name = name.to_owned();
        }
    }
    people
}

/// The words in the brackets at a text's end, and the length in bytes of both.
pub(super) fn trailing_brackets(text: &str) -> Option<(usize, String)> {
    let trimmed = text.trim_end();
    let inside = trimmed.strip_suffix(['）', ')'])?;
    let start = inside.rfind(['（', '('])?;
    let words = inside.get(start..)?.trim_start_matches(['（', '(']).trim();
    (!words.is_empty()).then(|| (text.len() - start, words.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_at_the_end() {
        assert_eq!(trailing_brackets("題（青木さん）"), Some(("（青木さん）".len(), "青木さん".to_owned())));
        assert_eq!(trailing_brackets("a (b) (c)"), Some((3, "c".to_owned())));
        assert_eq!(trailing_brackets("a (b) c"), None);
        assert_eq!(trailing_brackets("a ()"), None);
        assert_eq!(trailing_brackets("）"), None);
    }
}
