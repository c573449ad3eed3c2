//! What a run starts from, and what is kept of it: the part of `cargo xtask fuzz` that knows the
//! project's texts.
//!
//! - `corpus targets` names all targets.
//! - `corpus seeds TARGET FOLDER` writes a file for each seed into `FOLDER/seeds`, and the
//!   target's words and longest length into `FOLDER`.
//! - `corpus own FROM… TO` copies the texts of folders that are not made of others' corpora.
//! - `corpus keep TARGET FROM` keeps the texts of a folder for all later runs.
#![allow(clippy::print_stdout, reason = "it names the targets to who called it")]

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use fuzz::{TARGETS, Target, kept, named, seeds, words};

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["targets"] => {
            for target in TARGETS {
                println!("{}", target.name);
            }
            Ok(())
        }
        ["seeds", name, folder] => write_seeds(target(name)?, Path::new(folder)),
        ["own", from @ .., to] => copy_own(from, Path::new(to)),
        ["keep", name, from] => kept::write(target(name)?, Path::new(from)),
        _ => bail!(
            "corpus targets, corpus seeds TARGET FOLDER, corpus own FROM… TO, or corpus keep TARGET FROM"
        ),
    }
}

fn target(name: &str) -> Result<Target> {
    named(name).with_context(|| format!("there is no target `{name}`"))
}

fn write_seeds(target: Target, folder: &Path) -> Result<()> {
    write_texts(&seeds::of(target)?, &folder.join("seeds"))?;
    fs::write(folder.join("words"), words::dictionary(target))?;
    fs::write(folder.join("longest"), target.longest.to_string())?;
    Ok(())
}

fn copy_own(from: &[&str], to: &Path) -> Result<()> {
    let is_foreign = seeds::is_foreign()?;
    let all = from.iter().map(|folder| kept::texts(Path::new(folder))).collect::<Result<Vec<_>>>()?;
    let own: Vec<_> = all.concat().into_iter().filter(|text| !is_foreign(text)).collect();
    write_texts(&own, to)
}

fn write_texts(texts: &[String], folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (index, text) in texts.iter().enumerate() {
        fs::write(folder.join(format!("{index:05}")), text)?;
    }
    Ok(())
}
