//! The newest reports as an Atom feed (RFC 4287), with all of their text.

use super::xml::Document;
use super::{FEED_TYPE, text};
use crate::model::Report;
use crate::publish::address::SiteAddress;
use crate::publish::archive::Archive;
use crate::publish::head::description;
use crate::publish::plain;
use crate::publish::time::day_start;
use crate::ui::routes::{FEED, Route};
use crate::ui::words::Words;

/// How many reports it holds.
const NEWEST: usize = 20;

/// When a feed with nothing in it was changed: the form has no way to say never.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// Writes the feed of a site.
pub(super) fn write(archive: &Archive, address: &SiteAddress<'_>) -> String {
    let (settings, site) = (&archive.settings, archive.site());
    let home = address.page(&Route::Home);
    let reports = || archive.reports.iter().take(NEWEST).map(|checked| &checked.report);
    let changed = reports().map(Report::last_change).max();
    let language = site.language.tag();
    let mut feed = Document::new("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language)]);
    feed.text("id", &[], &home);
    feed.text("title", &[], &plain::one_line(&site.title));
    if let Some(description) = &settings.description {
        feed.text("subtitle", &[], &plain::one_line(description));
    }
    feed.empty("link", &[("rel", "self"), ("type", FEED_TYPE), ("href", &address.file(FEED))]);
    feed.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &home)]);
    let updated = changed.map_or_else(|| NEVER.to_owned(), |date| day_start(date, &settings.timezone));
    feed.text("updated", &[], &updated);
    author(&mut feed, site.author.as_ref().unwrap_or(&site.title));
    feed.text("generator", &[("version", env!("CARGO_PKG_VERSION"))], "Cuecard");
    for report in reports() {
        entry(&mut feed, report, archive, address);
    }
    feed.finish()
}

fn entry(feed: &mut Document, report: &Report, archive: &Archive, address: &SiteAddress<'_>) {
    let zone = &archive.settings.timezone;
    let words = Words(archive.site().language);
    let page = address.page(&Route::Report(report.slug.clone()));
    let language: Vec<_> = report.language.map(|language| ("xml:lang", language.tag())).into_iter().collect();
    feed.start("entry", &language);
    feed.text("id", &[], &page);
    feed.text("title", &[], &plain::one_line(&report.title));
    feed.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
    feed.text("published", &[], &day_start(report.published(), zone));
    feed.text("updated", &[], &day_start(report.last_change(), zone));
    for name in &report.authors {
        author(feed, name);
    }
    for tag in &report.tags {
        feed.empty("category", &[("term", tag.slug.as_str()), ("label", &tag.name)]);
    }
    feed.text("summary", &[], &plain::one_line(&description::report(report, words)));
    feed.text("content", &[("type", "html")], &text::report(report, words, address));
    feed.end();
}

fn author(feed: &mut Document, name: &str) {
    feed.start("author", &[]);
    feed.text("name", &[], &plain::one_line(name));
    feed.end();
}
