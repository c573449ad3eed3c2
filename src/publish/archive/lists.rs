//! The lists of the archive: which there are, who is on them, and how they are divided
//! into pages.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::model::{List, Part, Recording, Report, Slug, TalkFilter, TalkKind};
use crate::publish::check::CheckedReport;

/// How many reports, talks and names a page of a list has.
const REPORTS: u32 = 24;
const TALKS: u32 = 60;
const NAMES: u32 = 200;

/// How many tags are offered beside the talks: those that most of them have.
const OFFERED_TAGS: usize = 12;

/// Where a talk is: its report among the reports, and its part of that report's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TalkAt {
    pub(super) report: u32,
    pub(super) part: u32,
}

/// What a list holds, by the places of the archive.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Members {
    Reports(Vec<u32>),
    Talks(Vec<TalkAt>),
    Lists(Vec<List>),
}

impl Members {
    /// How many it holds.
    pub(super) fn total(&self) -> u32 {
        let length = match self {
            Self::Reports(reports) => reports.len(),
            Self::Talks(talks) => talks.len(),
            Self::Lists(lists) => lists.len(),
        };
        u32::try_from(length).unwrap_or(u32::MAX)
    }

    /// How many pages it has: an empty list has one that says so.
    pub(super) fn pages(&self) -> u32 {
        self.total().div_ceil(self.page_size()).max(1)
    }

    /// Which of its members are on a page, by its number from 1.
    pub(super) fn range(&self, page: u32) -> Option<Range<usize>> {
        let (before, size) = (page.checked_sub(1)?, self.page_size());
        (page <= self.pages()).then_some(())?;
        let start = before.checked_mul(size)?;
        let end = start.saturating_add(size).min(self.total());
        Some(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
    }

    fn page_size(&self) -> u32 {
        match self {
            Self::Reports(_) => REPORTS,
            Self::Talks(_) => TALKS,
            Self::Lists(_) => NAMES,
        }
    }
}

/// All lists.
pub(super) struct Lists {
    members: BTreeMap<List, Members>,
    /// What tags are called.
    tags: HashMap<Slug, String>,
    /// The tags, those of the most reports first.
    by_use: Vec<Slug>,
}

impl Lists {
    /// Puts every report and talk on its lists.
    pub(super) fn new(reports: &[Arc<CheckedReport>]) -> Self {
        let mut lists = Self { members: BTreeMap::new(), tags: HashMap::new(), by_use: Vec::new() };
        lists.members.insert(List::ALL_TALKS, Members::Talks(Vec::new()));
        for (index, checked) in (0..).zip(reports) {
            lists.add(index, &checked.report);
        }
        lists.add_names();
        lists
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&List, &Members)> {
        self.members.iter()
    }

    pub(super) fn get(&self, list: &List) -> Option<&Members> {
        self.members.get(list)
    }

    /// What a tag is called; none for other lists.
    pub(super) fn tag_name(&self, list: &List) -> Option<&str> {
        let name = match list {
            List::Tag(tag) | List::Talks(TalkFilter::Tag(tag)) => self.tags.get(tag),
            _ => None,
        };
        name.map(String::as_str)
    }

    /// The years that have reports, the newest first.
    pub(super) fn years(&self) -> Vec<List> {
        let years = self.members.keys().filter(|list| matches!(list, List::Year(_)));
        years.rev().cloned().collect()
    }

    /// The lists that are offered beside one.
    pub(super) fn filters(&self, list: &List) -> Vec<List> {
        match list {
            List::Talks(_) => self.talk_filters(list),
            List::Tag(tag) => vec![List::Talks(TalkFilter::Tag(tag.clone()))],
            List::Year(_) => self.years(),
            List::Speakers | List::Speaker(_) | List::Tags => Vec::new(),
        }
    }

