//! What leads to the pages from elsewhere: files that other programs read.
//!
//! - [`feed`]: the newest reports with all of their text ([`text`]), for feed readers
//! - [`sitemap`]: every page, for search engines, and where that list is

mod feed;
mod sitemap;
mod text;
mod xml;

use super::address::SiteAddress;
use super::archive::Archive;
use super::site::File;

/// The feed's file.
pub(super) const FEED: &str = "feed.xml";
/// The media type of the feed (RFC 4287, section 7).
pub(super) const FEED_TYPE: &str = "application/atom+xml";

/// All such files of a site that lives at an address.
pub(super) fn files(archive: &Archive, address: &SiteAddress<'_>) -> Vec<File> {
    let mut files = vec![(FEED.to_owned(), feed::write(archive, address).into_bytes())];
    files.extend(sitemap::files(archive, address));
    files
}
