//! The corpora, as examples with what their authors make of them, and as plain texts.

use serde_json::Value;

use crate::beside::read;
use crate::normal::{Form, normal};

/// A text, and what its authors make of it.
pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

impl Example {
    /// Whether `html` is what its authors make of it.
    pub(crate) fn is_equal(&self, html: &str, form: Form) -> bool {
        // cmark-gfm's own mark for a text that must only not crash.
        self.html.starts_with("<IGNORE>") || normal(html, form) == normal(&self.html, form)
    }
}

/// A corpus that says what its texts become.
pub(crate) struct Corpus {
    pub(crate) file: &'static str,
    /// The reviewed list of what differs.
    pub(crate) list: &'static str,
    /// The fields with a text's name, and with the text.
    fields: (&'static str, &'static str),
    /// How both sides are compared.
    pub(crate) form: Form,
}

const BY_AUTHORS: Form = Form { known_only: false, plain_quotes: true, no_ids: true, no_numbers: false };

pub(crate) const COMMONMARK: Corpus = Corpus {
    file: "commonmark-0.31.2.json",
    list: "commonmark.toml",
    fields: ("example", "markdown"),
    form: BY_AUTHORS,
};

pub(crate) const GITHUB: Corpus = Corpus {
    file: "gfm-extensions.json",
    list: "github.toml",
    fields: ("example", "markdown"),
    form: BY_AUTHORS,
};

/// kramdown's own.
pub(crate) const PAIRS: Corpus = Corpus {
    file: "kramdown.json",
    list: "kramdown.toml",
    fields: ("id", "text"),
    form: Form { plain_quotes: false, ..BY_AUTHORS },
};

impl Corpus {
    /// The examples, where the corpus is there.
    pub(crate) fn examples(&self) -> Option<Vec<Example>> {
        let field = |case: &Value, name: &str| match &case[name] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let example = |case: &Value| Example {
            name: field(case, self.fields.0),
            text: field(case, self.fields.1),
            html: field(case, "html"),
        };
        Some(cases(self.file)?.iter().map(example).collect())
    }
}

/// The cases of a file, where it is there.
fn cases(file: &str) -> Option<Vec<Value>> {
    Some(serde_json::from_str(&read("corpora", file)?).unwrap())
}

/// The texts of a corpus, where it is there, which are written as they are or as parts that are repeated.
pub(crate) fn texts(file: &str) -> Option<Vec<String>> {
    let text = |case: &Value| match (&case["payload"], &case["parts"]) {
        (Value::String(text), _) => Some(text.clone()),
        // kramdown takes too long for as many as there are: a few show the same.
        (_, Value::Array(parts)) => parts
            .iter()
            .map(|part| {
                Some(part.get(0)?.as_str()?.repeat(usize::try_from(part.get(1)?.as_u64()?).ok()?.min(20)))
            })
            .collect(),
        _ => None,
    };
    Some(cases(file)?.iter().filter_map(text).collect())
}

/// The reference post, where it is there, without its front matter.
pub(crate) fn reference() -> Option<String> {
    let text = read("reference", "meetup-7.md");
    text?.splitn(3, "---\n").nth(2).map(str::to_owned)
}
