//! How long the native tool takes for a hundred posts like the reference post.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::{Figure, bench_folder};
use crate::places;
use crate::process::capture;
use crate::setup;
use crate::tools;

const POSTS: usize = 100;
const RUNS: usize = 5;

/// Makes the posts and measures: the median of five runs, each into an empty folder.
///
/// # Errors
/// Where the tool fails.
pub(super) fn measure(post: &str, client: &Path) -> Result<Figure> {
    let content = bench_folder("archive-content");
    tools::clear(&content)?;
    fs::create_dir_all(content.join("posts"))?;
    for number in 1..=POSTS {
        let name = format!("posts/2025-02-26-meetup-{number}.md");
        // Every sentence is a text of its own, so that no run profits from repetition.
        fs::write(content.join(name), post.replace('。', &format!("（{number}）。")))?;
    }
    let mut durations = Vec::new();
    for _ in 0..RUNS {
        durations.push(build(&content, client)?);
    }
    durations.sort();
    let median = durations.get(RUNS / 2).context("nothing was measured")?;
    Ok(Figure {
        name: format!("cuecard build of {POSTS} posts like the reference"),
        budget: "≤ 0.5 s".to_owned(),
        measured: format!("{:.2} s (median of {RUNS})", median.as_secs_f64()),
    })
}

fn build(content: &Path, client: &Path) -> Result<Duration> {
    let out = bench_folder("archive");
    tools::clear(&out)?;
    let mut cuecard = setup::in_project(release_binary());
    cuecard.args(["build", "--base", "/", "--content"]).arg(content);
    cuecard.arg("--client").arg(client).arg("--out").arg(&out);
    let started = Instant::now();
    capture(&mut cuecard)?;
    Ok(started.elapsed())
}

/// The tool itself: `cargo run` would be measured with it.
fn release_binary() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| places::root().join("target"), PathBuf::from);
    target.join("release").join(format!("cuecard{}", env::consts::EXE_SUFFIX))
}
