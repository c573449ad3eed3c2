//! Texts that are not what an editor writes today: other encodings, other line ends,
//! characters that nobody sees.

use crate::site::{Site, code};

/// The page of the post in each form.
fn page(site: &Site) -> String {
    let page = site.read("out/posts/post/index.html");
    page.split("<article").nth(1).and_then(|rest| rest.split("</article").next()).unwrap().to_owned()
}

const TEXT: &str = "---\ntitle: 題\ntags: [夜]\n---\n\n# 会場\n\n一行目\n\n- 甲\n- 乙\n";

#[test]
fn a_byte_order_mark_and_any_line_ends_change_nothing() {
    let site = Site::new();
    let mut pages = Vec::new();
    for text in [
        TEXT.to_owned(),
        format!("\u{feff}{TEXT}"),
        TEXT.replace('\n', "\r\n"),
        format!("\u{feff}{}", TEXT.replace('\n', "\r\n")),
        TEXT.replace('\n', "\r"),
    ] {
        site.write("content/posts/2025-01-03-post.md", &text);
        assert_eq!(site.codes(), [], "{text:?}");
        pages.push(page(&site));
    }
    assert!(pages[0].contains("<li>") && pages[0].contains("一行目"), "{}", pages[0]);
    pages.dedup();
    assert_eq!(pages.len(), 1, "{pages:#?}");
}

#[test]
fn the_first_byte_that_is_not_utf_8_is_named_in_every_text() {
    let site = Site::new();
    site.put("posts/2025-01-03-sjis.md", b"---\ntitle: t\n---\n\nab\x82\xa0\x82\n\n\xff\n");
    site.put("posts/2025-01-03-sjis.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xe6\x97");
    site.put("pages/about.md", b"---\ntitle: \x82\xa0\n---\n\nabout\n");
    site.put("site.toml", b"language = \"en\"\naddress = \"https://example.org/\"\ntitle = \"\x82\xa0\"\n");
    let found: Vec<_> = site.codes().into_iter().filter(|(code, ..)| code == "encoding").collect();
    assert_eq!(
        found,
        [
            code("encoding", "site.toml", Some((3, 10))),
            code("encoding", "pages/about.md", Some((2, 8))),
            code("encoding", "posts/2025-01-03-sjis.md", Some((5, 3))),
            code("encoding", "posts/2025-01-03-sjis.vtt", Some((4, 1))),
        ]
    );
}

#[test]
fn a_post_of_utf_16_is_named_and_so_is_one_that_is_no_text() {
    let site = Site::new();
    let utf_16: Vec<u8> = "\u{feff}---\ntitle: t\n---\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    site.put("posts/2025-01-03-utf-16.md", &utf_16);
    let noise: Vec<u8> = (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    site.put("posts/2025-01-04-noise.md", &noise);
    let found = site.codes();
    for name in ["posts/2025-01-03-utf-16.md", "posts/2025-01-04-noise.md"] {
        let of_file: Vec<_> = found.iter().filter(|(_, file, _)| file == name).collect();
        assert!(of_file.iter().any(|(code, ..)| code == "encoding"), "{of_file:?}");
        assert!(of_file.len() < 2_000, "{}", of_file.len());
    }
}

#[test]
fn a_character_that_nobody_sees_is_named_and_shown() {
    let site = Site::new();
    site.write("content/posts/2025-01-03-post.md", "---\ntitle: t\n---\n\n一\0二\u{1b}[31m\n");
    let found: Vec<_> = site.codes();
    assert_eq!(
        found,
        [
            code("control-character", "posts/2025-01-03-post.md", Some((5, 2))),
            code("control-character", "posts/2025-01-03-post.md", Some((5, 4))),
        ]
    );
    let page = site.read("out/posts/post/index.html");
    assert!(page.contains("一\u{fffd}二\u{fffd}[31m"), "{page}");
    for (path, bytes) in site.all("out") {
        let is_text = path
            .extension()
            .is_some_and(|kind| ["html", "json", "xml", "ics"].iter().any(|text| kind == *text));
        assert!(!is_text || !bytes.iter().any(|byte| matches!(byte, 0 | 0x1b)), "{}", path.display());
    }
}
