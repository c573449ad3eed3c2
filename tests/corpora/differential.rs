//! The differences to kramdown, each with the rule that explains it.

use cuecard::compile::Diagnostic;
use cuecard::model::Language;

use crate::normal::{Form, normal, words};
use crate::ours;

/// A text, with what is made of it.
pub(crate) struct Compared<'t> {
    pub(crate) text: &'t str,
    pub(crate) ours: &'t str,
    pub(crate) theirs: &'t str,
}

/// A rule: where we differ, and what makes both sides equal. The comment above each says why.
pub(crate) struct Rule {
    name: &'static str,
    /// Whether a text has what the rule is about.
    applies: fn(&str) -> bool,
    /// Takes the difference out of a normal form.
    change: fn(&str) -> String,
}

/// How both sides are compared.
const FORM: Form = Form { known_only: true, plain_quotes: false, no_ids: false, no_numbers: true };

/// The rules that change a normal form.
pub(crate) const RULES: &[Rule] = &[
    // White space of every kind is left out at the ends of a paragraph.
    Rule {
        name: "spaces",
        applies: |text| {
            text.contains(|c: char| {
                !c.is_ascii() && c.is_whitespace() || c.is_control() && !matches!(c, '\n' | '\t' | '\r')
            })
        },
        change: str::to_owned,
    },
    // U+FFFD is shown in place of a control character, which a diagnostic names.
    Rule {
        name: "controls",
        applies: |text| text.contains(|c: char| c.is_control() && !c.is_whitespace()),
        change: |html| html.replace('\u{fffd}', ""),
    },
    // A table's head is one row; where kramdown has more, they are rows like the others.
    Rule { name: "head-rows", applies: |text| text.contains('|'), change: |html| html.replace("<th", "<td") },
    // Of two addresses of one name the first holds, as in CommonMark.
    Rule {
        name: "references",
        applies: |text| text.matches("]: ").count() > 1,
        change: |html| without(html, &["a"]),
    },
    // No two elements have one id; the second is numbered, and a diagnostic names it.
    Rule {
        name: "ids",
        applies: |text| text.contains("{#") || text.contains("{: #") || text.contains("{:#"),
        change: |html| without_ids(html),
    },
    // A line of nothing but pictures is a figure of its own, and its text goes on below it.
    Rule {
        name: "figures",
        applies: |text| text.contains("!["),
        change: |html| without(html, &["br"]).replace("</p>\n<p>", ""),
    },
    // Abbreviations are explained in raw HTML too.
    Rule {
        name: "abbreviations-in-html",
        applies: |text| text.contains("*[") && text.contains('<'),
        change: |html| without(html, &["abbr"]),
    },
    // CommonMark's rules tell which stars and underscores are emphasis; no word is lost.
    Rule {
        name: "emphasis",
        applies: |text| text.contains(['*', '_']),
        change: |html| without(html, &["em", "strong"]).replace(['*', '_'], ""),
    },
    // The words of `<kbd>`, `<mark>`, `<u>` and other elements within a line are Markdown, as in all others.
    Rule {
        name: "raw-elements",
        applies: |text| ["<kbd", "<mark", "<u>", "<s>", "<var", "<samp"].iter().any(|tag| text.contains(tag)),
        change: |html| without(html, &["em", "strong", "code"]).replace(['*', '_', '`'], ""),
    },
    // An address among words is a link, as on GitHub.
    Rule {
        name: "bare-addresses",
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
            out.extend(["<", tag, ">"]);
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
        let form_of = |html: &str| {
            let html = changes.iter().fold(normal(html, form), |html, change| change(&html));
            html.replace(
                |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}'),
                "",
            )
        };
        form_of(self.ours) == form_of(self.theirs)
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
        if !changes.is_empty() && self.equal_after(&changes) {
            return Some("several-rules");
        }
        self.is_of_html().then_some("raw-html")
    }

    /// Raw HTML is read as browsers read it, and none of it is kept: where kramdown shows
    /// the characters of what it takes for no tag, or takes more for one, or knows other
    /// entities, we differ. What we show is in the source all the same.
    fn is_of_html(&self) -> bool {
        let plain = |text: &str| text.replace(['\\', '\u{fffd}'], "");
        let source = [
            plain(&words(&self.text.replace('<', "&lt;"))),
            plain(&words(self.text)),
            plain(self.text),
            plain(&self.text.replace(['<', '>'], "")),
        ];
        let known = |word: &str| source.iter().any(|source| source.contains(&plain(word)));
        let shown = words(self.ours);
        let tags = self.text.contains('<') && self.text.chars().any(|c| c == '>' || c.is_ascii_alphabetic());
        (tags || self.text.contains('&')) && shown.split(|c: char| !c.is_ascii_alphanumeric()).all(known)
    }

    /// The words that a reader of kramdown's page meets, and that are neither in ours nor
    /// named by one of the diagnostics.
    pub(crate) fn lost(&self, diagnostics: &[Diagnostic]) -> Vec<String> {
        let mut kept = words(self.ours).replace('\u{fffd}', "");
        for diagnostic in diagnostics {
            let from_body = |at: usize| at.saturating_sub(ours::FRONT_MATTER.len());
            let place = diagnostic.span.map(|span| from_body(span.start)..from_body(span.end));
            let source = place.and_then(|place| self.text.get(place)).unwrap_or_default();
            kept.extend([" ", &*diagnostic.message(Language::English), " ", source]);
        }
        let kept = kept.to_lowercase();
        let theirs = words(self.theirs).to_lowercase();
        let lost = theirs.split(|c: char| !c.is_alphanumeric()).filter(|word| !kept.contains(word));
        lost.map(str::to_owned).collect()
    }

    /// Both in their normal forms, for whoever looks for the difference.
    pub(crate) fn shown(&self) -> String {
        let (ours, theirs) = (normal(self.ours, FORM), normal(self.theirs, FORM));
        format!("--- text\n{}--- ours\n{ours}--- kramdown\n{theirs}", self.text)
    }
}
