//! The front matter: what stands between two lines of `---` at a post's start.
//!
//! 1. [`split`] finds it.
//! 2. [`yaml`] reads it, within bounds.
//! 3. [`FrontMatter::read`] takes the keys it knows and diagnoses the others.

use std::ops::Range;

use super::cue_list;
use super::cues::CueLine;
use super::diagnostic::Log;
use super::jekyll::JekyllKeys;
use super::meeting;
use super::problem::{SettingsProblem, Sign, Words, wanted};
use super::slide_times::{self, SlideTimes};
use super::vocabulary;
use super::yaml::{self, Entry, Node, Value};
use crate::model::{Date, Language, Meeting, Slug, Tag, Timestamp};

/// What a post's front matter says.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    /// Whether it names a title, be it of the wrong kind.
    pub(super) titled: bool,
    pub(super) authors: Vec<String>,
    pub(super) language: Option<Language>,
    pub(super) description: Option<String>,
    pub(super) tags: Vec<Tag>,
    /// The day of its last change.
    pub(super) updated: Option<Date>,
    pub(super) image: Option<Image>,
    /// When and where the meetup is held.
    pub(super) meeting: Option<Meeting>,
    pub(super) recording: Option<RecordingEntry>,
    /// When the talks start.
    pub(super) cues: Vec<CueLine>,
    /// When the pages of talks' decks are shown.
    pub(super) slides: Vec<SlideTimes>,
    /// What it says to Jekyll.
    pub(super) jekyll: JekyllKeys,
}

/// The picture a report is known by.
#[derive(Debug)]
pub(super) struct Image {
    pub(super) path: Placed,
    pub(super) alt: String,
}

/// A recording that the front matter names.
#[derive(Debug, Default)]
pub(super) struct RecordingEntry {
    pub(super) address: Option<Placed>,
    pub(super) poster: Option<Placed>,
    /// Whether it is there no longer.
    pub(super) removed: bool,
    /// How long it is.
    pub(super) length: Option<Timestamp>,
}

/// A text and its place in the post.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) text: String,
    pub(super) at: Range<usize>,
}

/// The ranges of the front matter's YAML and of the text behind it.
///
/// A post without front matter is text alone; `Err` tells of one that is not closed.
pub(super) fn split(post: &str) -> Result<(Range<usize>, Range<usize>), Range<usize>> {
    let start = if post.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = Lines { text: post, at: start };
    let opening = lines.next();
    let Some(first) = opening.filter(|line| is_fence(post.get(line.clone()), &["---"])) else {
        return Ok((start..start, start..post.len()));
    };
    for line in lines {
        if is_fence(post.get(line.clone()), &["---", "..."]) {
            return Ok((first.end..line.start, line.end..post.len()));
        }
    }
    Err(start..start + 3)
}

/// The lines of a text, line breaks included.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        self.at += rest.find('\n').map_or(rest.len(), |end| end + 1);
        Some(start..self.at)
    }
}

fn is_fence(line: Option<&str>, fences: &[&str]) -> bool {
    line.is_some_and(|line| fences.contains(&line.trim_end()))
}

impl FrontMatter {
    /// Reads the YAML in `range` of `post`; `None`, and a diagnostic, where it cannot be read.
    pub(super) fn read(post: &str, range: Range<usize>, log: &mut Log) -> Option<Self> {
        let yaml = post.get(range.clone())?;
        let entries = match yaml::read(yaml, range.start) {
            Ok(entries) => entries,
            Err(error) => {
                log.report(error.at, SettingsProblem::FrontMatter { reason: error.reason });
                return None;
            }
        };
        let mut front_matter = Self::default();
        for entry in entries {
            front_matter.take(entry, log);
        }
        Some(front_matter)
    }

