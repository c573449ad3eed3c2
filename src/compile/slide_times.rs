//! When the pages of a deck are shown: from the front matter's `slides:`, or from a
//! table in the talk's text.
//!
//! 1. [`given`] reads the front matter, [`rows`] recognises a table by its head.
//! 2. [`apply`] gives each talk's deck its pages, and takes a table that became them
//!    out of the text. A table that did not, or not wholly, stays.

use std::ops::Range;

use super::context::Context;
use super::diagnostic::Log;
use super::front_matter::Placed;
use super::inline::raw_text;
use super::node::{Element, Node, Tag};
use super::outline::{Outline, TalkPlaces};
use super::problem::SlideTimesProblem as Slip;
use super::problem::{SettingsProblem, Sign, wanted};
use super::vocabulary;
use super::yaml::{Entry, Value};
use crate::model::{Block, Part, SlidePage, Slides, Talk, TalkKey, Timestamp};

/// The largest number that a page may have.
const MAX_PAGE: u16 = 9999;

/// The times that the front matter gives for a talk.
#[derive(Debug)]
pub(super) struct SlideTimes {
    talk: TalkKey,
    at: Range<usize>,
    pages: Vec<SlidePage>,
}

/// A time and a page as written.
#[derive(Debug)]
pub(super) struct Row {
    time: Placed,
    page: Placed,
}

/// A table of slide times in a talk.
#[derive(Debug)]
pub(super) struct SlideTable {
    pub(super) rows: Vec<Row>,
    pub(super) at: Range<usize>,
    /// The talk's section in which it stands; none for its introduction.
    pub(super) section: Option<usize>,
    /// Which block of it the table is.
    pub(super) block: usize,
}

/// Reads the front matter's `slides:`, a map from talks to times with their pages.
pub(super) fn given(entry: Entry, log: &mut Log) -> Vec<SlideTimes> {
    let Value::Map(talks) = entry.node.value else {
        if !matches!(entry.node.value, Value::Null) {
            log.report(
                entry.key_at,
                SettingsProblem::WrongType { key: entry.key, sign: Sign::Colon, wanted: wanted::SLIDES },
            );
        }
        return Vec::new();
    };
    let mut times = Vec::new();
    for Entry { key, key_at, node } in talks {
        let Some(rows) = given_rows(node.value) else {
            log.report(
                key_at,
                SettingsProblem::WrongType { key, sign: Sign::Colon, wanted: wanted::SLIDE_TIMES },
            );
            continue;
        };
        let (pages, _) = pages(&rows, log);
        match TalkKey::parse(&key) {
            Some(talk) => times.push(SlideTimes { talk, at: key_at, pages }),
            None => log.report(key_at, Slip::NoTalk { talk: key }),
        }
    }
    times
}

/// The rows of a map, or of a list of maps.
fn given_rows(value: Value) -> Option<Vec<Row>> {
    match value {
        Value::Map(entries) => entries.into_iter().map(row).collect(),
        Value::List(nodes) => {
            let rows: Option<Vec<_>> = nodes.into_iter().map(|node| given_rows(node.value)).collect();
            Some(rows?.into_iter().flatten().collect())
        }
        Value::Null | Value::Text(_) => None,
    }
}

fn row(entry: Entry) -> Option<Row> {
    let Value::Text(text) = entry.node.value else { return None };
    let time = Placed { text: entry.key, at: entry.key_at };
    Some(Row { time, page: Placed { text, at: entry.node.at } })
}

/// The rows of a table whose head says slides and time; none for any other table.
pub(super) fn rows(table: &Element) -> Option<Vec<Row>> {
    let mut rows = table.children.iter().filter_map(|node| match node {
        Node::Element(row) => Some((row.tag == Tag::TableHead, cells(row))),
        _ => None,
    });
    let (true, head) = rows.next()? else { return None };
    let [first, second] = head.as_slice() else { return None };
    let is_pages_first = vocabulary::is_slides(&first.text) && vocabulary::is_time(&second.text);
    let is_time_first = vocabulary::is_time(&first.text) && vocabulary::is_slides(&second.text);
    (is_pages_first || is_time_first).then_some(())?;
    let row = |cells: Vec<Placed>| {
        let [first, second] = <[Placed; 2]>::try_from(cells).ok()?;
        Some(if is_pages_first {
            Row { time: second, page: first }
        } else {
            Row { time: first, page: second }
        })
    };
    rows.map(|(_, cells)| row(cells)).collect()
}

