//! Names inside addresses: of a report, and of a place on its page.

use std::fmt;

use serde::Serialize;

use super::json::decode_text;
/// The name of a report in addresses: `meetup-7`.
///
/// Of ASCII letters and digits, `-`, `_` and `.` alone; of all other scripts what is
/// neither white space nor a control character. Not empty, and not made of dots
/// alone, so that it is always one folder's name and never a way out of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Slug(String);

decode_text!(Slug, "a slug");

impl Slug {
    /// Takes a text that is a slug as it stands.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |c: char| match c {
            '-' | '_' | '.' => true,
            _ if c.is_ascii() => c.is_ascii_alphanumeric(),
            _ => !c.is_whitespace() && !c.is_control(),
        };
        let named = text.chars().any(|c| c != '.');
        (named && text.chars().all(allowed)).then(|| Self(text.to_owned()))
    }

    /// The slug of a name that people write: `青木 翔平` has `青木-翔平`, and `Ada` and
    /// `ada` have one. `None` where it has no letter and no digit.
    pub fn of_name(name: &str) -> Option<Self> {
        let words = name.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')));
        let words: Vec<_> = words.filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        Self::parse(&words.join("-").to_lowercase())
    }

    /// The slug as text, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

/// The id of an element, to link to: `video`, `talk-1`, `発表の概要`.
///
/// Not empty, and without white space or control characters (HTML's own rule).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Anchor(String);

decode_text!(Anchor, "an id without white space");

impl Anchor {
    /// Takes a text that is an id as it stands.
    pub fn parse(text: &str) -> Option<Self> {
        let forbidden = |c: char| c.is_whitespace() || c.is_control();
        (!text.is_empty() && !text.chars().any(forbidden)).then(|| Self(text.to_owned()))
    }

    /// The id as text, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Anchor> for String {
    fn from(anchor: Anchor) -> Self {
        anchor.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_stays_in_its_folder() {
        for text in ["meetup-7", "第7回", "v1.2", "a_b"] {
            assert!(Slug::parse(text).is_some(), "{text}");
        }
        for text in
            ["", ".", "..", "a/b", "a\\b", "a b", "a?b", "a#b", "a%2fb", "<b>", "a\u{3000}b", "a\u{85}b"]
        {
            assert!(Slug::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_name_has_a_slug() {
        for (name, slug) in [
            ("青木 翔平", Some("青木-翔平")),
            ("Ada  Lovelace", Some("ada-lovelace")),
            ("@moko-poi", Some("moko-poi")),
            ("../etc", Some("etc")),
            ("C++", Some("c")),
            ("node.js", Some("node.js")),
            ("???", None),
            ("", None),
        ] {
            assert_eq!(Slug::of_name(name).as_ref().map(Slug::as_str), slug, "{name}");
        }
    }

    #[test]
    fn an_anchor_has_no_space() {
        assert!(Anchor::parse("発表の概要-1").is_some());
        for text in ["", "a b", "a\u{3000}b", "a\nb", "a\u{0}b"] {
            assert!(Anchor::parse(text).is_none(), "{text:?}");
        }
    }
}
