//! What a run starts from: what earlier runs found, the project's own posts, and the
//! corpora beside the project, where they are there.
//!
//! Each [`Target`] names the function here that reads its own; what was kept for it is added.
//!
//! The corpora are others' texts and no part of the project: [`is_foreign`] tells what was made
//! of them, which is not kept.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::Value;

use crate::{Target, folder, kept, words};

/// How many characters in a row make a text one of the corpora's, unless the project has them too.
const RUN: usize = 16;

/// All texts that a target's run starts from.
///
/// # Errors
/// Where a file that is there cannot be read.
pub fn of(target: Target) -> Result<Vec<String>> {
    let mut seeds = kept::read(target)?;
    seeds.extend((target.seeds)()?);
    for seed in &mut seeds {
        shorten(seed, target.longest);
    }
    seeds.retain(|seed| !seed.is_empty());
    Ok(seeds)
}

pub(crate) fn front_matters() -> Result<Vec<String>> {
    let mut seeds: Vec<_> = all_posts()?.iter().filter_map(|post| front_matter(post)).collect();
    seeds.extend(cases("front-matter.json")?);
    Ok(seeds)
}

pub(crate) fn posts() -> Result<Vec<String>> {
    let mut seeds: Vec<_> = own_files("vtt")?.into_iter().map(|lines| ["\n", &lines].concat()).collect();
    seeds.extend(cases("pathological.json")?);
    seeds.extend(all_posts()?);
    Ok(seeds)
}

pub(crate) fn attributes() -> Result<Vec<String>> {
    Ok(all_posts()?.iter().flat_map(|post| between(post, "{:", "}")).collect())
}

pub(crate) fn html() -> Result<Vec<String>> {
    Ok([own_files("md")?, cases("xss.json")?].concat())
}

pub(crate) fn addresses() -> Result<Vec<String>> {
    let (posts, mut seeds) = (all_posts()?, Vec::new());
    for (start, end) in [("](", ")"), ("=\"", "\""), ("<http", ">"), (": http", "\n")] {
        seeds.extend(posts.iter().flat_map(|post| between(post, start, end)));
    }
    seeds.extend(cases("xss.json")?);
    Ok(seeds)
}

pub(crate) fn documents() -> Result<Vec<String>> {
    let mut seeds = Vec::new();
    for json in own_files("json")? {
        let json = serde_json::from_str::<Value>(&json)?.to_string();
        seeds.push(format!("{{\"schema\":4,\"content\":{json}}}"));
        seeds.push(json);
    }
    seeds.extend(DOCUMENTS.map(str::to_owned));
    Ok(seeds)
}

#[allow(clippy::unnecessary_wraps, reason = "those of other targets lie in files")]
pub(crate) fn messages() -> Result<Vec<String>> {
    Ok(MESSAGES.map(str::to_owned).to_vec())
}

/// Tells whether a text is one of the corpora's, or has a run of characters of theirs.
///
/// # Errors
/// Where a corpus that is there cannot be read.
pub fn is_foreign() -> Result<impl Fn(&str) -> bool> {
    let foreign = [foreign_posts()?, cases("xss.json")?, cases("front-matter.json")?].concat();
    let mut own = [own_files("md")?, own_files("vtt")?, own_files("json")?].concat();
    own.extend(DOCUMENTS.iter().chain(&MESSAGES).map(|text| (*text).to_owned()));
    own.extend(words::all().map(str::to_owned));
    let own: HashSet<Vec<char>> = own.iter().flat_map(|text| runs(&characters(text))).collect();
    let mut known: HashSet<Vec<char>> = foreign.iter().flat_map(|text| runs(&characters(text))).collect();
    known.retain(|run| !own.contains(run));
    let whole: HashSet<String> = foreign.iter().map(|text| text.trim().to_owned()).collect();
    Ok(move |text: &str| {
        whole.contains(text.trim()) || characters(text).windows(RUN).any(|run| known.contains(run))
    })
}

fn characters(text: &str) -> Vec<char> {
    text.chars().collect()
}

/// Every run of characters, but those of one or two characters alone: nobody wrote these first.
fn runs(text: &[char]) -> Vec<Vec<char>> {
    let is_written = |run: &&[char]| run.iter().collect::<HashSet<_>>().len() > 2;
    text.windows(RUN).filter(is_written).map(<[char]>::to_vec).collect()
}

/// The files of the project with an ending: the samples, and the posts of the compiler's tests
/// with what comes of them.
fn own_files(ending: &str) -> Result<Vec<String>> {
    let root = folder().join("../..");
    let mut folders = vec![root.join("assets/posts")];
    folders.extend(listed(&root.join("tests/compile"))?);
    let mut texts = Vec::new();
    for folder in folders {
        for file in listed(&folder)? {
            if file.extension().is_some_and(|found| found == ending) {
                texts.push(fs::read_to_string(file)?);
            }
        }
    }
    Ok(texts)
}

/// The project's own posts, and those of others.
fn all_posts() -> Result<Vec<String>> {
    Ok([own_files("md")?, foreign_posts()?].concat())
}

/// The posts of the corpora, and the reference post.
fn foreign_posts() -> Result<Vec<String>> {
    let mut posts = Vec::new();
    for file in ["commonmark-0.31.2.json", "gfm-extensions.json", "kramdown.json"] {
        posts.extend(cases(file)?);
    }
    let reference = shared().join("reference/meetup-7.md");
    if reference.is_file() {
        posts.push(fs::read_to_string(reference)?);
    }
    Ok(posts)
}

