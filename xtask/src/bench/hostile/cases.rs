//! Inputs that are meant to be slow or to do harm, at any size.
//!
//! They lie beside the project, in two files: texts, and front matter. Most are written as
//! parts to repeat; three are made by programs, which are told here.

use serde_json::Value;

/// The files of inputs, in `../shared/corpora`.
pub(crate) const FILES: [(&str, Kind); 2] =
    [("pathological.json", Kind::Text), ("front-matter.json", Kind::FrontMatter)];

/// What an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The text of a post, or all of it where it begins with a front matter.
    Text,
    /// What stands between its two lines of `---`.
    FrontMatter,
}

/// An input.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) name: String,
    kind: Kind,
    form: Form,
}

#[derive(Debug)]
enum Form {
    /// Each part with how often it stands there.
    Parts(Vec<(String, usize)>),
    /// `* a`, each line two spaces deeper than the one ahead.
    NestedLists,
    /// Runs of backticks, each longer by one.
    Backticks,
    /// References whose labels cmark's hash table of 16 cells put into one.
    Collisions,
}

/// The inputs of a file; none where it is another than is thought.
pub(crate) fn read(json: &str, kind: Kind) -> Option<Vec<Case>> {
    let cases: Vec<Value> = serde_json::from_str(json).ok()?;
    cases.iter().map(|case| case_of(case, kind)).collect()
}

fn case_of(case: &Value, kind: Kind) -> Option<Case> {
    let name = case.get("name")?.as_str()?.to_owned();
    let part = |part: &Value| {
        let count = usize::try_from(part.get(1)?.as_u64()?).ok()?;
        Some((part.get(0)?.as_str()?.to_owned(), count))
    };
    let form = match (case.get("parts"), &*name) {
        (Some(parts), _) => Form::Parts(parts.as_array()?.iter().map(part).collect::<Option<_>>()?),
        (None, "deeply nested lists") => Form::NestedLists,
        (None, "backticks") => Form::Backticks,
        (None, "reference collisions") => Form::Collisions,
        _ => return None,
    };
    Some(Case { name, kind, form })
}

impl Case {
    /// Whether there are larger ones of its kind.
    pub(crate) fn grows(&self) -> bool {
        match &self.form {
            Form::Parts(parts) => parts.iter().any(|(_, count)| *count > 1),
            _ => true,
        }
    }

    /// The post, so many times as large as it is given.
    pub(crate) fn post(&self, times: usize) -> String {
        let text = match &self.form {
            Form::Parts(parts) => {
                let count = |given: usize| if given > 1 { given * times } else { given };
                parts.iter().map(|(text, given)| text.repeat(count(*given))).collect()
            }
            Form::NestedLists => lines_to(500 * 499 * times, |depth| "  ".repeat(depth) + "* a\n"),
            Form::Backticks => lines_to(2_500 * 1_250 * times, |count| format!("e{}", "`".repeat(count))),
            Form::Collisions => collisions(25_000 * times),
        };
        match self.kind {
            Kind::Text if text.starts_with("---\n") => text,
            Kind::Text => ["---\ntitle: title\n---\n\n", &text, "\n"].concat(),
            Kind::FrontMatter => ["---\n", &text, "---\n\nText.\n"].concat(),
        }
    }
}

/// Lines that grow, until there are so many bytes: twice the number would be four times as many.
fn lines_to(bytes: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut number = 0;
    while text.len() < bytes {
        text += &line(number);
        number += 1;
    }
    text
}

/// As `hash_collisions` of cmark's `test/pathological_tests.py` makes them.
fn collisions(count: usize) -> String {
    let hash = |label: &str| {
        label.bytes().fold(0_u32, |hash, byte| {
            u32::from(byte).wrapping_add(hash << 6).wrapping_add(hash << 16).wrapping_sub(hash)
        })
    };
    let mut labels =
        (0_u32..).map(|number| format!("{number:x}")).filter(|label| hash(label).is_multiple_of(16));
    let bad = labels.next().unwrap_or_default();
    labels.take(count).flat_map(|label| ["[".to_owned(), label, format!("]: /url\n\n[{bad}]\n\n")]).collect()
}
