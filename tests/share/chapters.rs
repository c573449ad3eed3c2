//! The description of a recording for YouTube, as an organiser copies it.

use crate::{Folder, POST, SETTINGS};

/// What is copied, and what is said beside it.
fn shown(folder: &Folder, more: &[&str]) -> (String, String) {
    let output = folder.cuecard(&[&["show", "first", "--chapters", "--content", "content"], more].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    (String::from_utf8(output.stdout).unwrap(), said)
}

/// A post with talks at these seconds.
fn post(starts: &[u32]) -> String {
    let head = "---\ntitle: 第1回\nrecording: { address: \"https://youtu.be/aqz-KE-bpKQ\", length: \"20:00\" }\n---\n\n";
    let cue = |(number, start): (usize, &u32)| {
        format!("<p>発表{number}. <a href=\"#video\" onclick=\"setVideoTime({start})\">甲{number}</a></p>\n")
    };
    let cues = (1..).zip(starts).map(cue);
    let talks = (1..=starts.len()).map(|number| format!("\n## 発表 {number} 題{number}\n"));
    std::iter::once(head.to_owned()).chain(cues).chain(talks).collect()
}

#[test]
fn it_has_a_chapter_and_a_link_for_each_talk() {
    let (text, said) = shown(&Folder::new(SETTINGS, &post(&[0, 504, 1_100])), &[]);
    assert_eq!(said, "");
    let expected = "第1回\n2025年2月26日\n\nレポート（発表ごとのスライドと録画）\nhttps://example.org/repo/posts/first/\n\n\
        チャプター\n0:00 発表 1 題1 – 甲1\n8:24 発表 2 題2 – 甲2\n18:20 発表 3 題3 – 甲3\n\n\
        発表ごとのページ\n発表 1 https://example.org/repo/posts/first/#talk-1\n\
        発表 2 https://example.org/repo/posts/first/#talk-2\n発表 3 https://example.org/repo/posts/first/#talk-3\n";
    assert_eq!(text, expected);
    let (text, _) = shown(&Folder::new(SETTINGS, &post(&[0, 504, 1_100])), &["--base", "/"]);
    assert!(text.contains("https://example.org/posts/first/#talk-1"), "{text}");
}

#[test]
fn each_rule_that_is_not_kept_is_said_with_the_talk() {
    for (starts, parts) in [
        (&[0, 504][..], &["2 of at least 3"][..]),
        (&[30, 504, 1_100], &["発表 1, starts at 0:30"]),
        (&[0, 504, 509], &["発表 2 lasts 5 s of at least 10, as 発表 3 starts at 8:29"]),
        (&[0, 504, 504], &["発表 2 lasts 0 s"]),
        (&[0, 504, 1_195], &["発表 3 lasts 5 s", "end"]),
        (&[0, 1_100, 504], &[]),
    ] {
        let (text, said) = shown(&Folder::new(SETTINGS, &post(starts)), &[]);
        assert_eq!(said.lines().count(), usize::from(!parts.is_empty()), "{starts:?}\n{said}");
        assert!(parts.iter().all(|part| said.contains(part)), "{starts:?}\n{said}");
        let chapters: Vec<_> = text.lines().filter(|line| line.contains(" – ")).collect();
        assert!(chapters.len() == starts.len(), "{text}");
    }
}

#[test]
fn a_description_that_is_too_long_for_youtube_is_said_to_be() {
    let starts: Vec<u32> = (0..40).map(|number| number * 30).collect();
    let long = post(&starts).replace(" 題", &format!(" {}", "長い題".repeat(5)));
    let (text, said) = shown(&Folder::new(SETTINGS, &long), &[]);
    // In characters it would be short enough.
    assert!(text.chars().count() < 5_000 && text.len() > 5_000, "{}", text.len());
    assert!(said.contains(&format!("has {} bytes", text.len())), "{said}");
}

#[test]
fn it_holds_nothing_that_youtube_refuses() {
    let (text, _) = shown(&Folder::new(SETTINGS, POST), &[]);
    assert!(text.starts_with("＜/title＞＜script＞") && !text.contains(['<', '>', '\u{8}']), "{text}");
}

#[test]
fn without_an_address_there_are_chapters_but_no_links() {
    let (text, said) = shown(&Folder::new("title = \"回\"\n", &post(&[0, 504, 1_100])), &[]);
    assert!(text.contains("8:24 発表 2") && !text.contains("http"), "{text}");
    assert!(said.contains("site.toml does not say where"), "{said}");
}

#[test]
fn a_report_that_is_not_there_is_named_with_some_that_are() {
    let folder = Folder::new(SETTINGS, POST);
    let output = folder.cuecard(&["show", "frist", "--chapters", "--content", "content"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("no report frist") && said.contains("first"), "{said}");
}