/// The texts of a corpus's cases: as they are, or as parts that are repeated.
fn cases(file: &str) -> Result<Vec<String>> {
    let path = shared().join("corpora").join(file);
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let cases: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let text = |case: &Value| {
        let named = ["markdown", "text", "payload"].iter().find_map(|name| case.get(name)?.as_str());
        let parts = case.get("parts").and_then(Value::as_array);
        named.map(str::to_owned).or_else(|| Some(parts?.iter().filter_map(repeated).collect()))
    };
    Ok(cases.as_array().into_iter().flatten().filter_map(text).collect())
}

fn repeated(part: &Value) -> Option<String> {
    let times = usize::try_from(part.get(1)?.as_u64()?).ok()?;
    Some(part.get(0)?.as_str()?.repeat(times))
}

fn front_matter(post: &str) -> Option<String> {
    let (yaml, _) = post.strip_prefix("---\n")?.split_once("\n---")?;
    Some(yaml.to_owned())
}

fn between(post: &str, start: &str, end: &str) -> Vec<String> {
    let rests = post.split(start).skip(1);
    rests.filter_map(|rest| rest.split_once(end)).map(|(inside, _)| inside.to_owned()).collect()
}

/// Cuts a text off after so many bytes, between two characters.
fn shorten(text: &mut String, longest: usize) {
    let end = (0..=longest).rev().find(|at| text.is_char_boundary(*at));
    text.truncate(end.unwrap_or_default());
}

/// What a folder holds, by name; nothing where it is none.
fn listed(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn shared() -> PathBuf {
    folder().join("../../../shared")
}

/// A file of each kind that is none of the compiler's.
const DOCUMENTS: [&str; 5] = [
    r#"{"schema":4,"content":{"site":{"title":"夕べ","language":"ja","author":"甲","pages":[{"slug":"about","title":"a"}],"feed":true,"calendar":false},"reports":[{"slug":"a","date":"2025-02-26","language":"en","title":"a","description":"b","cover":{"source":{"asset":"images/a.jpg"},"alt":"a","size":{"width":4,"height":3},"look":["left"]},"talks":2,"speakers":["甲"]}],"years":[{"list":"years/2025","name":null,"total":1}]}}"#,
    r#"{"schema":4,"content":{"site":{"title":"a","language":"en","author":null,"pages":[],"feed":false,"calendar":true},"list":"talks/tag/a","name":"a","page":1,"pages":2,"total":3,"entries":{"talks":[{"report":{"slug":"a","title":"a"},"date":"2025-02-26","language":null,"key":{"kind":"lightning","number":1},"id":"lt-1","title":"a","speakers":[{"id":"a","name":"a","affiliation":"b"}],"cue":{"start":1,"end":2},"slides":true}]},"filters":[{"list":"talks/kind/talk","name":"a","total":1}]}}"#,
    r#"{"schema":4,"content":{"site":{"title":"a","language":"en","author":null,"pages":[],"feed":false,"calendar":true},"slug":"about","title":"a","language":"ja","description":"a","body":[{"heading":{"level":2,"id":"a","content":[{"text":"a"},{"link":{"to":{"web":"https://example.org/"},"content":[{"strong":[{"code":"a"}]}]}}]}},"rule",{"media":{"kind":"video","file":"a.mp4","words":"a"}},{"callout":{"kind":"tip","blocks":[{"paragraph":[{"math":"x"},"line-break"]}]}}]}}"#,
    r#"{"schema":4,"content":{"site":{"title":"a","language":"ja","author":null,"pages":[],"feed":false,"calendar":false},"report":{"slug":"a","date":"2025-02-26","updated":null,"title":"a","language":null,"authors":[],"tags":[],"description":null,"cover":null,"meeting":null,"recording":"removed","cues":[],"body":["recording","cues"]},"minutes":1,"newer":{"slug":"b","title":"b"},"older":null}}"#,
    r#"{"schema":4,"content":[["talk-1",[[504,"a"]]]]}"#,
];

/// What the embed and its reader say to each other.
const MESSAGES: [&str; 4] = [
    "open 504\n{\"event\":\"readyToListen\"}\n{\"event\":\"alreadyInitialized\"}\n{\"event\":\"onReady\"}\nplay\n\
     {\"event\":\"onStateChange\",\"info\":1}\npause\n{\"event\":\"onStateChange\",\"info\":2}",
    "cue 504\ntimeout\nseek 90\n{\"event\":\"onReady\"}\n{\"event\":\"infoDelivery\",\"info\":{\"playerState\":1,\
     \"currentTime\":90.25,\"duration\":3600.5,\"playbackRate\":1.5,\"currentTimeLastUpdated_\":1700000000.5,\
     \"muted\":true,\"volume\":50}}\nrate 150\nvolume 30\nmute",
    "cue 1\n{\"event\":\"onReady\"}\nrefuse\n{\"event\":\"onError\",\"info\":150}\ncue 2\n{\"event\":\"onReady\"}",
    "cue 1\n{\"event\":\"initialDelivery\",\"info\":{\"currentTime\":-1e308,\"duration\":0.1,\"playerState\":3}}\n\
     {\"event\":\"infoDelivery\",\"info\":{\"playerState\":\"1\",\"currentTimeLastUpdated_\":1e300}}",
];
