//! Inputs that are meant to be slow, at the sizes that they are given: how long they take
//! is for `cargo xtask bench`, what becomes of them is here.

use std::collections::HashMap;

use cuecard::compile::{self, Diagnostic, Post, Severity, Style, Surroundings};
use cuecard::model::Language;
use rayon::prelude::*;

use crate::beside;
use crate::cases::{self, Case};
use crate::support::NoFiles;

/// The inputs, where they are at hand.
fn all() -> Vec<Case> {
    let of_file = |(name, kind)| Some(cases::read(&beside::read("corpora", name)?, kind).unwrap());
    cases::FILES.into_iter().filter_map(of_file).flatten().collect()
}

/// How often each letter and digit stands in a text.
fn letters<'t>(texts: impl IntoIterator<Item = &'t str>) -> HashMap<char, usize> {
    let mut counts = HashMap::new();
    for c in texts.into_iter().flat_map(str::chars).filter(|c| c.is_alphanumeric()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// What stands in the places that are named, each of them once.
fn named<'t>(diagnostics: &[Diagnostic], text: &'t str) -> Vec<&'t str> {
    let mut spans: Vec<_> = diagnostics.iter().filter_map(|diagnostic| diagnostic.span).collect();
    spans.sort_by_key(|span| span.start);
    let (mut named, mut end) = (Vec::new(), 0);
    for span in spans {
        named.extend(text.get(span.start.max(end)..span.end));
        end = end.max(span.end);
    }
    named
}

/// Every text within a value.
fn texts<'v>(value: &'v serde_json::Value, found: &mut Vec<&'v str>) {
    match value {
        serde_json::Value::String(text) => found.push(text),
        serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        serde_json::Value::Object(values) => values.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

/// Inputs of which the letters are those of markup alone, which no reader sees: labels of
/// references and footnotes that nothing refers to, names of attribute lists, of elements
/// and of classes.
const MARKUP: [&str; 8] = [
    "reference collisions",
    "ALD chain",
    "raw p open only",
    "abbr definitions",
    "table pipes + IAL",
    "comrak footnotes",
    "ammonia deep nesting allowed",
    "ammonia deep nesting unknown",
];

/// What is wrong with what becomes of an input.
fn wrong(case: &Case) -> Option<String> {
    let text = case.post(1);
    let post = Post { path: "posts/2025-01-02-post.md", text: &text };
    let compiled = compile::report(&post, &[], &Surroundings::of(&NoFiles));
    let style = Style { language: Language::English, color: false };
    let told = compile::render(&compiled.diagnostics, post.path, post.text, style);
    if compiled.diagnostics.len() > 1_000 || told.len() > 500_000 {
        return Some(format!("{} findings, {} bytes", compiled.diagnostics.len(), told.len()));
    }
    if MARKUP.contains(&&*case.name) {
        return None;
    }
    let Some(report) = compiled.report else {
        let has_error = compiled.diagnostics.iter().any(|found| found.severity == Severity::Error);
        return (!has_error).then(|| "there is no report, and no error".to_owned());
    };
    let report = serde_json::to_value(report).unwrap();
    let mut kept = named(&compiled.diagnostics, &text);
    texts(&report, &mut kept);
    let (kept, body) = (letters(kept), text.rsplit("---\n").next().unwrap_or_default());
    let lost: Vec<_> = letters([body])
        .into_iter()
        .filter(|(c, count)| kept.get(c).copied().unwrap_or_default() < *count)
        .collect();
    (!lost.is_empty()).then(|| format!("these are lost, and not named: {lost:?}"))
}

#[test]
fn what_is_meant_to_be_slow_is_compiled_and_nothing_of_it_is_lost_unnamed() {
    let wrong: Vec<_> =
        all().par_iter().filter_map(|case| Some(format!("{}: {}", case.name, wrong(case)?))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
