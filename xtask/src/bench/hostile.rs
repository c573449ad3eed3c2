//! What `cuecard check` takes for inputs that are meant to be slow ([`cases`]).
//!
//! 1. Each input is the only post of a folder of its own; the tool is started anew for it.
//! 2. The same is done at twice its size, and again, until it takes long enough for a
//!    ratio: what takes more than twice as long would never come to an end at some size.
//! 3. Of each figure the worst is told, with the input that it is of.

pub(crate) mod cases;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::measured::{self, Taken};
use super::{Figure, bench_folder, release_binary};
use crate::places;
use cases::Case;

/// How often each is measured.
const RUNS: u32 = 5;
/// The size of a post above which the tool does not read it.
const LARGEST: usize = 5 * 1024 * 1024;
/// The processors' time from which on neither the start of the process nor the clock's tick
/// has a say in a ratio.
const LONG: Duration = Duration::from_millis(100);

/// What an input took.
struct Measured {
    name: String,
    /// At the size that it is given.
    given: Checked,
    growth: Option<Growth>,
}

/// The processors' time at some size, and at twice that.
struct Growth {
    once: Duration,
    twice: Duration,
}

impl Growth {
    fn ratio(&self) -> f64 {
        self.twice.as_secs_f64() / self.once.as_secs_f64()
    }
}

/// What a check of a post took, of [`RUNS`].
struct Checked {
    /// The best time, for others at work on the machine can only add to it, and the most memory.
    best: Taken,
    /// The processors' time, which others hardly change: the mean, or else the best time.
    processor: Duration,
}

/// The files of inputs that are not at hand.
pub(super) fn absent() -> Vec<&'static str> {
    cases::FILES.map(|(name, _)| name).into_iter().filter(|name| !corpus(name).is_file()).collect()
}

fn corpus(name: &str) -> PathBuf {
    places::root().join("../shared/corpora").join(name)
}

/// The worst time, memory and growth of all inputs that are at hand.
///
/// # Errors
/// Where one could not be read or measured.
pub(super) fn worst() -> Result<Vec<Figure>> {
    let mut measured = Vec::new();
    for (name, kind) in cases::FILES {
        let path = corpus(name);
        if !path.is_file() {
            continue;
        }
        let json = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let cases = cases::read(&json, kind).with_context(|| format!("{name} is not as it was"))?;
        for case in cases {
            measured.push(measure(case)?);
        }
    }
    Ok(figures(&measured))
}

fn measure(case: Case) -> Result<Measured> {
    let given = check(&case.post(1))?;
    let growth = if case.grows() { growth(&case, given.processor)? } else { None };
    Ok(Measured { name: case.name, given, growth })
}

/// How an input grows that takes `once` at the size that it is given; none where it is
/// short at any size.
fn growth(case: &Case, mut once: Duration) -> Result<Option<Growth>> {
    for times in [2, 4, 8, 16, 32] {
        let post = case.post(times);
        if post.len() > LARGEST {
            break;
        }
        let twice = check(&post)?.processor;
        if twice >= LONG {
            return Ok(Some(Growth { once, twice }));
        }
        once = twice;
    }
    Ok(None)
}

/// What a check of a folder with this one post takes.
fn check(post: &str) -> Result<Checked> {
    let folder = bench_folder("hostile");
    fs::create_dir_all(folder.join("posts"))?;
    fs::write(folder.join("posts/2025-01-02-post.md"), post)?;
    let run = || {
        let mut cuecard = Command::new(release_binary());
        measured::run_check(cuecard.arg("check").arg(&folder))
    };
    let before = measured::processor_time();
    let mut best = run()?;
    for _ in 1..RUNS {
        let next = run()?;
        best = Taken { time: best.time.min(next.time), memory: best.memory.max(next.memory) };
    }
    let taken = before.zip(measured::processor_time()).map(|(before, after)| after.saturating_sub(before));
    Ok(Checked { best, processor: taken.map_or(best.time, |taken| taken / RUNS) })
}

fn figures(measured: &[Measured]) -> Vec<Figure> {
    let figure = |what: &str, budget, told| {
        let count = measured.len();
        Figure::new(&format!("{count} inputs that are meant to be slow: {what}"), budget, told)
    };
    let mut figures = Vec::new();
    let slowest = measured.iter().max_by_key(|one| one.given.best.time);
    figures.extend(slowest.map(|one| {
        let told = format!("{:.3} s ({})", one.given.best.time.as_secs_f64(), one.name);
        figure(&format!("the longest (best of {RUNS})"), "≤ 1 s", told)
    }));
    let largest = measured.iter().max_by_key(|one| one.given.best.memory);
    figures.extend(largest.map(|one| {
        figure("the most memory", "≤ 200 MB", format!("{} ({})", one.given.best.megabytes(), one.name))
    }));
    let grown = measured.iter().filter_map(|one| Some((one, one.growth.as_ref()?)));
    let steepest = grown.max_by(|a, b| a.1.ratio().total_cmp(&b.1.ratio()));
    figures.extend(steepest.map(|(one, growth)| {
        let (once, twice) = (growth.once.as_millis(), growth.twice.as_millis());
        let told = format!("{:.2} × ({}: {once} ms, {twice} ms)", growth.ratio(), one.name);
        let what = format!("twice as large : as large (processor time, mean of {RUNS})");
        figure(&what, "≤ 2.5 ×", told)
    }));
    figures
}