    fn take(&mut self, entry: Entry, log: &mut Log) {
        let Some(entry) = self.jekyll.take(entry, log) else { return };
        match entry.key.as_str() {
            "title" => {
                self.titled = !matches!(entry.node.value, Value::Null | Value::Text(_));
                self.title = text(entry, log).filter(|title| !title.trim().is_empty());
            }
            "author" | "authors" => self.authors.extend(texts(&entry, log)),
            "lang" => self.language = language(&entry, log),
            "description" => self.description = text(entry, log).filter(|text| !text.trim().is_empty()),
            "tags" | "tag" => self.tags = tags(&entry, log),
            "updated" | "last_modified_at" | "modified" => self.updated = day(&entry, log),
            "image" => self.image = image(entry, log),
            "event" => self.meeting = meeting::given(entry, log),
            "recording" => self.recording = recording(entry, log),
            "cues" => self.cues = cue_list::given(entry, log),
            "slides" => self.slides = slide_times::given(entry, log),
            _ => log.report(entry.key_at, SettingsProblem::UnknownKey { key: entry.key }),
        }
    }
}

/// Names the type of what stands behind a key.
pub(super) fn wrong_type(entry: &Entry, wanted: Words, log: &mut Log) {
    let key = entry.key.clone();
    log.report(entry.key_at.clone(), SettingsProblem::WrongType { key, sign: Sign::Colon, wanted });
}

/// A single text; nothing where the value is empty.
fn text(entry: Entry, log: &mut Log) -> Option<String> {
    match entry.node.value {
        Value::Text(text) => Some(text),
        Value::Null => None,
        Value::List(_) | Value::Map(_) => {
            wrong_type(&entry, wanted::TEXT, log);
            None
        }
    }
}

/// The tag of a language that the interface speaks: `ja`, `en`, `en-GB`.
fn language(entry: &Entry, log: &mut Log) -> Option<Language> {
    let tag = match &entry.node.value {
        Value::Text(tag) => tag.split(['-', '_']).next().unwrap_or_default(),
        _ => "",
    };
    let known = [Language::Japanese, Language::English].into_iter().find(|language| language.tag() == tag);
    if known.is_none() {
        wrong_type(entry, wanted::LANGUAGE, log);
    }
    known
}

/// A text or a list of texts.
fn texts(entry: &Entry, log: &mut Log) -> Vec<String> {
    let nodes = match &entry.node.value {
        Value::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(&entry.node),
    };
    let mut names = Vec::new();
    for node in nodes {
        match &node.value {
            Value::Text(name) => names.push(name.clone()),
            Value::Null => {}
            Value::List(_) | Value::Map(_) => {
                wrong_type(entry, wanted::NAMES, log);
                return Vec::new();
            }
        }
    }
    names
}

/// A list of tags, or a text of several with spaces or commas between, as Jekyll has it;
/// each once, by its name in addresses.
fn tags(entry: &Entry, log: &mut Log) -> Vec<Tag> {
    let names = match &entry.node.value {
        Value::Text(text) => text.split([' ', ',', '、']).map(str::to_owned).collect(),
        _ => texts(entry, log),
    };
    let mut tags: Vec<Tag> = Vec::new();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let Some(slug) = Slug::of_name(name) else {
            wrong_type(entry, wanted::TAGS, log);
            continue;
        };
        if tags.iter().all(|tag| tag.slug != slug) {
            tags.push(Tag { slug, name: name.to_owned() });
        }
    }
    tags
}

