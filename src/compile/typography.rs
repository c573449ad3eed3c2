//! Quotes, dashes and dots as kramdown sets them: `"a"` becomes `“a”`, `--` becomes `–`.
//!
//! The rules look at the source, with the marks around the words in it, in kramdown's
//! order (its `smart_quotes.rb` and `typographic_symbol.rb`). What the author escaped stays.
//! Those rules know no words without spaces between them: right behind a Japanese
//! character, a quote opens where none is open, and closes otherwise.

use std::ops::Range;

/// Signs that stand for others; longer ones come first.
const SIGNS: [(&str, &str); 7] = [
    ("---", "—"),
    ("--", "–"),
    ("...", "…"),
    ("<< ", "«\u{a0}"),
    (" >>", "\u{a0}»"),
    ("<<", "«"),
    (">>", "»"),
];

/// The words at `run` of `source` as they are set.
pub(super) fn set(source: &str, run: &Range<usize>) -> String {
    let words = source.get(run.clone()).unwrap_or_default();
    let mut out = String::with_capacity(words.len() + 8);
    let mut at = run.start;
    let before = source.get(..run.start).unwrap_or_default();
    if before.ends_with('\\')
        && let Some(escaped) = words.chars().next()
    {
        out.push(escaped);
        at += escaped.len_utf8();
    } else if before.ends_with(['\n', ' ']) && words.starts_with(is_quote) {
        // The white space ahead is part of the rule, and stands already.
        let (length, set) = quote(source.get(at - 1..).unwrap_or_default());
        out.push_str(set.get(1..).unwrap_or_default());
        at = at - 1 + length;
    }
    while at < run.end {
        let rest = source.get(at..).unwrap_or_default();
        let within = source.get(at..run.end).unwrap_or_default();
        let plain = plain(within);
        if !plain.is_empty() {
            out.push_str(plain);
            at += plain.len();
            continue;
        }
        let mut chars = within.chars();
        let (Some(first), next) = (chars.next(), chars.next()) else {
            break;
        };
        if let Some(quote) = next.filter(|c| is_quote(*c) && is_wide(first)) {
            out.push(first);
            let opens = !is_open(&out, quote) && chars.next().is_some_and(char::is_alphanumeric);
            out.push(if opens { opening(quote) } else { closing(quote) });
            at += first.len_utf8() + quote.len_utf8();
        } else if is_quote(first) || next.is_some_and(is_quote) && first != '\\' {
            let (length, set) = quote(rest);
            out.push_str(&set);
            at += length;
        } else if let Some((sign, set)) = SIGNS.iter().find(|(sign, _)| within.starts_with(sign)) {
            out.push_str(set);
            at += sign.len();
        } else {
            out.push(first);
            at += first.len_utf8();
        }
    }
    out
}

/// What stands ahead of anything that may be set otherwise: signs are of these marks, and the
/// rules for quotes look at the character before.
fn plain(words: &str) -> &str {
    let is_mark = |byte: &u8| matches!(byte, b'"' | b'\'' | b'-' | b'.' | b'<' | b'>');
    let Some(mark) = words.as_bytes().iter().position(is_mark) else { return words };
    let ahead = words.get(..mark).unwrap_or_default();
    let last = ahead.chars().next_back().map_or(0, char::len_utf8);
    ahead.get(..mark - last).unwrap_or_default()
}

/// Whether the last quote of this kind was one that opens.
fn is_open(set: &str, quote: char) -> bool {
    let last = set.chars().rev().take(200).find(|c| *c == opening(quote) || *c == closing(quote));
    last == Some(opening(quote))
}

/// Whether a character is of a script that puts no spaces between words, or a bracket of it.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'')
}

fn opening(quote: char) -> char {
    if quote == '"' { '“' } else { '‘' }
}

fn closing(quote: char) -> char {
    if quote == '"' { '”' } else { '’' }
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// A letter, digit or underscore of ASCII: kramdown's `\w`.
fn is_plain_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn is_space(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_whitespace())
}

/// The quote that `rest` starts with, alone or behind one character, as it is set, and
/// how many bytes it and that character are.
fn quote(rest: &str) -> (usize, String) {
    let mut chars = rest.chars();
    let (first, second, third) = (chars.next(), chars.next(), chars.next());
    let Some(mark) = first else {
        return (0, String::new());
    };
    if is_quote(mark)
        && let Some(set) = before_marks(mark, second, third, rest)
    {
        return (1, set.to_string());
    }
    let space = usize::from(is_space(first));
    let behind = rest.get(space..).unwrap_or_default();
    if let Some(set) = double(behind) {
        return (space + 2, [rest.get(..space).unwrap_or_default(), set].concat());
    }
    if is_decade(behind) {
        return (space + 1, [rest.get(..space).unwrap_or_default(), "’"].concat());
    }
    if let Some(quote) = second.filter(|quote| is_quote(*quote)) {
        let closes = !matches!(mark, ' ' | '\\' | '\t' | '\r' | '\n' | '[' | '{' | '(' | '-');
        let opens = is_space(first) && is_plain_word(third);
        let set = if closes && !opens { closing(quote) } else { opening(quote) };
        if closes || !is_quote(mark) {
            return (mark.len_utf8() + 1, [mark, set].iter().collect());
        }
    }
    let ends = is_space(second) || second.is_none() || (second == Some('s') && !is_word(third));
    (1, if ends { closing(mark) } else { opening(mark) }.to_string())
}

/// A quote ahead of marks of Markdown, or of punctuation.
fn before_marks(mark: char, second: Option<char>, third: Option<char>, rest: &str) -> Option<char> {
    let second = second?;
    if matches!(second, '_' | '*') && third.is_some_and(|c| !c.is_ascii_whitespace()) {
        return Some(opening(mark));
    }
    let dots = rest.get(2..).is_some_and(|rest| rest.starts_with(".."));
    let closes = second.is_ascii_punctuation() && !dots && is_word(Some(second)) == is_word(third);
    closes.then(|| closing(mark))
}

/// Two quotes ahead of a word.
fn double(rest: &str) -> Option<&'static str> {
    let set = match rest.get(..2)? {
        "\"'" => "“‘",
        "'\"" => "‘“",
        _ => return None,
    };
    is_plain_word(rest.chars().nth(2)).then_some(set)
}

/// `'80s`
fn is_decade(rest: &str) -> bool {
    matches!(rest.as_bytes(), [b'\'', b'0'..=b'9', b'0'..=b'9', b's', ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_dashes_and_dots() {
        for (written, wanted) in [
            ("\"a\" 'b'", "“a” ‘b’"),
            ("It's the '80s.", "It’s the ’80s."),
            ("\"'a' b\"", "“‘a’ b”"),
            ("(\"a\")", "(“a”)"),
            ("a -- b --- c...", "a – b — c…"),
            ("<<a>> << b >>", "«a» «\u{a0}b\u{a0}»"),
            ("「\"題\"」と'題'と\"Rust\"", "「“題”」と‘題’と“Rust”"),
            ("a\n\"b\"", "a\n“b”"),
        ] {
            assert_eq!(set(written, &(0..written.len())), wanted, "{written}");
        }
    }

    #[test]
    fn what_is_escaped_stays() {
        let source = "a \\\"b\"";
        assert_eq!(set(source, &(3..source.len())), "\"b”");
    }
}
