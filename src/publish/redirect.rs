//! Small pages at the addresses that a site's pages had on Jekyll: they lead to where these
//! are now, without a script.

use std::collections::BTreeMap;

use super::address::SiteAddress;
use super::archive::Archive;
use super::shell;
use super::site::File;
use crate::model::{Asset, Language};
use crate::ui::markup::html::escape;
use crate::ui::routes::{ASSETS, Base, Route, page_folder};

/// All such pages, each in a file that no page of the site has: where two pages were at one
/// address, it leads to the first of them.
pub(super) fn files(archive: &Archive, base: &Base, address: Option<&SiteAddress<'_>>) -> Vec<File> {
    let mut found: BTreeMap<&Asset, Vec<u8>> = BTreeMap::new();
    let reports = archive.reports.iter().map(|checked| {
        let report = &checked.report;
        (Route::Report(report.slug.clone()), &*report.title, report.language, &checked.former)
    });
    let pages = archive
        .pages
        .iter()
        .map(|page| (Route::Own(page.slug.clone()), &*page.title, page.language, &page.former));
    for (route, title, language, former) in reports.chain(pages) {
        let here = [&page_folder(&route), shell::FILE].concat();
        for file in former.iter().filter(|file| file.as_str() != here && is_free(file)) {
            found.entry(file).or_insert_with(|| {
                let language = language.unwrap_or(archive.site().language);
                page(title, language, &base.href(&route), address.map(|address| address.page(&route)))
            });
        }
    }
    found.into_iter().map(|(file, bytes)| (file.as_str().to_owned(), bytes)).collect()
}

/// Whether no other kind of file of the site may be in its place.
fn is_free(file: &Asset) -> bool {
    let (first, rest) = file.as_str().split_once('/').unwrap_or((file.as_str(), ""));
    !matches!(
        (first, rest),
        (ASSETS | "data" | "social", _) | (shell::FILE | "404.html" | "offline.html", "")
    )
}

fn page(title: &str, language: Language, href: &str, whole: Option<String>) -> Vec<u8> {
    let (title, href) = (escape(title), escape(href));
    let canonical = whole.map_or_else(|| href.clone(), |whole| escape(&whole));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <title>{title}</title>\n<link rel=\"canonical\" href=\"{canonical}\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n\
         <p><a href=\"{href}\">{title}</a></p>\n</html>\n",
        language.tag()
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;

    #[test]
    fn a_title_is_text() {
        let page = page("<b>\"&", Language::English, "/posts/a/", None);
        let text = String::from_utf8(page).unwrap();
        assert!(text.contains("<title>&lt;b&gt;&quot;&amp;</title>"), "{text}");
    }

    #[test]
    fn files_of_the_site_keep_their_places() {
        let free = |name| is_free(&Asset::parse(name).unwrap());
        assert!(free("2024/01/01/a.html") && free("posts/b/index.html") && free("about.html"));
        assert!(!free("index.html") && !free("404.html") && !free("assets/a.html") && !free("data/a.html"));
    }
}
