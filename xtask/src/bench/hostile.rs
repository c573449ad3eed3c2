//! What `cuecard check` takes for inputs that are meant to be slow ([`cases`]).
//!
//! 1. Each input is the only post of a folder of its own; the tool is started anew for it.
//! 2. The same is done at twice its size: what takes more than twice as long would never
//!    come to an end at some size.
//! 3. Of each figure the worst is told, with the input that it is of.

pub(crate) mod cases;

use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::measured::{self, Taken};
use super::{Figure, bench_folder, release_binary};
use crate::places;
use cases::Case;

/// How often each is measured: the best time counts, for others at work on the machine can
/// only add to it.
const RUNS: usize = 3;
/// How often again, where that seems to take too long.
const MORE_RUNS: usize = 6;
/// The most times as long that twice the size may take, and the longest that anything may.
const MAX_GROWTH: f64 = 2.5;
const MAX_TIME: Duration = Duration::from_secs(1);
/// The size of a post above which the tool does not read it.
const LARGEST: usize = 5 * 1024 * 1024;
/// A time below which most is the start of the process, so that no ratio says anything.
const START: Duration = Duration::from_millis(20);

/// What an input took.
struct Measured {
    name: String,
    once: Taken,
    /// At twice its size, where there is such.
    twice: Option<Taken>,
}

/// The worst time, memory and growth of all inputs; none where they are not at hand.
///
/// # Errors
/// Where one could not be measured.
pub(super) fn worst() -> Result<Vec<Figure>> {
    let mut measured = Vec::new();
    for (name, kind) in cases::FILES {
        let Ok(json) = fs::read_to_string(places::root().join("../shared/corpora").join(name)) else {
            continue;
        };
        let cases = cases::read(&json, kind).with_context(|| format!("{name} is not as it was"))?;
        for case in cases {
            measured.push(measure(case)?);
        }
    }
    Ok(figures(&measured))
}

fn measure(case: Case) -> Result<Measured> {
    let (post, twice) = (case.post(1), case.post(2));
    let grows = case.grows() && twice.len() <= LARGEST;
    let mut measured = Measured { name: case.name, once: check(&post, RUNS)?, twice: None };
    if grows {
        measured.twice = Some(check(&twice, RUNS)?);
    }
    let is_steep = growth(&measured).is_some_and(|(ratio, ..)| ratio > MAX_GROWTH);
    if is_steep || measured.once.time > MAX_TIME {
        measured.once = measured.once.or_better(check(&post, MORE_RUNS)?);
        measured.twice = match measured.twice {
            Some(known) => Some(known.or_better(check(&twice, MORE_RUNS)?)),
            None => None,
        };
    }
    Ok(measured)
}

/// What a check of a folder with this one post takes: the best time, and the most memory.
fn check(post: &str, runs: usize) -> Result<Taken> {
    let folder = bench_folder("hostile");
    fs::create_dir_all(folder.join("posts"))?;
    fs::write(folder.join("posts/2025-01-02-post.md"), post)?;
    let run = || {
        let mut cuecard = Command::new(release_binary());
        // What is wrong with a post is none of this.
        measured::run_to_any_end(cuecard.arg("check").arg(&folder))
    };
    (1..runs).try_fold(run()?, |best, _| Ok(best.or_better(run()?)))
}

impl Taken {
    fn or_better(self, other: Self) -> Self {
        Self { time: self.time.min(other.time), memory: self.memory.max(other.memory) }
    }
}

fn figures(measured: &[Measured]) -> Vec<Figure> {
    let count = measured.len();
    let slowest = measured.iter().max_by_key(|one| one.once.time);
    let largest = measured.iter().max_by_key(|one| one.once.memory);
    let steepest = measured.iter().filter_map(growth).max_by(|a, b| a.0.total_cmp(&b.0));
    let figure = |what: &str, budget, told| {
        Figure::new(&format!("{count} inputs that are meant to be slow: {what}"), budget, told)
    };
    let mut figures = Vec::new();
    figures.extend(slowest.map(|one| {
        let told = format!("{:.3} s ({})", one.once.time.as_secs_f64(), one.name);
        figure("the longest (best of 3)", "≤ 1 s", told)
    }));
    figures.extend(largest.map(|one| {
        figure("the most memory", "≤ 200 MB", format!("{} ({})", one.once.megabytes(), one.name))
    }));
    figures.extend(steepest.map(|(ratio, one, twice)| {
        let (once, twice) = (one.once.time.as_millis(), twice.time.as_millis());
        let told = format!("{ratio:.2} × ({}: {once} ms, {twice} ms)", one.name);
        figure("the longest at twice its size : at its size", "≤ 2.5 ×", told)
    }));
    figures
}

/// How many times as long an input takes at twice its size.
fn growth(one: &Measured) -> Option<(f64, &Measured, Taken)> {
    let twice = one.twice.filter(|twice| twice.time > START)?;
    Some((twice.time.as_secs_f64() / one.once.time.as_secs_f64(), one, twice))
}
