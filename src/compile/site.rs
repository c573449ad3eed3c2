//! The site's settings: `site.toml`, and those of a Jekyll site.

use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};
use url::Url;

use super::Files;
use super::address;
use super::diagnostic::{Diagnostic, Log};
use super::jekyll::{self, Permalink};
use super::problem::{AddressProblem, Reason, SettingsProblem, Sign, Words, wanted};
use super::vocabulary::{self, Vocabulary};
use crate::model::{Asset, Language, Site, Slug, WebAddress};

/// What `site.toml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What every page shows; its pages and whether it has a calendar are not of this file.
    pub site: Site,
    /// Where the site will live, with `/` at its end.
    pub address: Option<WebAddress>,
    /// One sentence on the site.
    pub description: Option<String>,
    /// The difference of the meetups' time from UTC: `+09:00`.
    pub timezone: String,
    /// The font of the pictures that stand for reports elsewhere, a file of the content folder.
    pub font: Option<Asset>,
    /// Speakers whose name is spelled in several ways, or who want another address.
    pub speakers: Vec<KnownSpeaker>,
    /// The words that posts' headings are read with.
    pub vocabulary: Vocabulary,
    /// Where its posts were on Jekyll, where that was before.
    pub permalink: Option<Permalink>,
    /// Its base path there, where it had one: `/blog`.
    pub base_path: Option<String>,
    /// The names of authors whom posts name by a short one.
    pub authors: HashMap<String, String>,
}

/// A speaker of whom the settings tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSpeaker {
    /// Their name in addresses.
    pub id: Slug,
    /// The name that the site uses for them.
    pub name: Option<String>,
    /// Other spellings of it, as posts have them.
    pub spellings: Vec<String>,
}

/// Japan's, where the first meetups are held.
const TIMEZONE: &str = "+09:00";

/// Reads `site.toml`; every key is optional, and so is the file.
///
/// `path` is its name in diagnostics, `text` what it holds, and `files` the content folder.
pub fn site(path: &str, text: Option<&str>, files: &dyn Files) -> (Settings, Vec<Diagnostic>) {
    let mut reader = SettingsReader::default();
    let found = text.map(|text| reader.toml(path, text, files));
    (reader.finish(), found.unwrap_or_default())
}

/// Reads a site's settings, one file after the other: what a later one says counts.
#[derive(Default)]
pub struct SettingsReader(Found);

impl SettingsReader {
    /// Of a site that was on Jekyll before.
    pub fn of_jekyll() -> Self {
        Self(Found { permalink: Some(Permalink::default()), ..Found::default() })
    }

    /// Reads Jekyll's `_config.yml`.
    pub fn config(&mut self, path: &str, text: &str) -> Vec<Diagnostic> {
        let mut log = Log::default();
        jekyll::config(text, &mut self.0, &mut log);
        log.finish(path, text)
    }

    /// Reads the authors of Jekyll's theme Chirpy, `_data/authors.yml`.
    pub fn authors(&mut self, path: &str, text: &str) -> Vec<Diagnostic> {
        let mut log = Log::default();
        jekyll::authors(text, &mut self.0, &mut log);
        log.finish(path, text)
    }

    /// Reads `site.toml`, which may name some of `files`.
    pub fn toml(&mut self, path: &str, text: &str, files: &dyn Files) -> Vec<Diagnostic> {
        let mut reader = Reader { log: Log::default(), found: std::mem::take(&mut self.0), files };
        match DeTable::parse(text) {
            Ok(table) => {
                for (key, value) in table.into_inner() {
                    reader.take(key.get_ref(), key.span(), value.into_inner());
                }
            }
            Err(error) => {
                let reason = Reason::Foreign(error.message().to_owned());
                let problem = SettingsProblem::Settings { reason, sign: Sign::Equals };
                reader.log.report(error.span().unwrap_or_default(), problem);
            }
        }
        self.0 = reader.found;
        reader.log.finish(path, text)
    }

