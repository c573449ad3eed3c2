//! What holds of every post, whatever is in it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "tests fail by panicking, and say aloud what they skip"
)]

mod support;

use std::fs;
use std::path::Path;

use cuecard::compile::{self, Compiled, Diagnostic, Post, Style, Surroundings, TranscriptFile};
use cuecard::model::json::{Decode, Json};
use cuecard::model::{Document, Language, Report, TalkKey};
use proptest::prelude::*;

use support::{NoFiles, visible};

const ENGLISH: Style = Style { language: Language::English, color: false };

fn compile(text: &str) -> Compiled {
    let path = "2024-05-01-evening.md";
    compile::report(&Post { path, text }, &[], &Surroundings::of(&NoFiles))
}

/// What must hold of anything that was compiled.
fn check(text: &str) -> Compiled {
    let compiled = compile(text);
    places_are_true(&compiled.diagnostics, text);
    if let Some(report) = &compiled.report {
        let document = Document::new(report.clone());
        let json = serde_json::to_string(&document).unwrap();
        let read = serde_json::from_str::<Json>(&json).unwrap();
        assert_eq!(Document::<Report>::decode(&read), Ok(document));
        ids_are_unique(&json);
    }
    compiled
}

/// Every diagnostic says something, of a place that is there.
fn places_are_true(diagnostics: &[Diagnostic], text: &str) {
    for diagnostic in diagnostics {
        let span = diagnostic.span.expect("what is found in a file has a place there");
        let before = text.get(..span.start).expect("it starts between two characters");
        assert!(text.get(span.start..span.end).is_some(), "it ends between two characters");
        assert_eq!(span.line, before.matches('\n').count() + 1, "{diagnostic:?}");
        for language in [Language::English, Language::Japanese] {
            assert!(!diagnostic.message(language).is_empty() && !diagnostic.help(language).is_empty());
        }
    }
}

/// No two elements have one id: headings, talks and sections alike.
fn ids_are_unique(json: &str) {
    fn collect(value: &serde_json::Value, ids: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(map) => {
                // A speaker's is the name of their page, wherever they are named.
                let is_speaker = map.contains_key("affiliation");
                if let Some(serde_json::Value::String(id)) = map.get("id").filter(|_| !is_speaker) {
                    ids.push(id.clone());
                }
                map.values().for_each(|value| collect(value, ids));
            }
            serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, ids)),
            _ => {}
        }
    }
    let mut ids = Vec::new();
    collect(&serde_json::from_str(json).unwrap(), &mut ids);
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "{json}");
}

