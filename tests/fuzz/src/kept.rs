//! The texts that earlier runs found, in `kept/<target>.jsonl`: a JSON string a line, the shortest first.
//!
//! Runs find thousands; libFuzzer's `-merge` leaves the few hundred that together reach
//! what all of them reach. A file a target, instead of a file a text, keeps them readable in a
//! review: a text that comes or goes is a line there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{Target, folder};

/// The largest such file, in bytes: the shortest texts are kept.
const LARGEST: usize = 128 * 1024;

/// The texts that are kept for a target; none where there is no file yet.
///
/// # Errors
/// Where the file holds anything but a JSON string in each of its lines.
pub fn read(target: Target) -> Result<Vec<String>> {
    let path = file(target);
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let all = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let read = |(index, line): (usize, &str)| {
        serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), index + 1))
    };
    all.lines().enumerate().map(read).collect()
}

/// Keeps the texts in the files of a folder for a target.
///
/// # Errors
/// Where a file cannot be read, or the texts cannot be written.
pub fn write(target: Target, found: &Path) -> Result<()> {
    let mut texts = texts(found)?;
    texts.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
    texts.dedup();
    let mut all = String::new();
    for text in &texts {
        let line = serde_json::to_string(text)?;
        if all.len() + line.len() >= LARGEST {
            break;
        }
        all = all + &line + "\n";
    }
    fs::write(file(target), all)?;
    Ok(())
}

/// The texts in the files of a folder, as a target is given them.
///
/// # Errors
/// Where one of them cannot be read.
pub fn texts(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    entries.map(|entry| Ok(String::from_utf8_lossy(&fs::read(entry?.path())?).into_owned())).collect()
}

fn file(target: Target) -> PathBuf {
    folder().join("kept").join(target.name).with_extension("jsonl")
}