    /// What they say together.
    pub fn finish(self) -> Settings {
        self.0.into_settings()
    }
}

fn default_title(language: Language) -> &'static str {
    match language {
        Language::Japanese => "ミートアップレポート",
        Language::English => "Meetup reports",
    }
}

/// What was found of a site's settings.
#[derive(Default)]
pub(super) struct Found {
    pub(super) title: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) author: Option<String>,
    pub(super) address: Option<WebAddress>,
    pub(super) description: Option<String>,
    pub(super) timezone: Option<String>,
    pub(super) permalink: Option<Permalink>,
    pub(super) base_path: Option<String>,
    pub(super) authors: HashMap<String, String>,
    font: Option<Asset>,
    speakers: Vec<KnownSpeaker>,
    /// Words of posts' headings, each with the key of its label.
    labels: Vec<(String, String)>,
}

impl Found {
    fn into_settings(self) -> Settings {
        let language = self.language.unwrap_or_default();
        Settings {
            site: Site {
                title: self.title.unwrap_or_else(|| default_title(language).to_owned()),
                language,
                author: self.author,
                pages: Vec::new(),
                feed: self.address.is_some(),
                calendar: false,
            },
            address: self.address,
            description: self.description,
            timezone: self.timezone.unwrap_or_else(|| TIMEZONE.to_owned()),
            font: self.font,
            speakers: self.speakers,
            vocabulary: Vocabulary::with(&self.labels),
            permalink: self.permalink,
            base_path: self.base_path,
            authors: self.authors,
        }
    }
}

struct Reader<'f> {
    log: Log,
    found: Found,
    files: &'f dyn Files,
}

impl Reader<'_> {
    fn take(&mut self, key: &str, at: Range<usize>, value: DeValue<'_>) {
        match key {
            "speakers" => return self.speakers(at, value),
            "labels" => return self.labels(at, value),
            _ => {}
        }
        let Some(wanted) = wanted(key) else {
            self.log.report(at, SettingsProblem::UnknownKey { key: key.to_owned() });
            return;
        };
        let taken = text(value).and_then(|text| self.take_text(key, text));
        if taken.is_none() {
            self.wrong(key, at, wanted);
        } else if key == "font" {
            self.look_for_font(at);
        }
    }

    fn look_for_font(&mut self, at: Range<usize>) {
        if let Some(font) = &self.found.font
            && self.files.find(font).is_none()
        {
            self.log
                .report(at, AddressProblem::MissingFile { address: format!("/assets/{}", font.as_str()) });
        }
    }

    /// Takes a text for its key; `None` where it is not what the key wants.
    fn take_text(&mut self, key: &str, text: String) -> Option<()> {
        let found = &mut self.found;
        match key {
            "title" => found.title = Some(text),
            "author" => found.author = Some(text),
            "description" => found.description = Some(text),
            "language" => found.language = Some(language(&text)?),
            "address" => found.address = Some(site_address(&text)?),
            "timezone" => found.timezone = Some(timezone(text)?),
            _ => found.font = Some(Asset::parse(text.strip_prefix("/assets/").unwrap_or(&text))?),
        }
        Some(())
    }

    fn wrong(&mut self, key: &str, at: Range<usize>, wanted: Words) {
        self.log.report(at, SettingsProblem::WrongType { key: key.to_owned(), sign: Sign::Equals, wanted });
    }

    /// `[speakers.<id>]`, a table each.
    fn speakers(&mut self, at: Range<usize>, value: DeValue<'_>) {
        let DeValue::Table(table) = value else {
            self.wrong("speakers", at, wanted::SPEAKERS);
            return;
        };
        for (id, entry) in table {
            let slug =
                Slug::parse(id.get_ref()).filter(|slug| Slug::of_name(slug.as_str()).as_ref() == Some(slug));
            match (slug, entry.into_inner()) {
                (Some(slug), DeValue::Table(table)) => self.speaker(slug, table),
                _ => {
                    self.wrong(id.get_ref(), id.span(), wanted::SPEAKER);
                }
            }
        }
    }

    /// `[labels]`: a list of words for each label.
    fn labels(&mut self, at: Range<usize>, value: DeValue<'_>) {
        let DeValue::Table(table) = value else {
            return self.wrong("labels", at, wanted::LABELS);
        };
        for (key, value) in table {
            let (at, key) = (key.span(), key.into_inner().into_owned());
            if vocabulary::label(&key).is_none() {
                self.wrong(&key, at, wanted::LABEL);
                continue;
            }
            let DeValue::Array(words) = value.into_inner() else {
                self.wrong(&key, at, wanted::WORDS);
                continue;
            };
            for word in words {
                match text(word.into_inner()).filter(|word| !vocabulary::essence(word).is_empty()) {
                    Some(word) => self.found.labels.push((key.clone(), word)),
                    None => self.wrong(&key, at.clone(), wanted::WORDS),
                }
            }
        }
    }

    fn speaker(&mut self, id: Slug, table: DeTable<'_>) {
        let mut speaker = KnownSpeaker { id, name: None, spellings: Vec::new() };
        for (key, value) in table {
            let at = key.span();
            match (key.get_ref().as_ref(), value.into_inner()) {
                ("name", value) => match text(value) {
                    Some(name) => speaker.name = Some(name),
                    None => self.wrong("name", at, wanted::QUOTED_TEXT),
                },
                ("spellings", DeValue::Array(names)) => {
                    let count = names.len();
                    speaker.spellings.extend(names.into_iter().filter_map(|name| text(name.into_inner())));
                    if speaker.spellings.len() < count {
                        self.wrong("spellings", at, wanted::QUOTED_TEXTS);
                    }
                }
                ("spellings", _) => self.wrong("spellings", at, wanted::QUOTED_TEXTS),
                (key, _) => self.log.report(at, SettingsProblem::UnknownKey { key: key.to_owned() }),
            }
        }
        self.found.speakers.push(speaker);
    }
}

