//! Addresses that stand in words as they are: `https://…`, `www.…`, `name@example.com`.
//!
//! The rules are those of GitHub Flavored Markdown, "Autolinks (extension)". Full-width
//! punctuation ends an address, and may stand right ahead of it.

use std::ops::Range;

/// What ends an address besides white space and `<`.
const FULL_WIDTH: [char; 22] = [
    '、', '。', '，', '．', '：', '；', '！', '？', '（', '）', '「', '」', '『', '』', '【', '】', '〈',
    '〉', '《', '》', '”', '’',
];

/// An address among words, and where a link with it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) at: Range<usize>,
    pub(super) address: String,
}

/// The addresses among `words`, in order.
pub(super) fn addresses(words: &str) -> Vec<Found> {
    if !words.contains("://") && !words.contains('@') && !words.contains("www.") && !words.contains("WWW.") {
        return Vec::new();
    }
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    // Each run of text without white space is looked at once.
    for run in words.split_inclusive(|c: char| c.is_whitespace() || c == '<' || FULL_WIDTH.contains(&c)) {
        let start = at;
        at += run.len();
        let run = run.trim_end_matches(|c: char| c.is_whitespace() || c == '<' || FULL_WIDTH.contains(&c));
        if let Some((range, address)) = web(run).or_else(|| mail(run)) {
            let at = start + range.start..start + range.end;
            found.push(Found { at, address });
        }
    }
    found
}

/// An address of the web within a run of text.
fn web(run: &str) -> Option<(Range<usize>, String)> {
    let (start, scheme) = ["https://", "http://", "www."]
        .into_iter()
        .filter_map(|scheme| Some((find(run, scheme)?, scheme)))
        .min()?;
    let before = run.get(..start)?.chars().next_back();
    if before.is_some_and(|c| !matches!(c, '*' | '_' | '~' | '(' | '"' | '\'' | '“' | '‘' | '[' | ':')) {
        return None;
    }
    let rest = run.get(start..)?;
    let host_start = if scheme == "www." { 0 } else { scheme.len() };
    let host = rest.get(host_start..)?.split(['/', '?', '#', ':']).next()?;
    is_host(trimmed(host)).then_some(())?;
    let address = trimmed(rest);
    let link = if scheme == "www." { format!("http://{address}") } else { address.to_owned() };
    Some((start..start + address.len(), link))
}

/// Where `wanted`, which is of small letters, stands in whatever case.
fn find(run: &str, wanted: &str) -> Option<usize> {
    run.to_ascii_lowercase().find(wanted)
}

/// A host has characters but `_` in its last two parts, which are divided by dots.
fn is_host(host: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || !c.is_ascii();
    let last: Vec<&str> = host.rsplit('.').take(2).collect();
    !host.is_empty()
        && host.chars().all(allowed)
        && !last.iter().any(|part| part.contains('_'))
        && host.starts_with(|c: char| c.is_alphanumeric() || !c.is_ascii())
        && host != "www"
}

/// An address without the punctuation at its end; a bracket belongs to it where it
/// closes one within it.
fn trimmed(address: &str) -> &str {
    let mut address = address;
    let mut open = address.matches('(').count();
    let mut closed = address.matches(')').count();
    loop {
        let Some(last) = address.chars().next_back() else {
            return address;
        };
        let before = address.get(..address.len() - last.len_utf8()).unwrap_or_default();
        match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | ']' | '…' => {}
            ')' if closed > open => closed -= 1,
            ';' => {
                let name = before.rsplit('&').next().unwrap_or_default();
                let entity = before.contains('&') && name.chars().all(|c| c.is_ascii_alphanumeric());
                if entity && !name.is_empty() {
                    address = before.get(..before.len() - name.len() - 1).unwrap_or_default();
                    open = address.matches('(').count();
                    closed = address.matches(')').count();
                    continue;
                }
            }
            _ => return address,
        }
        address = before;
    }
}

/// A mail address within a run of text.
fn mail(run: &str) -> Option<(Range<usize>, String)> {
    let sign = run.find('@')?;
    let name = run.get(..sign)?;
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let start = name
        .rfind(|c| !of_name(c))
        .map_or(0, |at| at + name.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let host = run.get(sign + 1..)?;
    let end = host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')));
    let host = host.get(..end.unwrap_or(host.len()))?.trim_end_matches('.');
    let named = name.get(start..).is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let whole = named && host.contains('.') && !host.contains("..") && !host.starts_with('.');
    (whole && !host.ends_with(['-', '_'])).then_some(())?;
    // Another `@` right behind it makes no address of it.
    let end = sign + 1 + host.len();
    if run.get(end..).is_some_and(|rest| rest.starts_with('@')) {
        return None;
    }
    let address = run.get(start..end)?;
    Some((start..end, format!("mailto:{address}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<(&str, String)> {
        addresses(words)
            .into_iter()
            .map(|found| (words.get(found.at).unwrap_or("?"), found.address))
            .collect()
    }

    #[test]
    fn addresses_among_words() {
        for (words, text, address) in [
            ("see https://a.b/c.", "https://a.b/c", "https://a.b/c"),
            ("(http://a.b/(c))", "http://a.b/(c)", "http://a.b/(c)"),
            ("www.a.b/c?d=e&amp;", "www.a.b/c?d=e", "http://www.a.b/c?d=e"),
            ("詳細（https://a.b/題）を", "https://a.b/題", "https://a.b/題"),
            ("mail a.b-c+d@e.f.", "a.b-c+d@e.f", "mailto:a.b-c+d@e.f"),
            ("“http://a.b”", "http://a.b", "http://a.b"),
        ] {
            assert_eq!(found(words), [(text, address.to_owned())], "{words}");
        }
    }

    #[test]
    fn what_is_none() {
        for words in
            ["xhttp://a.b", "http:// a", "www.", "@a.b", "a@b", "a@b.c@", "https://a_b.c_d", "javascript://a"]
        {
            assert_eq!(found(words), [], "{words}");
        }
    }
}
