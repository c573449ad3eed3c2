//! What a page's front matter says to Jekyll and to its theme.

use super::permalink::{Facts, Permalink, file};
use crate::compile::diagnostic::Log;
use crate::compile::front_matter::Placed;
use crate::compile::problem::SettingsProblem;
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
const SILENT: [&str; 22] = [
    "comment", "comments", "excerpt", "excerpt_separator", "header-img", "hidden", "icon", "keywords", "lqip",
    "math", "mermaid", "order", "panel_includes", "pin", "refactor", "robots", "share", "sharing", "sitemap",
    "subtitle", "toc", "topmost",
];

impl JekyllKeys {
    /// Takes a key of Jekyll's; gives back any other.
    pub(in crate::compile) fn take(&mut self, entry: Entry) -> Option<Entry> {
        let Entry { key, node, .. } = &entry;
        match key.as_str() {
            "published" => self.is_unpublished = is(&node.value, "false"),
            "render_with_liquid" => self.is_without_liquid = is(&node.value, "false"),
            "layout" => self.has_layout = true,
            "media_subpath" | "img_path" => self.media_folder = texts(&node.value).pop(),
            "permalink" => {
                let at = node.at.clone();
                self.permalink = texts(&node.value).pop().map(|text| Placed { text, at });
            }
            "redirect_from" => self.redirect_from = texts(&node.value),
            // One text names several, with spaces between.
            "categories" => match &node.value {
                Value::Text(text) => self.categories.extend(text.split_whitespace().map(str::to_owned)),
                value => self.categories.extend(texts(value)),
            },
            "category" => self.categories.extend(texts(&node.value)),
            "slug" => self.name = texts(&node.value).pop(),
            "date" => {
                let text = texts(&node.value).pop();
                self.date = text.as_deref().and_then(|text| Date::parse(text.get(..10)?));
            }
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

fn is(value: &Value, word: &str) -> bool {
    matches!(value, Value::Text(text) if text == word)
}

/// A text, or the texts of a list.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) => vec![text.clone()],
        Value::List(nodes) => nodes.iter().flat_map(|node| texts(&node.value)).collect(),
        Value::Null | Value::Map(_) => Vec::new(),
    }
}
