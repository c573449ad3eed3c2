//! The site's settings: `site.toml`.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Diagnostic, Log};
use super::problem::Problem;
use crate::model::{Language, Site};

/// Reads `site.toml`; every key is optional, and so is the file.
///
/// `path` is its name in diagnostics, `text` what it holds.
pub fn site(path: &str, text: Option<&str>) -> (Site, Vec<Diagnostic>) {
    let mut log = Log::default();
    let mut settings = Settings::default();
    let text = text.unwrap_or_default();
    match DeTable::parse(text) {
        Ok(table) => {
            for (key, value) in table.into_inner() {
                settings.take(&key.get_ref().clone(), key.span(), value, &mut log);
            }
        }
        Err(error) => {
            let reason = error.message().to_owned();
            log.report(error.span().unwrap_or_default(), Problem::Settings { reason });
        }
    }
    let language = settings.language.unwrap_or_default();
    let site = Site {
        title: settings.title.unwrap_or_else(|| default_title(language).to_owned()),
        language,
        author: settings.author,
    };
    (site, log.finish(path, text))
}

fn default_title(language: Language) -> &'static str {
    match language {
        Language::Japanese => "ミートアップレポート",
        Language::English => "Meetup reports",
    }
}

#[derive(Default)]
struct Settings {
    title: Option<String>,
    language: Option<Language>,
    author: Option<String>,
}

impl Settings {
    fn take(&mut self, key: &str, at: Range<usize>, value: Spanned<DeValue<'_>>, log: &mut Log) {
        let text = match value.into_inner() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.into_owned()),
            _ => None,
        };
        let mut wrong = |wanted| {
            let key = key.to_owned();
            log.report(at.clone(), Problem::WrongSetting { key, wanted });
        };
        match key {
            "title" | "author" if text.is_none() => wrong("a text in quotes"),
            "title" => self.title = text,
            "author" => self.author = text,
            "language" => match text.as_deref() {
                Some("ja") => self.language = Some(Language::Japanese),
                Some("en") => self.language = Some(Language::English),
                _ => wrong("\"ja\" or \"en\""),
            },
            _ => log.report(at, Problem::UnknownKey { key: key.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(&'static str, usize, usize)> {
        let (_, found) = site("site.toml", Some(text));
        found
            .iter()
            .map(|diagnostic| (diagnostic.code.name(), diagnostic.span.line, diagnostic.span.column))
            .collect()
    }

    #[test]
    fn reads_every_key() {
        let (site, found) = site("site.toml", Some("title = \"回\"\nlanguage = \"en\"\nauthor = \"A\"\n"));
        assert_eq!(
            (site.title.as_str(), site.language, site.author.as_deref()),
            ("回", Language::English, Some("A"))
        );
        assert!(found.is_empty());
    }

    #[test]
    fn is_optional() {
        let (site, found) = site("site.toml", None);
        assert!(!site.title.is_empty() && site.language == Language::Japanese && found.is_empty());
    }

    #[test]
    fn names_what_is_wrong() {
        assert_eq!(codes("title = 1\n"), [("wrong-type", 1, 1)]);
        assert_eq!(codes("language = \"fr\"\n"), [("wrong-type", 1, 1)]);
        assert_eq!(codes("author = \"a\"\ncolour = 1\n"), [("unknown-key", 2, 1)]);
        assert_eq!(codes("title = \n").first().map(|found| found.0), Some("settings"));
    }
}
