//! A Jekyll site's settings: `_config.yml`, and the theme's `_data/authors.yml`.
//!
//! What they say to Jekyll, its theme and their plugins alone is nothing here.

use std::ops::Range;

use super::Permalink;
use crate::compile::diagnostic::Log;
use crate::compile::problem::{SettingsProblem, Sign, Words, wanted};
use crate::compile::site::{Found, site_address, timezone};
use crate::compile::yaml::{self, Entry, Node, Value};
use crate::model::Language;

/// Places whose clocks are never changed, with their difference from UTC (IANA's time zone
/// database). Of others, no one difference is true.
#[rustfmt::skip]
const ZONES: [(&str, &str); 18] = [
    ("Asia/Bangkok", "+07:00"), ("Asia/Dubai", "+04:00"), ("Asia/Ho_Chi_Minh", "+07:00"),
    ("Asia/Hong_Kong", "+08:00"), ("Asia/Jakarta", "+07:00"), ("Asia/Kolkata", "+05:30"),
    ("Asia/Kuala_Lumpur", "+08:00"), ("Asia/Manila", "+08:00"), ("Asia/Seoul", "+09:00"),
    ("Asia/Shanghai", "+08:00"), ("Asia/Singapore", "+08:00"), ("Asia/Taipei", "+08:00"),
    ("Asia/Tokyo", "+09:00"), ("Australia/Brisbane", "+10:00"), ("Etc/UTC", "+00:00"), ("GMT", "+00:00"),
    ("Japan", "+09:00"), ("UTC", "+00:00"),
];

/// Reads `_config.yml` into what was found of the site's settings.
pub(in crate::compile) fn config(text: &str, found: &mut Found, log: &mut Log) {
    let Some(entries) = read(text, log) else { return };
    // The theme's language where a site names none.
    found.language = Some(Language::English);
    let (mut url, mut path, mut defaults) = (None, None, None);
    for entry in entries {
        match entry.key.as_str() {
            "title" => found.title = given(&entry, log),
            "description" => found.description = given(&entry, log),
            "lang" => found.language = language(&entry, log).or(found.language),
            "url" => url = given(&entry, log).map(|text| (text, entry.key_at)),
            "baseurl" => path = given(&entry, log),
            "author" => found.author = author(&entry.node).or(found.author.take()),
            "social" => found.author = found.author.take().or_else(|| author(&entry.node)),
            "timezone" => found.timezone = zone(&entry, log).or(found.timezone.take()),
            "permalink" => found.permalink = permalink(&entry.node, log),
            "defaults" => defaults = Some(entry.node),
            _ => {}
        }
    }
    // A value for posts alone counts for more than the site's.
    if let Some(node) = defaults.as_ref().and_then(default_permalink) {
        found.permalink = permalink(node, log);
    }
    let path = path.unwrap_or_default();
    let path = path.trim_matches('/');
    found.base_path = (!path.is_empty()).then(|| ["/", path].concat());
    if let Some((url, at)) = url {
        let whole = [url.trim_end_matches('/'), "/", path].concat();
        found.address = site_address(&[whole.trim_end_matches('/'), "/"].concat());
        if found.address.is_none() {
            wrong_type("url", at, wanted::URL, log);
        }
    }
}

/// Reads `_data/authors.yml`: whom posts name by a short name.
pub(in crate::compile) fn authors(text: &str, found: &mut Found, log: &mut Log) {
    for entry in read(text, log).unwrap_or_default() {
        if let Some(name) = author(&entry.node) {
            found.authors.insert(entry.key, name);
        }
    }
}

fn read(text: &str, log: &mut Log) -> Option<Vec<Entry>> {
    match yaml::read(text, 0) {
        Ok(entries) => Some(entries),
        Err(error) => {
            log.report(error.at, SettingsProblem::Settings { reason: error.reason, sign: Sign::Colon });
            None
        }
    }
}

fn wrong_type(key: &str, at: Range<usize>, wanted: Words, log: &mut Log) {
    log.report(at, SettingsProblem::WrongType { key: key.to_owned(), sign: Sign::Colon, wanted });
}

/// A single text; none where there is nothing.
fn given(entry: &Entry, log: &mut Log) -> Option<String> {
    match &entry.node.value {
        Value::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Null => None,
        Value::List(_) | Value::Map(_) => {
            wrong_type(&entry.key, entry.key_at.clone(), wanted::TEXT, log);
            None
        }
    }
}

/// The interface's language nearest to a tag.
fn language(entry: &Entry, log: &mut Log) -> Option<Language> {
    let tag = given(entry, log)?;
    let first = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let known = [Language::Japanese, Language::English].into_iter().find(|language| language.tag() == first);
    if known.is_none() {
        log.report(entry.node.at.clone(), SettingsProblem::UnspokenLanguage { tag });
    }
    known
}

/// A name, or that of a map.
fn author(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(name) => Some(name.trim().to_owned()).filter(|name| !name.is_empty()),
        Value::Map(entries) => author(&entries.iter().find(|entry| entry.key == "name")?.node),
        Value::Null | Value::List(_) => None,
    }
}

fn zone(entry: &Entry, log: &mut Log) -> Option<String> {
    let name = given(entry, log)?;
    let known = ZONES.iter().find(|(zone, _)| *zone == name).map(|(_, offset)| (*offset).to_owned());
    let known = known.or_else(|| timezone(name.clone()));
    if known.is_none() {
        log.report(entry.node.at.clone(), SettingsProblem::Timezone { name });
    }
    known
}

/// The pattern of posts' addresses; none where it cannot be followed.
fn permalink(node: &Node, log: &mut Log) -> Option<Permalink> {
    let Value::Text(text) = &node.value else { return Some(Permalink::default()) };
    let permalink = Permalink::parse(text);
    if permalink.is_none() {
        log.report(node.at.clone(), SettingsProblem::Permalink { text: text.clone() });
    }
    permalink
}

/// The pattern among the front matter defaults of posts.
fn default_permalink(defaults: &Node) -> Option<&Node> {
    let Value::List(nodes) = &defaults.value else { return None };
    nodes.iter().find_map(|node| {
        let scope = member(node, "scope")?;
        let is_of_posts = match member(scope, "type").map(|kind| &kind.value) {
            Some(Value::Text(kind)) => matches!(kind.as_str(), "posts" | "post" | ""),
            _ => true,
        };
        let is_of_all = match member(scope, "path").map(|path| &path.value) {
            Some(Value::Text(path)) => matches!(path.as_str(), "" | "_posts"),
            _ => true,
        };
        (is_of_posts && is_of_all).then(|| member(member(node, "values")?, "permalink")).flatten()
    })
}

fn member<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node),
        _ => None,
    }
}
