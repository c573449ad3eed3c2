//! YAML as a tree with places, read within bounds.
//!
//! The bounds are far above what a front matter needs and far below what could
//! hurt: aliases cannot multiply, and nesting cannot exhaust the stack.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::AliasLimits;
use serde_saphyr::{Location, Options, Spanned};

use super::controls;
use super::problem::{Reason, Words, reason};

/// The most bytes that a front matter may have, which [`reason::TOO_LARGE`] tells.
const MAX_BYTES: usize = 256 * 1024;

/// A value and its place in the post.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) at: Range<usize>,
}

/// A value.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    /// Any other scalar, as written.
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key and what stands behind it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_at: Range<usize>,
    pub(super) node: Node,
}

/// Why it cannot be read, and where in the post.
#[derive(Debug)]
pub(super) struct YamlError {
    pub(super) reason: Reason,
    pub(super) at: Range<usize>,
}

/// Reads the map that is all of `yaml`, which starts at byte `offset` of the post.
pub(super) fn read(yaml: &str, offset: usize) -> Result<Vec<Entry>, YamlError> {
    let whole = offset..offset + yaml.len();
    if yaml.len() > MAX_BYTES {
        return Err(YamlError { reason: Reason::Own(reason::TOO_LARGE), at: offset..offset });
    }
    if yaml.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Vec::new());
    }
    let raw: Spanned<Raw> =
        serde_saphyr::from_str_with_options(yaml, options()).map_err(|error| YamlError {
            at: error.location().map_or(offset..offset, |location| place(location, yaml, offset)),
            reason: reason_of(&error),
        })?;
    match node(raw, yaml, offset).value {
        Value::Map(entries) => Ok(entries),
        Value::Null => Ok(Vec::new()),
        Value::Text(_) | Value::List(_) => {
            Err(YamlError { reason: Reason::Own(reason::NO_MAP), at: first_line(yaml, whole) })
        }
    }
}

fn options() -> Options {
    let budget = serde_saphyr::budget! {
        max_events: 10_000,
        max_nodes: 10_000,
        max_depth: 16,
        max_aliases: 100,
        max_anchors: 100,
        max_documents: 1,
        flow_nesting_limit: 16,
        max_merge_keys: 10,
    };
    serde_saphyr::options! {
        budget: budget,
        alias_limits: limits(),
        with_snippet: false,
    }
}

fn limits() -> AliasLimits {
    let mut limits = AliasLimits::default();
    limits.max_total_replayed_events = 1_000;
    limits.max_replay_stack_depth = 8;
    limits
}

/// What the YAML crate says, by words in it, as an author can work with it. Some of it
/// tells of the crate's own counters and options.
const REASONS: [(&str, Words); 13] = [
    ("alias replay", reason::TOO_MUCH),
    ("recursive", reason::TOO_MUCH),
    ("budget", reason::TOO_MUCH),
    ("nesting", reason::TOO_MUCH),
    ("recursion", reason::TOO_MUCH),
    ("mapping values are not allowed", reason::COLON),
    ("duplicate mapping key", reason::TWICE),
    ("tabs disallowed", reason::TAB),
    ("unexpected character", reason::SIGN),
    ("unknown anchor", reason::SIGN),
    ("unclosed quote", reason::QUOTE),
    ("unclosed bracket", reason::QUOTE),
    ("cannot deserialize null into string", reason::KEY),
];

/// The first line of the error's words, without the place that they tell: it is
/// counted from the front matter's start, not from the post's.
fn reason_of(error: &serde_saphyr::Error) -> Reason {
    let words = error.to_string();
    if let Some((_, own)) = REASONS.iter().find(|(said, _)| words.contains(said)) {
        return Reason::Own(*own);
    }
    let line = words.lines().next().unwrap_or_default();
    let end = line.rfind(" at line ").unwrap_or(line.len());
    let reason = line.get(..end).unwrap_or(line);
    Reason::Foreign(reason.strip_prefix("error: ").unwrap_or(reason).to_owned())
}

