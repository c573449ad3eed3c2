//! What search engines and chats are told of a page in its head.

use crate::{Folder, PLAIN, POST, SETTINGS, TITLE, attribute, built, meta, png};

#[test]
fn no_text_of_an_author_leaves_its_place_in_the_head() {
    let folder = built(SETTINGS, POST);
    let page = folder.read("posts/first/index.html");
    let title = page.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0;
    assert!(
        !title.contains('<') && title.contains("&lt;script&gt;") && title.contains("]]&gt;\u{fffd} &amp; 🍕")
    );
    assert_eq!(meta(&page, "og:title").as_deref(), Some(TITLE));
    let (head, body) = page.split_once("</head>").unwrap();
    assert!(!head.contains("<script") && !head.contains('\u{8}'), "{head}");
    assert!(!body.contains("<script>"), "{body}");
}

#[test]
fn a_report_is_shown_as_what_it_is() {
    let post = POST.replace("author:", "image: { path: /assets/images/a.png, alt: 会場 }\nauthor:");
    let folder = Folder::new(SETTINGS, &post);
    folder.write("content/images/a.png", png(1600, 900));
    folder.build(PLAIN);
    let page = folder.read("posts/first/index.html");
    for (name, content) in [
        ("og:type", "article"),
        ("og:site_name", "回 & \"友\""),
        ("og:url", "https://example.org/repo/posts/first/"),
        ("og:locale", "ja_JP"),
        ("article:published_time", "2025-02-26T00:00:00+09:00"),
        ("article:modified_time", "2025-03-01T00:00:00+09:00"),
        ("og:image", "https://example.org/repo/assets/images/a.png"),
        ("og:image:width", "1600"),
        ("og:image:height", "900"),
        ("og:image:alt", "会場"),
        ("twitter:card", "summary_large_image"),
    ] {
        assert_eq!(meta(&page, name).as_deref(), Some(content), "{name}");
    }
    let feed = attribute(&page, "<link rel=\"alternate\" type=\"application/atom+xml\"", "href");
    assert_eq!(feed.as_deref(), Some("/repo/feed.xml"));
}

#[test]
fn every_page_says_what_it_is_about_and_no_two_say_the_same() {
    let folder = built("address = \"https://example.org/\"\n", POST);
    let mut described = Vec::new();
    for name in [
        "index.html",
        "404.html",
        "posts/first/index.html",
        "talks/index.html",
        "talks/slides/index.html",
        "speakers/index.html",
        "speakers/甲/index.html",
        "tags/index.html",
        "tags/rust/index.html",
        "years/2025/index.html",
    ] {
        let description = meta(&folder.read(name), "description").unwrap();
        assert!(description.chars().count() > 10, "{name}: {description}");
        described.push(description);
    }
    let count = described.len();
    described.sort();
    described.dedup();
    assert_eq!(described.len(), count, "{described:?}");
    assert!(described.iter().any(|text| text.starts_with("はじめに <b> と 前の回")), "{described:?}");
}

#[test]
fn a_page_that_is_not_there_wants_not_to_be_found() {
    let folder = built(SETTINGS, POST);
    let page = folder.read("404.html");
    assert_eq!(meta(&page, "robots").as_deref(), Some("noindex"));
    assert!(!page.contains("canonical") && meta(&page, "og:url").is_none(), "{page}");
    assert_eq!(meta(&folder.read("index.html"), "robots"), None);
}
