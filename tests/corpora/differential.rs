//! The differences to kramdown, each with the rule that explains it.

use crate::normal::{Form, normal, words};

/// A text, with what is made of it.
pub(crate) struct Compared<'t> {
    pub(crate) text: &'t str,
    pub(crate) ours: &'t str,
    pub(crate) theirs: &'t str,
}

/// A rule: why we differ, where, and what makes both sides equal.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    pub(crate) reason: &'static str,
    /// Whether a text has what the rule is about.
    applies: fn(&str) -> bool,
    /// Takes the difference out of a normal form.
    change: fn(&str) -> String,
}

/// How both sides are compared.
const FORM: Form = Form { known_only: true, plain_quotes: false, no_ids: false, no_numbers: true };

/// The rules that change a normal form.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        name: "head-rows",
        reason: "A table's head is one row; where kramdown has more, they are rows like the others.",
        applies: |text| text.contains('|'),
        change: |html| html.replace("<th", "<td"),
    },
    Rule {
        name: "references",
        reason: "Of two addresses of one name the first holds, as in CommonMark.",
        applies: |text| text.matches("]: ").count() > 1,
        change: |html| without(html, &["a"]),
    },
    Rule {
        name: "ids",
        reason: "No two elements have one id; the second is numbered, and a diagnostic names it.",
        applies: |text| text.contains("{#") || text.contains("{: #") || text.contains("{:#"),
        change: |html| without_ids(html),
    },
    Rule {
        name: "figures",
        reason: "A line of nothing but pictures is a figure of its own, and its text goes on below it.",
        applies: |text| text.contains("!["),
        change: |html| without(html, &["br"]).replace("</p>\n<p>", ""),
    },
    Rule {
        name: "abbreviations-in-html",
        reason: "Abbreviations are explained in raw HTML too.",
        applies: |text| text.contains("*[") && text.contains('<'),
        change: |html| without(html, &["abbr"]),
    },
    Rule {
        name: "emphasis",
        reason: "CommonMark's rules tell which stars and underscores are emphasis; no word is lost.",
        applies: |text| text.contains(['*', '_']),
        change: |html| without(html, &["em", "strong"]).replace(['*', '_'], ""),
    },
    Rule {
        name: "raw-elements",
        reason: "The words of `<kbd>`, `<mark>`, `<u>` and other elements within a line are Markdown, as in all others.",
        applies: |text| ["<kbd", "<mark", "<u>", "<s>", "<var", "<samp"].iter().any(|tag| text.contains(tag)),
        change: |html| without(html, &["em", "strong", "code"]).replace(['*', '_', '`'], ""),
    },
    Rule {
        name: "bare-addresses",
        reason: "An address among words is a link, as on GitHub.",
        applies: |text| text.contains("://") || text.contains("www.") || text.contains('@'),
        change: |html| without(html, &["a"]),
    },
];

/// A normal form without the ids of headings.
fn without_ids(html: &str) -> String {
    let mut parts = html.split(" id=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |html, part| html + part.split_once('"').map_or("", |(_, rest)| rest))
}

/// A normal form without some elements around their words.
fn without(html: &str, names: &[&str]) -> String {
    let mut out = String::new();
    let mut open = Vec::new();
    for (index, part) in html.split('<').enumerate() {
        let Some((tag, text)) = part.split_once('>').filter(|_| index > 0) else {
            out += part;
            continue;
        };
        let name = tag.split(' ').next().unwrap_or_default();
        let gone = match name {
            "/" => open.pop().unwrap_or(false),
            "hr" | "img" | "p" | "/p" | "pre" | "/pre" => false,
            name => {
                open.push(names.contains(&name));
                names.contains(&name)
            }
        };
        if !gone {
            out += &format!("<{tag}>");
        }
        out += text;
    }
    out
}

impl Compared<'_> {
    /// Whether both are equal.
    pub(crate) fn is_equal(&self) -> bool {
        normal(self.ours, FORM) == normal(self.theirs, FORM)
    }

    /// Whether both are equal after changes, quotes written as on a keyboard.
    fn equal_after(&self, changes: &[fn(&str) -> String]) -> bool {
        let form = Form { plain_quotes: true, ..FORM };
        let changed = |html: &str| {
            let html = changes.iter().fold(normal(html, form), |html, change| change(&html));
            html.replace(
                |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}'),
                "",
            )
        };
        changed(self.ours) == changed(self.theirs)
    }

    /// The rule that explains the difference, or what all rules together are called.
    pub(crate) fn rule(&self) -> Option<&'static str> {
        // kramdown stopped with an error of its own, or did not come to an end.
        if self.theirs.starts_with("<failed>") {
            return Some("kramdown-fails");
        }
        let applying: Vec<&Rule> = RULES.iter().filter(|rule| (rule.applies)(self.text)).collect();
        if let Some(rule) = applying.iter().find(|rule| self.equal_after(&[rule.change])) {
            return Some(rule.name);
        }
        let changes: Vec<fn(&str) -> String> = applying.iter().map(|rule| rule.change).collect();
        if self.equal_after(&changes) {
            return Some("several-rules");
        }
        self.is_of_html().then_some("raw-html")
    }

    /// Raw HTML is read as browsers read it, and none of it is kept: where kramdown shows
    /// the characters of what it takes for no tag, or takes more for one, or knows other
    /// entities, we differ. What we show is in the source all the same.
    fn is_of_html(&self) -> bool {
        let plain = |text: &str| text.replace(['\\', '\u{fffd}'], "");
        let source =
            [plain(&words(&self.text.replace('<', "&lt;"))), plain(&words(self.text)), plain(self.text)];
        let known = |word: &str| source.iter().any(|source| source.contains(&plain(word)));
        let shown = words(self.ours);
        let tags = self.text.contains('<') && self.text.chars().any(|c| c == '>' || c.is_ascii_alphabetic());
        (tags || self.text.contains('&')) && shown.split(|c: char| !c.is_ascii_alphanumeric()).all(known)
    }

    /// Both in their normal forms, for whoever looks for the difference.
    pub(crate) fn shown(&self) -> String {
        let (ours, theirs) = (normal(self.ours, FORM), normal(self.theirs, FORM));
        format!("--- text\n{}--- ours\n{ours}--- kramdown\n{theirs}", self.text)
    }
}
