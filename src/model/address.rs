//! Addresses, each kind a type of its own that is checked once.

use std::fmt;

use serde::Serialize;

use super::json::{Decode, Json, Mismatch, decode_text};
/// Gives a checked text type its conversions.
macro_rules! checked_text {
    ($name:ident) => {
        impl $name {
            /// The address as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        decode_text!($name, "an address of its kind");
    };
}

/// A YouTube video's id: 11 of `[A-Za-z0-9_-]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct VideoId(String);

checked_text!(VideoId);

impl VideoId {
    /// Takes a text that is an id as it stands.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        (text.len() == 11 && text.bytes().all(allowed)).then(|| Self(text.to_owned()))
    }
}

/// An absolute `http` or `https` address with a host.
///
/// Printable ASCII without quotes, angle brackets, backslashes or spaces: what a
/// URL parser writes. Whoever reads an author's text brings it into this form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct WebAddress(String);

checked_text!(WebAddress);

impl WebAddress {
    /// Takes a text that is such an address as it stands.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let hosted = rest.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'[');
        (hosted && is_printable(rest)).then(|| Self(text.to_owned()))
    }
}

/// Whether all of it is ASCII that needs no escape inside an address.
pub(super) fn is_printable(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'`'))
}

/// A file of the content folder, by its path inside it: `images/meetup7.jpg`.
///
/// Parts divided by `/`, none of them empty or made of dots alone, no backslash,
/// `:`, `?`, `#` or control character: it never leads out of the folder.
/// Not percent-encoded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Asset(String);

checked_text!(Asset);

impl Asset {
    /// Takes a text that is such a path as it stands.
    pub fn parse(text: &str) -> Option<Self> {
        let named = |part: &str| part.chars().any(|c| c != '.');
        let forbidden = |c: char| c.is_control() || matches!(c, '\\' | ':' | '?' | '#');
        (text.split('/').all(named) && !text.chars().any(forbidden)).then(|| Self(text.to_owned()))
    }
}

/// Where a link in a text leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// Another site.
    Web(WebAddress),
    /// A mailbox: the address behind `mailto:`, printable ASCII.
    Mail(MailAddress),
    /// A place on the same page.
    Anchor(super::Anchor),
    /// A file of the content folder.
    Asset(Asset),
    /// A page of this site.
    Page(PagePath),
}

impl Decode for Link {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (form, value) = json.variant()?;
        Ok(match form {
            "web" => Self::Web(Decode::decode(value)?),
            "mail" => Self::Mail(Decode::decode(value)?),
            "anchor" => Self::Anchor(Decode::decode(value)?),
            "asset" => Self::Asset(Decode::decode(value)?),
            "page" => Self::Page(Decode::decode(value)?),
            _ => return Err(Mismatch::form()),
        })
    }
}

/// A mail address with what may follow it (`?subject=…`), percent-encoded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct MailAddress(String);

checked_text!(MailAddress);

impl MailAddress {
    /// Takes a text that is such an address as it stands.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, host) = text.split_once('@')?;
        let named = !name.is_empty() && !host.is_empty();
        (named && is_printable(text)).then(|| Self(text.to_owned()))
    }
}

/// A page of this site, from its root and without the base path, with what may
/// follow it: `posts/meetup-7/?t=504#talk-2`. Printable ASCII; the root is empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct PagePath(String);

checked_text!(PagePath);

impl PagePath {
    /// Takes a text that is such a path as it stands.
    pub fn parse(text: &str) -> Option<Self> {
        let path = text.split(['?', '#']).next()?;
        // Browsers take an encoded dot for a dot (https://url.spec.whatwg.org/#double-dot-path-segment).
        let leads_up =
            |part: &str| ["..", ".%2e", "%2e.", "%2e%2e"].iter().any(|up| part.eq_ignore_ascii_case(up));
        let inside = !path.starts_with('/') && !path.contains(':') && !path.split('/').any(leads_up);
        (inside && is_printable(text)).then(|| Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_video_id_has_eleven_characters() {
        assert!(VideoId::parse("aqz-KE-bpKQ").is_some());
        for text in ["", "aqz-KE-bpK", "aqz-KE-bpKQQ", "aqz-KE-bpK/", "aqz KE-bpKQ", "aqz-KE-bpＱ"] {
            assert!(VideoId::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_web_address_is_http_alone() {
        for text in ["https://example.org/", "http://example.org/a?b=c#d", "https://[::1]/"] {
            assert!(WebAddress::parse(text).is_some(), "{text}");
        }
        for text in [
            "",
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "https:",
            "https://",
            "https:///a",
            "//example.org",
            "HTTPS://example.org",
            "https://a b/",
            "https://a/\"onload=",
            "https://a/\\b",
            "data:text/html,x",
            " https://example.org",
            "https://例.jp/",
        ] {
            assert!(WebAddress::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn an_asset_stays_in_the_content_folder() {
        for text in ["images/a.jpg", "images/集合写真.jpg", "a b.pdf"] {
            assert!(Asset::parse(text).is_some(), "{text}");
        }
        for text in
            ["", "/a", "a//b", "../a", "a/../b", "a/.", "c:\\a", "javascript:alert(1)", "a?b", "a\u{0}"]
        {
            assert!(Asset::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_page_path_stays_on_the_site() {
        for text in ["", "posts/meetup-7/", "posts/a/?t=504#talk-2", "?t=5"] {
            assert!(PagePath::parse(text).is_some(), "{text}");
        }
        for text in [
            "/a",
            "//evil.example",
            "javascript:alert(1)",
            "a/../../b",
            "%2e%2e/a",
            "a/.%2E/b",
            "a\\b",
            "a b",
        ] {
            assert!(PagePath::parse(text).is_none(), "{text}");
        }
    }
}
