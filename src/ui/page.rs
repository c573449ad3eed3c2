//! What a page can be.

use super::problem::Problem;
use super::routes::{Base, Route, page_folder};
use super::words::Words;
use crate::model::{ReportPage, Site, SiteIndex};

/// A page with all that it shows.
#[derive(Debug, Clone)]
pub enum Page {
    /// The list of reports.
    Home(SiteIndex),
    /// A report.
    Report(Box<ReportPage>),
    /// There is nothing at this address.
    NotFound(Site),
    /// The network is not there, and no copy of this address either.
    Offline(Site),
    /// The way to a page failed.
    Failed {
        /// The site, as the page before it knew it.
        site: Site,
        /// The page that was wanted.
        route: Route,
        /// Why it is not there.
        problem: Problem,
    },
}

impl Page {
    /// The site that it belongs to.
    pub fn site(&self) -> &Site {
        match self {
            Self::Home(index) => &index.site,
            Self::Report(page) => &page.site,
            Self::NotFound(site) | Self::Offline(site) | Self::Failed { site, .. } => site,
        }
    }

    /// What the browser's tab calls it.
    pub fn title(&self) -> String {
        let site = self.site();
        let words = Words(site.language);
        let own = match self {
            Self::Home(_) => return site.title.clone(),
            Self::Report(page) => page.report.title.as_str(),
            Self::NotFound(_) => words.not_found(),
            Self::Offline(_) => words.offline(),
            Self::Failed { .. } => words.failed(),
        };
        [own, " | ", &site.title].concat()
    }

    /// How the prerendered document names its kind, so that the client hydrates
    /// what was drawn and not what the address says.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Home(_) => "home",
            Self::Report(_) => "report",
            Self::NotFound(_) => NOT_FOUND,
            Self::Offline(_) => OFFLINE,
            Self::Failed { .. } => "failed",
        }
    }

    /// Where it is written in the site's folder; `None` for what has no address.
    pub fn folder(&self) -> Option<String> {
        match self {
            Self::Home(_) => Some(page_folder(&Route::Home)),
            Self::Report(page) => Some(page_folder(&Route::Report(page.report.slug.clone()))),
            Self::NotFound(_) | Self::Offline(_) | Self::Failed { .. } => None,
        }
    }

    /// The JSON that it is drawn from.
    pub fn data(&self, base: &Base) -> String {
        match self {
            Self::Report(page) => base.data(&Route::Report(page.report.slug.clone())),
            Self::Home(_) | Self::NotFound(_) | Self::Offline(_) => base.data(&Route::Home),
            Self::Failed { route, .. } => base.data(route),
        }
    }
}

/// The [`Page::kind`] of [`Page::NotFound`].
pub const NOT_FOUND: &str = "not-found";
/// The [`Page::kind`] of [`Page::Offline`].
pub const OFFLINE: &str = "offline";
