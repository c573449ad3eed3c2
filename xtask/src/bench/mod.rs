//! `cargo xtask bench`: the figures that the project promises, measured.
//!
//! 1. The client and the native tool are built as readers and organisers get them.
//! 2. [`archive`] has the native tool build archives of up to 10,000 reports ([`generate`]),
//!    [`others`] has Hugo and Jekyll build the same, and [`live`] changes a post of one.
//! 3. [`mod@compile`] has the compiler alone compile posts, and [`hostile`] has the tool read
//!    what is meant to be slow.
//! 4. `tests/e2e/bench.mjs` measures in Chromium, on a slow line and processor: how
//!    pages load, how soon a cue is obeyed, what a player costs that plays.
//! 5. [`machine`] says what it was measured on; a table holds it all.
//!
//! Nothing here fails by being slow: it fails where a figure could not be had. What
//! takes files that lie beside the project, the reference post or the corpora, is left
//! out, and named, where these are not at hand.

mod archive;
mod compile;
pub(crate) mod generate;
mod hostile;
mod live;
mod machine;
mod measured;
mod others;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use crate::places;
use crate::process::{Progress, capture, run as run_command, say};
use crate::setup::{self, Scope, Toolbox};
use crate::site::{self, Client, Native, Pages};
use crate::tools;

/// A measured figure beside what it must reach.
struct Figure {
    name: String,
    budget: String,
    measured: String,
}

impl Figure {
    fn new(name: &str, budget: &str, measured: String) -> Self {
        Self { name: name.to_owned(), budget: budget.to_owned(), measured }
    }
}

/// How often what is short is measured; the median counts.
const RUNS: usize = 5;

/// Measures everything and prints it.
///
/// # Errors
/// Where a figure could not be measured.
pub(crate) fn run() -> Result<()> {
    let post = places::reference_post()
        .map(|file| fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display())));
    let post = post.transpose()?;
    let mut progress = Progress::new(8);
    let tools = progress.step("set-up", || setup::set_up(Scope::Test))?;
    // What an earlier run left there would be measured, too.
    tools::clear(&bench_folder(""))?;
    let client = bench_folder("client");
    progress.step("the client, as readers get it", || site::client(&tools, Client::Release, &client))?;
    progress.step("the native tool, optimised, and the sites", || sites(&tools, post.as_deref()))?;
    let compiled =
        progress.step("the compiler", || compile::figures(&tools, places::reference_post().as_deref()))?;
    let mut archives = progress
        .step("a hundred posts", || {
            post.as_deref().map(|post| archive::reference(post, &client)).transpose()
        })?
        .into_iter()
        .collect::<Vec<_>>();
    archives
        .extend(progress.step("archives of up to 10,000 reports (minutes)", || archive::generated(&client))?);
    archives.extend(progress.step("inputs that are meant to be slow", hostile::worst)?);
    let mut figures = progress.step("pages in Chromium (a few minutes)", || in_browser(&tools))?;
    figures.extend(compiled);
    figures.extend(archives);
    print(&figures);
    for line in left_out(post.is_some(), &hostile::absent()) {
        say(&format!("\n{line}"));
    }
    say(&machine::describe(&tools)?);
    Ok(())
}

/// What was not measured, and why.
fn left_out(has_post: bool, absent_corpora: &[&str]) -> Vec<String> {
    let of_post = "left out, for the reference post (../shared/reference/meetup-7.md) is not at hand: its page, \
                   a hundred posts like it, and how fast the compiler is with it and with 10,000 like it";
    let of_corpus = |name: &&str| {
        format!("left out, for ../shared/corpora/{name} is not at hand: its inputs that are meant to be slow")
    };
    let of_post = (!has_post).then(|| of_post.to_owned());
    of_post.into_iter().chain(absent_corpora.iter().map(of_corpus)).collect()
}

/// A folder of the benchmark's own.
fn bench_folder(name: &str) -> PathBuf {
    places::root().join("target/bench").join(name)
}

/// The tool itself: `cargo run` would be measured with it.
fn release_binary() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| places::root().join("target"), PathBuf::from);
    target.join("release").join(format!("cuecard{}", env::consts::EXE_SUFFIX))
}

/// The samples' site, and the reference post's where that is at hand.
fn sites(tools: &Toolbox, post: Option<&str>) -> Result<()> {
    run_command(tools.command("cargo")?.args(["build", "--release", "--bin", "cuecard"]))?;
    let (client, sites) = (bench_folder("client"), bench_folder("sites"));
    let render = |content: &Path, name: &str| {
        let out = sites.join(name);
        site::render(Native::Release, &Pages { content, client: &client, out: &out, base: Some("/") })
    };
    render(&places::root().join(places::CONTENT), "samples")?;
    let Some(post) = post else { return Ok(()) };
    let reference = bench_folder("reference-content");
    fs::create_dir_all(reference.join("posts"))?;
    fs::write(reference.join("posts/2025-02-26-meetup-7.md"), post)?;
    render(&reference, "reference")
}

/// Asks the Node side, which prints a figure a line: name, budget and measurement
/// with tabs between.
fn in_browser(tools: &Toolbox) -> Result<Vec<Figure>> {
    let mut node = tools.command("node")?;
    node.arg("bench.mjs")
        .arg(bench_folder("sites"))
        .arg(bench_folder("site-10000"))
        .current_dir(places::e2e());
    // What it says of its progress goes by; only the figures are read.
    node.env("CHROMIUM", &tools.browsers()?.chromium).stderr(Stdio::inherit());
    let printed = capture(&mut node)?;
    let figures: Vec<_> = printed.lines().filter_map(figure).collect();
    ensure!(!figures.is_empty(), "bench.mjs measured nothing:\n{printed}");
    Ok(figures)
}

fn figure(line: &str) -> Option<Figure> {
    let mut parts = line.split('\t').map(str::to_owned);
    Some(Figure { name: parts.next()?, budget: parts.next()?, measured: parts.next()? })
}

fn print(figures: &[Figure]) {
    let width = |part: fn(&Figure) -> &str| {
        figures.iter().map(|figure| part(figure).chars().count()).max().unwrap_or(0)
    };
    let (names, budgets) =
        (width(|figure| &figure.name), width(|figure| &figure.budget).max("to reach".len()));
    say(&format!("\n{:names$}  {:budgets$}  measured", "figure", "to reach"));
    for Figure { name, budget, measured } in figures {
        say(&format!("{name:names$}  {budget:budgets$}  {measured}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_named_and_nothing_else() {
        assert_eq!(left_out(true, &[]), [""; 0]);
        let told = left_out(false, &["pathological.json"]);
        assert_eq!(told.len(), 2);
        let named = ["its page", "a hundred posts", "the compiler", "pathological.json"];
        assert!(named.iter().all(|name| told.concat().contains(name)), "{told:?}");
    }

    #[test]
    fn a_line_of_three_parts_is_a_figure_and_no_other_is() {
        let read =
            figure("layout shift\t0\t0.000").map(|figure| (figure.name, figure.budget, figure.measured));
        assert_eq!(read, Some(("layout shift".to_owned(), "0".to_owned(), "0.000".to_owned())));
        assert!(figure("measuring …").is_none());
    }
}
