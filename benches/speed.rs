//! How fast posts compile, for `cargo xtask bench`, which runs it as
//! `cargo bench --bench speed -- one-core FILE…` and `… all-cores COUNT FILE`.
//!
//! - `one-core`: the files are read as posts beside which no picture lies, and compiled in
//!   turn, again and again, for some two seconds. The fastest round counts: what slows
//!   others down is not the compiler. Prints the bytes and nanoseconds of a round.
//! - `all-cores`: so many posts like the file, no two of one text, are compiled on all
//!   cores; of each, its name alone is kept. Prints the nanoseconds that it took, and the
//!   most memory that was resident, in bytes.
#![allow(clippy::print_stdout, reason = "its result is read by the caller")]

use std::env;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use cuecard::compile::{self, Compiled, FileInfo, Files, Post, Surroundings};
use cuecard::model::{Asset, Slug};

/// How long one core is measured.
const MEASURED: Duration = Duration::from_secs(2);

struct NoFiles;

impl Files for NoFiles {
    fn find(&self, _: &Asset) -> Option<FileInfo> {
        None
    }
}

fn main() -> Result<()> {
    // Cargo adds an option of its own.
    let mut arguments = env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let (what, arguments) = (arguments.next(), arguments.collect::<Vec<_>>());
    match (what.as_deref(), arguments.as_slice()) {
        (Some("one-core"), files) => one_core(files),
        (Some("all-cores"), [count, file]) => all_cores(count.parse()?, file),
        _ => bail!("one-core FILE… or all-cores COUNT FILE"),
    }
}

fn compile(path: &str, text: &str, around: &Surroundings<'_>) -> Compiled {
    compile::report(&Post { path, text: black_box(text) }, &[], around)
}

fn one_core(files: &[String]) -> Result<()> {
    let texts = files.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let around = Surroundings::of(&NoFiles);
    let round = || {
        let started = Instant::now();
        for text in &texts {
            black_box(compile("2024-05-01-evening.md", text, &around));
        }
        started.elapsed()
    };
    let started = Instant::now();
    let mut fastest = round();
    while started.elapsed() < MEASURED {
        fastest = fastest.min(round());
    }
    println!("{bytes} {}", fastest.as_nanos());
    Ok(())
}

fn all_cores(count: usize, file: &str) -> Result<()> {
    let text = fs::read_to_string(file)?;
    let around = Surroundings::of(&NoFiles);
    let started = Instant::now();
    let compiled = (1..=count).into_par_iter().map(|number| {
        let text = text.replace('。', &format!("（{number}）。"));
        let report = compile(&format!("2024-05-01-evening-{number}.md"), &text, &around).report;
        report.map(|report| report.slug)
    });
    let slugs: Option<Vec<Slug>> = compiled.collect();
    let taken = started.elapsed();
    black_box(slugs.context("a post has no report")?);
    println!("{} {}", taken.as_nanos(), peak().context("the system does not tell what memory was taken")?);
    Ok(())
}

/// The most memory that this process has had resident, in bytes (Linux, proc(5)).
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}
