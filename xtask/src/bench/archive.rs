//! What archives of many reports take: to build, to build again after a change, beside
//! other generators, and how large their first page is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::measured::{self, Taken};
use super::{Figure, RUNS, bench_folder, generate, live, others, release_binary};
use crate::setup;

/// How many posts like the reference post are built.
const REFERENCE_POSTS: usize = 100;

/// Builds a hundred posts like the reference post.
///
/// # Errors
/// Where the tool fails.
pub(super) fn reference(post: &str, client: &Path) -> Result<Figure> {
    let content = bench_folder("archive-content");
    fs::create_dir_all(content.join("posts"))?;
    for number in 1..=REFERENCE_POSTS {
        let name = format!("posts/2025-02-26-meetup-{number}.md");
        // Every sentence is a text of its own, so that no run profits from repetition.
        fs::write(content.join(name), post.replace('。', &format!("（{number}）。")))?;
    }
    let taken = build(&content, client, &bench_folder("archive"), BARE, RUNS)?;
    Ok(Figure::new(
        &format!("cuecard build of {REFERENCE_POSTS} posts like the reference, without pictures and search"),
        "≤ 0.5 s",
        format!("{:.2} s (median of {RUNS})", taken.time.as_secs_f64()),
    ))
}

/// Measures archives of 10, 200, 1,000 and 10,000 generated reports.
///
/// # Errors
/// Where a tool fails.
pub(super) fn generated(client: &Path) -> Result<Vec<Figure>> {
    let small = content(10)?;
    let mut figures = beside_others(&content(1000)?, client)?;
    let live_reload = live::change(&content(200)?, client)?.0;
    figures.push(Figure::new(
        "cuecard serve, 200 reports: from saving a post to its new page in the browser's hands",
        "≤ 300 ms",
        milliseconds(live_reload),
    ));
    let large = content(10_000)?;
    let (ten, all) = (bench_folder("site-10"), bench_folder("site-10000"));
    build(&small, client, &ten, &[], 1)?;
    let taken = build(&large, client, &all, &[], 1)?;
    figures.push(Figure::new(
        "10,000 reports: full build, with social pictures and search index",
        "≤ 60 s, ≤ 2 GB",
        format!("{:.1} s, {}", taken.time.as_secs_f64(), taken.megabytes()),
    ));
    let (rebuilt, memory) = live::change(&large, client)?;
    let memory = Taken { time: rebuilt, memory }.megabytes();
    figures.push(Figure::new(
        "10,000 reports: rebuilt after a change to one post (cuecard serve)",
        "≤ 2 s",
        format!("{}, {memory}", milliseconds(rebuilt)),
    ));
    let (small, large) = (home_size(&ten)?, home_size(&all)?);
    #[expect(clippy::cast_precision_loss, reason = "a page is far smaller than 2^52 bytes")]
    let ratio = large as f64 / small as f64;
    figures.push(Figure::new(
        "home of 10,000 reports : home of 10, page and data, gzip",
        "≤ 1.15 ×",
        format!("{ratio:.3} × ({large} B : {small} B)"),
    ));
    Ok(figures)
}

/// A build without what other generators do not do.
const BARE: &[&str] = &["--without-social-pictures", "--without-search"];

fn beside_others(content: &Path, client: &Path) -> Result<Vec<Figure>> {
    let own = build(content, client, &bench_folder("site-1000"), BARE, RUNS)?;
    let mut figures = vec![Figure::new(
        "1,000 reports: full build without social pictures and search index",
        "≤ 300 MB",
        format!("{:.2} s, {}", own.time.as_secs_f64(), own.megabytes()),
    )];
    for (name, budget, other) in
        [("Hugo", "≤ 0.6 ×", others::hugo(content)?), ("Jekyll", "", others::jekyll(content)?)]
    {
        let measured = match other {
            Some(other) => {
                let ratio = own.time.as_secs_f64() / other.time.as_secs_f64();
                format!("{ratio:.2} × ({:.2} s, {})", other.time.as_secs_f64(), other.megabytes())
            }
            None => "not installed (apt-get install hugo jekyll)".to_owned(),
        };
        figures.push(Figure::new(&format!("the same : {name} on the same posts"), budget, measured));
    }
    Ok(figures)
}

/// A content folder of so many generated reports.
fn content(count: u64) -> Result<PathBuf> {
    let folder = bench_folder(&format!("content-{count}"));
    generate::archive(&folder, count)?;
    Ok(folder)
}

fn build(content: &Path, client: &Path, out: &Path, options: &[&str], runs: usize) -> Result<Taken> {
    let command = || -> Result<Command> {
        let mut cuecard = setup::in_project(release_binary());
        cuecard.args(["build", "--base", "/", "--content"]).arg(content);
        cuecard.arg("--client").arg(client).arg("--out").arg(out).args(options);
        Ok(cuecard)
    };
    measured::median(runs, out, command)
}

/// What a first visit loads of the first page, without code and pictures: the page and
/// its data, in bytes of gzip.
fn home_size(site: &Path) -> Result<usize> {
    let sizes = ["index.html", "data/site.json"].map(|name| gzip(&site.join(name)));
    let [page, data] = sizes;
    Ok(page? + data?)
}

fn gzip(file: &Path) -> Result<usize> {
    let output = Command::new("gzip").args(["-9", "-c"]).arg(file).output().context("cannot start `gzip`")?;
    ensure!(output.status.success(), "cannot read {}", file.display());
    Ok(output.stdout.len())
}

fn milliseconds(duration: Duration) -> String {
    format!("{} ms (median of 7)", duration.as_millis())
}
