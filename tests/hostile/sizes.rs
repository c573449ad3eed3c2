//! Texts that are larger, or nested deeper, than anybody writes.

use std::fs::{self, File};

use crate::site::{Site, code};

const MIB: usize = 1024 * 1024;

#[test]
fn a_file_that_is_too_large_is_named_with_what_it_may_have() {
    let site = Site::new();
    site.put("posts/2025-01-03-huge.md", &vec![b'a'; 5 * MIB + 1]);
    site.put("posts/2025-01-04-fits.md", &[b"---\ntitle: t\n---\n\n", &*vec![b'a'; 5 * MIB - 19]].concat());
    site.put("posts/2025-01-02-first.vtt", &vec![b'a'; 4 * MIB + 1]);
    site.put("pages/about.md", &vec![b'a'; 5 * MIB + 1]);
    site.put("site.toml", &vec![b'#'; MIB + 1]);
    let found = site.found();
    let told: Vec<_> = found
        .iter()
        .filter(|found| found.severity == "error")
        .map(|found| (&*found.code, &*found.name, found.message.contains(" MiB")))
        .collect();
    assert_eq!(
        told,
        [
            ("vtt-size", "posts/2025-01-02-first.vtt", true),
            ("file-size", "pages/about.md", true),
            ("file-size", "posts/2025-01-03-huge.md", true),
            ("file-size", "site.toml", true),
        ]
    );
}

/// Files of 10 GB, of which the disk holds nothing, in a process that gets 1 GB of memory.
#[cfg(target_os = "linux")]
#[test]
fn whatever_a_file_says_of_its_size_memory_stays_bounded() {
    let site = Site::new();
    let names = [
        "posts/2025-01-02-first.vtt",
        "posts/2025-01-03-huge.md",
        "pages/about.md",
        "images/huge.svg",
        "site.toml",
    ];
    for name in names {
        site.put(name, b"");
        let file = File::options().write(true).open(site.path("content").join(name)).unwrap();
        file.set_len(10_000_000_000).unwrap();
    }
    site.write("content/posts/2025-01-04-post.md", "---\ntitle: t\n---\n\n![a](/assets/images/huge.svg)\n");
    let output = std::process::Command::new("sh")
        .args(["-c", "ulimit -v 1000000 && exec \"$0\" check content --format json"])
        .arg(env!("CARGO_BIN_EXE_cuecard"))
        .env("RAYON_NUM_THREADS", "2")
        .current_dir(site.path(""))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", crate::site::told(&output));
    let sizes: Vec<_> =
        crate::site::read(&output).into_iter().filter(|found| found.code.ends_with("-size")).collect();
    assert_eq!(sizes.len(), 4, "{sizes:#?}");
    // Other tests of the same disk are not kept waiting by what lists it.
    fs::remove_dir_all(site.path("content")).unwrap();
}

/// What each depth and repetition stands in.
fn bombs(sign: &str) -> [String; 4] {
    let mut laughs = format!("a: &a [{sign}]\n");
    for (name, last) in ('b'..='i').zip('a'..) {
        let nine = vec![format!("*{last}"); 9].join(",");
        laughs.extend([&*format!("{name}: &{name} ["), &nine, "]\n"]);
    }
    [
        laughs,
        format!("a: {}{}\n", "[".repeat(100_000), "]".repeat(100_000)),
        format!("a: {}1{}\n", "{a: ".repeat(100_000), "}".repeat(100_000)),
        format!("a: {}\n", "あ".repeat(1_500_000)),
    ]
}

#[test]
fn front_matter_that_multiplies_nests_or_never_ends_is_refused_at_its_place() {
    let site = Site::new();
    let mut names = Vec::new();
    for (number, bomb) in bombs("lol").iter().enumerate() {
        let name = format!("posts/2025-01-0{}-bomb.md", number + 3);
        site.put(&name, format!("---\n{bomb}---\n\nText.\n").as_bytes());
        names.push(name);
    }
    let found = site.found();
    let told: Vec<_> = found.iter().map(|found| (&*found.code, &*found.name)).collect();
    let wanted: Vec<_> = names.iter().map(|name| ("front-matter", &**name)).collect();
    assert_eq!(told, wanted);
    assert!(found.iter().all(|found| found.place.is_some_and(|(line, _)| line >= 2)), "{found:#?}");
}

#[test]
fn settings_that_multiply_or_nest_are_refused_at_their_place() {
    let site = Site::new();
    for text in [
        format!("a = {}{}\n", "[".repeat(100_000), "]".repeat(100_000)),
        format!("a = {}1{}\n", "{a = ".repeat(50_000), "}".repeat(50_000)),
        format!("{}a = 1\n", "a.".repeat(100_000)),
        "title = \"a\0b\"\n".to_owned(),
    ] {
        site.write("content/site.toml", &text);
        let found: Vec<_> = site.found().into_iter().filter(|found| found.severity == "error").collect();
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!((&*found[0].code, &*found[0].name), ("settings", "site.toml"));
        assert!(found[0].place.is_some());
    }
}

#[test]
fn a_jekyll_sites_settings_are_read_within_the_same_bounds() {
    let site = Site::new();
    let posts = site.path("content");
    fs::rename(posts.join("posts"), posts.join("_posts")).unwrap();
    let [laughs, lists, maps, endless] = bombs("lol");
    for bomb in [laughs, lists, maps, endless.chars().take(200_000).collect()] {
        site.write("content/_config.yml", &bomb);
        let found: Vec<_> = site.codes().into_iter().filter(|(code, ..)| code == "settings").collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].1, "_config.yml");
    }
    site.put("_config.yml", &vec![b'#'; MIB + 1]);
    site.put("README.md", &vec![b'a'; 5 * MIB + 1]);
    site.put("about.md", &[b"---\n", &*vec![b'a'; 5 * MIB]].concat());
    let found: Vec<_> = site.codes().into_iter().filter(|(code, ..)| code == "file-size").collect();
    assert_eq!(found, ["_config.yml", "about.md"].map(|name| code("file-size", name, None)));
}
