//! The pictures that stand for pages in chats and on social networks.

use crate::{Folder, POST, SETTINGS, TITLE, meta, png};
use std::fs;

/// Posts with a cover that every network can show.
fn with_cover() -> Folder {
    let post = POST.replace("author:", "image: { path: /assets/images/a.png, alt: 会場 }\nauthor:");
    let folder = Folder::new(SETTINGS, &post);
    folder.write("content/images/a.png", png(1600, 900));
    folder
}

#[test]
fn each_report_has_a_picture_of_its_own_and_every_other_page_the_sites() {
    let folder = Folder::new(SETTINGS, POST);
    folder.build(&[]);
    for (page, picture) in [
        ("posts/first/index.html", "social/first.png"),
        ("index.html", "social.png"),
        ("talks/index.html", "social.png"),
    ] {
        let html = folder.read(page);
        assert_eq!(meta(&html, "og:image"), Some(format!("https://example.org/repo/{picture}")), "{page}");
        assert_eq!(meta(&html, "og:image:width").as_deref(), Some("1200"));
        assert_eq!(meta(&html, "og:image:height").as_deref(), Some("630"));
        assert_eq!(meta(&html, "twitter:card").as_deref(), Some("summary_large_image"));
        let size = imagesize::size(folder.path(picture)).unwrap();
        assert_eq!((size.width, size.height), (1200, 630));
    }
    let alt = meta(&folder.read("posts/first/index.html"), "og:image:alt").unwrap();
    assert!(alt.starts_with(TITLE) && alt.ends_with("2025年2月26日"), "{alt}");
    assert_eq!(meta(&folder.read("404.html"), "og:image"), None);
}

#[test]
fn a_picture_follows_what_it_tells_and_nothing_else() {
    let folder = Folder::new(SETTINGS, POST);
    folder.write("content/posts/2025-02-27-second.md", POST);
    let pictures = || {
        folder.build(&[]);
        ["first", "second"].map(|name| fs::read(folder.path(&format!("social/{name}.png"))).unwrap())
    };
    let before = pictures();
    assert_eq!(pictures(), before);
    assert_ne!(before[0], before[1], "the day differs");
    folder.write("content/posts/2025-02-27-second.md", POST.replace("本文", "別の本文"));
    assert_eq!(pictures(), before);
    folder.write("content/posts/2025-02-27-second.md", POST.replace("丙", "丁"));
    let after = pictures();
    assert!(after[0] == before[0] && after[1] != before[1], "the speaker differs");
}

#[test]
fn without_a_font_the_cover_stands_for_a_report_and_that_is_said_once() {
    let folder = with_cover();
    folder.write("content/site.toml", [SETTINGS, "font = \"fonts/none.otf\"\n"].concat());
    folder.write("content/posts/2025-02-27-second.md", POST);
    let said = folder.build(&[]);
    assert_eq!(said.matches("note: ").count(), 1, "{said}");
    assert!(
        said.contains("2 reports") && said.contains("fonts/none.otf") && said.contains("help: "),
        "{said}"
    );
    let cover = meta(&folder.read("posts/first/index.html"), "og:image");
    assert_eq!(cover.as_deref(), Some("https://example.org/repo/assets/images/a.png"));
    let second = folder.read("posts/second/index.html");
    assert_eq!(
        (meta(&second, "og:image"), meta(&second, "twitter:card").as_deref()),
        (None, Some("summary"))
    );
    assert!(folder.find("social.png").is_none() && !folder.path("social").exists());
}

#[test]
fn a_title_that_no_font_can_write_is_not_half_written() {
    let folder = Folder::new(SETTINGS, POST);
    // Cuneiform: letters that no font for screens has.
    folder.write("content/posts/2025-02-27-second.md", "---\ntitle: 第1回 𒀀𒀁\n---\n");
    let said = folder.build(&[]);
    assert!(said.contains("1 report gets no picture"), "{said}");
    assert!(folder.path("social/first.png").exists() && !folder.path("social/second.png").exists());
}

#[test]
fn pictures_can_be_done_without() {
    let folder = with_cover();
    folder.build(&["--without-social-pictures"]);
    assert!(!folder.path("social").exists() && !folder.path("social.png").exists());
    let nowhere = Folder::new("title = \"回\"\n", POST);
    nowhere.build(&[]);
    assert!(!nowhere.path("social").exists(), "nobody could be told of it");
}