fn first_line(yaml: &str, whole: Range<usize>) -> Range<usize> {
    let length = yaml.lines().next().map_or(0, str::len);
    whole.start..whole.start + length
}

/// The bytes of the post at a location in the YAML.
fn place(location: Location, yaml: &str, offset: usize) -> Range<usize> {
    let number = |value: Option<u64>| value.and_then(|value| usize::try_from(value).ok());
    let span = location.span();
    let start = number(span.byte_offset()).unwrap_or_else(|| byte_of(location, yaml)).min(yaml.len());
    let end = (start + number(span.byte_len()).unwrap_or(0)).min(yaml.len());
    offset + start..offset + end
}

/// The byte at a location that tells only its line and column.
fn byte_of(location: Location, yaml: &str) -> usize {
    let number = |value: u64| usize::try_from(value).unwrap_or(usize::MAX).saturating_sub(1);
    let (line, column) = (number(location.line()), number(location.column()));
    let start: usize = yaml.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = yaml.get(start..).unwrap_or_default();
    let within = rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
    start + within
}

fn node(raw: Spanned<Raw>, yaml: &str, offset: usize) -> Node {
    let at = place(raw.referenced, yaml, offset);
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Text(text) => Value::Text(controls::shown(&text)),
        Raw::Scalar => {
            let written = at.start.checked_sub(offset).zip(at.end.checked_sub(offset));
            let text = written.and_then(|(start, end)| yaml.get(start..end)).unwrap_or_default();
            Value::Text(text.trim().to_owned())
        }
        Raw::List(items) => Value::List(items.into_iter().map(|item| node(item, yaml, offset)).collect()),
        Raw::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| Entry {
                    key: key.value,
                    key_at: place(key.referenced, yaml, offset),
                    node: node(value, yaml, offset),
                })
                .collect(),
        ),
    };
    Node { value, at }
}

/// What the YAML crate gives; numbers and truth values are taken as written, later.
enum Raw {
    Null,
    Text(String),
    Scalar,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]
    use super::*;

    #[test]
    fn keeps_places_and_spellings() {
        let yaml = "題: \"a: b\"\ntags: [no, 1e3, 12:30]\nempty:\n";
        let entries = read(yaml, 100).unwrap();
        let [title, tags, empty] = entries.as_slice() else {
            panic!("three keys");
        };
        assert_eq!((title.key.as_str(), title.key_at.clone()), ("題", 100..103));
        assert!(matches!(&title.node.value, Value::Text(text) if text == "a: b"));
        let Value::List(tags) = &tags.node.value else {
            panic!("a list");
        };
        let words: Vec<_> = tags
            .iter()
            .map(|node| match &node.value {
                Value::Text(text) => text.as_str(),
                _ => "?",
            })
            .collect();
        assert_eq!(words, ["no", "1e3", "12:30"]);
        assert!(matches!(empty.node.value, Value::Null));
    }

    #[test]
    fn refuses_what_could_hurt() {
        let mut laughs = String::from("a: &a [x]\n");
        for (name, last) in ('b'..='i').zip('a'..) {
            let nine = vec![format!("*{last}"); 9].join(",");
            laughs += &[&name.to_string(), ": &", &name.to_string(), " [", &nine, "]\n"].concat();
        }
        assert!(read(&laughs, 0).is_err());
        assert!(read(&format!("a: {}{}", "[".repeat(5000), "]".repeat(5000)), 0).is_err());
        assert!(read(&format!("a: {}1{}", "{a: ".repeat(5000), "}".repeat(5000)), 0).is_err());
        assert!(read(&format!("a: {}", "x".repeat(MAX_BYTES)), 0).is_err());
        assert!(read("a: &a [*a]", 0).is_err());
        assert!(read("a: 1\na: 2", 0).is_err());
    }

    #[test]
    fn an_error_has_its_place() {
        let error = read("title: a\nb: [1\nc: 2\n", 4).unwrap_err();
        assert!(error.at.start >= 4 + 9, "{error:?}");
    }
}
