//! Every address of the site, made and read in one place.
//!
//! The site may live at a host's root (`/`) or below it (`/repo/`); [`Base`] is
//! that path, and nothing else in the program knows it.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::model::{Asset, Deck, Link, List, Slug, Timestamp};
use crate::player::address::deck_address;

/// What stays as it is in a path: RFC 3986's unreserved characters and `/`.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The calendar of all meetups.
pub const CALENDAR: &str = "calendar.ics";

/// The file of the feed.
pub const FEED: &str = "feed.xml";

/// Where the published content folder lies, below the base path.
pub const ASSETS: &str = "assets";

/// The web app manifest's file, below the base path.
pub const MANIFEST: &str = "manifest.webmanifest";

/// A page of the site that has an address of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The newest reports.
    Home,
    /// A report.
    Report(Slug),
    /// A page of the organiser's own.
    Own(Slug),
    /// A page of a list of the archive, by its number from 1.
    List(List, u32),
}

/// The path under which the whole site lives: begins and ends with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

/// A text that is no base path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a base path begins and ends with '/' and holds letters, digits, '-', '_', '.', '~' and '/' alone: /repo/"
)]
pub struct InvalidBase;

impl Base {
    /// Takes a base path: `/`, `/repo/`.
    ///
    /// # Errors
    /// Where it does not begin and end with `/`, has an empty or dotted part, or a
    /// character that would need an escape.
    pub fn parse(text: &str) -> Result<Self, InvalidBase> {
        let inner = text.strip_prefix('/').ok_or(InvalidBase)?;
        let plain = |part: &str| {
            let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
            part.chars().all(allowed) && part.chars().any(|c| c != '.')
        };
        let valid = match inner.strip_suffix('/') {
            Some(parts) => parts.split('/').all(plain),
            None => inner.is_empty(),
        };
        if valid { Ok(Self(text.to_owned())) } else { Err(InvalidBase) }
    }

    /// The base path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a page.
    pub fn href(&self, route: &Route) -> String {
        self.below(&page_folder(route))
    }

    /// The address of the JSON that a page is drawn from.
    pub fn data(&self, route: &Route) -> String {
        self.below(&data_file(route))
    }

    /// The address of the JSON that holds what was said in a report's talks.
    pub fn transcripts(&self, slug: &Slug) -> String {
        self.below(&transcripts_file(slug))
    }

    /// The address of the captions of a report's own recording, as `WebVTT`.
    pub fn captions(&self, slug: &Slug) -> String {
        self.below(&captions_file(slug))
    }

    /// The address of the web app manifest.
    pub fn manifest(&self) -> String {
        self.below(MANIFEST)
    }

    /// The address of the site's feed.
    pub fn feed(&self) -> String {
        self.below(FEED)
    }

    /// The address of the calendar of all meetups.
    pub fn calendars(&self) -> String {
        self.below(CALENDAR)
    }

    /// The address of the calendar entry of a report's meetup.
    pub fn calendar(&self, slug: &Slug) -> String {
        self.below(&calendar_file(slug))
    }

    /// The address of a file of the content folder.
    pub fn asset(&self, asset: &Asset) -> String {
        self.below(&asset_file(asset))
    }

    /// The address of a media file, from a place in it: a media fragment (W3C,
    /// "Media Fragments URI 1.0"), at which browsers start.
    pub fn media(&self, asset: &Asset, at: Timestamp) -> String {
        [&self.asset(asset), "#t=", &at.seconds().to_string()].concat()
    }

    /// The frame that shows a deck.
    pub fn deck(&self, deck: &Deck) -> String {
        match deck {
            Deck::Hosted(deck) => deck_address(deck),
            Deck::Pdf(file) => self.asset(file),
        }
    }

    /// Where a link of an author's text leads.
    pub fn link(&self, link: &Link) -> String {
        match link {
            Link::Web(address) => address.as_str().to_owned(),
            Link::Mail(address) => ["mailto:", address.as_str()].concat(),
            Link::Anchor(anchor) => fragment(anchor.as_str()),
            Link::Asset(asset) => self.asset(asset),
            Link::Page(path) => [&self.0, path.as_str()].concat(),
        }
    }

    /// Which page a path leads to; `None` for paths outside the site and for what
    /// is no page of it.
    pub fn route(&self, path: &str) -> Option<Route> {
        let decoded = percent_decode_str(path.strip_prefix(&self.0)?).decode_utf8().ok()?;
        let folder = decoded.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
        let inner = folder.unwrap_or(&decoded);
        if inner.is_empty() {
            return Some(Route::Home);
        }
        let name = inner.strip_suffix('/').unwrap_or(inner);
        if let Some(slug) = name.strip_prefix("posts/") {
            return Slug::parse(slug).map(Route::Report);
        }
        list_page(name).or_else(|| own_page(name))
    }