    fn talk_filters(&self, shown: &List) -> Vec<List> {
        let kinds = [TalkKind::Talk, TalkKind::Lightning].map(TalkFilter::Kind);
        let plain = [TalkFilter::All].into_iter().chain(kinds);
        let plain = plain.chain([TalkFilter::Recorded, TalkFilter::WithSlides]).map(List::Talks);
        let years = self.years().into_iter().filter_map(|list| match list {
            List::Year(year) => Some(List::Talks(TalkFilter::Year(year))),
            _ => None,
        });
        let offered = self.by_use.iter().take(OFFERED_TAGS).cloned();
        let tags = offered.map(|tag| List::Talks(TalkFilter::Tag(tag)));
        let mut filters: Vec<List> = plain.chain(years).chain(tags).collect();
        if !filters.contains(shown) {
            filters.push(shown.clone());
        }
        filters
    }

    fn add(&mut self, index: u32, report: &Report) {
        self.add_report(List::Year(report.date.year()), index);
        for tag in &report.tags {
            self.tags.entry(tag.slug.clone()).or_insert_with(|| tag.name.clone());
            self.add_report(List::Tag(tag.slug.clone()), index);
        }
        let is_recorded = report.recording.as_ref().is_some_and(Recording::is_playable);
        for (part, of) in (0..).zip(&report.body) {
            let Part::Talk(talk) = of else { continue };
            let at = TalkAt { report: index, part };
            let mut filters =
                vec![TalkFilter::All, TalkFilter::Kind(talk.key.kind), TalkFilter::Year(report.date.year())];
            filters.extend(report.tags.iter().map(|tag| TalkFilter::Tag(tag.slug.clone())));
            filters.extend((is_recorded && talk.cue.is_some()).then_some(TalkFilter::Recorded));
            filters.extend((!talk.slides.is_empty()).then_some(TalkFilter::WithSlides));
            for filter in filters {
                self.add_talk(List::Talks(filter), at);
            }
            for id in talk.speakers.iter().filter_map(|speaker| speaker.id.as_ref()) {
                self.add_talk(List::Speaker(id.clone()), at);
            }
        }
    }

    fn add_report(&mut self, list: List, index: u32) {
        let members = self.members.entry(list).or_insert_with(|| Members::Reports(Vec::new()));
        if let Members::Reports(reports) = members {
            reports.push(index);
        }
    }

    /// A talk that two names of one speaker are on is on their list once.
    fn add_talk(&mut self, list: List, at: TalkAt) {
        let members = self.members.entry(list).or_insert_with(|| Members::Talks(Vec::new()));
        if let Members::Talks(talks) = members
            && talks.last() != Some(&at)
        {
            talks.push(at);
        }
    }

    /// The lists of names: speakers in the order of their names, tags in that of their use.
    fn add_names(&mut self) {
        let speakers: Vec<List> =
            self.members.keys().filter(|list| matches!(list, List::Speaker(_))).cloned().collect();
        let mut tags: Vec<(u32, Slug)> = self
            .members
            .iter()
            .filter_map(|(list, members)| match list {
                List::Tag(tag) => Some((members.total(), tag.clone())),
                _ => None,
            })
            .collect();
        tags.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.cmp(other)));
        self.by_use = tags.into_iter().map(|(_, tag)| tag).collect();
        let tags = self.by_use.iter().cloned().map(List::Tag).collect();
        self.members.insert(List::Speakers, Members::Lists(speakers));
        self.members.insert(List::Tags, Members::Lists(tags));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_divided_into_pages() {
        let talks = |count: u32| Members::Talks((0..count).map(|part| TalkAt { report: 0, part }).collect());
        assert_eq!((talks(0).pages(), talks(0).range(1)), (1, Some(0..0)));
        assert_eq!((talks(TALKS).pages(), talks(TALKS + 1).pages()), (1, 2));
        let size = usize::try_from(TALKS).unwrap_or_default();
        assert_eq!(talks(TALKS + 1).range(2), Some(size..size + 1));
        assert_eq!((talks(1).range(0), talks(1).range(2), talks(1).range(u32::MAX)), (None, None, None));
    }
}
