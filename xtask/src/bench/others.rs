//! Builds the same posts with Hugo and Jekyll, where they are installed, for comparison.
//!
//! Their themes (`xtask/themes/`) are like Cuecard's: the same styles in every page, the
//! same kinds of text. Hugo makes the pages of speakers and tags too, which it needs the
//! speakers' names for in the front matter; Jekyll has no such pages.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::measured::{self, Taken};
use super::{RUNS, bench_folder};
use crate::places;

/// What Hugo takes for these posts; none where it is not installed.
///
/// # Errors
/// Where it fails.
pub(super) fn hugo(content: &Path) -> Result<Option<Taken>> {
    let Some(program) = find("hugo") else { return Ok(None) };
    let folder = prepare("hugo", "layouts/partials/style.css.html")?;
    copy_posts(content, &folder.join("content/posts"), |post| with_speakers(&post))?;
    fs::copy(folder.join("layouts/_default/list.html"), folder.join("layouts/_default/term.html"))?;
    let out = bench_folder("hugo-site");
    let command = || {
        let mut hugo = Command::new(&program);
        hugo.args(["--quiet", "--ignoreCache", "--source"]).arg(&folder).arg("--destination").arg(&out);
        Ok(hugo)
    };
    measured::median(RUNS, &out, command).map(Some)
}

/// What Jekyll takes for these posts; none where it is not installed. Its cache is off:
/// it is measured on a first build.
///
/// # Errors
/// Where it fails.
pub(super) fn jekyll(content: &Path) -> Result<Option<Taken>> {
    let Some(program) = find("jekyll") else { return Ok(None) };
    let folder = prepare("jekyll", "_includes/style.css")?;
    copy_posts(content, &folder.join("_posts"), |post| post)?;
    let out = bench_folder("jekyll-site");
    let command = || {
        let mut jekyll = Command::new(&program);
        jekyll.args(["build", "--quiet", "--disable-disk-cache", "--source"]).arg(&folder);
        jekyll.arg("--destination").arg(&out);
        Ok(jekyll)
    };
    measured::median(1, &out, command).map(Some)
}

fn find(program: &str) -> Option<PathBuf> {
    places::find_program(program, &std::env::var_os("PATH")?)
}

/// A copy of a theme with the project's styles in it.
fn prepare(name: &str, style: &str) -> Result<PathBuf> {
    let folder = bench_folder(name);
    copy_folder(&places::root().join("xtask/themes").join(name), &folder)?;
    let style = folder.join(style);
    fs::create_dir_all(style.parent().context("a style lies in a folder")?)?;
    fs::write(&style, styles()?)?;
    Ok(folder)
}

/// All styles of the project.
fn styles() -> Result<String> {
    let mut files: Vec<_> =
        fs::read_dir(places::root().join("style"))?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|path| path.extension() == Some(OsStr::new("css")));
    files.sort();
    let texts: Vec<_> = files.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;
    Ok(texts.concat())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if path.is_dir() {
            copy_folder(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

fn copy_posts(content: &Path, to: &Path, change: impl Fn(String) -> String) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(content.join("posts"))? {
        let entry = entry?;
        fs::write(to.join(entry.file_name()), change(fs::read_to_string(entry.path())?))?;
    }
    Ok(())
}

/// A post with the names of its cue list in its front matter.
fn with_speakers(post: &str) -> String {
    let lines = post.lines().filter(|line| line.contains("setVideoTime("));
    let names = lines.filter_map(|line| Some(line.split_once("\">")?.1.split_once("</a>")?.0));
    let people = names.flat_map(|names| names.split('、'));
    let quoted: Vec<_> =
        people.filter_map(|person| Some(format!("\"{}\"", person.split(" / ").next()?))).collect();
    post.replacen("\n---\n", &format!("\nspeakers: [{}]\n---\n", quoted.join(", ")), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_the_cue_list_go_to_the_front_matter() {
        let post =
            "---\ntitle: 題\n---\n<p>発表1. <a onclick=\"setVideoTime(0)\">甲 / 乙社、丙 / 丁社</a></p>\n";
        assert!(with_speakers(post).starts_with("---\ntitle: 題\nspeakers: [\"甲\", \"丙\"]\n---\n"));
    }
}
