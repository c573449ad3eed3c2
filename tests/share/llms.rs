//! `llms.txt`, as a language model reads it.

use crate::{POST, SETTINGS, built};

#[test]
fn it_leads_to_the_newest_reports_and_talks() {
    let text = built(SETTINGS, POST).read("llms.txt");
    assert!(text.starts_with("# 回 & \"友\"\n\n> 勉強会の記録\n\n"), "{text}");
    for line in [
        "- [\\</title\\>\\<script\\>alert(1)\\</script\\> \"a\" 'b' \\]\\]\\>\u{fffd} & 🍕](https://example.org/repo/posts/first/): 2025-02-26 はじめに \\<b\\> と 前の回",
        "- [短い話](https://example.org/repo/posts/first/#lt-1): 丙, ",
        "- [発表一覧](https://example.org/repo/talks/)",
        "- [フィード（Atom）](https://example.org/repo/feed.xml)",
    ] {
        assert!(text.lines().any(|found| found.starts_with(line)), "{line}\n{text}");
    }
    let headings = text.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(headings, 3);
}