/// Pieces that posts are made of, good and bad.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zあ-ん漢字🍕 ]{0,12}",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r\n".to_owned()),
        prop::sample::select(vec![
            "# ",
            "## 発表 1 ",
            "## LT2 ",
            "### ",
            "- ",
            "1. ",
            "> ",
            "    ",
            "```\n",
            "~~",
            "**",
            "_",
            "`",
            "~",
            "|a|\n|-|\n",
            "\n\n|スライド|時間|\n|-|-|\n|1|0:05|\n",
            "![a](/assets/a.png)",
            "_a_",
            "[a](https://youtu.be/aqz-KE-bpKQ)",
            "[a](javascript:x)",
            "ComingSoon",
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<b>",
            "</b>",
            "<br>",
            "<ruby>",
            "<rt>",
            "<rp>",
            "<dl>",
            "<dt>",
            "<dd>",
            "<details>",
            "<summary>",
            "</details>",
            "<figure>",
            "<figcaption>",
            "</figure>",
            "<a id=\"x\">",
            "<abbr title=\"t\">",
            "<video src=\"/assets/a.mp4\">",
            "<script>",
            "</script>",
            "<iframe src=\"//speakerdeck.com/player/aaaaaaaaaaaaaaaaaaaaaaaa\">",
            "</iframe>",
            "<a href=\"#v\" onclick=\"setVideoTime(5)\">",
            "</a>",
            "<!--",
            "-->",
            "<",
            ">",
            "&amp;",
            "&",
            "\\",
            "{#a}",
            "{:",
            "\n{:\n",
            "}",
            "{{ site.baseurl }}",
            "{{ '/a' | relative_url }}",
            "{% raw %}",
            "{% endraw %}",
            "{% comment %}",
            "{% endcomment %}",
            "{% highlight a %}",
            "{% endhighlight %}",
            "\n\nhttps://youtu.be/aqz-KE-bpKQ\n\n",
            "\n- 8:24 ",
            "\n9:05 ",
            "\n- [42:05](https://youtu.be/aqz-KE-bpKQ?t=2525) LT2 ",
            "\n\n|時間|発表|\n|-|-|\n|1:00|発表 1|\n",
            "\n# 目次\n\n",
            "{% include embed/youtube.html id='aqz-KE-bpKQ' %}",
            "{{",
            "}}",
            "（a さん）",
            "発表1.",
            "@xxxxx",
            "---\n",
            "\u{feff}",
            "\u{0}",
            "\t",
            "｛＃１｝",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn any_post_compiles(pieces in prop::collection::vec(piece(), 0..40)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_text_compiles(text in ".*") {
        check(&text);
    }

    #[test]
    fn any_front_matter_compiles(lines in prop::collection::vec("(title|author|image|recording|slides|cues|permalink|categories|published|x): ?[ -~あ-ん]{0,12}", 0..6)) {
        check(&format!("---\n{}\n---\n本文\n", lines.join("\n")));
    }

    #[test]
    fn any_transcript_compiles(
        cues in prop::collection::vec((0u32..99, 0u32..99, "(<v A>|<b>|&amp;)?[a-zあ-ん]{0,4}\n?"), 0..9),
        key in prop::sample::select(vec!["", "talk-1", "lt-1", "lt-9"]),
    ) {
        let times = |start, end, words| format!("00:{start:02}.000 --> 00:{end:02}.000\n{words}\n\n");
        let text = cues.iter().map(|(start, end, words)| times(start, end, words)).collect::<String>();
        let file = TranscriptFile { path: "a.vtt", text: &text, talk: TalkKey::parse(key) };
        let cue = |name, second| format!("<p>{name}. <a href=\"#\" onclick=\"setVideoTime({second})\">a</a></p>\n");
        let post = [&cue("発表1", 5), &cue("LT1", 30), "\n## 発表 1 題\n\n## LT1 題\n"].concat();
        let post = Post { path: "2024-05-01-evening.md", text: &post };
        let compiled = compile::report(&post, &[file], &Surroundings::of(&NoFiles));
        places_are_true(&compiled.transcript_diagnostics.concat(), &text);
        for talk in compiled.report.unwrap().talks() {
            let lines = compiled.transcripts.of(&talk.id);
            prop_assert_eq!(talk.transcript, !lines.is_empty());
            prop_assert!(lines.is_sorted_by_key(|line| line.start));
        }
    }

    #[test]
    fn words_of_a_cue_list_are_shown_or_named(
        lines in prop::collection::vec(
            (0u32..3000, "(LT ?[1-3] )?", "[a-zあ-ん]{1,8}", "( / [a-zあ-ん]{1,6}){0,2}"),
            1..6,
        ),
        titles in prop::collection::vec("[a-zあ-ん]{1,8}(（[a-z]{1,4}さん）)?", 0..4),
        form in 0..3,
    ) {
        let entry = |(at, key, title, names): &(u32, String, String, String)| {
            let line = format!("{}:{:02} {key}{title}{names}\n", at / 60, at % 60);
            if form == 0 { ["- ", &line].concat() } else { line }
        };
        let list: String = lines.iter().map(entry).collect();
        let list = if form == 2 { ["```\n", &list, "```\n"].concat() } else { list };
        let heading = |(index, title): (usize, &String)| format!("## LT{} {title}\n", index + 1);
        let talks = titles.iter().enumerate().map(heading).collect::<Vec<_>>().join("\n");
        let post = format!("# 動画\n\nhttps://youtu.be/aqz-KE-bpKQ\n\n{list}\n{talks}");
        let compiled = check(&post);
        let shown = visible(&compiled.report.unwrap()).concat();
        let named = compiled.diagnostics.iter().map(|found| {
            let place = found.span.and_then(|span| post.get(span.start..span.end)).unwrap_or_default();
            [&found.message(Language::English), place].concat()
        });
        let named: String = named.collect();
        for (_, _, title, names) in &lines {
            for word in names.split(" / ").chain([&**title]) {
                // A speaker is shown without what politeness puts behind the name.
                let word = word.trim_end_matches("さま").trim_end_matches("さん");
                prop_assert!(shown.contains(word) || named.contains(word), "{} in {} or {}", word, shown, named);
            }
        }
    }

    #[test]
    fn plain_words_survive(paragraphs in prop::collection::vec("[a-zあ-ん]{1,8}( [a-zあ-ん]{1,8}){0,4}", 1..6)) {
        prop_assume!(paragraphs.iter().all(|words| !words.eq_ignore_ascii_case("coming soon")));
        let compiled = check(&paragraphs.join("\n\n"));
        let report = compiled.report.unwrap();
        let lines = visible(&report);
        for words in &paragraphs {
            prop_assert!(lines.contains(words), "{} in {:?}", words, lines);
        }
    }
}

#[test]
fn harmful_front_matter_is_refused_or_harmless() {
    let mut laughs = String::from("a: &a [\"lol\"]\n");
    for (name, last) in ('b'..='i').zip('a'..) {
        let nine = vec![format!("*{last}"); 9].join(",");
        laughs += &[&name.to_string(), ": &", &name.to_string(), " [", &nine, "]\n"].concat();
    }
    let deep = format!("a: {}{}\n", "[".repeat(5000), "]".repeat(5000));
    let nested = (0..500).map(|depth| " ".repeat(depth) + "a:\n").collect::<String>();
    let huge = format!("title: {}\n", "あ".repeat(1_000_000));
    for yaml in [laughs, deep, nested, huge, "a: &a [*a]\n".to_owned()] {
        let compiled = check(&format!("---\n{yaml}---\n本文\n"));
        assert_eq!(compiled.report, None);
        assert!(compiled.diagnostics.iter().any(|diagnostic| diagnostic.code.name() == "front-matter"));
        for jargon in ["limit", "budget", "replay", "_", "exceeded"] {
            assert!(
                compiled
                    .diagnostics
                    .iter()
                    .all(|diagnostic| !diagnostic.message(Language::English).contains(jargon))
            );
        }
    }
}

#[test]
fn text_of_any_depth_compiles() {
    for text in [
        "> ".repeat(2000) + "a",
        (0..200).map(|depth| "  ".repeat(depth) + "- a\n").collect(),
        "*a **b ".repeat(2000),
        "<div>".repeat(5000) + "a",
        "<b>".repeat(5000) + "a",
        "[".repeat(5000) + "a",
        "<p>\n\n".repeat(5000),
        "<p>a</p>\n".repeat(5000),
        "{{".repeat(20_000),
        "{{ a }}".repeat(2_000),
        "<br>".repeat(20_000),
        "## 発表 1\n\n".repeat(1_000),
        "{% raw %}".repeat(20_000),
        "{% highlight a %}{% endhighlight %}".repeat(5_000),
        "# 動画\n\nhttps://youtu.be/aqz-KE-bpKQ\n\n".to_owned() + &"- 8:24 a\n".repeat(5_000),
        "# 動画\n\nhttps://youtu.be/aqz-KE-bpKQ\n\n```\n".to_owned() + &"8:24 a\n".repeat(5_000),
        "# 動画\n\nhttps://youtu.be/aqz-KE-bpKQ\n\n- 8:24 a\n".repeat(2_000) + &"## LT1 b\n".repeat(2_000),
    ] {
        check(&text);
    }
}

#[test]
fn thousands_of_slips_on_one_line_are_named_briefly() {
    for slip in [
        "<div>",
        "<b>",
        "</div>",
        "</b>",
        "<p>",
        "<div><b><p>",
        "<blink>x</blink>",
        "<a href=\"#video\" onclick=\"setVideoTime(1)\">",
    ] {
        let text = slip.repeat(20_000);
        let compiled = check(&text);
        let shown = compile::render(&compiled.diagnostics, "a.md", &text, ENGLISH);
        assert!(compiled.diagnostics.len() < 40, "{slip}: {}", compiled.diagnostics.len());
        assert!(shown.len() < 20_000, "{slip}: {}", shown.len());
    }
    let compiled = check(&"</b>".repeat(20_000));
    let last = compiled.diagnostics.last().unwrap();
    let message = last.message(Language::English);
    assert!(message.contains("19992 more"), "the others are counted: {message}");
}

#[test]
fn what_is_nested_too_deep_is_kept_and_said_once() {
    let text = "---\ntitle: 題\n---\n".to_owned() + &"<b>".repeat(500) + "言葉" + &"</b>".repeat(500) + "後";
    let compiled = check(&text);
    let codes: Vec<_> = compiled.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    assert_eq!(codes, ["too-deep"]);
    assert!(visible(&compiled.report.unwrap()).concat().contains("言葉後"));
}

#[test]
fn a_line_that_only_begins_an_attribute_list_is_text() {
    for text in ["{:", "言葉\n\n{:\n\n言葉", "> {:\n", "- {:"] {
        let shown = visible(&check(text).report.unwrap()).concat();
        assert!(shown.contains("{:"), "{text:?} shows {shown:?}");
    }
}

/// Every text of the corpora, where they are: they lie beside the project.
#[test]
fn the_corpora_compile() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let Ok(folder) = fs::read_dir(&root) else {
        let ci = std::env::var("CI").is_ok_and(|value| value == "true");
        assert!(!ci, "the corpora must be there in CI: {}", root.display());
        eprintln!("SKIPPED: there are no corpora at {}", root.display());
        return;
    };
    for entry in folder {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let cases: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            for case in cases.as_array().into_iter().flatten() {
                case_compiles(case);
            }
        }
    }
}

/// A case gives its text as it is, or as parts that are repeated.
fn case_compiles(case: &serde_json::Value) {
    let Some(fields) = case.as_object() else {
        return;
    };
    for value in fields.values() {
        let text = match value {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Array(parts) => parts.iter().filter_map(repeated).collect(),
            _ => continue,
        };
        check(&text);
        check(&format!("---\n{text}\n---\n"));
    }
}

fn repeated(part: &serde_json::Value) -> Option<String> {
    let text = part.get(0)?.as_str()?;
    let times = usize::try_from(part.get(1)?.as_u64()?).ok()?;
    Some(text.repeat(times))
}
