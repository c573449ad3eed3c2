//! How fast the compiler is, apart from reading and writing files: `benches/speed.rs`, run.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::Figure;
use crate::places;
use crate::process::capture;
use crate::setup::Toolbox;

/// How many posts like the reference post are compiled, and how many of them first: what
/// memory grows by with their number shows between the two.
const MANY: usize = 10_000;
const FEW: usize = 1000;

/// Measures the samples' posts, and posts like the reference post where that is at hand.
///
/// # Errors
/// Where the program cannot be built, or fails.
pub(super) fn figures(tools: &Toolbox, reference: Option<&Path>) -> Result<Vec<Figure>> {
    let samples = places::root().join(places::CONTENT).join("posts");
    let mut posts = Vec::new();
    for entry in samples.read_dir().with_context(|| format!("cannot read {}", samples.display()))? {
        posts.extend(Some(entry?.path()).filter(|path| path.extension().is_some_and(|kind| kind == "md")));
    }
    let mut figures = Vec::new();
    if let Some(post) = reference {
        figures.push(one_core(tools, "the reference post", &[post.to_owned()])?);
    }
    figures.push(one_core(tools, "the samples, short and full of marks", &posts)?);
    if let Some(post) = reference {
        let [_, memory_of_few] = all_cores(tools, FEW, post)?;
        let [time, memory] = all_cores(tools, MANY, post)?;
        figures.push(Figure::new(
            &format!("compiling {MANY} posts like the reference, on all cores"),
            "≤ 5 s, memory as for fewer",
            format!(
                "{:.1} s, {} MB (of {FEW}: {} MB)",
                as_float(time) / 1e9,
                megabytes(memory),
                megabytes(memory_of_few)
            ),
        ));
    }
    Ok(figures)
}

/// Megabytes of Markdown a second.
fn one_core(tools: &Toolbox, of: &str, posts: &[PathBuf]) -> Result<Figure> {
    let posts = posts.iter().map(|post| post.display().to_string());
    let [bytes, nanoseconds] = speed(tools, ["one-core".to_owned()].into_iter().chain(posts))?;
    let rate = as_float(bytes) * 1000.0 / as_float(nanoseconds);
    Ok(Figure::new(&format!("compiling {of}, on one core"), "≥ 20 MB/s", format!("{rate:.1} MB/s")))
}

/// Nanoseconds, and bytes of memory.
fn all_cores(tools: &Toolbox, count: usize, post: &Path) -> Result<[u64; 2]> {
    let arguments = ["all-cores".to_owned(), count.to_string(), post.display().to_string()];
    speed(tools, arguments.into_iter())
}

/// What the program prints: two numbers.
fn speed(tools: &Toolbox, arguments: impl Iterator<Item = String>) -> Result<[u64; 2]> {
    let mut cargo = tools.command("cargo")?;
    let printed = capture(cargo.args(["bench", "--bench", "speed", "--"]).args(arguments))?;
    let numbers: Vec<u64> =
        printed.split_ascii_whitespace().map(str::parse).collect::<Result<_, _>>().context("no numbers")?;
    numbers.try_into().ok().with_context(|| format!("not two numbers: {printed}"))
}

#[expect(clippy::cast_precision_loss, reason = "far smaller than 2^52")]
fn as_float(number: u64) -> f64 {
    number as f64
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1}", as_float(bytes) / 1e6)
}
