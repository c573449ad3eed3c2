//! Compares what the compiler makes of others' texts with what their authors, or
//! kramdown, make of them. The corpora lie beside the project, in `../shared/corpora`;
//! where they are absent these tests say so and pass, but never in CI.
//!
//! What differs is listed with its reason in the reviewed lists beside this file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::indexing_slicing,
    reason = "tests fail by panicking, and say aloud what they skip"
)]

mod differential;
mod drawing;
mod generate;
mod kramdown;
mod listed;
mod normal;
mod ours;
mod parse;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use differential::Compared;
use generate::Choices;
use listed::Listed;
use normal::{Form, normal};

/// A text, and what its authors make of it.
struct Example {
    name: String,
    text: String,
    html: String,
}

/// The examples of a corpus, where it is there.
fn examples(file: &str, name: &str, text: &str) -> Option<Vec<Example>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora").join(file);
    let Ok(json) = fs::read_to_string(&path) else {
        let ci = std::env::var("CI").is_ok_and(|value| value == "true");
        assert!(!ci, "the corpora must be there in CI: {}", path.display());
        eprintln!("SKIPPED: there is no {}", path.display());
        return None;
    };
    let cases: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    let field = |case: &serde_json::Value, name: &str| match &case[name] {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let example = |case: &serde_json::Value| Example {
        name: field(case, name),
        text: field(case, text),
        html: field(case, "html"),
    };
    Some(cases.iter().map(example).collect())
}

/// Compares every example, says how many are equal, and holds the others against the list.
fn compare(list: &'static str, examples: &[Example], form: Form, by_kramdown: &'static str, least: usize) {
    let texts: Vec<String> = examples.iter().map(|example| example.text.clone()).collect();
    let theirs = kramdown::html(&texts);
    if theirs.is_none() {
        kramdown::say_absent();
    }
    let mut found = BTreeMap::new();
    for (index, example) in examples.iter().enumerate() {
        let (html, _) = ours::html(&example.text);
        let is_equal = |other: &str, form: Form| normal(&html, form) == normal(other, form);
        // cmark-gfm's own mark for a text that must only not crash.
        if example.html.starts_with("<IGNORE>") || is_equal(&example.html, form) {
            continue;
        }
        let mut rules = Vec::new();
        let known = Form { known_only: true, ..form };
        if is_equal(&example.html, known) {
            rules.push("no-raw-html");
        }
        match theirs.as_ref().map(|theirs| theirs[index].as_str()) {
            Some(theirs) if is_equal(theirs, Form { no_ids: true, no_numbers: true, ..known }) => {
                rules.push(by_kramdown);
            }
            None => rules.extend(["kramdown", "gfm-input"]),
            Some(_) => {}
        }
        show(example, &html, theirs.as_ref().map(|theirs| theirs[index].as_str()), &rules);
        found.insert(example.name.clone(), rules);
    }
    let equal = examples.len() - found.len();
    let listed = Listed::read(list);
    // What a pair's authors wrote for another input is as good as equal.
    let by_input = listed.count("gfm-input");
    eprintln!("{list}: {equal} of {} are equal, and {by_input} with the GFM input", examples.len());
    listed.compare(&found);
    assert!(equal + by_input >= least, "{equal} are equal, and {by_input} with the GFM input; not {least}");
}

/// Shows an example that differs, where `SHOW_DIFFERENCES` is set.
fn show(example: &Example, html: &str, theirs: Option<&str>, rules: &[&str]) {
    let wanted = std::env::var("SHOW_DIFFERENCES").unwrap_or_default();
    if wanted == "all" || (wanted == "unexplained" && rules.is_empty()) || wanted == example.name {
        let Example { name, text, html: wanted } = example;
        let form = Form { known_only: true, ..Form::default() };
        eprintln!(
            "=== {name} {rules:?}\n{text}--- wanted\n{}--- ours\n{}",
            normal(wanted, form),
            normal(html, form)
        );
        if let Some(theirs) = theirs {
            eprintln!("--- kramdown\n{}", normal(theirs, form));
        }
    }
}

#[test]
fn commonmark() {
    let Some(examples) = examples("commonmark-0.31.2.json", "example", "markdown") else { return };
    let form = Form { plain_quotes: true, no_ids: true, ..Form::default() };
    compare("commonmark.toml", &examples, form, "kramdown", 600);
}

