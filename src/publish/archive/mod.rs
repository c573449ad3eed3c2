//! The archive: all reports of a site, and the lists of them.
//!
//! 1. [`Archive::new`] puts every report and talk on its lists ([`lists`]), and finds out
//!    what speakers are called ([`speakers`]).
//! 2. [`Archive::routes`] names the pages that there are.
//! 3. [`Archive::page`] puts one of them together, whenever it is asked for.

mod lists;
mod speakers;

use std::collections::HashMap;
use std::sync::Arc;

use super::check::CheckedReport;
use super::plain;
use crate::compile::{OwnText, Settings};
use crate::model::{
    Entries, HomePage, List, ListLink, Listing, OwnPage, Part, Report, ReportLink, ReportPage, ReportSummary,
    Site, Slug, Talk, TalkSummary,
};
use crate::ui::page::Page;
use crate::ui::routes::Route;
use lists::{Lists, Members, TalkAt};
use speakers::Names;

/// How many of the newest reports the first page shows.
const NEWEST: usize = 13;

/// All that a site's pages are drawn from.
pub struct Archive {
    /// What `site.toml` says.
    pub settings: Settings,
    /// The reports, the newest first.
    pub reports: Vec<Arc<CheckedReport>>,
    /// The organiser's own pages, by name.
    pub pages: Vec<OwnText>,
    names: Names,
    lists: Lists,
    by_slug: HashMap<Slug, usize>,
}

impl Archive {
    /// Puts a checked content folder's reports on their lists.
    pub fn new(settings: Settings, reports: Vec<Arc<CheckedReport>>, pages: Vec<OwnText>) -> Self {
        let names = Names::new(&settings.speakers, &reports);
        let lists = Lists::new(&reports);
        let slugs = reports.iter().enumerate();
        let by_slug = slugs.map(|(index, checked)| (checked.report.slug.clone(), index)).collect();
        Self { settings, reports, pages, names, lists, by_slug }
    }

    /// What every page shows.
    pub fn site(&self) -> &Site {
        &self.settings.site
    }

    /// The addresses of all pages: the first page, the reports, the organiser's own
    /// pages, and the pages of every list.
    pub fn routes(&self) -> impl Iterator<Item = Route> {
        let reports = self.reports.iter().map(|checked| Route::Report(checked.report.slug.clone()));
        let own = self.pages.iter().map(|page| Route::Own(page.slug.clone()));
        let lists = self.lists.iter().flat_map(|(list, members)| {
            (1..=members.pages()).map(move |page| Route::List(list.clone(), page))
        });
        std::iter::once(Route::Home).chain(reports).chain(own).chain(lists)
    }

    /// The page of an address; `None` where the site has none there.
    pub fn page(&self, route: &Route) -> Option<Page> {
        Some(match route {
            Route::Home => Page::Home(self.home()),
            Route::Report(slug) => Page::Report(Box::new(self.report(slug)?)),
            Route::Own(slug) => Page::Own(self.own(slug)?),
            Route::List(list, page) => Page::List(self.listing(list, *page)?),
        })
    }

    fn home(&self) -> HomePage {
        let newest = self.reports.iter().take(NEWEST);
        HomePage {
            site: self.site().clone(),
            reports: newest.map(|checked| ReportSummary::from(&checked.report)).collect(),
            years: self.links(&self.lists.years()),
        }
    }

    /// The report of a name.
    pub fn report_of(&self, slug: &Slug) -> Option<&CheckedReport> {
        self.reports.get(*self.by_slug.get(slug)?).map(Arc::as_ref)
    }

    fn report(&self, slug: &Slug) -> Option<ReportPage> {
        let index = *self.by_slug.get(slug)?;
        let CheckedReport { report, transcripts, .. } = self.reports.get(index)?.as_ref();
        let minutes = plain::minutes(&plain::report(report));
        let link = |index: usize| self.reports.get(index).map(|checked| ReportLink::from(&checked.report));
        Some(ReportPage {
            site: self.site().clone(),
            report: report.clone(),
            minutes,
            newer: index.checked_sub(1).and_then(link),
            older: link(index + 1),
            transcripts: transcripts.clone(),
        })
    }

    fn own(&self, slug: &Slug) -> Option<OwnPage> {
        let OwnText { slug, title, language, description, body, .. } =
            self.pages.iter().find(|page| page.slug == *slug)?.clone();
        Some(OwnPage { site: self.site().clone(), slug, title, language, description, body })
    }

    fn listing(&self, list: &List, page: u32) -> Option<Listing> {
        let members = self.lists.get(list)?;
        let range = members.range(page)?;
        let entries = match members {
            Members::Reports(reports) => {
                let reports = reports.get(range)?.iter().filter_map(|index| self.checked(*index));
                Entries::Reports(reports.map(|checked| ReportSummary::from(&checked.report)).collect())
            }
            Members::Talks(talks) => {
                let talks = talks.get(range)?.iter().filter_map(|at| self.talk(*at));
                Entries::Talks(talks.map(|(report, talk)| TalkSummary::new(report, talk)).collect())
            }
            Members::Lists(lists) => Entries::Lists(self.links(lists.get(range)?)),
        };
        Some(Listing {
            site: self.site().clone(),
            list: list.clone(),
            name: self.name(list),
            page,
            pages: members.pages(),
            total: members.total(),
            entries,
            filters: self.links(&self.lists.filters(list)),
        })
    }

    /// What a speaker or a tag is called; none for other lists.
    fn name(&self, list: &List) -> Option<String> {
        let name = match list {
            List::Speaker(id) => self.names.get(id),
            _ => self.lists.tag_name(list),
        };
        name.map(str::to_owned)
    }

    fn checked(&self, index: u32) -> Option<&CheckedReport> {
        self.reports.get(usize::try_from(index).ok()?).map(Arc::as_ref)
    }

    fn talk(&self, at: TalkAt) -> Option<(&Report, &Talk)> {
        let report = &self.checked(at.report)?.report;
        match report.body.get(usize::try_from(at.part).ok()?)? {
            Part::Talk(talk) => Some((report, talk)),
            _ => None,
        }
    }

    /// Links to the lists of these that there are.
    fn links(&self, lists: &[List]) -> Vec<ListLink> {
        let link = |list: &List| {
            let name = self.name(list);
            Some(ListLink { list: list.clone(), name, total: self.lists.get(list)?.total() })
        };
        lists.iter().filter_map(link).collect()
    }
}
