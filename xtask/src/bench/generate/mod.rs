//! Posts for an archive of any size: talks of the trade in Japanese, as a group's
//! reports have them, the same in every run and no two alike.
//!
//! 1. [`fields`] and [`people`] have the words, [`sentences`] what they stand in.
//! 2. [`post`] draws a post's talks and speakers with [`random`] numbers, and writes it.
//! 3. [`archive`] writes a content folder of them.

mod fields;
mod people;
mod post;
mod random;
mod sentences;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The settings of such an archive.
const SETTINGS: &str = "title = \"勉強会の記録\"\nlanguage = \"ja\"\nauthor = \"運営の有志\"\n\
    description = \"各地の勉強会のレポート。\"\naddress = \"https://archive.example/\"\n";

/// Writes a content folder with so many posts; the first ones are those of a smaller
/// archive, so that the newest are the last.
///
/// # Errors
/// Where a file cannot be written.
pub(crate) fn archive(folder: &Path, count: u64) -> Result<()> {
    let posts = folder.join("posts");
    fs::create_dir_all(&posts)?;
    fs::write(folder.join("site.toml"), SETTINGS)?;
    for number in 0..count {
        let post::Post { file, text } = post::post(number);
        let path = posts.join(file);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
