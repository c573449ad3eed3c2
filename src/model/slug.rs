//! Names inside addresses: of a report, and of a place on its page.

use std::fmt;

use serde::Serialize;

use super::checksum::checksum;
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

    /// The slug of a name that people write: `Ada Quartz` and `ada quartz` have `ada-quartz`,
    /// `青木 翔平` and `青木翔平` have `青木翔平`, and `C++` has `c-plus-plus`. `None` where it
    /// has no letter and no digit.
    pub fn of_name(name: &str) -> Option<Self> {
        let mut slug = String::new();
        // Whether the next letter starts a word, and only white space is ahead of it.
        let (mut starts, mut spaced) = (false, true);
        let mut last = ' ';
        for c in name.chars().flat_map(char::to_lowercase) {
            if c.is_alphanumeric() || c == '_' {
                let runs_on = spaced && is_unspaced(last) && is_unspaced(c);
                if starts && !slug.is_empty() && !runs_on {
                    slug.push('-');
                }
                slug.push(c);
                (starts, spaced, last) = (false, true, c);
                continue;
            }
            // What tells C, C++ and C# apart.
            if let Some(word) = sign(c).filter(|_| !slug.is_empty() && (!starts || last == c)) {
                slug.push_str(word);
                last = c;
            }
            starts = true;
            spaced &= c.is_whitespace();
        }
        Self::parse(&shortened(slug)).filter(|slug| slug.0.chars().any(char::is_alphanumeric))
    }

    /// The slug as text, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The most bytes of a slug that is made of a name: file systems take 255 in a file's.
const LONGEST: usize = 150;

/// A slug that a file can be named after; what is cut off leaves its checksum.
fn shortened(mut slug: String) -> String {
    if slug.len() > LONGEST {
        let sum = checksum(slug.as_bytes());
        let whole = slug.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST - 9).last();
        slug.truncate(whole.unwrap_or_default());
        slug = format!("{slug}-{sum:08x}");
    }
    slug
}

/// The word for a sign that parts one name from another.
fn sign(c: char) -> Option<&'static str> {
    match c {
        '+' => Some("-plus"),
        '#' => Some("-sharp"),
        _ => None,
    }
}

/// Whether a character belongs to a script in which names are written with a space and without.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
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
            ("青木 翔平", Some("青木翔平")),
            ("青木　翔平", Some("青木翔平")),
            ("ジョン・スミス", Some("ジョン-スミス")),
            ("青木 Ada", Some("青木-ada")),
            ("Ada  Lovelace", Some("ada-lovelace")),
            ("@moko-poi", Some("moko-poi")),
            ("../etc", Some("etc")),
            ("C", Some("c")),
            ("C++", Some("c-plus-plus")),
            ("C# 入門", Some("c-sharp-入門")),
            ("#datadog", Some("datadog")),
            ("node.js", Some("node-js")),
            ("index.html", Some("index-html")),
            ("???", None),
            ("", None),
        ] {
            assert_eq!(Slug::of_name(name).as_ref().map(Slug::as_str), slug, "{name}");
        }
    }

    #[test]
    fn a_long_name_has_a_slug_that_names_a_file() {
        let slug = |name: &str| Slug::of_name(name).map(|slug| slug.as_str().to_owned()).unwrap_or_default();
        let (one, other) = (slug(&"あ".repeat(300)), slug(&"あ".repeat(301)));
        assert!(one.starts_with("ああ") && one.len() <= LONGEST && one != other, "{one}");
        assert_eq!(slug(&one), one);
    }

    #[test]
    fn an_anchor_has_no_space() {
        assert!(Anchor::parse("発表の概要-1").is_some());
        for text in ["", "a b", "a\u{3000}b", "a\nb", "a\u{0}b"] {
            assert!(Anchor::parse(text).is_none(), "{text:?}");
        }
    }
}