fn cells(row: &Element) -> Vec<Placed> {
    let cell = |node: &Node| match node {
        Node::Element(cell) => {
            Some(Placed { text: raw_text(&cell.children).trim().to_owned(), at: cell.at.clone() })
        }
        _ => None,
    };
    row.children.iter().filter_map(cell).collect()
}

/// The pages of rows, and whether all of them are good.
fn pages(rows: &[Row], log: &mut Log) -> (Vec<SlidePage>, bool) {
    let mut pages: Vec<SlidePage> = Vec::new();
    for Row { time, page } in rows {
        let at =
            Timestamp::parse(&vocabulary::folded(&time.text)).filter(|_| time.text.contains([':', '：']));
        let number = vocabulary::folded(&page.text).parse().ok().filter(|page| (1..=MAX_PAGE).contains(page));
        if at.is_none() {
            log.report(time.at.clone(), Slip::Time { text: time.text.clone() });
        }
        if number.is_none() {
            log.report(page.at.clone(), Slip::Page { text: page.text.clone() });
        }
        let (Some(at), Some(page)) = (at, number) else { continue };
        if pages.last().is_some_and(|last| last.at >= at) {
            log.report(time.at.clone(), Slip::Order);
            continue;
        }
        pages.push(SlidePage { at, page });
    }
    let are_good = pages.len() == rows.len();
    (pages, are_good)
}

/// Gives the decks of an outline's talks their pages.
pub(super) fn apply(outline: &mut Outline, mut given: Vec<SlideTimes>, context: &mut Context<'_>) {
    let talks = outline.body.iter_mut().filter_map(|part| match part {
        Part::Talk(talk) => Some(talk),
        _ => None,
    });
    for (talk, places) in talks.zip(&outline.talks) {
        let given = given.iter().position(|times| times.talk == talk.key).map(|at| given.remove(at));
        apply_to(talk, places, given, context);
    }
    for SlideTimes { talk, at, .. } in given {
        context.report(at, Slip::NoTalk { talk: talk.to_string() });
    }
}

fn apply_to(talk: &mut Talk, places: &TalkPlaces, given: Option<SlideTimes>, context: &mut Context<'_>) {
    let key = talk.key;
    let deck = talk.slides.iter_mut().find_map(|slides| match slides {
        Slides::Deck { pages, .. } => Some(pages),
        Slides::Link { .. } => None,
    });
    let first =
        given.as_ref().map(|given| &given.at).or_else(|| places.tables.first().map(|table| &table.at));
    let Some(at) = first else { return };
    let Some(deck) = deck else {
        return context.report(at.clone(), Slip::NoDeck { talk: key });
    };
    let mut is_timed = false;
    if let Some(given) = given {
        *deck = given.pages;
        is_timed = true;
    }
    let mut shown = None;
    for table in &places.tables {
        if std::mem::replace(&mut is_timed, true) {
            context.report(table.at.clone(), Slip::Second { talk: key });
            continue;
        }
        let (pages, are_good) = pages(&table.rows, context.log);
        *deck = pages;
        shown = (are_good && !deck.is_empty()).then_some(table);
    }
    if let Some(table) = shown {
        take_out(talk, table);
    }
}

fn take_out(talk: &mut Talk, table: &SlideTable) {
    let blocks = match table.section {
        Some(section) => talk.sections.get_mut(section).map(|section| &mut section.blocks),
        None => Some(&mut talk.intro),
    };
    if let Some(blocks) = blocks
        && matches!(blocks.get(table.block), Some(Block::Table { .. }))
    {
        blocks.remove(table.block);
    }
}
