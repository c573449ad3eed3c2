//! What stands where a file should, and what cannot be read.

use std::fs;

use crate::site::{Site, code};

#[test]
fn a_folder_that_is_called_as_a_text_is_named() {
    let site = Site::new();
    site.write("content/posts/2025-01-03-folder.md/inside.md", "lost?");
    fs::create_dir_all(site.path("content/posts/2025-01-02-first.vtt")).unwrap();
    fs::create_dir_all(site.path("content/pages/about.md")).unwrap();
    fs::remove_file(site.path("content/site.toml")).unwrap();
    fs::create_dir_all(site.path("content/site.toml")).unwrap();
    let found: Vec<_> = site.codes().into_iter().filter(|(code, ..)| code != "no-address").collect();
    let names = ["pages/about.md", "posts/2025-01-02-first.vtt", "posts/2025-01-03-folder.md", "site.toml"];
    assert_eq!(found, names.map(|name| code("folder-for-text", name, None)));
}

#[test]
fn a_folder_that_is_called_as_a_picture_is_no_picture() {
    let site = Site::new();
    site.write("content/images/a.png/b.txt", "a file");
    site.write("content/posts/2025-01-03-post.md", "---\ntitle: t\n---\n\n![a](/assets/images/a.png)\n");
    assert_eq!(site.codes(), [code("missing-file", "posts/2025-01-03-post.md", Some((5, 6)))]);
    assert_eq!(site.read("out/assets/images/a.png/b.txt"), "a file");
}

#[test]
fn pictures_that_are_none_are_published_as_they_are() {
    let site = Site::new();
    site.put("images/a.png", b"no picture");
    site.put("images/a.svg", b"<svg width='3'");
    // A drawing of nothing but elements within each other, and one of another encoding.
    site.put("images/b.svg", "<g>".repeat(100_000).as_bytes());
    site.put("images/c.svg", b"<svg>\xff</svg>");
    // As wide and high as a picture can claim to be.
    let claims =
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff][..]].concat();
    site.put("images/huge.png", &claims);
    let names = ["a.png", "a.svg", "b.svg", "c.svg", "huge.png"];
    let pictures = names.map(|name| format!("![a](/assets/images/{name})\n\n")).concat();
    site.write("content/posts/2025-01-03-post.md", &format!("---\ntitle: t\n---\n\n{pictures}"));
    assert_eq!(site.codes(), []);
    for name in names {
        assert!(site.has(&format!("out/assets/images/{name}")), "{name}");
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
    use std::os::unix::net::UnixListener;
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    use super::*;
    use crate::site::{read, told};

    #[test]
    fn links_that_lead_in_a_circle_or_nowhere_are_named_and_not_followed() {
        let site = Site::new();
        let link = |to: &str, name: &str| symlink(to, site.path("content").join(name)).unwrap();
        link("2025-01-04-b.md", "posts/2025-01-03-a.md");
        link("2025-01-03-a.md", "posts/2025-01-04-b.md");
        link("nowhere.md", "posts/2025-01-05-c.md");
        link(".", "circle");
        let names = ["circle", "posts/2025-01-03-a.md", "posts/2025-01-04-b.md", "posts/2025-01-05-c.md"];
        assert_eq!(site.codes(), names.map(|name| code("symbolic-link", name, None)));
    }

    #[test]
    fn what_has_no_end_is_not_read() {
        let site = Site::new();
        fs::create_dir_all(site.path("content/images")).unwrap();
        fs::remove_file(site.path("content/site.toml")).unwrap();
        let pipes = ["posts/2025-01-03-pipe.md", "posts/2025-01-02-first.vtt", "images/a.png", "site.toml"];
        for pipe in pipes {
            let made = Command::new("mkfifo").arg(site.path("content").join(pipe)).status().unwrap();
            assert!(made.success());
        }
        let _socket = UnixListener::bind(site.path("content/s.md")).unwrap();
        let found: Vec<_> = site.codes().into_iter().filter(|(code, ..)| code != "no-address").collect();
        let names =
            ["images/a.png", "posts/2025-01-02-first.vtt", "posts/2025-01-03-pipe.md", "s.md", "site.toml"];
        assert_eq!(found, names.map(|name| code("no-plain-file", name, None)));
    }

    /// Calls the tool as somebody who may not read everything in the content folder, but may
    /// write beside it.
    fn by_another(site: &Site, arguments: &[&str]) -> std::process::Output {
        let mut cuecard = Command::new(env!("CARGO_BIN_EXE_cuecard"));
        cuecard.args(arguments).current_dir(site.path(""));
        fs::set_permissions(site.path(""), fs::Permissions::from_mode(0o777)).unwrap();
        if fs::metadata(site.path("")).unwrap().uid() == 0 {
            // Root may read everything; nobody may not.
            cuecard.uid(65_534);
        }
        cuecard.output().unwrap()
    }

    #[test]
    fn what_may_not_be_read_is_named_and_the_rest_is_compiled() {
        let site = Site::new();
        let forbid = |name: &str| {
            let path = site.path("content").join(name);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        };
        let names = [
            "images/a.png",
            "pages/about.md",
            "posts/2025-01-02-first.vtt",
            "posts/2025-01-03-secret.md",
            "site.toml",
            "videos",
        ];
        for name in &names[..5] {
            site.put(name, b"---\ntitle: t\n---\n");
            forbid(name);
        }
        fs::create_dir_all(site.path("content/videos")).unwrap();
        forbid("videos");
        let output = by_another(&site, &["check", "content", "--format", "json"]);
        let found: Vec<_> = read(&output).into_iter().filter(|found| found.code != "no-address").collect();
        let told: Vec<_> = found.iter().map(|found| (&*found.code, &*found.name)).collect();
        assert_eq!(told, names.map(|name| ("unreadable", name)));
        assert!(found[0].message.contains("読み取りの権限がありません"), "{}", found[0].message);
        assert_eq!(output.status.code(), Some(1));
        // The folder can be deleted by whoever made it.
        fs::set_permissions(site.path("content/videos"), fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[test]
    fn without_its_posts_no_site_is_made() {
        let site = Site::new();
        let posts = site.path("content/posts");
        fs::set_permissions(&posts, fs::Permissions::from_mode(0o000)).unwrap();
        let build = ["build", "--content", "content", "--client", "client", "--out", "out"];
        let output = by_another(&site, &build);
        assert_eq!(output.status.code(), Some(2));
        assert!(told(&output).contains("cannot read content/posts"), "{}", told(&output));
        assert!(!site.has("out"));
        fs::set_permissions(&posts, fs::Permissions::from_mode(0o755)).unwrap();
        // It was for the posts alone.
        assert_eq!(by_another(&site, &build).status.code(), Some(0));
        assert!(site.has("out/posts/first/index.html"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_utf_8_is_named_as_far_as_it_can_be() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let site = Site::new();
        let name = OsStr::from_bytes(b"2025-01-03-\x82\xa0.md");
        fs::write(site.path("content/posts").join(name), "---\ntitle: t\n---\n").unwrap();
        let name = "posts/2025-01-03-\u{fffd}\u{fffd}.md";
        assert_eq!(site.codes(), [code("unusable-name", name, None)]);
    }
}
