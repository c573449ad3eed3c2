//! Which documents each term is in.
//!
//! A document is a talk, or what a report says besides its talks. Its number is its
//! report's number and its own within that ([`Numbering`]), so that a talk that is added
//! to a report changes no other report's.

use std::collections::HashMap;

use super::record::Record;
use super::text::{fold, terms};
use crate::model::Transcripts;

/// How documents are numbered: the oldest report's are the first ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbering {
    /// How many numbers each report has, a power of two.
    pub(super) stride: u32,
}

impl Numbering {
    /// Leaves room for reports of so many talks.
    pub(super) fn for_talks(most: usize) -> Self {
        // A report with more talks than there are numbers has no room in memory either.
        let documents = u32::try_from(most.saturating_add(1)).unwrap_or(u32::MAX / 2);
        Self { stride: documents.next_power_of_two() }
    }
}

/// Where a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a document's title, or in a speaker's name.
    Name(u32),
    /// In what is said of it.
    Text(u32),
    /// In the title or the tags of the report of this number, around all of its documents.
    Around(u32),
    /// In what was said in a document.
    Speech(u32),
}

/// Documents in the order of their numbers, each with a mark: a number for each, in LEB128,
/// whose lowest bit is the mark and the rest how far it is behind the one before.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Documents {
    first: (u32, bool),
    last: u32,
    pub(super) count: u32,
    /// All but the first.
    rest: Vec<u8>,
}

impl Documents {
    /// Adds a document behind all others; one that is there already stays as it is.
    fn push(&mut self, document: u32, mark: bool) {
        if self.count == 0 {
            self.first = (document, mark);
        } else if self.ends_with(document) {
            return;
        } else {
            push_number(&mut self.rest, marked(document - self.last, mark));
        }
        self.last = document;
        self.count += 1;
    }

    /// Whether a document is the last of them.
    fn ends_with(&self, document: u32) -> bool {
        self.count > 0 && self.last == document
    }

    /// About how many bytes they take.
    pub(super) fn size(&self) -> usize {
        self.rest.len() + 3
    }

    /// Adds documents that are all behind these.
    pub(super) fn append(&mut self, later: &Self) {
        if later.count == 0 {
            return;
        }
        let (first, mark) = later.first;
        self.push(first, mark);
        self.rest.extend_from_slice(&later.rest);
        self.last = later.last;
        self.count += later.count - 1;
    }

    /// Their bytes.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        if self.count > 0 {
            push_number(out, marked(self.first.0, self.first.1));
            out.extend_from_slice(&self.rest);
        }
    }

    /// Those of them that are marked.
    pub(super) fn marked(&self) -> Self {
        let mut all = Vec::new();
        self.write(&mut all);
        let mut marked = Self::default();
        let (mut document, mut number, mut shift) = (0, 0, 0);
        for byte in all {
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                document += u32::try_from(number >> 1).unwrap_or_default();
                if number & 1 == 1 {
                    marked.push(document, true);
                }
                (number, shift) = (0, 0);
            }
        }
        marked
    }
}

fn marked(distance: u32, mark: bool) -> u64 {
    u64::from(distance) << 1 | u64::from(mark)
}

/// Appends a number in LEB128.
pub(super) fn push_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or_default());
}

/// The documents of a term.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Posting {
    /// Whose name or text has it; those whose name has it are marked.
    pub(super) written: Documents,
    /// The reports whose title or tags have it. Nothing is marked.
    pub(super) around: Documents,
    /// In which it was said, and not written. Nothing is marked.
    pub(super) said: Documents,
}

/// The postings of some reports, by their terms.
#[derive(Default)]
pub(super) struct Postings(HashMap<Box<str>, Posting>);

impl Postings {
    /// Adds the documents of the report of a number, behind all that are there.
    pub(super) fn add(&mut self, number: u32, record: &Record<'_>, said: &Transcripts, numbering: Numbering) {
        let first = number * numbering.stride;
        self.put(Place::Name(first), record.title);
        self.put(Place::Around(number), record.title);
        for tag in &record.tags {
            self.put(Place::Around(number), tag);
        }
        for line in &record.text {
            self.put(Place::Text(first), line);
        }
        for (document, talk) in (first + 1..).zip(&record.talks) {
            self.put(Place::Name(document), &talk.title);
            for (name, affiliation) in &talk.speakers {
                self.put(Place::Name(document), name);
                if let Some(affiliation) = affiliation {
                    self.put(Place::Name(document), affiliation);
                }
            }
            for name in talk.called.iter().chain(&talk.names) {
                self.put(Place::Name(document), name);
            }
            for line in &talk.text {
                self.put(Place::Text(document), line);
            }
            let spoken = said.talks.iter().filter(|spoken| spoken.talk.as_str() == talk.id);
            for line in spoken.flat_map(|spoken| &spoken.lines) {
                self.put(Place::Speech(document), &line.text);
            }
        }
    }

    /// Notes all terms of a text; a document's names come first, its speech last.
    fn put(&mut self, place: Place, text: &str) {
        let folded = fold(text);
        terms(&folded, matches!(place, Place::Name(_)), |term| {
            let posting = match self.0.get_mut(&*term) {
                Some(posting) => posting,
                None => self.0.entry(term.into()).or_default(),
            };
            match place {
                Place::Name(document) => posting.written.push(document, true),
                Place::Text(document) => posting.written.push(document, false),
                Place::Around(report) => posting.around.push(report, false),
                Place::Speech(document) if posting.written.ends_with(document) => {}
                Place::Speech(document) => posting.said.push(document, false),
            }
        });
    }

    /// All of them, in no order.
    pub(super) fn into_terms(self) -> impl Iterator<Item = (Box<str>, Posting)> {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_appended_as_if_they_had_come_in_one_row() {
        let all = [(3, true), (4, false), (700, true), (70_000, false), (70_001, true)];
        let of = |some: &[(u32, bool)]| {
            let mut documents = Documents::default();
            for (document, mark) in some {
                documents.push(*document, *mark);
            }
            documents
        };
        for middle in 0..=all.len() {
            let (before, behind) = all.split_at(middle);
            let mut documents = of(before);
            documents.append(&of(behind));
            assert_eq!(documents, of(&all));
        }
        assert_eq!(of(&all).marked(), of(&[(3, true), (700, true), (70_001, true)]));
        let mut bytes = Vec::new();
        of(&[(3, true), (4, false), (4, true), (700, true)]).write(&mut bytes);
        assert_eq!(bytes, [7, 2, 0xf1, 0x0a]);
    }

    #[test]
    fn every_report_has_room_for_its_talks() {
        assert_eq!([0, 1, 7, 8].map(|most| Numbering::for_talks(most).stride), [1, 2, 8, 16]);
    }
}
