//! HTML in a normal form, in which two texts are equal when a reader meets the same.
//!
//! 1. html5ever's tokens become a tree.
//! 2. Elements get the names and attributes that the typed text has: `<b>` is `<strong>`,
//!    a style becomes an alignment, classes and titles go.
//! 3. Runs of words between blocks become paragraphs, and white space is made equal.

use url::Url;

use crate::parse::parse;

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

const BLOCKS: [&str; 27] = [
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
];
const MORE_BLOCKS: [&str; 13] =
    ["nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"];
const GROUPS: [&str; 14] = [
    "article", "aside", "body", "center", "div", "figure", "footer", "form", "header", "html", "main", "nav",
    "section", "span",
];

pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || MORE_BLOCKS.contains(&name) || name == "ul"
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
        let kept = kept(name, &attributes, form, language);
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

fn kept(name: &str, attributes: &[(String, String)], form: Form, _: Option<&str>) -> Vec<(String, String)> {
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
        .then(|| url.as_str().replace('`', "%60").replace("%5B", "[").replace("%5D", "]"))
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

/// Blocks, and runs of words between them as paragraphs.
fn write_blocks(pieces: &[Piece], text: &mut String) {
    let mut run: Vec<&Piece> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Element { name, attributes, children } if is_block(name) || name == "part" => {
                write_run(&std::mem::take(&mut run), text);
                write_block(name, attributes, children, text);
            }
            piece => run.push(piece),
        }
    }
    write_run(&run, text);
}

fn write_run(run: &[&Piece], text: &mut String) {
    let mut words = String::new();
    for piece in run {
        write_inline(piece, &mut words);
    }
    let words = tidy(&words);
    if !words.is_empty() {
        text.push_str("<p>");
        text.push_str(&words);
        text.push_str("</p>\n");
    }
}

fn write_block(name: &str, attributes: &[(String, String)], children: &[Piece], text: &mut String) {
    match name {
        "part" => {}
        "p" => write_blocks(children, text),
        "hr" => text.push_str("<hr>\n"),
        "pre" => {
            open(name, attributes, text);
            for child in children {
                if let Piece::Text(words) = child {
                    text.push_str(words);
                }
            }
            text.push_str("</pre>\n");
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "td" | "th" | "dt" | "summary" => {
            let mut words = String::new();
            for piece in children {
                write_inline(piece, &mut words);
            }
            let words = tidy(&words);
            if !(name.starts_with('h') && words.is_empty()) {
                open(name, attributes, text);
                text.push_str(&words);
                text.push_str("</>\n");
            }
        }
        _ => {
            let mut inside = String::new();
            write_blocks(children, &mut inside);
            if !(inside.is_empty()
                && matches!(name, "ul" | "ol" | "li" | "blockquote" | "tr" | "dd" | "table"))
            {
                open(name, attributes, text);
                text.push('\n');
                text.push_str(&inside);
                text.push_str("</>\n");
            }
        }
    }
}

fn open(name: &str, attributes: &[(String, String)], text: &mut String) {
    text.push('<');
    text.push_str(name);
    for (key, value) in attributes {
        let value = format!("{value:?}");
        text.extend([" ", key, "=", &value]);
    }
    text.push('>');
}

fn write_inline(piece: &Piece, text: &mut String) {
    match piece {
        Piece::Text(words) => text.push_str(&words.replace('<', "&lt;")),
        Piece::Element { name, attributes, children } => {
            let mut inside = String::new();
            for child in children {
                write_inline(child, &mut inside);
            }
            let empty = inside.is_empty() && !matches!(name.as_str(), "img" | "br");
            if empty || name == "part" {
                text.push_str(if name == "part" { " " } else { "" });
                return;
            }
            if is_block(name) {
                text.push(' ');
                text.push_str(&inside);
                text.push(' ');
                return;
            }
            open(name, attributes, text);
            text.push_str(&inside);
            if name != "img" {
                text.push_str("</>");
            }
        }
    }
}

/// One space for all white space, none at the ends, and none beside full-width
/// characters, where the end of a line is no space.
fn tidy(words: &str) -> String {
    let wide = |c: char| ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
    let mut out = String::new();
    // Tags that stand behind a space that may still be none.
    let mut held: Option<String> = None;
    let mut last = None;
    let mut chars = words.chars();
    while let Some(c) = chars.next() {
        if matches!(c, ' ' | '\t' | '\n' | '\r') {
            held.get_or_insert_default();
            continue;
        }
        if c == '<' {
            let tag: String = std::iter::once('<').chain(chars.by_ref().take_while(|c| *c != '>')).collect();
            let shows = tag.starts_with("<br") || tag.starts_with("<img");
            if let Some(tags) = held.take_if(|_| shows) {
                let joined = tag.starts_with("<br") || last.is_none_or(wide);
                out.push_str(if joined { "" } else { " " });
                out.push_str(&tags);
            }
            let place = held.as_mut().filter(|_| !shows).unwrap_or(&mut out);
            place.push_str(&tag);
            place.push('>');
            last = if shows { Some('x') } else { last };
            continue;
        }
        if let Some(tags) = held.take() {
            let joined = last.is_none_or(wide) || wide(c);
            out.push_str(if joined { "" } else { " " });
            out.push_str(&tags);
        }
        out.push(c);
        last = Some(c);
    }
    out.push_str(&held.unwrap_or_default());
    let out = out.replace(" <br></>", "<br></>").replace("<br></> ", "<br></>");
    // A break at an end shows nothing, and neither does a cell's lone no-break space.
    let mut out = out.trim_matches('\u{a0}');
    while let Some(rest) = out
        .strip_prefix("<br></>")
        .or_else(|| out.strip_prefix("<br> </>"))
        .or_else(|| out.strip_suffix("<br></>"))
    {
        out = rest;
    }
    out.to_owned()
}
