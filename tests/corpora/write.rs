//! Writes a normal form as text.

use crate::normal::{Piece, is_block};

/// Blocks, and runs of words between them as paragraphs.
pub(crate) fn write_blocks(pieces: &[Piece], text: &mut String) {
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
