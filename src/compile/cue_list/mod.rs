//! Cue lists as people write them for readers: lists, tables and chapters of times.
//!
//! 1. [`read`] takes what may be a cue list off the tree: each of its lines has a time at its
//!    start or end.
//! 2. [`mod@join`] knows which of them are one, and finds the talk of each line: by its number,
//!    else by its title, else by its order.
//! 3. [`mod@given`] reads the front matter's `cues:`.
//!
//! A line without a talk stays as text, and its time still ends the cue ahead of it.

mod given;
mod join;
mod read;

use std::ops::Range;

use crate::model::{Block, Inline, Timestamp, VideoId};

pub(super) use given::given;
pub(super) use join::{Joined, join};
pub(super) use read::{code, lines, list, table};

/// The most lines that a cue list has: nobody's evening has more.
const MOST: usize = 500;

/// How many lines of words make chapters: one alone is a sentence that begins with a time.
const CHAPTERS: usize = 2;

/// What may be a cue list.
#[derive(Debug)]
pub(super) struct CueList {
    entries: Vec<Entry>,
    /// Whether it is one only below a heading that says so.
    wants_heading: bool,
    /// What it is if it is none, with a piece for each entry.
    block: Block,
}

/// A line of what may be a cue list.
#[derive(Debug)]
pub(super) struct Entry {
    /// None where it is written as no recording counts: `20:70`.
    start: Option<Timestamp>,
    end: Option<Timestamp>,
    /// What follows its time.
    text: String,
    /// Its speakers, where they have a column of their own.
    speakers: Option<String>,
    /// The videos that it leads to.
    videos: Vec<VideoId>,
    /// Whether its time stands behind its words: anything may end so.
    is_time_last: bool,
    /// Whether it holds more than a cue can.
    stays: bool,
    /// Its words, where a paragraph holds several lines.
    words: Vec<Inline>,
    at: Range<usize>,
    /// Its time as written.
    call: String,
}

impl CueList {
    /// `block` as a cue list of these entries; the block alone where there are none, fewer
    /// than chapters have, or more than any evening.
    pub(super) fn new(entries: Vec<Entry>, wants_heading: bool, block: Block) -> Result<Self, Block> {
        let wants_heading = wants_heading || entries.iter().any(|entry| entry.is_time_last);
        let least = if wants_heading { CHAPTERS } else { 1 };
        let is_one = (least..=MOST).contains(&entries.len());
        if is_one { Ok(Self { entries, wants_heading, block }) } else { Err(block) }
    }

    /// What it is where it is no cue list.
    pub(super) fn into_block(self) -> Block {
        self.block
    }
}

/// What is left of a block when the pieces that are not `kept` are taken out.
fn without(block: Block, entries: &[Entry], kept: &[bool]) -> Option<Block> {
    fn keep<T>(pieces: Vec<T>, kept: &[bool]) -> Option<Vec<T>> {
        let left: Vec<T> =
            pieces.into_iter().zip(kept).filter(|(_, kept)| **kept).map(|(piece, _)| piece).collect();
        (!left.is_empty()).then_some(left)
    }
    Some(match block {
        Block::List { start, items } => Block::List { start, items: keep(items, kept)? },
        Block::Table { columns, head, rows } => Block::Table { columns, head, rows: keep(rows, kept)? },
        Block::Code { language, text } => {
            let lines = text.lines().filter(|line| !line.trim().is_empty()).collect();
            Block::Code { language, text: keep(lines, kept)?.join("\n") + "\n" }
        }
        Block::Paragraph(_) => {
            let lines = entries.iter().map(|entry| entry.words.clone()).collect();
            Block::Paragraph(keep(lines, kept)?.join(&Inline::LineBreak))
        }
        other => other,
    })
}
