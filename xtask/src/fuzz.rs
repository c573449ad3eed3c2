//! Looks for texts that break a promise, with libFuzzer: `cargo xtask fuzz`.
//!
//! 1. The package `fuzz` (`tests/fuzz/`) is built with counters at every branch, as cargo-fuzz
//!    builds with `--sanitizer none`: that much stable Rust can do, and there is no unsafe code
//!    of ours that a sanitizer could watch.
//! 2. Its `corpus` writes the seeds of each target; its `engine` runs on each, two at a time.
//! 3. What broke a promise, took too long or too much memory is left in a file, and the run fails.
//! 4. With `--keep`, what was found is left, merged, in `tests/fuzz/kept/`.
//!
//! All of it lies in `target/fuzz/`. The seed of chance is fixed: how far a run comes hangs on
//! the machine, and whatever it finds is there to be found on any other.

use std::any::Any;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, bail, ensure};

use crate::places;
use crate::process::{capture, run, say};
use crate::setup::Toolbox;
use crate::tools;

/// How long all targets run where nobody says so, in seconds.
pub(crate) const SECONDS: u64 = 120;

/// Whether the system can have libFuzzer.
pub(crate) const CAN_RUN: bool = cfg!(unix);

/// How many targets run at a time.
const AT_A_TIME: u64 = 2;

/// libFuzzer's counters, as cargo-fuzz asks for them.
const COUNTERS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// What a run is asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// The one target; all of them where none is named.
    pub(crate) target: Option<String>,
    /// How long each target runs, in seconds.
    pub(crate) seconds: Option<u64>,
    /// Whether what is found is kept.
    pub(crate) keep: bool,
}

/// Runs the targets.
///
/// # Errors
/// Where one of them is broken: the text that breaks it, and how to try it again.
pub(crate) fn fuzz(tools: &Toolbox, options: &Options) -> Result<()> {
    let all = capture(corpus(tools)?.arg("targets"))?;
    let is_wanted = |name: &&str| options.target.as_ref().is_none_or(|wanted| wanted == name);
    let targets: Vec<_> = all.lines().filter(is_wanted).collect();
    ensure!(!targets.is_empty(), "there is no such target; there are:\n{all}");
    let count = u64::try_from(targets.len())?;
    let seconds = options.seconds.unwrap_or(SECONDS * AT_A_TIME.min(count) / count);
    let room = Room { tools, engine: build(tools)?, seconds, keep: options.keep };
    let waiting = Mutex::new(targets.into_iter());
    let next = || waiting.lock().ok()?.next();
    let work = || {
        let mut broken = Vec::new();
        while let Some(target) = next() {
            match panic::catch_unwind(AssertUnwindSafe(|| room.look(target))) {
                Ok(Ok(told)) => say(&format!("  {target}: {told}")),
                Ok(Err(error)) => broken.push(format!("{target}: {error:#}")),
                Err(panic) => broken.push(format!("{target}: xtask itself broke: {}", reason(&*panic))),
            }
        }
        broken
    };
    let broken: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
            .collect()
    });
    ensure!(broken.is_empty(), "{}", broken.join("\n"));
    Ok(())
}

/// Why something panicked.
fn reason(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref().copied()).unwrap_or("it does not say why")
}

/// What runs need.
struct Room<'a> {
    tools: &'a Toolbox,
    engine: String,
    seconds: u64,
    keep: bool,
}

