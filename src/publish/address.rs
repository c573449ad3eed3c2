//! The site's own addresses as other sites, feeds and search engines need them: whole.
//!
//! The settings name where the site lives; of that, the origin counts. The path is the
//! base path of the build, which defaults to the path of that address.

use super::PublishError;
use crate::model::{Asset, Deck, Link, Timestamp, WebAddress};
use crate::ui::routes::{Base, Route, fragment, moment_query};

/// Where a site lives.
#[derive(Debug, Clone)]
pub(super) struct SiteAddress<'a> {
    /// Scheme, host and port: `https://example.org`.
    origin: &'a str,
    base: &'a Base,
}

impl<'a> SiteAddress<'a> {
    /// The site at the origin of an address, below a base path.
    pub(super) fn new(address: &'a WebAddress, base: &'a Base) -> Self {
        Self { origin: split(address).0, base }
    }

    /// The whole of an address that begins with the base path.
    pub(super) fn whole(&self, path: &str) -> String {
        [self.origin, path].concat()
    }

    /// The address of a page.
    pub(super) fn page(&self, route: &Route) -> String {
        self.whole(&self.base.href(route))
    }

    /// The address of a page, ready to play from a place in its recording.
    pub(super) fn moment(&self, route: &Route, at: Timestamp) -> String {
        [self.page(route), moment_query(at)].concat()
    }

    /// The address of a place on a page.
    pub(super) fn place(&self, route: &Route, anchor: &str) -> String {
        [self.page(route), fragment(anchor)].concat()
    }

    /// The address of a file of the content folder.
    pub(super) fn asset(&self, asset: &Asset) -> String {
        self.whole(&self.base.asset(asset))
    }

    /// The frame that shows a deck.
    pub(super) fn deck(&self, deck: &Deck) -> String {
        match deck {
            Deck::Hosted(_) => self.base.deck(deck),
            Deck::Pdf(file) => self.asset(file),
        }
    }

    /// The address of any other file of the site, by its path in it.
    pub(super) fn file(&self, path: &str) -> String {
        self.whole(&self.base.file(path))
    }

    /// Where a link of an author's text leads that stands on a page.
    pub(super) fn link(&self, link: &Link, page: &Route) -> String {
        match link {
            Link::Web(_) | Link::Mail(_) => self.base.link(link),
            Link::Anchor(anchor) => self.place(page, anchor.as_str()),
            Link::Asset(_) | Link::Page(_) => self.whole(&self.base.link(link)),
        }
    }
}

/// The base path of a build: the one that was asked for, that of the site's address, or
/// the root of its host.
///
/// # Errors
/// Where the address's path is none that a site can live under.
pub(super) fn base(asked: Option<&Base>, address: Option<&WebAddress>) -> Result<Base, PublishError> {
    let path = address.map_or("/", |address| split(address).1);
    match asked {
        Some(base) => Ok(base.clone()),
        None => {
            Base::parse(path).map_err(|source| PublishError::AddressPath { path: path.to_owned(), source })
        }
    }
}

/// An address's origin, and its path.
fn split(address: &WebAddress) -> (&str, &str) {
    let text = address.as_str();
    let host = text.find("://").map_or(0, |at| at + 3);
    let path = text.get(host..).and_then(|rest| rest.find('/')).map_or(text.len(), |at| host + at);
    text.split_at_checked(path).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;
    use crate::model::{Anchor, Slug};

    fn web(text: &str) -> WebAddress {
        WebAddress::parse(text).unwrap()
    }

    #[test]
    fn the_origin_is_the_settings_and_the_path_the_builds() {
        let (address, base) = (web("https://example.org:8443/other/"), Base::parse("/repo/").unwrap());
        let site = SiteAddress::new(&address, &base);
        let report = Route::Report(Slug::parse("第7回").unwrap());
        let page = "https://example.org:8443/repo/posts/%E7%AC%AC7%E5%9B%9E/";
        assert_eq!(site.page(&report), page);
        assert_eq!(site.moment(&report, Timestamp::from_seconds(504)), [page, "?t=504"].concat());
        let anchor = Link::Anchor(Anchor::parse("talk-1").unwrap());
        assert_eq!(site.link(&anchor, &report), [page, "#talk-1"].concat());
        let asset = Link::Asset(Asset::parse("a b.pdf").unwrap());
        assert_eq!(site.link(&asset, &report), "https://example.org:8443/repo/assets/a%20b.pdf");
        let deck = Deck::Pdf(Asset::parse("a b.pdf").unwrap());
        assert_eq!(site.deck(&deck), "https://example.org:8443/repo/assets/a%20b.pdf");
        assert_eq!(site.file("feed.xml"), "https://example.org:8443/repo/feed.xml");
    }

    #[test]
    fn the_base_path_is_the_addresss_own_where_none_is_asked_for() {
        let address = web("https://example.org/repo/");
        assert_eq!(base(None, Some(&address)).unwrap().as_str(), "/repo/");
        assert_eq!(base(Some(&Base::parse("/").unwrap()), Some(&address)).unwrap().as_str(), "/");
        assert_eq!(base(None, None).unwrap().as_str(), "/");
        assert!(base(None, Some(&web("https://example.org/a%20b/"))).is_err());
    }
}
