//! The rules that explain what differs from kramdown.

/// A rule: where we differ, and what makes both sides equal. The comment above each says why.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    /// Whether a text has what the rule is about.
    pub(crate) applies: fn(&str) -> bool,
    /// Takes the difference out of a normal form.
    pub(crate) change: fn(&str) -> String,
}

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
    // Talks have ids of their own, their cues play them, and a deck's frame is a link.
    Rule {
        name: "talks",
        applies: |text| text.contains("setVideoTime("),
        change: |html| {
            let is_deck = |line: &&str| line.starts_with("<p><a href=\"https://speakerdeck.com/");
            let lines: Vec<&str> = html.lines().filter(|line| !is_deck(line)).collect();
            without_ids(&without(&lines.join("\n"), &["a"]))
        },
    },
    // A heading right behind a list or a quotation is one of the text, which authors mean.
    Rule {
        name: "headings",
        applies: |text| {
            let is_within = |line: &str| line.starts_with(['-', '*', '>', ' ']);
            text.lines()
                .zip(text.lines().skip(1))
                .any(|(line, next)| is_within(line) && next.starts_with('#'))
        },
        change: |html| {
            let flat =
                without(html, &["ul", "ol", "li", "blockquote", "strong", "h2", "h3", "h4", "h5", "h6"]);
            flat.replace("<p>", "").replace("</p>", "")
        },
    },
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
    // An address among words is a link, as on GitHub.
    Rule {
        name: "bare-addresses",
        applies: |text| text.contains("://") || text.contains("www.") || text.contains('@'),
        change: |html| without(html, &["a"]),
    },
    // A table needs a line below its head alone, and no pipe in its rows, as on GitHub.
    Rule {
        name: "github-tables",
        applies: |text| {
            text.lines().any(|line| line.contains("|-") && line.chars().all(|c| "|-: ".contains(c)))
        },
        change: |html| {
            without(html, &["table", "tr", "th", "td"])
                .replace(['|', '-', '\n'], "")
                .replace("<p>", "")
                .replace("</p>", "")
        },
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