impl Room<'_> {
    /// Runs a target, and says how far it came.
    fn look(&self, target: &str) -> Result<String> {
        let folder = places::fuzz().join("runs").join(target);
        tools::clear(&folder)?;
        let (seeds, found, broken) = (folder.join("seeds"), folder.join("found"), folder.join("broken"));
        for folder in [&found, &broken] {
            fs::create_dir_all(folder)?;
        }
        capture(corpus(self.tools)?.args(["seeds", target]).arg(&folder))?;
        let longest = fs::read_to_string(folder.join("longest"))?;
        let log = folder.join("log");
        let mut engine = self.engine(target)?;
        engine.arg(format!("-max_total_time={}", self.seconds)).arg(format!("-max_len={longest}"));
        engine.arg(format!("-dict={}", folder.join("words").display()));
        engine.arg(format!("-artifact_prefix={}/", broken.display()));
        // A text takes milliseconds: one that takes ten seconds is none of a slow machine.
        engine.args([
            "-seed=1",
            "-timeout=10",
            "-rss_limit_mb=2048",
            "-report_slow_units=1",
            "-print_final_stats=1",
        ]);
        engine.args([&found, &seeds]).stderr(Stdio::from(fs::File::create(&log)?)).stdout(Stdio::null());
        let status = engine.status().context("cannot start the engine")?;
        let log = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        if !status.success() {
            bail!("{}", self.what_broke(target, &broken, &log));
        }
        if self.keep {
            self.keep(target, &folder)?;
        }
        Ok(told(&log, self.seconds))
    }

    fn engine(&self, target: &str) -> Result<Command> {
        let mut engine = self.tools.command(&self.engine)?;
        engine.env("FUZZ_TARGET", target);
        Ok(engine)
    }

    /// The text that broke a target, what it broke, and how to try it again.
    fn what_broke(&self, target: &str, broken: &Path, log: &str) -> String {
        let files = fs::read_dir(broken).into_iter().flatten().flatten().map(|entry| entry.path());
        let is_slow =
            |file: &PathBuf| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("slow-"));
        let again =
            |file: PathBuf| format!("  again: FUZZ_TARGET={target} {} {}", self.engine, file.display());
        let lines = log.lines().skip_while(|line| !line.contains("panicked at") && !line.contains("ERROR:"));
        let said = lines.take(12).map(|line| format!("  {line}"));
        let files = files.filter(|file| !is_slow(file)).map(again);
        std::iter::once("broken".to_owned()).chain(said).chain(files).collect::<Vec<_>>().join("\n")
    }

    /// Leaves of what is kept and what was found the few texts that reach all that these
    /// reach, none of them made of others' corpora.
    fn keep(&self, target: &str, folder: &Path) -> Result<()> {
        let (all, own, kept) = (folder.join("found"), folder.join("own"), folder.join("kept"));
        for folder in [&own, &kept] {
            tools::clear(folder)?;
            fs::create_dir_all(folder)?;
        }
        run(corpus(self.tools)?.arg("own").args([&all, &folder.join("seeds"), &own]))?;
        let mut merge = self.engine(target)?;
        // How often a branch is taken tells texts apart for a run, and is no reason to keep one.
        merge.args(["-merge=1", "-use_counters=0"]).args([&kept, &own]);
        capture(&mut merge)?;
        run(corpus(self.tools)?.args(["keep", target]).arg(&kept))
    }
}

/// Builds the engine, and says where it is.
fn build(tools: &Toolbox) -> Result<String> {
    let machine = capture(Command::new("rustc").args(["--print", "host-tuple"]))?;
    let mut cargo = tools.command("cargo")?;
    cargo.args(["build", "--package=fuzz", "--bin=engine", "--features=engine", "--profile=fuzz"]);
    // With a target, the flags are not those of build scripts, which have no engine.
    cargo.args(["--target", &machine, "--target-dir"]).arg(places::fuzz());
    run(cargo.env("RUSTFLAGS", COUNTERS))?;
    Ok(places::fuzz().join(machine).join("fuzz/engine").display().to_string())
}

/// What knows the seeds, and what is kept.
fn corpus(tools: &Toolbox) -> Result<Command> {
    let mut cargo = tools.command("cargo")?;
    cargo.args(["run", "--quiet", "--package=fuzz", "--bin=corpus", "--"]);
    Ok(cargo)
}

/// How far a run came, of libFuzzer's log.
fn told(log: &str, seconds: u64) -> String {
    let executed = log.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    let status = log.lines().rev().find(|line| line.starts_with('#') && line.contains(" cov: "));
    let after = |name: &str| {
        let words = status.unwrap_or_default().split_whitespace();
        words.skip_while(|word| *word != name).nth(1).unwrap_or("?").split('/').next().unwrap_or("?")
    };
    format!(
        "{} texts in {seconds} s, {} places of the code reached by {} of them",
        executed.unwrap_or("?").trim(),
        after("cov:"),
        after("corp:"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_tells_why() {
        let told = |text: &'static str| [reason(&text).to_owned(), reason(&text.to_owned()).to_owned()];
        assert_eq!(told("no disk"), ["no disk", "no disk"]);
    }

    #[test]
    fn what_a_run_tells_is_read_of_its_log() {
        let log = "INFO: Seed: 1\n#512\tINITED cov: 90 ft: 100 corp: 4/12b exec/s: 0 rss: 30Mb\n\
                   #2048\tDONE   cov: 120 ft: 400 corp: 31/2100b lim: 64 exec/s: 1024 rss: 40Mb\n\
                   stat::number_of_executed_units: 2048\nstat::average_exec_per_sec:     1024\n";
        assert_eq!(told(log, 2), "2048 texts in 2 s, 120 places of the code reached by 31 of them");
    }
}
