//! Runs a program and measures it: how long it takes, and how much memory at most.

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

/// How often a program's memory is looked at: the kernel keeps the largest value, so what
/// is missed is what was taken in the last moments alone.
const LOOK: Duration = Duration::from_millis(1);

/// What a run took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken {
    /// From its start to its end.
    pub(super) time: Duration,
    /// The most memory that was resident, in bytes; where the system tells.
    pub(super) memory: Option<u64>,
}

/// Runs a program to its end.
///
/// # Errors
/// Where it cannot be started or fails.
pub(super) fn run(command: &mut Command) -> Result<Taken> {
    run_to(command, 0..=0)
}

/// Runs `cuecard check` to its end: 0, or 1 where the content has errors.
///
/// # Errors
/// Where it cannot be started or comes to another end.
pub(super) fn run_check(command: &mut Command) -> Result<Taken> {
    run_to(command, 0..=1)
}

/// Runs a program that ends with one of these codes.
fn run_to(command: &mut Command, codes: RangeInclusive<i32>) -> Result<Taken> {
    let (taken, status) = watch(command)?;
    let is_wanted = status.code().is_some_and(|code| codes.contains(&code));
    ensure!(is_wanted, "`{}` failed ({status})", command.get_program().to_string_lossy());
    Ok(taken)
}

fn watch(command: &mut Command) -> Result<(Taken, ExitStatus)> {
    let program = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot start `{program}`"))?;
    let mut memory = None;
    let status = loop {
        memory = peak(&child).or(memory);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(LOOK);
    };
    Ok((Taken { time: started.elapsed(), memory }, status))
}

/// The run of median time among several, each into a folder that is not there before.
///
/// What earlier runs made is moved aside and stays until the next benchmark: ext4 gives no
/// inode out again within five seconds of its deletion (`recently_deleted` in Linux'
/// fs/ext4/ialloc.c), and a run that follows a deletion pays for the search past them.
///
/// # Errors
/// As [`run`].
pub(super) fn median(runs: usize, out: &Path, command: impl Fn() -> Result<Command>) -> Result<Taken> {
    let mut taken = Vec::new();
    for number in 1..=runs {
        taken.push(run(&mut command()?)?);
        if number < runs {
            fs::rename(out, out.with_extension(format!("run-{number}")))?;
        }
    }
    taken.sort_by_key(|taken| taken.time);
    taken.get(runs / 2).copied().context("nothing was measured")
}

/// The most memory that a program has had resident so far, in bytes (Linux, proc(5)).
pub(super) fn peak(child: &Child) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

/// What all programs that were run to their end have taken of the processors' time so far
/// (Linux, proc(5): `cutime` and `cstime` of `/proc/self/stat`, in hundredths of a second).
pub(super) fn processor_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    // The second value, the program's name, may itself hold spaces and brackets.
    let mut values = text.rsplit_once(") ")?.1.split(' ').skip(13);
    let ticks: u64 = values.next()?.parse::<u64>().ok()? + values.next()?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

impl Taken {
    /// The memory as a person reads it.
    pub(super) fn megabytes(self) -> String {
        self.memory.map_or_else(|| "memory unknown".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000))
    }
}
