//! What a benchmark was measured on.

use std::fs;
use std::process::Command;
use std::thread;

use anyhow::Result;

use crate::process::capture;
use crate::setup::Toolbox;

/// The machine in one line: cores, processor, memory, browser.
///
/// # Errors
/// Where the browser does not tell its version.
pub(super) fn describe(tools: &Toolbox) -> Result<String> {
    let cores = thread::available_parallelism()?;
    let processor =
        told_by("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let memory = told_by("/proc/meminfo", "MemTotal")
        .and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok())
        .map_or_else(|| "memory unknown".to_owned(), |kilobytes| format!("{} GB", kilobytes / 1_000_000));
    let browser = capture(Command::new(&tools.browsers()?.chromium).arg("--version"))?;
    Ok(format!("\nmeasured on: {cores} cores, {processor}, {memory}, {browser}"))
}

/// A value of a `name : value` file; such files are Linux's.
fn told_by(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    text.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then(|| value.trim().to_owned())
    })
}
