//! Compiles each case of `tests/compile`, a folder with one post and its transcripts,
//! and compares what comes out with the reviewed `report.json` and `diagnostics.txt`
//! beside it, with the Japanese of `diagnostics.ja.txt` where that is there, and, where there
//! are transcripts, `transcripts.json` and `captions.txt`.
//!
//! `files.txt` names the files that the content folder has, one a line, with the
//! size of those that are pictures: `images/a.jpg 640x480`. `pages.txt` names its
//! other posts and pages; `site.toml` holds the site's
//! settings. To take what comes out
//! for right, after reading it: `UPDATE_SNAPSHOTS=1 cargo test --test compile`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests fail by panicking, and say why"
)]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use cuecard::compile::{self, FileInfo, Files, Pages, Post, Style, Surroundings, TranscriptFile};
use cuecard::model::{Asset, Language, Size, TalkKey};

const ENGLISH: Style = Style { language: Language::English, color: false };
const JAPANESE: Style = Style { language: Language::Japanese, ..ENGLISH };

/// The files of `files.txt`.
#[derive(Default)]
struct Listed(HashMap<String, FileInfo>);

impl Listed {
    fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join("files.txt")).unwrap_or_default();
        Self(text.lines().map(listed).collect())
    }
}

fn listed(line: &str) -> (String, FileInfo) {
    let Some((path, size)) = line.split_once(' ') else {
        return (line.to_owned(), FileInfo::default());
    };
    let (width, height) = size.split_once('x').expect("a size is written 640x480");
    let size = Size { width: width.parse().unwrap(), height: height.parse().unwrap() };
    (path.to_owned(), FileInfo { size: Some(size) })
}

impl Files for Listed {
    fn find(&self, asset: &Asset) -> Option<FileInfo> {
        self.0.get(asset.as_str()).copied()
    }
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile");
    let mut folders: Vec<_> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn post(folder: &Path) -> PathBuf {
    let mut posts = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let post = posts.next().expect("a case has a post");
    assert!(posts.next().is_none(), "{} has two posts", folder.display());
    post
}

/// A transcript of a case: its name, its text, and the talk that its name gives.
struct Transcript {
    name: String,
    text: String,
    talk: Option<TalkKey>,
}

fn transcripts(folder: &Path) -> Vec<Transcript> {
    let mut transcripts: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "vtt"))
        .map(|path| Transcript {
            name: path.file_name().unwrap().to_str().unwrap().to_owned(),
            text: fs::read_to_string(&path).unwrap(),
            talk: path.file_stem().unwrap().to_str().unwrap().split('.').nth(1).and_then(TalkKey::parse),
        })
        .collect();
    transcripts.sort_by(|a, b| a.name.cmp(&b.name));
    transcripts
}

/// Compares with a snapshot, or writes it; returns whether it is as it was.
fn matches(snapshot: &Path, text: &str) -> bool {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(snapshot, text).unwrap();
        return true;
    }
    let wanted = fs::read_to_string(snapshot).unwrap_or_default();
    if wanted != text {
        eprintln!("--- {} should be\n{wanted}\n--- but is\n{text}", snapshot.display());
    }
    wanted == text
}

#[test]
fn every_case_compiles_as_reviewed() {
    let folders = folders();
    assert!(folders.len() >= 20, "the cases are there");
    let mut failed = Vec::new();
    for folder in folders {
        let path = post(&folder);
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let transcripts = transcripts(&folder);
        let files: Vec<_> = transcripts
            .iter()
            .map(|Transcript { name, text, talk }| TranscriptFile { path: name, text, talk: *talk })
            .collect();
        let listed = Listed::read(&folder);
        let settings = fs::read_to_string(folder.join("site.toml")).unwrap_or_default();
        let (settings, found) = compile::site("site.toml", Some(&settings), &listed);
        assert_eq!(found, [], "{}", folder.display());
        let pages = fs::read_to_string(folder.join("pages.txt")).unwrap_or_default();
        let around = Surroundings {
            vocabulary: settings.vocabulary,
            pages: Pages::of(pages.lines()),
            address: settings.address,
            ..Surroundings::of(&listed)
        };
        let compiled = compile::report(&Post { path: name, text: &text }, &files, &around);
        let json = serde_json::to_string_pretty(&compiled.report).unwrap() + "\n";
        let shown = |style| {
            let mut shown = compile::render(&compiled.diagnostics, name, &text, style);
            for (file, diagnostics) in files.iter().zip(&compiled.transcript_diagnostics) {
                shown += &compile::render(diagnostics, file.path, file.text, style);
            }
            shown
        };
        let mut same = vec![
            matches(&folder.join("report.json"), &json),
            matches(&folder.join("diagnostics.txt"), &shown(ENGLISH)),
        ];
        let japanese = folder.join("diagnostics.ja.txt");
        if japanese.exists() {
            same.push(matches(&japanese, &shown(JAPANESE)));
        }
        if !files.is_empty() {
            let spoken = serde_json::to_string_pretty(&compiled.transcripts).unwrap() + "\n";
            same.push(matches(&folder.join("transcripts.json"), &spoken));
            same.push(matches(&folder.join("captions.txt"), &compiled.captions.unwrap_or_default()));
        }
        if same.contains(&false) {
            failed.push(folder);
        }
    }
    assert!(failed.is_empty(), "other than reviewed: {failed:?}");
}
