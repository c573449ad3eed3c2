//! The differences to kramdown, each with the rule that explains it.

use crate::normal::{Form, normal};

/// A text, with what is made of it.
pub(crate) struct Compared<'t> {
    pub(crate) text: &'t str,
    pub(crate) ours: &'t str,
    pub(crate) theirs: &'t str,
}

/// A rule: its name, why we differ, and whether it explains a difference.
pub(crate) type Rule = (&'static str, &'static str, fn(&Compared<'_>) -> bool);

/// How both sides are compared.
const FORM: Form = Form { known_only: true, plain_quotes: false, no_ids: false, no_numbers: true };

/// The rules, in the order in which they are tried.
pub(crate) const RULES: &[Rule] = &[
    (
        "head-rows",
        "A table's head is one row; where kramdown has more, they are rows like the others.",
        |it| it.text.contains('|') && it.equal_after(|html| html.replace("<th", "<td")),
    ),
    ("references", "Of two addresses of one name the first holds, as in CommonMark.", |it| {
        it.text.matches("]: ").count() > 1 && it.equal_after(|html| without(html, &["a"]))
    }),
    (
        "figures",
        "A line of nothing but pictures is a figure of its own, and its text goes on below it.",
        |it| it.text.contains("![") && it.equal_after(|html| without(html, &["br"]).replace("</p>\n<p>", "")),
    ),
    ("abbreviations-in-html", "Abbreviations are explained in raw HTML too.", |it| {
        it.text.contains("*[") && it.text.contains('<') && it.equal_after(|html| without(html, &["abbr"]))
    }),
    (
        "emphasis",
        "CommonMark's rules tell which stars and underscores are emphasis; no word is lost.",
        |it| {
            it.text.contains(['*', '_'])
                && it.equal_after(|html| without(html, &["em", "strong"]).replace(['*', '_'], ""))
        },
    ),
    (
        "raw-elements",
        "The words of `<kbd>`, `<mark>`, `<u>` and other elements within a line are Markdown, as in all others.",
        |it| {
            ["<kbd", "<mark", "<u>", "<s>", "<var", "<samp"].iter().any(|tag| it.text.contains(tag))
                && it
                    .equal_after(|html| without(html, &["em", "strong", "code"]).replace(['*', '_', '`'], ""))
        },
    ),
];

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

    /// Whether both are equal after a change, quotes written as on a keyboard.
    fn equal_after(&self, change: impl Fn(&str) -> String) -> bool {
        let form = Form { plain_quotes: true, ..FORM };
        let spaces = |html: String| html.replace([' ', '\n'], "");
        spaces(change(&normal(self.ours, form))) == spaces(change(&normal(self.theirs, form)))
    }

    /// The first rule that explains the difference.
    pub(crate) fn rule(&self) -> Option<&'static str> {
        RULES.iter().find(|(_, _, explains)| explains(self)).map(|(name, ..)| *name)
    }

    /// Both in their normal forms, for whoever looks for the difference.
    pub(crate) fn shown(&self) -> String {
        let (ours, theirs) = (normal(self.ours, FORM), normal(self.theirs, FORM));
        format!("--- text\n{}--- ours\n{ours}--- kramdown\n{theirs}", self.text)
    }
}