#[test]
fn github() {
    let Some(examples) = examples("gfm-extensions.json", "example", "markdown") else { return };
    let form = Form { plain_quotes: true, no_ids: true, ..Form::default() };
    compare("github.toml", &examples, form, "kramdown", 22);
}

#[test]
fn kramdown_pairs() {
    let Some(examples) = examples("kramdown.json", "id", "text") else { return };
    compare("kramdown.toml", &examples, Form { no_ids: true, ..Form::default() }, "gfm-input", 85);
}

/// Compares texts with kramdown; every difference must have its rule.
fn differential(name: &str, texts: &[String]) {
    let Some(theirs) = kramdown::html(texts) else {
        return kramdown::say_absent();
    };
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut unexplained, mut lost) = (Vec::new(), Vec::new());
    for (text, theirs) in texts.iter().zip(&theirs) {
        let (ours, diagnostics) = ours::html(text);
        let compared = Compared { text, ours: &ours, theirs };
        // What is a tag and what are words is told otherwise in malformed HTML, on purpose.
        let is_malformed = name == "xss.json" && text.contains(['<', '&']);
        if !is_malformed && !theirs.starts_with("<failed>") {
            let words = compared.lost(&diagnostics);
            if !words.is_empty() {
                lost.push(format!("{words:?} of\n{}", compared.shown()));
            }
        }
        if compared.is_equal() {
            continue;
        }
        match compared.rule() {
            Some(rule) => *rules.entry(rule).or_default() += 1,
            None => unexplained.push(compared.shown()),
        }
    }
    let different: usize = rules.values().sum::<usize>() + unexplained.len();
    eprintln!("{name}: {} of {} are equal; others by rule: {rules:?}", texts.len() - different, texts.len());
    eprintln!("{name}: words are lost of {} of {}", lost.len(), texts.len());
    lost.sort_by_key(String::len);
    if std::env::var("X").is_err() { lost.truncate(20); }
    if std::env::var("X").is_ok() { eprintln!("UNEXPLAINED {name}: {}\n{}", unexplained.len(), unexplained.join("\n======\n")); eprintln!("LOST {name}: {}\n{}", lost.len(), lost.join("\n======\n")); return; }
    assert!(lost.is_empty(), "words are lost:\n{}", lost.join("\n======\n"));
    let count = unexplained.len();
    unexplained.sort_by_key(String::len);
    unexplained.truncate(20);
    assert!(unexplained.is_empty(), "{count} differences have no rule:\n{}", unexplained.join("\n======\n"));
}

#[test]
fn generated_posts() {
    let post = |seed| generate::post(&mut Choices::new(seed));
    differential("generated posts", &(0..2000).map(post).collect::<Vec<_>>());
}

/// The texts of a corpus that are written as they are, or as repeated parts.
fn texts(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora").join(file);
    let json = fs::read_to_string(path).unwrap_or_else(|_| "[]".to_owned());
    let cases: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    let names = ["markdown", "text", "payload", "parts"];
    let fields = cases.iter().flat_map(|case| names.iter().filter_map(|name| case.get(*name)));
    let texts = fields.filter_map(|value| match value {
        serde_json::Value::String(text) => Some(text.clone()),
        // kramdown takes too long for as many as there are: a few show the same.
        serde_json::Value::Array(parts) => parts
            .iter()
            .map(|part| {
                Some(part.get(0)?.as_str()?.repeat(usize::try_from(part.get(1)?.as_u64()?).ok()?.min(20)))
            })
            .collect(),
        _ => None,
    });
    texts.collect()
}

/// The corpora.
const FILES: [&str; 6] = [
    "commonmark-0.31.2.json",
    "gfm-extensions.json",
    "kramdown.json",
    "pathological.json",
    "xss.json",
    "front-matter.json",
];

/// The reference post, without its front matter.
fn reference() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/meetup-7.md");
    let text = fs::read_to_string(path).unwrap_or_default();
    text.splitn(3, "---\n").nth(2).unwrap_or_default().to_owned()
}

#[test]
fn corpora_against_kramdown() {
    for file in FILES {
        differential(file, &texts(file));
    }
    differential("the reference post", &[reference()]);
}
