//! HTML in a normal form, in which two texts are equal when a reader meets the same.
//!
//! 1. html5ever's tokens become a tree.
//! 2. Elements get the names and attributes that the typed text has: `<b>` is `<strong>`,
//!    a style becomes an alignment, classes and titles go.
//! 3. Runs of words between blocks become paragraphs, and white space is made equal.

use url::Url;

use crate::parse::parse;
use crate::write::write_blocks;

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    Element { name: String, attributes: Vec<(String, String)>, children: Vec<Piece> },
}

/// How HTML is brought into its normal form.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each leaves out another thing")]
pub(crate) struct Form {
    /// Whether elements that the model does not know are taken away around their words.
    pub(crate) known_only: bool,
    /// Whether typographic quotes and dashes are written as on a keyboard.
    pub(crate) plain_quotes: bool,
    /// Whether the ids of headings are left out.
    pub(crate) no_ids: bool,
    /// Whether the first numbers of lists are left out.
    pub(crate) no_numbers: bool,
}

const BLOCKS: [&str; 41] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "iframe",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
const GROUPS: [&str; 14] = [
    "article", "aside", "body", "center", "div", "figure", "footer", "form", "header", "html", "main", "nav",
    "section", "span",
];

pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// The normal form of `html`.
pub(crate) fn normal(html: &str, form: Form) -> String {
    // What stands around formulas is up to who draws them.
    let math = ["\\(", "\\)", "$$"];
    let html = math.iter().fold(html.to_owned(), |html, mark| html.replace(mark, "$"));
    let html = if form.plain_quotes { plain_quotes(&html) } else { html };
    let mut pieces = settle(parse(&html), form, None);
    raise_headings(&mut pieces);
    let mut text = String::new();
    write_blocks(&pieces, &mut text);
    text
}

/// All words of `html`, each divided from the next by one space.
pub(crate) fn words(html: &str) -> String {
    fn push(pieces: &[Piece], text: &mut String) {
        for piece in pieces {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Element { name, .. } if matches!(name.as_str(), "script" | "style") => {}
                // The way back from a footnote.
                Piece::Element { attributes, .. }
                    if attribute(attributes, "href").is_some_and(|href| href.starts_with("#fnref")) => {}
                Piece::Element { name, attributes, children } => {
                    if name == "img" {
                        text.push_str(attribute(attributes, "alt").unwrap_or_default());
                    }
                    let apart = is_block(name) || name == "br";
                    text.push_str(if apart { " " } else { "" });
                    push(children, text);
                    text.push_str(if apart { " " } else { "" });
                }
            }
        }
    }
    let mut text = String::new();
    push(&parse(&plain_quotes(html)), &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The values of all attributes, or of those of one name, divided by spaces.
pub(crate) fn values(html: &str, name: Option<&str>) -> String {
    fn push(pieces: &[Piece], name: Option<&str>, values: &mut Vec<String>) {
        for piece in pieces {
            if let Piece::Element { attributes, children, .. } = piece {
                let wanted = attributes.iter().filter(|(key, _)| name.is_none_or(|name| name == key));
                let decoded =
                    |value: &str| percent_encoding::percent_decode_str(value).decode_utf8_lossy().into();
                values.extend(wanted.map(|(_, value)| decoded(value)));
                push(children, name, values);
            }
        }
    }
    let mut values = Vec::new();
    push(&parse(&plain_quotes(html)), name, &mut values);
    values.join(" ")
}

fn plain_quotes(html: &str) -> String {
    let signs = [
        ("“", "\""),
        ("”", "\""),
        ("‘", "'"),
        ("’", "'"),
        ("&ldquo;", "\""),
        ("&rdquo;", "\""),
        ("&lsquo;", "'"),
        ("&rsquo;", "'"),
        ("—", "---"),
        ("–", "--"),
        ("…", "..."),
        ("«\u{a0}", "&lt;&lt; "),
        ("\u{a0}»", " &gt;&gt;"),
        ("«", "&lt;&lt;"),
        ("»", "&gt;&gt;"),
    ];
    signs.iter().fold(html.to_owned(), |text, (sign, plain)| text.replace(sign, plain))
}

fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(candidate, _)| candidate == name).map(|(_, value)| value.as_str())
}

