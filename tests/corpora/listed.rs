//! The reviewed lists of what differs, and why.
//!
//! A list is a TOML file: a table for each rule, with its reason and the examples that
//! it explains. An example that comes out equal must not be listed, and one that does
//! not must be.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// A reviewed list.
pub(crate) struct Listed {
    name: &'static str,
    /// The rule of each example that differs.
    rules: BTreeMap<String, String>,
}

impl Listed {
    /// Reads `tests/corpora/<name>.toml`.
    pub(crate) fn read(name: &'static str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora").join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut rules = BTreeMap::new();
        for (rule, value) in text.parse::<Table>().expect("a reviewed list is TOML") {
            let reason = value.get("reason").and_then(Value::as_str).unwrap_or_default();
            assert!(reason.len() > 20, "{name}: {rule} has a reason");
            for example in value.get("examples").and_then(Value::as_array).into_iter().flatten() {
                let example = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
                let twice = rules.insert(example.clone(), rule.clone());
                assert!(twice.is_none(), "{name}: {example} is listed twice");
            }
        }
        Self { name, rules }
    }

    /// The rule that explains an example.
    pub(crate) fn rule(&self, example: &str) -> Option<&str> {
        self.rules.get(example).map(String::as_str)
    }

    /// How many examples a rule explains.
    pub(crate) fn count(&self, rule: &str) -> usize {
        self.rules.values().filter(|name| *name == rule).count()
    }

    /// Compares with what was found: the rules that hold of each example that differs,
    /// the likeliest first.
    pub(crate) fn compare(&self, found: &BTreeMap<String, Vec<&'static str>>) {
        let mut wrong = Vec::new();
        for example in self.rules.keys().filter(|example| !found.contains_key(*example)) {
            wrong.push(format!("{example} comes out equal: take it off the list"));
        }
        for (example, rules) in found {
            match self.rules.get(example) {
                None => {
                    wrong.push(format!("{example} differs, and is not listed; rules that hold: {rules:?}"));
                }
                Some(rule) if is_checked(rule) && !rules.contains(&rule.as_str()) => {
                    wrong.push(format!("{example} is listed as {rule}, which does not hold; but {rules:?}"));
                }
                Some(_) => {}
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", self.name, wrong.join("\n"));
    }
}

/// Whether a rule is one that a program can tell.
fn is_checked(rule: &str) -> bool {
    matches!(rule, "no-raw-html" | "kramdown" | "gfm-input")
}
