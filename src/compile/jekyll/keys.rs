//! What a page's front matter says to Jekyll and to its theme.

use super::permalink::{Facts, Permalink, file};
use crate::compile::diagnostic::Log;
use crate::compile::front_matter::{Placed, wrong_type};
use crate::compile::problem::{SettingsProblem, Words, wanted};
use crate::compile::yaml::{Entry, Value};
use crate::model::{Asset, Date, Slug};

/// What counts of it here.
#[derive(Debug, Default)]
pub(in crate::compile) struct JekyllKeys {
    /// `published: false`.
    pub(in crate::compile) is_unpublished: bool,
    /// `render_with_liquid: false`.
    pub(in crate::compile) is_without_liquid: bool,
    /// Whether a layout is named, which may be all that there is of a page.
    pub(in crate::compile) has_layout: bool,
    /// The folder of the page's pictures and films.
    pub(in crate::compile) media_folder: Option<String>,
    permalink: Option<Placed>,
    redirect_from: Vec<String>,
    categories: Vec<String>,
    name: Option<String>,
    date: Option<Date>,
}

/// Keys of Jekyll, of its theme Chirpy and of their plugins that say nothing here.
#[rustfmt::skip]
const SILENT: [&str; 21] = [
    "comment", "comments", "excerpt", "excerpt_separator", "header-img", "hidden", "icon", "keywords", "lqip",
    "math", "mermaid", "order", "panel_includes", "refactor", "robots", "share", "sharing", "sitemap",
    "subtitle", "toc", "topmost",
];

impl JekyllKeys {
    /// Takes a key of Jekyll's, and names a value of another type than Jekyll wants there; gives
    /// back any other key.
    pub(in crate::compile) fn take(&mut self, entry: Entry, log: &mut Log) -> Option<Entry> {
        match entry.key.as_str() {
            "published" => self.is_unpublished = truth(&entry, log) == Some(false),
            "render_with_liquid" => self.is_without_liquid = truth(&entry, log) == Some(false),
            // It puts a post first on lists of Chirpy's.
            "pin" => {
                truth(&entry, log);
            }
            "layout" => self.has_layout = true,
            "media_subpath" | "img_path" => self.media_folder = text(&entry, log),
            "permalink" => {
                let at = entry.node.at.clone();
                self.permalink = path(&entry, log).map(|text| Placed { text, at });
            }
            "redirect_from" => self.redirect_from = texts(&entry, wanted::PATHS, log),
            // One text names several, with spaces between.
            "categories" => match &entry.node.value {
                Value::Text(text) => self.categories.extend(text.split_whitespace().map(str::to_owned)),
                _ => self.categories.extend(texts(&entry, wanted::NAMES, log)),
            },
            "category" => self.categories.extend(texts(&entry, wanted::NAMES, log)),
            "slug" => self.name = text(&entry, log),
            "date" => self.date = date(&entry, log),
            key if SILENT.contains(&key) => {}
            _ => return Some(entry),
        }
        None
    }

    /// The files that a post had in the site on Jekyll, where that had this pattern; `name`
    /// is its file's, without date and ending.
    pub(in crate::compile) fn files_of_post(
        &self,
        pattern: Option<&Permalink>,
        date: Date,
        name: &str,
        log: &mut Log,
    ) -> Vec<Asset> {
        let name = self.name.as_deref().unwrap_or(name);
        let facts = Facts { date: self.date.or(Some(date)), name, categories: &self.categories };
        let own = self.permalink.is_some();
        let file =
            if own { self.file(&facts, log) } else { pattern.and_then(|pattern| pattern.file(&facts)) };
        file.into_iter().chain(self.redirected()).collect()
    }

    /// The files that a page had in the site on Jekyll; `default` is its own where it names none.
    pub(in crate::compile) fn files_of_page(
        &self,
        default: Option<String>,
        slug: &Slug,
        log: &mut Log,
    ) -> Vec<Asset> {
        let facts = Facts { date: self.date, name: slug.as_str(), categories: &[] };
        let own = self.permalink.is_some();
        let found = if own { self.file(&facts, log) } else { default.and_then(|path| file(&path)) };
        found.into_iter().chain(self.redirected()).collect()
    }

    fn file(&self, facts: &Facts<'_>, log: &mut Log) -> Option<Asset> {
        let given = self.permalink.as_ref()?;
        let file = Permalink::parse(&given.text).and_then(|permalink| permalink.file(facts));
        if file.is_none() {
            log.report(given.at.clone(), SettingsProblem::Permalink { text: given.text.clone() });
        }
        file
    }

    /// What the plugin jekyll-redirect-from led here.
    fn redirected(&self) -> impl Iterator<Item = Asset> {
        self.redirect_from.iter().filter_map(|path| file(path))
    }
}

/// What YAML 1.1 takes for true or false, as Jekyll reads it.
fn truth(entry: &Entry, log: &mut Log) -> Option<bool> {
    let truth = match &entry.node.value {
        Value::Null => return None,
        Value::Text(text) => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            _ => None,
        },
        Value::List(_) | Value::Map(_) => None,
    };
    if truth.is_none() {
        wrong_type(entry, wanted::TRUTH, log);
    }
    truth
}

/// A single text.
fn text(entry: &Entry, log: &mut Log) -> Option<String> {
    match &entry.node.value {
        Value::Text(text) => Some(text.clone()),
        Value::Null => None,
        Value::List(_) | Value::Map(_) => {
            wrong_type(entry, wanted::TEXT, log);
            None
        }
    }
}

/// A path or a pattern of one, which a number is not.
fn path(entry: &Entry, log: &mut Log) -> Option<String> {
    let path = text(entry, log)?;
    if path.bytes().all(|byte| byte.is_ascii_digit()) {
        wrong_type(entry, wanted::PATH, log);
        return None;
    }
    Some(path)
}

/// A text, or the texts of a list.
fn texts(entry: &Entry, wanted: Words, log: &mut Log) -> Vec<String> {
    let mut found = Vec::new();
    if !gather(&entry.node.value, &mut found) {
        wrong_type(entry, wanted, log);
    }
    found
}

/// Gathers the texts of lists within lists; says whether there is nothing else.
fn gather(value: &Value, found: &mut Vec<String>) -> bool {
    match value {
        Value::Null => true,
        Value::Text(text) => {
            found.push(text.clone());
            true
        }
        Value::List(nodes) => {
            let mut is_all = true;
            for node in nodes {
                is_all &= gather(&node.value, found);
            }
            is_all
        }
        Value::Map(_) => false,
    }
}

/// A day as Ruby reads it where it is all of numbers: `2024-02-26 19:00`, `2024/2/26`.
fn date(entry: &Entry, log: &mut Log) -> Option<Date> {
    let text = match &entry.node.value {
        Value::Null => return None,
        Value::Text(text) => text.as_str(),
        Value::List(_) | Value::Map(_) => "",
    };
    let day = text.trim().split([' ', 'T']).next().unwrap_or_default();
    let padded: Vec<String> = day.split(['-', '/']).map(|part| format!("{part:0>2}")).collect();
    let date = Date::parse(&padded.join("-"));
    if date.is_none() {
        wrong_type(entry, wanted::DATE, log);
    }
    date
}
