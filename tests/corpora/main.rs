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

#[path = "../support/beside.rs"]
mod beside;
mod corpus;
mod differential;
mod drawing;
mod generate;
mod kramdown;
mod listed;
mod normal;
mod ours;
mod parse;
mod rules;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use corpus::{COMMONMARK, Corpus, Example, GITHUB, PAIRS, reference, texts};
use differential::{AS_ITS_AUTHORS, Compared, differential};
use generate::Choices;
use listed::Listed;
use normal::{Form, normal};
use rules::RULES;

/// Compares every example, says how many are equal, and holds the others against the list.
fn compare(corpus: &Corpus, by_kramdown: &'static str, least: usize) {
    let Some(examples) = corpus.examples() else { return };
    let Corpus { list, form, .. } = *corpus;
    let texts: Vec<String> = examples.iter().map(|example| example.text.clone()).collect();
    let theirs = kramdown::html(&texts);
    if theirs.is_none() {
        kramdown::say_absent();
    }
    let mut found = BTreeMap::new();
    for (index, example) in examples.iter().enumerate() {
        let (html, _) = ours::html(&example.text);
        let is_equal = |other: &str, form: Form| normal(&html, form) == normal(other, form);
        if example.is_equal(&html, form) {
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
    compare(&COMMONMARK, "kramdown", 600);
}

#[test]
fn github() {
    compare(&GITHUB, "kramdown", 22);
}

#[test]
fn kramdown_pairs() {
    compare(&PAIRS, "gfm-input", 85);
}

/// The rules that explain something; none where not all of it could be compared.
type Used = Option<BTreeSet<&'static str>>;

static OF_GENERATED: LazyLock<Used> = LazyLock::new(|| {
    let post = |seed| generate::post(&mut Choices::new(seed));
    differential("generated posts", &(0..2000).map(post).collect::<Vec<_>>(), &[], 1900)
});

static OF_EXAMPLES: LazyLock<Used> = LazyLock::new(|| {
    let compare = |(corpus, least): (&Corpus, usize)| {
        let examples = corpus.examples()?;
        let listed = Listed::read(corpus.list);
        let explanation = |example: &Example| match ours::html(&example.text) {
            (ours, _) if example.is_equal(&ours, corpus.form) => Some(AS_ITS_AUTHORS.to_owned()),
            _ => listed.rule(&example.name).map(str::to_owned),
        };
        let texts: Vec<String> = examples.iter().map(|example| example.text.clone()).collect();
        differential(corpus.file, &texts, &examples.iter().map(explanation).collect::<Vec<_>>(), least)
    };
    all([(&COMMONMARK, 460), (&GITHUB, 17), (&PAIRS, 75)].map(compare))
});

static OF_ATTACKS: LazyLock<Used> = LazyLock::new(|| {
    let compare = |(file, least)| differential(file, &texts(file)?, &[], least);
    let attacks = [("pathological.json", 30), ("xss.json", 700), ("front-matter.json", 10)].map(compare);
    let reference = differential("the reference post", &[reference()?], &[], 0);
    all(attacks.into_iter().chain([reference]))
});

fn all(used: impl IntoIterator<Item = Used>) -> Used {
    used.into_iter().try_fold(BTreeSet::new(), |all, used| Some(&all | &used?))
}

#[test]
fn generated_posts_against_kramdown() {
    LazyLock::force(&OF_GENERATED);
}

#[test]
fn examples_against_kramdown() {
    LazyLock::force(&OF_EXAMPLES);
}

/// What the authors of the examples show is shown or named, whatever else differs.
#[test]
fn no_words_of_the_examples_are_lost() {
    for corpus in [&COMMONMARK, &GITHUB, &PAIRS] {
        let mut lost = Vec::new();
        for Example { name, text, html } in corpus.examples().unwrap_or_default() {
            let (ours, diagnostics) = ours::html(&text);
            let words = Compared { text: &text, ours: &ours, theirs: &html }.lost(&diagnostics);
            if !words.is_empty() {
                lost.push(format!("{name}: {words:?} of\n{text}---\n{html}---\n{ours}"));
            }
        }
        assert!(lost.is_empty(), "{}: {}\n{}", corpus.file, lost.len(), lost.join("\n======\n"));
    }
}

#[test]
fn attacks_and_slow_texts_against_kramdown() {
    LazyLock::force(&OF_ATTACKS);
}

/// A rule that explains nothing any more would excuse what breaks next.
#[test]
fn every_rule_explains_a_difference() {
    let comparisons = [&OF_GENERATED, &OF_EXAMPLES, &OF_ATTACKS];
    let Some(used) = all(comparisons.map(|used| LazyLock::force(used).clone())) else { return };
    let idle: Vec<_> = RULES.iter().map(|rule| rule.name).filter(|name| !used.contains(name)).collect();
    assert!(idle.is_empty(), "these explain nothing: {idle:?}");
}