/// Names and attributes as the typed text has them.
fn settle(pieces: Vec<Piece>, form: Form, language: Option<&str>) -> Vec<Piece> {
    let mut out = Vec::new();
    for piece in pieces {
        let Piece::Element { name, attributes, children } = piece else {
            out.push(piece);
            continue;
        };
        let class = attribute(&attributes, "class").unwrap_or_default();
        let own = class.split_whitespace().find_map(|class| class.strip_prefix("language-"));
        let language = own.or(language);
        let name = match name.as_str() {
            "b" => "strong",
            "i" => "em",
            "s" | "strike" => "del",
            name => name,
        };
        let gone = GROUPS.contains(&name)
            || matches!(name, "thead" | "tbody" | "tfoot" | "wbr" | "colgroup" | "col");
        if matches!(name, "script" | "style") && form.known_only {
            continue;
        }
        // The links of footnotes are the page's own drawing, and not the text's.
        if attribute(&attributes, "id") == Some("markdown-toc") {
            continue;
        }
        if class.split_whitespace().any(|class| class == "kdmath") {
            let (mut formula, mut language) = (String::new(), None);
            flat(&children, &mut formula, &mut language);
            let part =
                || Piece::Element { name: "part".into(), attributes: Vec::new(), children: Vec::new() };
            out.extend(is_block(name).then(part));
            out.push(Piece::Text(format!("${}$", formula.trim_matches(['$', ' ', '\n']))));
            out.extend(is_block(name).then(part));
            continue;
        }
        let href = attribute(&attributes, "href").unwrap_or_default();
        if name == "a" && href.starts_with("#fnref") {
            if let Some(Piece::Text(before)) = out.last_mut() {
                before.truncate(before.trim_end_matches([' ', '\n', '\u{a0}']).len());
            }
            continue;
        }
        if name == "a" && href.starts_with("#fn") {
            out.extend(settle(children, form, language));
            continue;
        }
        let unknown = form.known_only && !is_known(name, &attributes);
        let kept = kept(name, &attributes, form);
        let raw = matches!(name, "pre");
        let children = if raw { children } else { settle(children, form, language) };
        if name == "input" {
            let checked = attribute(&attributes, "checked").is_some();
            out.push(Piece::Text(if checked { "☑ " } else { "☐ " }.to_owned()));
        } else if gone || unknown {
            let apart = is_block(name);
            out.extend(apart.then(|| Piece::Element {
                name: "part".into(),
                attributes: vec![],
                children: vec![],
            }));
            out.extend(children);
            out.extend(apart.then(|| Piece::Element {
                name: "part".into(),
                attributes: vec![],
                children: vec![],
            }));
        } else if name == "pre" {
            let mut text = String::new();
            let mut inner = None;
            flat(&children, &mut text, &mut inner);
            let kept =
                inner.as_deref().or(language).map(|language| ("language".to_owned(), language.to_owned()));
            let text = text.trim_end_matches('\n').to_owned();
            out.push(Piece::Element {
                name: "pre".to_owned(),
                attributes: kept.into_iter().collect(),
                children: vec![Piece::Text(text)],
            });
        } else {
            out.push(nested(name, kept, children));
        }
    }
    out
}

/// An element; stressed words that are all important are important words that are all
/// stressed.
fn nested(name: &str, attributes: Vec<(String, String)>, mut children: Vec<Piece>) -> Piece {
    if let ("em", [Piece::Element { name: inner, children: words, .. }]) = (name, children.as_mut_slice())
        && inner == "strong"
    {
        let children = std::mem::take(words);
        let em = Piece::Element { name: "em".to_owned(), attributes: Vec::new(), children };
        return Piece::Element { name: "strong".to_owned(), attributes, children: vec![em] };
    }
    Piece::Element { name: name.to_owned(), attributes, children }
}

