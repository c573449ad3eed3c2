//! What a page can be.

use super::markup::Text;
use super::problem::Problem;
use super::routes::{Base, Route};
use super::words::Words;
use crate::model::{HomePage, Listing, OwnPage, ReportPage, Site};

/// A page with all that it shows.
#[derive(Debug, Clone)]
pub enum Page {
    /// The newest reports.
    Home(HomePage),
    /// A report.
    Report(Box<ReportPage>),
    /// A page of the organiser's own.
    Own(OwnPage),
    /// A page of a list.
    List(Listing),
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
            Self::Home(page) => &page.site,
            Self::Report(page) => &page.site,
            Self::Own(page) => &page.site,
            Self::List(listing) => &listing.site,
            Self::NotFound(site) | Self::Offline(site) | Self::Failed { site, .. } => site,
        }
    }

    /// What the browser's tab calls it.
    pub fn title(&self) -> String {
        let site = &self.site().title;
        match self.own_title() {
            Some(own) => [&own, " | ", site].concat(),
            None => site.clone(),
        }
    }

    /// What it is called beside the site's name; the first page has that name alone.
    pub fn own_title(&self) -> Option<Text> {
        let words = Words(self.site().language);
        Some(match self {
            Self::Home(_) => return None,
            Self::Report(page) => page.report.title.clone().into(),
            Self::Own(page) => page.title.clone().into(),
            Self::List(listing) => words.listing_title(listing).into(),
            Self::NotFound(_) => words.not_found().into(),
            Self::Offline(_) => words.offline().into(),
            Self::Failed { .. } => words.failed().into(),
        })
    }

    /// How the prerendered document names its kind, so that the client hydrates
    /// what was drawn and not what the address says.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Home(_) => "home",
            Self::Report(_) => "report",
            Self::Own(_) => "own",
            Self::List(_) => "list",
            Self::NotFound(_) => NOT_FOUND,
            Self::Offline(_) => OFFLINE,
            Self::Failed { .. } => "failed",
        }
    }

    /// Its address; `None` for what has none of its own.
    pub fn route(&self) -> Option<Route> {
        Some(match self {
            Self::Home(_) => Route::Home,
            Self::Report(page) => Route::Report(page.report.slug.clone()),
            Self::Own(page) => Route::Own(page.slug.clone()),
            Self::List(listing) => Route::List(listing.list.clone(), listing.page),
            Self::NotFound(_) | Self::Offline(_) | Self::Failed { .. } => return None,
        })
    }

    /// The JSON that it is drawn from.
    pub fn data(&self, base: &Base) -> String {
        match self {
            Self::Failed { route, .. } => base.data(route),
            _ => base.data(&self.route().unwrap_or(Route::Home)),
        }
    }
}

/// The [`Page::kind`] of [`Page::NotFound`].
pub const NOT_FOUND: &str = "not-found";
/// The [`Page::kind`] of [`Page::Offline`].
pub const OFFLINE: &str = "offline";
