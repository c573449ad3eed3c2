//! The files that postings are divided into. A query loads those of its terms and no other,
//! so that what it loads does not grow with the archive's words.
//!
//! A shard is a row of terms in their order, each of: its length, its bytes; twice the
//! number of documents listed that have it written, and 1 more where it is everywhere
//! ([`Limit`]); the numbers of reports that have it around their talks, and of documents in
//! which it was said alone; the length of the three lists; the lists. Numbers are in LEB128.

use super::postings::{Documents, Posting, Postings, push_number};
use super::text::is_dense;
use crate::model::checksum::checksum;

/// How large shards are meant to be, in bytes: a round trip on a slow line carries more.
const SIZE: usize = 6_000;
/// How many of a word's first characters say which shard it is in, so that all words that
/// begin alike are in one.
const PREFIX: usize = 3;

/// A term that more documents have than this tells little, and is everywhere: listed are
/// only the documents whose name has it, and where even these are as many, none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit(u32);

impl Limit {
    /// One in four of so many documents, where that is not a handful.
    pub(super) fn of(documents: u32) -> Self {
        Self((documents / 4).max(4_096))
    }

    /// What remains of a list.
    fn cut(self, documents: Documents) -> Documents {
        if documents.count > self.0 { Documents::default() } else { documents }
    }
}

/// Postings in the order of the shards that they go to, however many of those there are.
pub(super) struct Sorted(Vec<(u32, Box<str>, Posting)>);

impl Sorted {
    /// Sorts postings.
    pub(super) fn new(postings: Postings) -> Self {
        let mut sorted: Vec<_> =
            postings.into_terms().map(|(term, posting)| (hash(key(&term)), term, posting)).collect();
        sorted.sort_unstable_by(|(hash, term, _), (other_hash, other, _)| {
            (hash, term).cmp(&(other_hash, other))
        });
        Self(sorted)
    }

    /// About how many bytes they take where terms of more documents than `limit` are not
    /// listed; what these leave is little.
    fn size(&self, limit: usize) -> usize {
        let is_listed =
            |posting: &Posting| usize::try_from(posting.written.count).is_ok_and(|count| count <= limit);
        let listed = self.0.iter().filter(|(.., posting)| is_listed(posting));
        let size = |posting: &Posting| posting.written.size() + posting.around.size() + posting.said.size();
        listed.map(|(_, term, posting)| term.len() + size(posting)).sum()
    }

    /// Those of one of `1 << bits` shards.
    fn shard(&self, shard: u32, bits: u32) -> &[(u32, Box<str>, Posting)] {
        let of = |hash: u32| hash.checked_shr(u32::BITS - bits).unwrap_or(0);
        let start = self.0.partition_point(|(hash, ..)| of(*hash) < shard);
        let end = self.0.partition_point(|(hash, ..)| of(*hash) <= shard);
        self.0.get(start..end).unwrap_or_default()
    }
}

/// How many bits of a term's hash say which shard it is in.
pub(super) fn bits(blocks: &[&Sorted], limit: Limit) -> u32 {
    // What is in many documents is in as many of each block.
    let share = usize::try_from(limit.0).unwrap_or(usize::MAX).div_ceil(blocks.len().max(1));
    let size: usize = blocks.iter().map(|block| block.size(share)).sum();
    size.div_ceil(SIZE).next_power_of_two().ilog2()
}

/// The bytes of one of `1 << bits` shards of the postings of blocks of reports, the first
/// reports first.
pub(super) fn write(shard: u32, bits: u32, blocks: &[&Sorted], limit: Limit) -> Vec<u8> {
    let mut terms: Vec<_> = blocks.iter().flat_map(|block| block.shard(shard, bits)).collect();
    // Equal terms stay in the order of their blocks.
    terms.sort_by(|(_, one, _), (_, other, _)| one.cmp(other));
    let mut out = Vec::new();
    for same in terms.chunk_by(|(_, one, _), (_, other, _)| one == other) {
        let Some((_, term, _)) = same.first() else { continue };
        let mut all = Posting::default();
        for (_, _, posting) in same {
            all.written.append(&posting.written);
            all.around.append(&posting.around);
            all.said.append(&posting.said);
        }
        write_term(&mut out, term, all, limit);
    }
    out
}

