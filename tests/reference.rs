//! Compiles the real post, byte for byte as its authors published it. It lies
//! beside the project, in `../shared/reference`, and is no part of it: where it
//! is absent these tests say so and pass, but never in CI.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests fail by panicking, and say aloud what they skip"
)]

#[path = "support/beside.rs"]
mod beside;
mod support;

use cuecard::compile::{self, Compiled, Post, Severity, Surroundings};
use cuecard::model::{Language, Recording, Report, SectionKind, Slides, Talk, Timestamp};

use support::{NoFiles, visible};

/// The post's text, where it is there.
fn text() -> Option<String> {
    beside::read("reference", "meetup-7.md")
}

fn compile(text: &str) -> (Report, Compiled) {
    let path = "posts/2025-02-26-meetup-7.md";
    let compiled = compile::report(&Post { path, text }, &[], &Surroundings::of(&NoFiles));
    (compiled.report.clone().expect("it builds"), compiled)
}

#[test]
fn has_eight_talks_with_their_cues() {
    let Some(text) = text() else { return };
    let (report, _) = compile(&text);
    let talks: Vec<_> = report
        .talks()
        .map(|talk| {
            let speaker = talk.speakers.first().expect("a speaker");
            let start = talk.cue.expect("a cue").start.seconds();
            (talk.id.to_string(), speaker.name.clone(), talk.byline.clone().unwrap_or_default(), start)
        })
        .collect();
    let wanted = [
        ("talk-1", "笹崎 日登", "笹崎さん", 0),
        ("talk-2", "青木 翔平", "あおしょんさん", 504),
        ("talk-3", "川井 颯人", "Fohteさん", 1058),
        ("talk-4", "moko-poi", "moko-poiさん", 1754),
        ("lt-1", "目 広威", "目さん", 2248),
        ("lt-2", "宮後 啓介", "宮後さん", 2525),
        ("lt-3", "ぐらめる", "ぐらめるさん", 2883),
        ("lt-4", "sugar-cat", "sugar-catさん", 2883),
    ];
    assert_eq!(talks, wanted.map(|(id, name, byline, at)| (id.into(), name.into(), byline.into(), at)));
    assert_eq!(report.cues.len(), 8);
    assert_eq!(report.recording, Some(Recording::ComingSoon));
    let end = |talk: &Talk| talk.cue.and_then(|cue| cue.end).map(Timestamp::seconds);
    assert_eq!(report.talks().map(end).nth(5), Some(Some(2883)));
    assert_eq!(report.talks().map(end).nth(6), Some(None));
}

#[test]
fn talks_have_their_sections_and_slides() {
    let Some(text) = text() else { return };
    let (report, _) = compile(&text);
    for talk in report.talks() {
        let kinds: Vec<_> = talk.sections.iter().map(|section| section.kind).collect();
        let all = [SectionKind::Summary, SectionKind::Highlights, SectionKind::Audience];
        let wanted: &[SectionKind] = if talk.id.as_str() == "talk-2" { &[] } else { &all };
        assert_eq!(kinds, wanted, "{}", talk.id);
        assert!(talk.sections.iter().all(|section| !section.blocks.is_empty()), "{}", talk.id);
        assert_eq!(talk.intro.len(), 1, "{}: its picture", talk.id);
        let linked = matches!(talk.slides.as_slice(), [Slides::Link { .. }]);
        assert_eq!(linked, matches!(talk.id.as_str(), "talk-1" | "talk-2" | "talk-3"), "{}", talk.id);
    }
}

#[test]
fn every_slip_is_named_at_its_place() {
    let Some(text) = text() else { return };
    let (_, compiled) = compile(&text);
    let found: Vec<_> = compiled
        .diagnostics
        .iter()
        .filter_map(|diagnostic| Some((diagnostic.span?, diagnostic.code.name())))
        .map(|(span, code)| (span.line, span.column, code))
        .collect();
    let wanted = [
        (7, 12, "missing-file"),
        (32, 35, "same-cue"),
        (38, 9, "placeholder-picture"),
        (40, 57, "unframable-slides"),
        (58, 3, "other-speaker"),
        (58, 9, "placeholder-picture"),
        (60, 57, "unframable-slides"),
        (64, 3, "other-speaker"),
        (64, 9, "placeholder-picture"),
        (66, 57, "unframable-slides"),
        (66, 165, "deck-title"),
        (84, 15, "placeholder-picture"),
        (86, 129, "deck-title"),
        (104, 8, "placeholder-picture"),
        (106, 129, "deck-title"),
        (125, 9, "placeholder-picture"),
        (127, 129, "deck-title"),
        (153, 11, "placeholder-picture"),
        (155, 129, "deck-title"),
        (180, 16, "placeholder-picture"),
        (182, 88, "same-deck"),
        (182, 129, "deck-title"),
        (201, 1, "empty-bullet"),
        (206, 14, "missing-file"),
        (211, 8, "missing-file"),
        (214, 8, "missing-file"),
        (217, 8, "missing-file"),
        (218, 8, "missing-file"),
        (227, 9, "missing-file"),
        (230, 15, "placeholder-text"),
    ];
    assert_eq!(found, wanted);
    assert!(compiled.diagnostics.iter().all(|diagnostic| diagnostic.severity == Severity::Warning));
    for diagnostic in &compiled.diagnostics {
        for language in [Language::English, Language::Japanese] {
            let (message, help) = (diagnostic.message(language), diagnostic.help(language));
            assert!(!message.is_empty() && !help.is_empty(), "{:?}", diagnostic.code);
        }
    }
}

#[test]
fn nothing_is_lost() {
    let Some(text) = text() else { return };
    let (report, compiled) = compile(&text);
    let model: Vec<String> = visible(&report).iter().map(|line| squeezed(line)).collect();
    let named: Vec<&str> = compiled
        .diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic.span)
        .filter_map(|span| text.get(span.start..span.end))
        .collect();
    let mut checked = 0;
    for line in text.lines() {
        let wanted = squeezed(&seen(line));
        let known = model.iter().any(|line| line.contains(&wanted))
            || named.iter().any(|line| squeezed(line) == wanted);
        assert!(known, "lost: {line}");
        checked += usize::from(!wanted.is_empty());
    }
    assert!(checked > 130, "only {checked} lines were looked for");
}

/// A text without its white space: where lines break is the page's affair.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a reader sees of a line of source. It knows only the marks that the
/// post has, and nothing of how the compiler reads them.
fn seen(line: &str) -> String {
    if line == "---" || line == "layout: post" {
        return String::new();
    }
    let line = line.strip_prefix("author: ").unwrap_or(line);
    let line = line.strip_prefix("title: ").map_or(line, |title| title.trim_matches('"'));
    let line = line.strip_prefix("- ").unwrap_or(line);
    let line = line.trim_start_matches("# ").trim_start_matches("## ");
    let numbered = line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok());
    let line = numbered.map_or(line, |(_, words)| words);
    let line = line.trim_matches(['_', '～']);
    let line = line.strip_suffix(" {#video}").unwrap_or(line);
    without_addresses(&without_tags(line))
}

fn without_tags(line: &str) -> String {
    let outside = line.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words));
    if line.contains("</") { outside.collect() } else { line.to_owned() }
}

fn without_addresses(line: &str) -> String {
    match line.split_once("](") {
        Some((words, address)) => {
            words.trim_start_matches(['!', '[']).to_owned()
                + address.trim_start_matches(|c| c != ')').trim_start_matches(')')
        }
        None => line.to_owned(),
    }
}
