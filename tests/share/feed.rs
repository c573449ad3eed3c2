//! The feed, as feed readers read it.

use crate::{Folder, PLAIN, POST, SETTINGS, TITLE, built};
use roxmltree::{Document, Node};

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Node<'a, 'a> {
    node.children().find(|child| child.has_tag_name((ATOM, name))).unwrap_or_else(|| panic!("no {name}"))
}

fn text<'a>(node: Node<'a, 'a>, name: &str) -> &'a str {
    child(node, name).text().unwrap_or_default()
}

fn entries<'a>(document: &'a Document<'a>) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name((ATOM, "entry"))).collect()
}

#[test]
fn it_tells_of_the_site_and_where_it_is() {
    let folder = built(SETTINGS, POST);
    let feed = folder.read("feed.xml");
    let document = Document::parse(&feed).unwrap();
    let root = document.root_element();
    assert_eq!(text(root, "id"), "https://example.org/repo/");
    assert_eq!(text(root, "title"), "回 & \"友\"");
    assert_eq!(text(root, "updated"), "2025-03-01T00:00:00+09:00");
    let own = root.children().find(|node| node.attribute("rel") == Some("self")).unwrap();
    assert_eq!(own.attribute("href"), Some("https://example.org/repo/feed.xml"));
    assert!(!text(child(root, "author"), "name").is_empty());
}

#[test]
fn an_entry_holds_the_whole_report_with_whole_addresses_and_nothing_that_runs() {
    let folder = Folder::new(SETTINGS, POST);
    folder.write("content/images/a.png", crate::png(4, 3));
    folder.write("content/a b.pdf", "");
    folder.build(PLAIN);
    let feed = folder.read("feed.xml");
    let document = Document::parse(&feed).unwrap();
    let entry = entries(&document)[0];
    assert_eq!(text(entry, "title"), TITLE);
    assert_eq!(text(entry, "id"), "https://example.org/repo/posts/first/");
    assert_eq!(text(entry, "published"), "2025-02-26T00:00:00+09:00");
    assert_eq!(text(entry, "updated"), "2025-03-01T00:00:00+09:00");
    assert_eq!(text(child(entry, "author"), "name"), "書いた人");
    assert_eq!(child(entry, "content").attribute("type"), Some("html"));
    let html = text(entry, "content");
    for part in [
        "<p>はじめに &lt;b&gt; と <a href=\"https://example.org/repo/posts/zero/#talk-1\">前の回</a>",
        "<a href=\"https://example.org/repo/assets/a%20b.pdf\">資料</a>",
        "<a href=\"https://example.com/?a=1&amp;b=2\">外</a>",
        "<img alt=\"図\" width=\"4\" height=\"3\" src=\"https://example.org/repo/assets/images/a.png\">",
        "<a href=\"https://www.youtube.com/watch?v=aqz-KE-bpKQ&amp;t=0s\">",
        "<a href=\"https://example.org/repo/posts/first/?t=504\">8:24</a> LT 1 丙",
        "<h2>発表 1 題 ",
        "<a href=\"https://speakerdeck.com/player/be9172456872444b9af859f19e682ba5\">スライド</a>",
        "<h3>発表の概要</h3><p>本文 <strong>強く</strong> <code>a &lt; b</code></p>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    for word in
        ["<script", "<iframe", "href=\"/", "src=\"/", "onclick=", "<!", " class=", " id=", " tabindex="]
    {
        assert!(!html.contains(word), "{word}\n{html}");
    }
}

#[test]
fn it_holds_the_newest_twenty() {
    let folder = Folder::new(SETTINGS, POST);
    for day in 1..=25 {
        let text = format!("---\ntitle: \"第{day}回\"\nlang: en\n---\n");
        folder.write(&format!("content/posts/2025-01-{day:02}-no-{day}.md"), text);
    }
    folder.build(PLAIN);
    let feed = folder.read("feed.xml");
    let document = Document::parse(&feed).unwrap();
    let titles: Vec<_> = entries(&document).into_iter().map(|entry| text(entry, "title")).collect();
    assert_eq!(titles.len(), 20);
    assert_eq!((titles[0], titles[1], titles[19]), (TITLE, "第25回", "第7回"));
    let language = entries(&document)[1].attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
    assert_eq!(language, Some("en"));
}

#[test]
fn a_site_without_reports_has_a_feed_without_entries() {
    let folder = built(SETTINGS, POST);
    std::fs::remove_file(folder.path("../content/posts/2025-02-26-first.md")).unwrap();
    folder.build(PLAIN);
    let feed = folder.read("feed.xml");
    let document = Document::parse(&feed).unwrap();
    assert!(entries(&document).is_empty() && !text(document.root_element(), "updated").is_empty());
}