fn write_term(out: &mut Vec<u8>, term: &str, posting: Posting, limit: Limit) {
    let Posting { written, around, said } = posting;
    let is_everywhere = written.count > limit.0;
    let written = if is_everywhere { limit.cut(written.marked()) } else { written };
    let mut lists = Vec::new();
    for list in [&written, &around, &said] {
        list.write(&mut lists);
    }
    push_number(out, length(term.as_bytes()));
    out.extend_from_slice(term.as_bytes());
    push_number(out, u64::from(written.count) << 1 | u64::from(is_everywhere));
    push_number(out, u64::from(around.count));
    push_number(out, u64::from(said.count));
    push_number(out, length(&lists));
    out.extend_from_slice(&lists);
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// The part of a term that says which shard it is in.
fn key(term: &str) -> &str {
    if term.chars().next().is_some_and(is_dense) {
        return term;
    }
    let end = term.char_indices().nth(PREFIX).map_or(term.len(), |(at, _)| at);
    term.get(..end).unwrap_or(term)
}

/// A checksum (FNV-1a of 32 bits), mixed once more (`MurmurHash3`'s last steps) for its highest bits to
/// differ where short texts do.
fn hash(text: &str) -> u32 {
    let hash = checksum(text.as_bytes());
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test may stop at what it did not expect"
    )]

    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::super::postings::Numbering;
    use super::super::record::{Record, TalkRecord};
    use super::super::text::{fold, terms};
    use super::*;
    use crate::model::{Anchor, Date, TalkKey, TalkTranscript, Timestamp, TranscriptLine, Transcripts};

    /// What a shard says of a term: documents and whether their name has it, whether it is
    /// everywhere, reports around, documents in which it was said.
    type Read = (Vec<(u64, bool)>, bool, Vec<u64>, Vec<u64>);

    fn number(bytes: &mut &[u8]) -> u64 {
        let length = bytes.iter().position(|byte| *byte < 0x80).unwrap() + 1;
        let (number, rest) = bytes.split_at(length);
        *bytes = rest;
        number.iter().rev().fold(0, |sum, byte| sum << 7 | u64::from(byte & 0x7f))
    }

    fn list(bytes: &mut &[u8], count: u64) -> Vec<(u64, bool)> {
        let mut document = 0;
        let mut one = || {
            let number = number(bytes);
            document += number >> 1;
            (document, number & 1 == 1)
        };
        (0..count).map(|_| one()).collect()
    }

    fn read(mut bytes: &[u8]) -> BTreeMap<String, Read> {
        let bytes = &mut bytes;
        let mut found = BTreeMap::new();
        while !bytes.is_empty() {
            let length = usize::try_from(number(bytes)).unwrap();
            let (term, rest) = bytes.split_at(length);
            *bytes = rest;
            let [written, around, said, length] = [(); 4].map(|()| number(bytes));
            let (mut lists, rest) = bytes.split_at(usize::try_from(length).unwrap());
            *bytes = rest;
            let named = list(&mut lists, written >> 1);
            let [around, said] = [around, said].map(|count| {
                list(&mut lists, count).into_iter().map(|(document, _)| document).collect::<Vec<_>>()
            });
            assert!(lists.is_empty());
            let term = String::from_utf8(term.to_vec()).unwrap();
            assert!(found.insert(term, (named, written & 1 == 1, around, said)).is_none());
        }
        found
    }

    fn record<'a>(title: &'a str, talks: &'a [String]) -> Record<'a> {
        let talk = |title: &String| TalkRecord {
            id: "talk-1",
            key: TalkKey::parse("talk-1").unwrap(),
            title: title.clone(),
            speakers: vec![("青木 翔平", Some("東京ガス"))],
            called: None,
            names: vec!["Qu"],
            start: None,
            text: vec!["一行目".to_owned()],
        };
        Record {
            href: String::new(),
            title,
            date: Date::parse("2025-01-02").unwrap(),
            language: None,
            tags: vec!["札"],
            text: Vec::new(),
            transcripts: None,
            talks: talks.iter().map(talk).collect(),
        }
    }

    fn indexed(reports: &[Vec<String>], said: &Transcripts) -> Vec<Sorted> {
        let numbering = Numbering { stride: 4 };
        let block = |(block, reports): (usize, &[Vec<String>])| {
            let mut postings = Postings::default();
            for (number, talks) in (u32::try_from(block * 2).unwrap()..).zip(reports) {
                postings.add(number, &record("会合", talks), said, numbering);
            }
            Sorted::new(postings)
        };
        reports.chunks(2).enumerate().map(block).collect()
    }

    proptest! {
        #[test]
        fn every_talk_is_found_by_each_term_of_its_title(
            reports in prop::collection::vec(
                prop::collection::vec("[a-zA-Z0-9+#./ ぁ-んァ-ヶー一-龥ｱ-ﾝ・、]{0,12}|\\PC{0,8}", 0..4),
                0..6,
            ),
            bits in 0_u32..4,
        ) {
            let blocks = indexed(&reports, &Transcripts::default());
            let blocks: Vec<&Sorted> = blocks.iter().collect();
            let shards: Vec<_> =
                (0..1 << bits).map(|shard| read(&write(shard, bits, &blocks, Limit::of(1)))).collect();
            for (report, talks) in reports.iter().enumerate() {
                for (talk, title) in talks.iter().enumerate() {
                    let document = u64::try_from(report * 4 + talk + 1).unwrap();
                    terms(&fold(title), false, |term| {
                        let shard = hash(key(&term)).checked_shr(32 - bits).unwrap_or(0);
                        let (named, ..) = &shards[usize::try_from(shard).unwrap()][&*term];
                        assert!(named.contains(&(document, true)), "{term} of {title}");
                        assert!(named.is_sorted());
                    });
                }
            }
        }
    }

    #[test]
    fn a_term_is_listed_by_its_best_place() {
        let lines = ["青木です", "最後の話"]
            .map(|text| TranscriptLine { start: Timestamp::from_seconds(5), text: text.to_owned() });
        let spoken = TalkTranscript { talk: Anchor::parse("talk-1").unwrap(), lines: lines.into() };
        let said = Transcripts { talks: vec![spoken] };
        let blocks = indexed(&[vec!["一行の話".to_owned()], vec!["別の題".to_owned()]], &said);
        let shard = read(&write(0, 0, &[&blocks[0]], Limit::of(1)));
        assert_eq!(shard["一行"], (vec![(1, true), (5, false)], false, vec![], vec![]));
        assert_eq!(shard["青木"], (vec![(1, true), (5, true)], false, vec![], vec![]));
        assert_eq!(shard["最後"], (vec![], false, vec![], vec![1, 5]));
        assert_eq!(shard["qu"], (vec![(1, true), (5, true)], false, vec![], vec![]));
        assert_eq!(shard["会合"], (vec![(0, true), (4, true)], false, vec![0, 1], vec![]));
        // Of what is everywhere, the names alone are listed; or none of them.
        let shard = read(&write(0, 0, &[&blocks[0]], Limit(1)));
        assert_eq!(shard["一行"], (vec![(1, true)], true, vec![], vec![]));
        assert_eq!(shard["青木"], (vec![], true, vec![], vec![]));
    }
}
