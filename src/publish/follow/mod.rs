//! What leads to the pages from elsewhere: files that other programs read.
//!
//! - [`feed`]: the newest reports with all of their text ([`text`]), for feed readers
//! - [`sitemap`]: every page, for search engines, and where that list is
//! - [`llms`]: what there is, for language models
//! - [`calendar`]: meetups whose time is known, for calendars

pub(super) mod calendar;
mod feed;
mod llms;
mod sitemap;
mod text;
mod xml;

use super::address::SiteAddress;
use super::archive::Archive;
use super::site::File;
use crate::ui::routes::{Base, FEED};

/// The media type of the feed (RFC 4287, section 7).
pub(super) const FEED_TYPE: &str = "application/atom+xml";

/// All such files of a site, but for those that stand with a page of it: without an
/// address, those that need none.
pub(super) fn files(archive: &Archive, base: &Base, address: Option<&SiteAddress<'_>>) -> Vec<File> {
    let mut files = Vec::new();
    files.extend(calendar::of_site(archive, base, address));
    if let Some(address) = address {
        files.push((FEED.to_owned(), feed::write(archive, address).into_bytes()));
        files.push((llms::LLMS.to_owned(), llms::write(archive, address).into_bytes()));
        files.extend(sitemap::files(archive, address));
    }
    files
}
