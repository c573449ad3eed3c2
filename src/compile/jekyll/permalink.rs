//! Where Jekyll put a page: `permalink:`, of the site or of a page (Jekyll's documentation,
//! "Permalinks").

use percent_encoding::percent_decode_str;

use crate::model::{Asset, Date};

/// The pattern of the addresses of a Jekyll site's posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink(String);

/// What a post's address is made of.
#[derive(Debug)]
pub(in crate::compile) struct Facts<'p> {
    pub(in crate::compile) date: Option<Date>,
    /// The name of its file, without date and ending, or the one that it gives itself.
    pub(in crate::compile) name: &'p str,
    pub(in crate::compile) categories: &'p [String],
}

impl Default for Permalink {
    /// Jekyll's own, where a site has none.
    fn default() -> Self {
        Self("/:categories/:year/:month/:day/:title:output_ext".to_owned())
    }
}

impl Permalink {
    /// Reads a pattern, or the name of one of Jekyll's; `None` where it has a placeholder of
    /// which nothing is known.
    pub(in crate::compile) fn parse(text: &str) -> Option<Self> {
        let pattern = match text.trim() {
            "date" => return Some(Self::default()),
            "pretty" => "/:categories/:year/:month/:day/:title/",
            "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
            "none" => "/:categories/:title:output_ext",
            pattern => pattern,
        };
        let known = Self(pattern.to_owned());
        let facts = Facts { date: Date::parse("2000-01-01"), name: "a", categories: &[] };
        known.path(&facts).map(|_| known)
    }

    /// Whether pages that say nothing else have a folder each: `/about/`.
    pub(in crate::compile) fn has_folders(&self) -> bool {
        self.0.ends_with('/')
    }

    /// The file that a post had in the site.
    pub(in crate::compile) fn file(&self, facts: &Facts<'_>) -> Option<Asset> {
        file(&self.path(facts)?)
    }

    fn path(&self, facts: &Facts<'_>) -> Option<String> {
        let mut parts = self.0.split(':');
        let mut path = parts.next()?.to_owned();
        for part in parts {
            let length = part.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(part.len());
            let (name, rest) = part.split_at(length);
            path += &placeholder(name, facts)?;
            path += rest;
        }
        Some(path)
    }
}

fn placeholder(name: &str, facts: &Facts<'_>) -> Option<String> {
    let date = facts.date.map(|date| date.to_string()).unwrap_or_default();
    let number = |range| date.get(range).map(str::to_owned);
    let short = |range| number(range).map(|number| number.trim_start_matches('0').to_owned());
    match name {
        "year" => number(0..4),
        "short_year" => number(2..4),
        "month" => number(5..7),
        "i_month" => short(5..7),
        "day" => number(8..10),
        "i_day" => short(8..10),
        "y_day" => facts.date.map(|date| format!("{:03}", day_of_year(date))),
        "title" => Some(slugified(facts.name, |c| "._~!$&'()+,;=@".contains(c))),
        "slug" => Some(slugified(facts.name, |_| false).to_lowercase()),
        "categories" => Some(joined(facts.categories, str::to_lowercase)),
        "slugified_categories" => {
            Some(joined(facts.categories, |name| slugified(name, |_| false).to_lowercase()))
        }
        "output_ext" => Some(".html".to_owned()),
        _ => None,
    }
}

fn day_of_year(date: Date) -> usize {
    let days = |month| {
        (1..=31).filter(move |day| Date::parse(&format!("{:04}-{month:02}-{day:02}", date.year())).is_some())
    };
    (1..date.month()).flat_map(days).count() + usize::from(date.day())
}

/// Jekyll's `slugify`: what is neither a letter, a digit nor `kept` becomes hyphens.
fn slugified(text: &str, kept: impl Fn(char) -> bool) -> String {
    let words = text.split(|c: char| !(c.is_alphanumeric() || kept(c)));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

fn joined(categories: &[String], name: impl Fn(&str) -> String) -> String {
    let mut names: Vec<String> = Vec::new();
    for category in categories {
        let name = name(category);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("/")
}

/// The file of a site at a path of it, as Jekyll writes it; `None` where it would not lie
/// in the site's folder.
pub(in crate::compile) fn file(path: &str) -> Option<Asset> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let mut name = parts.join("/");
    if path.ends_with('/') {
        name += if parts.is_empty() { "index" } else { "/index" };
    }
    if name.strip_suffix(".html").is_none() {
        name += ".html";
    }
    Asset::parse(&name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;

    #[test]
    fn every_kind_of_pattern() {
        let categories = ["Meetup".to_owned(), "勉強 会".to_owned(), "meetup".to_owned()];
        let facts = Facts { date: Date::parse("2024-02-03"), name: "Meetup-7_v1.2", categories: &categories };
        for (pattern, wanted) in [
            ("date", "meetup/勉強 会/2024/02/03/Meetup-7_v1.2.html"),
            ("pretty", "meetup/勉強 会/2024/02/03/Meetup-7_v1.2/index.html"),
            ("none", "meetup/勉強 会/Meetup-7_v1.2.html"),
            ("ordinal", "meetup/勉強 会/2024/034/Meetup-7_v1.2.html"),
            ("/posts/:title/", "posts/Meetup-7_v1.2/index.html"),
            ("blog/:short_year/:i_month/:i_day/:slug", "blog/24/2/3/meetup-7-v1-2.html"),
            ("/:slugified_categories/:title:output_ext", "meetup/勉強-会/Meetup-7_v1.2.html"),
        ] {
            let file = Permalink::parse(pattern).unwrap().file(&facts).unwrap();
            assert_eq!(file.as_str(), wanted, "{pattern}");
        }
        assert_eq!(Permalink::parse("/:collection/:name"), None);
    }

    #[test]
    fn a_file_stays_in_the_site() {
        assert_eq!(file("/a%20b/").unwrap().as_str(), "a b/index.html");
        assert_eq!(file("/").unwrap().as_str(), "index.html");
        for path in ["/../a/", "/a/%2e%2e/b", "/a\\b", "C:/a", "/a?b", "/a%00", "/a/./b"] {
            assert_eq!(file(path), None, "{path}");
        }
    }
}
