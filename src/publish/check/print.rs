//! How findings are written: as text for people, as JSON for programs, or as the
//! annotations of GitHub's workflows.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::Findings;
use crate::compile::{self, Diagnostic, Severity, Style};
use crate::model::Language;

/// In which form findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with the source lines, for people.
    Text {
        /// Whether for a terminal that shows colours.
        color: bool,
    },
    /// An object a line.
    Json,
    /// Workflow commands of GitHub Actions, which shows them beside the lines of a change.
    Github,
}

impl Format {
    /// What was found in a file, of which `source` is the whole text.
    pub(super) fn findings(
        self,
        diagnostics: &[Diagnostic],
        path: &str,
        source: &str,
        language: Language,
    ) -> Option<Findings> {
        if diagnostics.is_empty() {
            return None;
        }
        let count =
            |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let one_a_line = |line: &dyn Fn(&Diagnostic) -> String| diagnostics.iter().map(line).collect();
        Some(Findings {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            text: match self {
                Self::Text { color } => compile::render(diagnostics, path, source, Style { language, color }),
                Self::Json => one_a_line(&|diagnostic| json(diagnostic, path, source, language)),
                Self::Github => one_a_line(&|diagnostic| command(diagnostic, path, source, language)),
            },
        })
    }
}

/// A finding as programs read it.
#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: String,
    help: String,
}

fn json(diagnostic: &Diagnostic, path: &str, source: &str, language: Language) -> String {
    let end = diagnostic.span.map(|span| span.end_place(source));
    let finding = Finding {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.name(Language::English),
        path,
        line: diagnostic.span.map(|span| span.line),
        column: diagnostic.span.map(|span| span.column),
        end_line: end.map(|(line, _)| line),
        end_column: end.map(|(_, column)| column),
        message: diagnostic.message(language),
        help: diagnostic.help(language),
    };
    // Texts and numbers can always be written.
    serde_json::to_string(&finding).unwrap_or_default() + "\n"
}

/// A workflow command, as the documentation of GitHub Actions has it ("Workflow commands")
/// and its runner reads it (actions/toolkit, `command.ts`).
fn command(diagnostic: &Diagnostic, path: &str, source: &str, language: Language) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties =
        BTreeMap::from([("file", path.to_owned()), ("title", diagnostic.code.name().to_owned())]);
    if let Some(span) = diagnostic.span {
        let (end_line, end_column) = span.end_place(source);
        properties.insert("line", span.line.to_string());
        // Columns are of one line: of more than one, the first is marked.
        if end_line == span.line {
            properties.insert("col", span.column.to_string());
            properties.insert("endColumn", end_column.to_string());
        }
    }
    let mut text = format!("::{name} ");
    for (index, (key, value)) in properties.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let value = escaped(value).replace(':', "%3A").replace(',', "%2C");
        // Writing to a text cannot fail.
        let _ = write!(text, "{comma}{key}={value}");
    }
    let message = [diagnostic.message(language), diagnostic.help(language)].join("\n");
    let _ = writeln!(text, "::{}", escaped(&message));
    text
}

/// What a command's message may hold.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test may stop at what it did not expect"
    )]

    use super::*;
    use crate::compile::{Post, duplicate_slug, not_utf8};

    /// An error at the last two characters of the second line.
    fn found(path: &str, format: Format) -> String {
        let source = "題\n一二三\n";
        let post = Post { path, text: source };
        let mut diagnostics = duplicate_slug(&post, "100%: a,\r\nb.md");
        diagnostics.extend(not_utf8(&post, "題\n一".len()));
        format.findings(&diagnostics, path, source, Language::English).unwrap().text
    }

    #[test]
    fn commands_are_escaped() {
        let text = found("posts/a,b:c%.md", Format::Github);
        let lines: Vec<_> = text.lines().collect();
        assert!(
            lines[0].starts_with(
                "::error col=1,endColumn=1,file=posts/a%2Cb%3Ac%25.md,line=1,title=duplicate-slug::100%25: a,"
            ),
            "{text}"
        );
        assert!(lines[0].contains("%0Arename one of them"), "the help follows: {text}");
        assert!(lines[1].contains("col=2,endColumn=2") && lines[1].contains("line=2"), "{text}");
        assert_eq!(lines.len(), 2, "{text}");
    }

    #[test]
    fn json_is_an_object_a_line() {
        let text = found("a.md", Format::Json);
        let read: Vec<serde_json::Value> =
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(read.len(), 2);
        assert_eq!(read[1]["code"], "encoding");
        assert_eq!(read[1]["severity"], "error");
        assert_eq!((read[1]["line"].as_u64(), read[1]["column"].as_u64()), (Some(2), Some(2)));
        assert_eq!((read[1]["end_line"].as_u64(), read[1]["end_column"].as_u64()), (Some(2), Some(2)));
    }
}