/// What a key wants; `None` where there is no such key.
fn wanted(key: &str) -> Option<Words> {
    Some(match key {
        "title" | "author" | "description" => wanted::QUOTED_TEXT,
        "language" => wanted::QUOTED_LANGUAGE,
        "address" => wanted::SITE_ADDRESS,
        "timezone" => wanted::TIMEZONE,
        "font" => wanted::FONT,
        _ => return None,
    })
}

fn text(value: DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) if !text.trim().is_empty() => Some(text.into_owned()),
        _ => None,
    }
}

fn language(text: &str) -> Option<Language> {
    [Language::Japanese, Language::English].into_iter().find(|language| language.tag() == text)
}

/// An address that a path can be put behind.
pub(super) fn site_address(text: &str) -> Option<WebAddress> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let is_folder = text.ends_with('/') && !text.contains(['?', '#']);
    let is_anybodys = url.username().is_empty() && url.password().is_none();
    // A path that is written in another way would not be that of the links on the pages.
    let written = text.split_once("://").and_then(|(_, rest)| rest.find('/').and_then(|at| rest.get(at..)));
    let is_plain = written == Some(url.path()) && !url.path().contains('%');
    (is_folder && is_anybodys && is_plain).then(|| address::web(&url)).flatten()
}

/// `+09:00`, as RFC 3339 writes it.
pub(super) fn timezone(text: String) -> Option<String> {
    let (hours, minutes) = text.strip_prefix(['+', '-'])?.split_once(':')?;
    let within = |digits: &str, limit: u8| {
        digits.len() == 2
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && digits.parse().is_ok_and(|number: u8| number < limit)
    };
    (within(hours, 24) && within(minutes, 60)).then_some(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;
    use crate::compile::FileInfo;

    /// A content folder with one file.
    struct Fonts;

    impl Files for Fonts {
        fn find(&self, asset: &Asset) -> Option<FileInfo> {
            (asset.as_str() == "fonts/a.otf").then(FileInfo::default)
        }
    }

    fn codes(text: &str) -> Vec<(&'static str, usize, usize)> {
        let (_, found) = site("site.toml", Some(text), &Fonts);
        found
            .iter()
            .map(|diagnostic| {
                let span = diagnostic.span.unwrap();
                (diagnostic.code.name(), span.line, span.column)
            })
            .collect()
    }

    #[test]
    fn reads_every_key() {
        let text = "title = \"回\"\nlanguage = \"en\"\nauthor = \"A\"\ndescription = \"D\"\n\
                    address = \"https://example.org/r/\"\ntimezone = \"-03:30\"\nfont = \"fonts/a.otf\"\n\
                    [speakers.ada]\nname = \"Ada\"\nspellings = [\"A. Quartz\", \"エイダ\"]\n";
        let (settings, found) = site("site.toml", Some(text), &Fonts);
        assert_eq!(found, []);
        assert_eq!(settings.site.title, "回");
        assert_eq!(settings.site.language, Language::English);
        assert_eq!(settings.site.author.as_deref(), Some("A"));
        assert_eq!(settings.description.as_deref(), Some("D"));
        assert_eq!(settings.address.unwrap().as_str(), "https://example.org/r/");
        assert_eq!(settings.timezone, "-03:30");
        assert_eq!(settings.font.unwrap().as_str(), "fonts/a.otf");
        let speakers: Vec<_> = settings
            .speakers
            .iter()
            .map(|speaker| (speaker.id.as_str(), speaker.name.as_deref(), speaker.spellings.len()))
            .collect();
        assert_eq!(speakers, [("ada", Some("Ada"), 2)]);
    }

    #[test]
    fn is_optional() {
        let (Settings { site, timezone, .. }, found) = site("site.toml", None, &Fonts);
        assert!(!site.title.is_empty() && site.language == Language::Japanese && found.is_empty());
        assert_eq!(timezone, "+09:00");
    }

    #[test]
    fn names_what_is_wrong() {
        assert_eq!(codes("title = 1\n"), [("wrong-type", 1, 1)]);
        assert_eq!(codes("language = \"fr\"\n"), [("wrong-type", 1, 1)]);
        assert_eq!(codes("author = \"a\"\ncolour = 1\n"), [("unknown-key", 2, 1)]);
        assert_eq!(codes("title = \n").first().map(|found| found.0), Some("settings"));
        for text in [
            "address = \"example.org\"",
            "address = \"https://example.org\"",
            "address = \"https://example.org/?q=/\"",
            "address = \"https://name@example.org/\"",
            "address = \"ftp://example.org/\"",
            "address = \"https://example.org/レポート/\"",
            "address = \"https://example.org/a/../b/\"",
            "timezone = \"JST\"",
            "timezone = \"+24:00\"",
            "font = \"../a.otf\"",
            "speakers = 1",
        ] {
            assert_eq!(codes(text), [("wrong-type", 1, 1)], "{text}");
        }
        assert_eq!(codes("font = \"fonts/b.otf\""), [("missing-file", 1, 1)]);
        assert_eq!(codes("[speakers.Ada]\n"), [("wrong-type", 1, 11)]);
        assert_eq!(
            codes("[labels]\ntalk = [\"講演\", 1]\nx = [\"y\"]\ncues = \"目次\"\n"),
            [("wrong-type", 2, 1), ("wrong-type", 3, 1), ("wrong-type", 4, 1)]
        );
        assert_eq!(
            codes("[speakers.ada]\nspellings = [1]\nx = 1\n"),
            [("wrong-type", 2, 1), ("unknown-key", 3, 1)]
        );
    }
}
