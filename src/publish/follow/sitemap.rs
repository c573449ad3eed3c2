//! Every page for search engines (sitemaps.org), and `robots.txt`, which says where that
//! list is.

use super::xml::{Document, escape};
use crate::publish::address::SiteAddress;
use crate::publish::archive::Archive;
use crate::publish::site::File;
use crate::ui::routes::Route;

/// The list of pages; of its parts, where there are too many for one file.
const SITEMAP: &str = "sitemap.xml";
/// Where robots look for rules. They do so at a host's root alone.
const ROBOTS: &str = "robots.txt";
/// The form's name.
const FORM: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// How much a file may hold (sitemaps.org, "Sitemap file requirements").
struct Limits {
    pages: usize,
    bytes: usize,
}

const LIMITS: Limits = Limits { pages: 50_000, bytes: 52_428_800 };

/// What stands around an entry's address, and at the end of a file.
const AROUND: usize = "<url>\n<loc></loc>\n<lastmod>2025-02-26</lastmod>\n</url>\n".len();
const END: usize = "</urlset>\n".len();

/// A page, and the day of its last change, where that is known.
struct Entry {
    address: String,
    changed: Option<String>,
}

/// The sitemap of a site, whole or in parts, and its `robots.txt`.
pub(super) fn files(archive: &Archive, address: &SiteAddress<'_>) -> Vec<File> {
    let entries = archive.routes().map(|route| Entry {
        address: address.page(&route),
        changed: match &route {
            Route::Report(slug) => {
                archive.report_of(slug).map(|checked| checked.report.last_change().to_string())
            }
            _ => None,
        },
    });
    let robots = ["User-agent: *\nAllow: /\nSitemap: ", &address.file(SITEMAP), "\n"].concat();
    let mut files = vec![(ROBOTS.to_owned(), robots.into_bytes())];
    files.extend(sitemap(entries, &LIMITS, |name| address.file(name)));
    files
}

fn sitemap(
    entries: impl Iterator<Item = Entry>,
    limits: &Limits,
    address: impl Fn(&str) -> String,
) -> Vec<File> {
    let mut parts = parts(entries, limits);
    if parts.len() == 1 {
        return parts.pop().map(|part| (SITEMAP.to_owned(), part.into_bytes())).into_iter().collect();
    }
    let mut index = Document::new("sitemapindex", &[("xmlns", FORM)]);
    let mut files = Vec::new();
    for (number, part) in (1..).zip(parts) {
        let name = format!("sitemap-{number}.xml");
        index.start("sitemap", &[]);
        index.text("loc", &[], &address(&name));
        index.end();
        files.push((name, part.into_bytes()));
    }
    files.push((SITEMAP.to_owned(), index.finish().into_bytes()));
    files
}

/// The entries in as few files as the limits allow.
fn parts(entries: impl Iterator<Item = Entry>, limits: &Limits) -> Vec<String> {
    let new = || (Document::new("urlset", &[("xmlns", FORM)]), 0);
    let mut parts = Vec::new();
    let (mut part, mut count) = new();
    for entry in entries {
        let size = escape(&entry.address).len() + AROUND;
        if count == limits.pages || part.len() + size + END > limits.bytes {
            let (next, none) = new();
            parts.push(std::mem::replace(&mut part, next).finish());
            count = none;
        }
        part.start("url", &[]);
        part.text("loc", &[], &entry.address);
        if let Some(changed) = &entry.changed {
            part.text("lastmod", &[], changed);
        }
        part.end();
        count += 1;
    }
    parts.push(part.finish());
    parts
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test may stop at what it did not expect"
    )]

    use super::*;

    fn written(count: usize, limits: &Limits) -> Vec<(String, String)> {
        let entry = |number: usize| Entry {
            address: format!("https://example.org/{number:04}/"),
            changed: number.is_multiple_of(2).then(|| "2025-02-26".to_owned()),
        };
        let files = sitemap((0..count).map(entry), limits, |name| ["https://example.org/", name].concat());
        files.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
    }

    fn texts(xml: &str, name: &str) -> Vec<String> {
        let document = roxmltree::Document::parse(xml).unwrap();
        let named = document.descendants().filter(|node| node.tag_name().name() == name);
        named.map(|node| node.text().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_site_of_few_pages_has_one_file() {
        let files = written(3, &LIMITS);
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].0, "sitemap.xml");
        assert_eq!(texts(&files[0].1, "loc").len(), 3);
        assert_eq!(texts(&files[0].1, "lastmod"), ["2025-02-26", "2025-02-26"]);
    }

    #[test]
    fn no_file_holds_more_than_it_may_and_all_pages_are_in_one() {
        for limits in [Limits { pages: 10, bytes: 52_428_800 }, Limits { pages: 50_000, bytes: 900 }] {
            let mut files = written(95, &limits);
            let (name, index) = files.pop().unwrap();
            assert_eq!(name, "sitemap.xml");
            let named: Vec<_> =
                files.iter().map(|(name, _)| ["https://example.org/", name].concat()).collect();
            assert_eq!(texts(&index, "loc"), named);
            assert!(files.len() > 5 && files.iter().all(|(_, text)| text.len() <= limits.bytes));
            let pages: Vec<_> = files.iter().flat_map(|(_, text)| texts(text, "loc")).collect();
            assert_eq!(pages.len(), 95);
            assert!(
                pages.is_sorted() && files.iter().all(|(_, text)| texts(text, "loc").len() <= limits.pages)
            );
        }
    }
}