/// A day, alone or at the beginning of a time.
fn day(entry: &Entry, log: &mut Log) -> Option<Date> {
    let text = match &entry.node.value {
        Value::Text(text) => text.trim(),
        Value::Null => return None,
        Value::List(_) | Value::Map(_) => "",
    };
    let (day, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    let date = Date::parse(day).filter(|_| rest.is_empty() || rest.starts_with([' ', 'T']));
    if date.is_none() {
        wrong_type(entry, wanted::DATE, log);
    }
    date
}

/// A text below another key; nothing where the value is empty.
fn placed_below(entry: Entry, log: &mut Log) -> Option<Placed> {
    if matches!(entry.node.value, Value::List(_) | Value::Map(_)) {
        wrong_type(&entry, wanted::TEXT, log);
    }
    placed(entry.node)
}

fn placed(node: Node) -> Option<Placed> {
    match node.value {
        Value::Text(text) => Some(Placed { text, at: node.at }),
        _ => None,
    }
}

/// A path, or a map of `path` and `alt`.
fn image(entry: Entry, log: &mut Log) -> Option<Image> {
    let (mut path, mut has_path, mut alt) = (None, false, String::new());
    match entry.node.value {
        Value::Null => return None,
        Value::Map(entries) => {
            for inner in entries {
                match inner.key.as_str() {
                    "path" | "src" => {
                        has_path = true;
                        path = placed_below(inner, log);
                    }
                    "alt" => alt = text(inner, log).unwrap_or_default(),
                    "lqip" | "width" | "height" | "w" | "h" | "no_bg" | "shadow" | "show" => {}
                    _ => log.report(inner.key_at, SettingsProblem::UnknownKey { key: inner.key }),
                }
            }
        }
        _ => path = placed(entry.node),
    }
    if path.is_none() && !has_path {
        let key = entry.key;
        log.report(
            entry.key_at,
            SettingsProblem::WrongType { key, sign: Sign::Colon, wanted: wanted::IMAGE },
        );
    }
    Some(Image { path: path?, alt })
}

/// An address, or a map of `address`, `poster`, `length` and `removed`.
fn recording(entry: Entry, log: &mut Log) -> Option<RecordingEntry> {
    let mut found = RecordingEntry::default();
    let mut has_address = false;
    match entry.node.value {
        Value::Null => return None,
        Value::Map(entries) => {
            for inner in entries {
                match inner.key.as_str() {
                    "address" | "url" => {
                        has_address = !matches!(inner.node.value, Value::Null);
                        found.address = placed_below(inner, log);
                    }
                    "poster" => found.poster = placed_below(inner, log),
                    "removed" => found.removed = truth(&inner, log),
                    "length" => found.length = length(&inner, log),
                    _ => log.report(inner.key_at, SettingsProblem::UnknownKey { key: inner.key }),
                }
            }
        }
        _ => found.address = placed(entry.node),
    }
    if found.address.as_ref().is_some_and(|address| vocabulary::is_removed(&address.text)) {
        found.removed = true;
    }
    let is_named = found.address.is_some() || found.removed;
    if !is_named && has_address {
        return None;
    }
    if !is_named && (found.length.is_none() || found.poster.is_some()) {
        log.report(
            entry.key_at,
            SettingsProblem::WrongType { key: entry.key, sign: Sign::Colon, wanted: wanted::RECORDING },
        );
        return None;
    }
    Some(found)
}

fn truth(entry: &Entry, log: &mut Log) -> bool {
    match &entry.node.value {
        Value::Text(text) if text == "true" => return true,
        Value::Text(text) if text == "false" => {}
        _ => wrong_type(entry, wanted::TRUTH, log),
    }
    false
}

/// How long a recording is, never nothing.
fn length(entry: &Entry, log: &mut Log) -> Option<Timestamp> {
    let length = match &entry.node.value {
        Value::Text(text) => Timestamp::parse(text).filter(|length| length.seconds() > 0),
        _ => None,
    };
    if length.is_none() {
        wrong_type(entry, wanted::LENGTH, log);
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(post: &str) -> Option<(&str, &str)> {
        let (yaml, body) = split(post).ok()?;
        Some((post.get(yaml)?, post.get(body)?))
    }

    #[test]
    fn splits_with_every_line_end() {
        assert_eq!(parts("---\ntitle: a\n---\nb"), Some(("title: a\n", "b")));
        assert_eq!(parts("\u{feff}---\r\ntitle: a\r\n---\r\nb"), Some(("title: a\r\n", "b")));
        assert_eq!(parts("---\n---"), Some(("", "")));
        assert_eq!(parts("a\n---\nb"), Some(("", "a\n---\nb")));
        assert_eq!(parts("----\na"), Some(("", "----\na")));
        assert_eq!(parts(""), Some(("", "")));
    }

    #[test]
    fn an_open_front_matter_is_no_text() {
        assert_eq!(split("---\ntitle: a\n"), Err(0..3));
    }
}
