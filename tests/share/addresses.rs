//! Where the site lives: in the settings, and below the base path.

use crate::{Folder, PLAIN, POST, SETTINGS, attribute, built, meta, things};

/// The files that need whole addresses.
const FOLLOWED: [&str; 4] = ["feed.xml", "sitemap.xml", "robots.txt", "llms.txt"];

#[test]
fn a_site_without_an_address_is_built_and_told_of() {
    let folder = Folder::new("title = \"回\"\n", POST);
    let said = folder.build(PLAIN);
    assert_eq!(said.matches("address = \"https://").count(), 1, "{said}");
    for name in FOLLOWED {
        assert_eq!(folder.find(name), None, "{name}");
    }
    let page = folder.read("posts/first/index.html");
    assert!(!page.contains("canonical") && !page.contains("feed.xml") && things(&page).is_empty(), "{page}");
    assert_eq!((meta(&page, "og:url"), meta(&page, "og:image")), (None, None));
    assert!(meta(&page, "og:title").is_some() && meta(&page, "description").is_some());
    assert!(!Folder::new(SETTINGS, POST).build(PLAIN).contains("note"));
}

#[test]
fn the_base_path_is_that_of_the_address_unless_another_is_asked_for() {
    let folder = built(SETTINGS, POST);
    let canonical = |name: &str| attribute(&folder.read(name), "<link rel=\"canonical\"", "href");
    assert_eq!(canonical("posts/first/index.html").unwrap(), "https://example.org/repo/posts/first/");
    assert!(folder.read("index.html").contains("href=\"/repo/posts/first/\""));
    folder.build(&["--base", "/"]);
    assert_eq!(canonical("posts/first/index.html").unwrap(), "https://example.org/posts/first/");
    for name in FOLLOWED {
        assert!(!folder.read(name).contains("/repo"), "{name}");
    }
}

#[test]
fn an_address_whose_path_no_page_could_have_is_refused() {
    let folder = Folder::new("address = \"https://example.org/a;b/\"\n", POST);
    let output = folder.cuecard(&["build", "--content", "content", "--client", "client", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("site.toml has the path /a;b/") && said.contains("--base"), "{said}");
    folder.build(&["--base", "/a/"]);
}

#[test]
fn every_page_has_one_address_and_every_address_is_in_the_sitemap() {
    let folder = built(SETTINGS, POST);
    folder.write("content/pages/about.md", "本文\n");
    folder.build(PLAIN);
    let map = folder.read("sitemap.xml");
    let document = roxmltree::Document::parse(&map).unwrap();
    let pages: Vec<_> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .map(|node| node.text().unwrap().to_owned())
        .collect();
    assert!(pages.len() > 10, "{pages:?}");
    for page in &pages {
        let path = page.strip_prefix("https://example.org/repo/").unwrap();
        let folder_name = percent_encoding::percent_decode_str(path).decode_utf8().unwrap();
        let html = folder.read(&format!("{folder_name}index.html"));
        assert_eq!(attribute(&html, "<link rel=\"canonical\"", "href").as_ref(), Some(page));
    }
    let report =
        document.descendants().find(|node| node.text().is_some_and(|text| text.ends_with("/first/")));
    let changed =
        report.unwrap().parent().unwrap().children().find(|node| node.tag_name().name() == "lastmod");
    assert_eq!(changed.unwrap().text(), Some("2025-03-01"));
    assert!(folder.read("robots.txt").contains("\nSitemap: https://example.org/repo/sitemap.xml\n"));
}

#[test]
fn later_pages_of_a_list_have_addresses_and_descriptions_of_their_own() {
    let folder = Folder::new(SETTINGS, POST);
    for day in 1..=28 {
        let text = format!("---\ntitle: \"第{day}回\"\n---\n");
        folder.write(&format!("content/posts/2025-01-{day:02}-no-{day}.md"), text);
    }
    folder.build(PLAIN);
    let (first, second) = (folder.read("years/2025/index.html"), folder.read("years/2025/page/2/index.html"));
    let canonical = attribute(&second, "<link rel=\"canonical\"", "href").unwrap();
    assert_eq!(canonical, "https://example.org/repo/years/2025/page/2/");
    let described = meta(&second, "description").unwrap();
    assert_ne!(Some(&described), meta(&first, "description").as_ref());
    assert!(described.contains("2 / 2") && described.contains("第1回"), "{described}");
}
