//! What a code means: `cuecard check --explain`.

use std::fmt::Write as _;
use std::path::Path;

use crate::compile::{self, Code, Severity};
use crate::model::Language;
use crate::publish::content;

/// The language of a content folder's site, where it has settings.
pub fn site_language(folder: &Path) -> Option<Language> {
    let content = content::read(folder).ok()?;
    let file = content.settings?;
    let text = String::from_utf8_lossy(&file.bytes);
    let (settings, _) = compile::site(&file.path, Some(&text), &content.files);
    Some(settings.site.language)
}

/// Every code with its severity, a line each, by topic.
pub fn list(language: Language) -> String {
    let width = Code::all().map(|code| code.name().len()).max().unwrap_or_default();
    let mut text = String::new();
    for code in Code::all() {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{:width$}  {}", code.name(), code.severity().name(language));
    }
    text
}

/// What the code of this name means.
///
/// # Errors
/// Where there is no such code: with the names that are nearest to it.
pub fn explain(name: &str, language: Language) -> Result<String, Vec<&'static str>> {
    let Some(code) = Code::of_name(name) else { return Err(nearest(name)) };
    let effect = match (code.severity(), language) {
        (Severity::Error, Language::English) => "What it names is not shown until it is mended.",
        (Severity::Error, Language::Japanese) => "直すまで、該当するものは表示されません。",
        (Severity::Warning, Language::English) => "It hinders nothing, and is worth a look.",
        (Severity::Warning, Language::Japanese) => "公開はできますが、確かめてください。",
        (Severity::Note, Language::English) => "It is no mistake.",
        (Severity::Note, Language::Japanese) => "誤りではありません。",
    };
    let severity = code.severity().name(language);
    Ok(format!("{severity}[{}]\n\n{}\n{effect}\n", code.name(), code.about(language)))
}

/// The names that differ least from `name`, at most three.
fn nearest(name: &str) -> Vec<&'static str> {
    let mut names: Vec<_> = Code::all()
        .map(|code| (distance(name, code.name()), code.name()))
        .filter(|(distance, known)| *distance <= 2 || (name.len() > 2 && known.contains(name)))
        .collect();
    names.sort_unstable();
    names.into_iter().take(3).map(|(_, name)| name).collect()
}

/// How many bytes must be put in, taken out or exchanged to make `b` of `a` (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, byte) in a.bytes().enumerate() {
        let mut before = index + 1;
        let mut next = vec![before];
        for (other, pair) in b.bytes().zip(row.windows(2)) {
            let (exchanged, put_in) = match pair {
                [left, above] => (left + usize::from(other != byte), above + 1),
                _ => continue,
            };
            before = exchanged.min(put_in).min(before + 1);
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, wanted) in [("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("a-b", "a-b", 0)] {
            assert_eq!(distance(a, b), wanted, "{a} {b}");
        }
    }

    #[test]
    fn a_typing_mistake_leads_to_the_code() {
        assert_eq!(explain("mising-file", Language::English), Err(vec!["missing-file"]));
        assert_eq!(explain("xyz", Language::English), Err(vec![]));
        let told = explain("missing-file", Language::Japanese).unwrap_or_default();
        assert!(told.starts_with("警告[missing-file]") && told.contains("ファイル"), "{told}");
    }
}