    /// The address of any other file of the site, by its path in it.
    pub fn file(&self, path: &str) -> String {
        self.below(path)
    }

    /// A path of the site, percent-encoded, behind the base path.
    fn below(&self, path: &str) -> String {
        let encoded = utf8_percent_encode(path, PATH);
        let mut address = self.0.clone();
        address.extend(encoded);
        address
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A page's folder in the site, empty or with `/` at its end; not percent-encoded.
pub fn page_folder(route: &Route) -> String {
    match route {
        Route::Home => String::new(),
        Route::Report(slug) => ["posts/", slug.as_str(), "/"].concat(),
        Route::Own(slug) => [slug.as_str(), "/"].concat(),
        Route::List(list, 1) => [&list.to_string(), "/"].concat(),
        Route::List(list, page) => [&list.to_string(), PAGE, "/", &page.to_string(), "/"].concat(),
    }
}

/// Stands between a list's name and the number of its page, a `/` behind it.
const PAGE: &str = "/page";

/// The page of a list that a path without its last `/` leads to: `talks/page/2`.
fn list_page(path: &str) -> Option<Route> {
    let numbered = path.rsplit_once('/').and_then(|(list, number)| Some((list.strip_suffix(PAGE)?, number)));
    let Some((list, number)) = numbered else {
        return List::parse(path).map(|list| Route::List(list, 1));
    };
    // Each page has one address: the first has no number, and numbers no zeros ahead.
    let page = number.parse().ok().filter(|page: &u32| *page > 1 && page.to_string() == number)?;
    List::parse(list).map(|list| Route::List(list, page))
}

/// The organiser's own page that a path without its last `/` leads to. Files of the
/// site's root have a full stop in their names, and no page has.
fn own_page(path: &str) -> Option<Route> {
    Slug::parse(path).filter(|_| path != "posts" && !path.contains('.')).map(Route::Own)
}

/// A page's JSON file in the site; not percent-encoded.
pub fn data_file(route: &Route) -> String {
    match route {
        Route::Home => "data/site.json".to_owned(),
        Route::Report(slug) => ["data/posts/", slug.as_str(), ".json"].concat(),
        Route::Own(slug) => ["data/pages/", slug.as_str(), ".json"].concat(),
        Route::List(list, page) => {
            ["data/lists/", &list.to_string(), "/", &page.to_string(), ".json"].concat()
        }
    }
}

/// The JSON file of a report's transcripts; not percent-encoded. A folder of its own
/// keeps it apart from reports' files whatever they are named.
pub fn transcripts_file(slug: &Slug) -> String {
    ["data/transcripts/", slug.as_str(), ".json"].concat()
}

/// The file of a report's captions; not percent-encoded.
pub fn captions_file(slug: &Slug) -> String {
    ["data/captions/", slug.as_str(), ".vtt"].concat()
}

/// The calendar entry of a report's meetup; not percent-encoded.
pub fn calendar_file(slug: &Slug) -> String {
    ["posts/", slug.as_str(), "/event.ics"].concat()
}

/// A content file's place in the site; not percent-encoded.
pub fn asset_file(asset: &Asset) -> String {
    [ASSETS, "/", asset.as_str()].concat()
}

/// The address of a place on the same page.
pub fn fragment(anchor: &str) -> String {
    let mut address = String::from("#");
    address.extend(utf8_percent_encode(anchor, PATH));
    address
}

/// The anchor that a fragment names: `#talk-2`.
pub fn anchor_of(fragment: &str) -> Option<String> {
    let name = fragment.strip_prefix('#')?;
    Some(percent_decode_str(name).decode_utf8().ok()?.into_owned())
}

/// The query that names a place in a report's recording: `?t=504`.
pub fn moment_query(at: Timestamp) -> String {
    ["?t=", &at.seconds().to_string()].concat()
}

/// The place that a query names: `?t=504`, `?t=8m24s`.
pub fn moment_of(query: &str) -> Option<Timestamp> {
    let pairs = query.strip_prefix('?').unwrap_or(query).split('&');
    pairs.filter_map(|pair| pair.strip_prefix("t=")).find_map(Timestamp::parse)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;
    use crate::model::address::PagePath;
    use proptest::prelude::*;

    fn base(text: &str) -> Base {
        Base::parse(text).unwrap()
    }

    fn report(slug: &str) -> Route {
        Route::Report(Slug::parse(slug).unwrap())
    }

    #[test]
    fn a_base_begins_and_ends_with_a_slash() {
        for text in ["/", "/repo/", "/a/b-c/", "/~user/"] {
            assert!(Base::parse(text).is_ok(), "{text}");
        }
        for text in ["", "repo", "/repo", "repo/", "//", "//host/", "/a b/", "/../", "/日本/", "/\"/"] {
            assert!(Base::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn addresses_stand_behind_the_base() {
        let base = base("/repo/");
        assert_eq!(base.href(&Route::Home), "/repo/");
        assert_eq!(base.href(&report("meetup-7")), "/repo/posts/meetup-7/");
        assert_eq!(base.data(&report("第7回")), "/repo/data/posts/%E7%AC%AC7%E5%9B%9E.json");
        let slug = Slug::parse("第7回").unwrap();
        assert_eq!(base.transcripts(&slug), "/repo/data/transcripts/%E7%AC%AC7%E5%9B%9E.json");
        assert_eq!(base.captions(&slug), "/repo/data/captions/%E7%AC%AC7%E5%9B%9E.vtt");
        assert_eq!(base.asset(&Asset::parse("images/a b.svg").unwrap()), "/repo/assets/images/a%20b.svg");
        let page = Link::Page(PagePath::parse("posts/a/#talk-2").unwrap());
        assert_eq!(base.link(&page), "/repo/posts/a/#talk-2");
    }

    #[test]
    fn a_path_leads_to_its_page() {
        let base = base("/repo/");
        for (path, route) in [
            ("/repo/", Some(Route::Home)),
            ("/repo/index.html", Some(Route::Home)),
            ("/repo/posts/meetup-7/", Some(report("meetup-7"))),
            ("/repo/posts/meetup-7", Some(report("meetup-7"))),
            ("/repo/posts/meetup-7/index.html", Some(report("meetup-7"))),
            ("/repo/posts/fooindex.html", Some(report("fooindex.html"))),
            ("/repo/about/", Some(Route::Own(Slug::parse("about").unwrap()))),
            ("/repo/talks/", Some(Route::List(List::ALL_TALKS, 1))),
            (
                "/repo/talks/year/2025/page/12/",
                Some(Route::List(List::parse("talks/year/2025").unwrap(), 12)),
            ),
            ("/repo/speakers/page/2", Some(Route::List(List::Speakers, 2))),
            ("/repo/speakers/page/", Some(Route::List(List::parse("speakers/page").unwrap(), 1))),
            ("/repo/speakers/page/1/", None),
            ("/repo/speakers/page/02/", None),
            ("/repo/feed.xml", None),
            ("/repo/posts/", None),
            ("/repo/posts/a/b/", None),
            ("/repo/posts/%2e%2e/", None),
            ("/repo/assets/images/a.svg", None),
            ("/other/", None),
            ("/repo", None),
        ] {
            assert_eq!(base.route(path), route, "{path}");
        }
    }

    #[test]
    fn a_fragment_names_an_anchor() {
        assert_eq!(anchor_of(&fragment("発表の概要-1")).as_deref(), Some("発表の概要-1"));
        assert_eq!(anchor_of(""), None);
    }

    #[test]
    fn a_query_names_a_place() {
        for (query, seconds) in [
            ("?t=504", Some(504)),
            ("?a=b&t=8m24s", Some(504)),
            ("?t=0", Some(0)),
            ("?t=x", None),
            ("", None),
        ] {
            assert_eq!(moment_of(query), seconds.map(Timestamp::from_seconds), "{query}");
        }
    }

    #[test]
    fn every_list_is_found_again() {
        let base = base("/some/base/");
        for name in ["talks", "talks/tag/page", "speakers/page", "speakers/青木-翔平", "tags", "years/2025"]
        {
            for page in [1, 2, 10] {
                let route = Route::List(List::parse(name).unwrap(), page);
                assert_eq!(base.route(&base.href(&route)), Some(route));
            }
        }
    }

    proptest! {
        #[test]
        fn every_slug_is_found_again(name in "[a-zA-Z0-9_.\\-ぁ-ん一-龥]{1,12}") {
            prop_assume!(Slug::parse(&name).is_some() && name != "index.html");
            let base = base("/some/base/");
            let route = report(&name);
            prop_assert_eq!(base.route(&base.href(&route)), Some(route));
        }
    }
}