fn flat(pieces: &[Piece], text: &mut String, language: &mut Option<String>) {
    for piece in pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Element { attributes, children, .. } => {
                let class = attribute(attributes, "class").unwrap_or_default();
                if let Some(name) = class.split_whitespace().find_map(|class| class.strip_prefix("language-"))
                {
                    *language = Some(name.to_owned());
                }
                flat(children, text, language);
            }
        }
    }
}

/// Whether the typed text has such an element.
fn is_known(name: &str, attributes: &[(String, String)]) -> bool {
    match name {
        "a" => attribute(attributes, "href").is_some_and(|href| address(href).is_some()),
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "li" | "blockquote" | "pre"
        | "code" | "table" | "tr" | "td" | "th" | "hr" | "em" | "strong" | "del" | "img" | "br" | "input"
        | "sup" | "sub" | "u" | "small" | "kbd" | "mark" | "q" | "ruby" | "rt" | "rp" | "abbr" | "dl"
        | "dt" | "dd" | "details" | "summary" => true,
        _ => false,
    }
}

fn kept(name: &str, attributes: &[(String, String)], form: Form) -> Vec<(String, String)> {
    let mut kept = Vec::new();
    let mut keep = |key: &str, value: String| kept.push((key.to_owned(), value));
    for (key, value) in attributes {
        match (name, key.as_str()) {
            ("a", "href") => keep("href", address(value).unwrap_or_else(|| value.clone())),
            ("img", "src") => keep("src", address(value).unwrap_or_else(|| value.clone())),
            ("img", "alt") if !value.is_empty() => {
                keep("alt", value.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            ("abbr", "title") if !value.is_empty() => keep("title", value.clone()),
            ("ol", "start") if value != "1" && !form.no_numbers => keep("start", value.clone()),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", "id") if !form.no_ids => keep("id", value.clone()),
            ("td" | "th", "align") if value != "left" => keep("align", value.clone()),
            ("td" | "th", "style") if value.contains("text-align") => {
                let align = value.trim_end_matches(';').rsplit(':').next().unwrap_or_default().trim();
                if align != "left" {
                    keep("align", align.to_owned());
                }
            }
            _ => {}
        }
    }
    kept.sort();
    kept
}

/// An address as a URL parser writes it; `None` where no page may lead there.
fn address(written: &str) -> Option<String> {
    let base = Url::parse("https://site.invalid/page/").ok()?;
    let written = written.trim();
    if let Some(fragment) = written.strip_prefix('#') {
        let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8().ok()?;
        return (!decoded.is_empty()).then(|| format!("#{decoded}"));
    }
    let url = base.join(written).ok()?;
    matches!(url.scheme(), "http" | "https" | "mailto")
        .then(|| url.as_str().replace('`', "%60").replace("%5B", "[").replace("%5D", "]").replace("%3A", ":"))
}

/// The smallest heading is the page's second level, and headings within other blocks
/// are important words, as in the typed text.
fn raise_headings(pieces: &mut [Piece]) {
    let level = |name: &str| name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
    let smallest = pieces.iter().filter_map(|piece| match piece {
        Piece::Element { name, children, .. } if !children.is_empty() => level(name),
        _ => None,
    });
    let smallest = smallest.min().unwrap_or(1);
    for piece in pieces {
        if let Piece::Element { name, children, .. } = piece {
            match level(name) {
                Some(level) => *name = format!("h{}", (level - smallest.min(level) + 2).clamp(2, 6)),
                None => lower_headings(children),
            }
        }
    }
}

fn lower_headings(pieces: &mut [Piece]) {
    for piece in pieces {
        if let Piece::Element { name, attributes, children } = piece {
            if matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
                "p".clone_into(name);
                attributes.clear();
                let inner = std::mem::take(children);
                *children =
                    vec![Piece::Element { name: "strong".to_owned(), attributes: vec![], children: inner }];
            } else {
                lower_headings(children);
            }
        }
    }
}
