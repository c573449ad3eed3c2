//! Running commands, and saying how far a task is.

use std::fmt::Write as _;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Prints a line for whoever called.
#[expect(clippy::print_stdout, reason = "a program of the command line speaks there, and only here")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// Runs a command whose output the caller sees.
///
/// # Errors
/// Where it cannot be started or fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command and returns what it printed to its standard output, trimmed.
///
/// # Errors
/// Where it cannot be started or fails; then with all that it printed.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    let printed = String::from_utf8_lossy(&stdout);
    if !status.success() {
        let complaint = String::from_utf8_lossy(&stderr);
        let told = format!("{printed}{complaint}");
        bail!("`{}` failed ({status}):\n{}", shown(command), told.trim_end());
    }
    Ok(printed.trim().to_owned())
}

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        // Writing to a String cannot fail.
        let _ = write!(text, " {}", argument.to_string_lossy());
    }
    text
}

/// A duration as a person reads it: `0.4 s`, `2 min 5 s`.
pub(crate) fn seconds(duration: Duration) -> String {
    match duration.as_secs() {
        0..60 => format!("{:.1} s", duration.as_secs_f64()),
        whole => format!("{} min {} s", whole / 60, whole % 60),
    }
}

/// How far a task of several steps is.
pub(crate) struct Progress {
    done: usize,
    total: usize,
    started: Instant,
}

impl Progress {
    /// A task of so many steps.
    pub(crate) fn new(total: usize) -> Self {
        Self { done: 0, total, started: Instant::now() }
    }

    /// Does the next step, and says so before and after.
    ///
    /// # Errors
    /// The step's own.
    pub(crate) fn step<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.done += 1;
        let place = format!("[{}/{}] {title}", self.done, self.total);
        say(&format!("{place} …"));
        let started = Instant::now();
        let result = work();
        let verdict = if result.is_ok() { "done" } else { "FAILED" };
        say(&format!("{place}: {verdict} in {}", seconds(started.elapsed())));
        result
    }

    /// How long the task has been going.
    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}
