//! Attribute lists: `#id .class key="value" reference`, as kramdown reads them.

use std::collections::HashMap;

use crate::compile::html::Attribute;

/// Attribute lists that have a name: `{:name: .class}`.
pub(super) type Named = HashMap<String, String>;

/// How many references may lead on to others.
const MAX_REFERENCES: usize = 8;

/// The references that kramdown itself knows, with the attribute that stands for each.
const KNOWN: [&str; 2] = ["toc", "footnotes"];

/// The attributes of a list, those of the lists that it refers to first; classes
/// become one attribute. What is no attribute is passed over, as kramdown does.
pub(super) fn parse(list: &str, named: &Named) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    push(list, named, MAX_REFERENCES, &mut attributes);
    attributes
}

fn push(list: &str, named: &Named, references: usize, attributes: &mut Vec<Attribute>) {
    for item in items(list) {
        if item.starts_with(['.', '#']) {
            id_and_classes(item, attributes);
        } else if let Some((key, value)) = item.split_once('=') {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let inside = quote.and_then(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
            if let (Some(quote), Some(inside), true) = (quote, inside, is_name(key)) {
                let value = inside.replace("\\}", "}").replace(&format!("\\{quote}"), &quote.to_string());
                set(attributes, key, &value);
            }
        } else if let Some(list) = named.get(item).filter(|_| references > 0) {
            push(list, named, references - 1, attributes);
        } else if KNOWN.contains(&item) {
            set(attributes, &format!("{{:{item}}}"), "");
        }
    }
}

/// The items of a list that are passed over.
pub(super) fn unknown<'l>(list: &'l str, named: &'l Named) -> impl Iterator<Item = &'l str> {
    items(list).filter(|item| {
        let is_known = item.starts_with(['.', '#']) || item.contains('=') || named.contains_key(*item);
        !is_known && !KNOWN.contains(item)
    })
}

/// `#id.class.class`
fn id_and_classes(item: &str, attributes: &mut Vec<Attribute>) {
    let mut rest = item;
    while let Some(mark) = rest.chars().next() {
        let after = rest.get(mark.len_utf8()..).unwrap_or_default();
        let length = after.find(['.', '#']).unwrap_or(after.len());
        let (name, next) = after.split_at(length);
        match mark {
            '#' if name.starts_with(|c: char| c.is_ascii_alphabetic()) => set(attributes, "id", name),
            '.' if !name.is_empty() => set(attributes, "class", name),
            _ => {}
        }
        rest = next;
    }
}

/// Sets an attribute; a class is added to those that are there.
fn set(attributes: &mut Vec<Attribute>, key: &str, value: &str) {
    match attributes.iter_mut().find(|(name, _)| name == key) {
        Some((_, classes)) if key == "class" => {
            classes.push(' ');
            classes.push_str(value);
        }
        Some((_, old)) => value.clone_into(old),
        None => attributes.push((key.to_owned(), value.to_owned())),
    }
}

/// Adds a list's attributes to those that an element has.
pub(super) fn add(attributes: &mut Vec<Attribute>, list: &[Attribute]) {
    for (key, value) in list {
        set(attributes, key, value);
    }
}

/// Parts divided by white space, but not within quotes.
fn items(list: &str) -> impl Iterator<Item = &str> {
    let mut rest = list;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let mut quote = None;
        let mut escaped = false;
        let end = rest.char_indices().find(|(_, c)| {
            match (quote, c) {
                _ if escaped => {
                    escaped = false;
                    return false;
                }
                (_, '\\') => escaped = true,
                (Some(open), c) if *c == open => quote = None,
                (None, '"' | '\'') => quote = Some(*c),
                _ => {}
            }
            quote.is_none() && c.is_whitespace()
        });
        let (item, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(item)
    })
}

fn is_name(text: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    text.starts_with(word) && text.chars().all(|c| word(c) || c == '-')
}

/// The list inside of `{: … }` at the start of `text`, and the length of all of it.
pub(super) fn span(text: &str) -> Option<(&str, usize)> {
    let inside = text.strip_prefix("{:")?;
    let end = closing_brace(inside)?;
    let list = inside.get(..end)?;
    (!list.is_empty() && !list.starts_with([':', '/'])).then_some((list, 2 + end + 1))
}

/// Where the brace stands that closes a list: `\}` does not. Lists are short.
pub(super) fn closing_brace(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '}' => return Some(at),
            _ if at > 1000 => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(list: &str) -> Vec<String> {
        let named =
            [("shared".to_owned(), ".c title='t'".to_owned()), ("loop".to_owned(), "loop".to_owned())];
        let attributes = parse(list, &named.into_iter().collect());
        attributes.into_iter().map(|(key, value)| format!("{key}={value}")).collect()
    }

    #[test]
    fn every_form_of_an_attribute() {
        assert_eq!(parsed("#id .a.b key=\"v w\""), ["id=id", "class=a b", "key=v w"]);
        assert_eq!(parsed(".a#id .b"), ["class=a b", "id=id"]);
        assert_eq!(parsed("shared title='own \\' \\}'"), ["class=c", "title=own ' }"]);
        assert_eq!(parsed("toc"), ["{:toc}="]);
        assert_eq!(parsed("#1 . key=v loop ="), [""; 0]);
    }

    #[test]
    fn names_of_no_list() {
        let named = [("shared".to_owned(), ".c".to_owned())].into_iter().collect();
        let found: Vec<_> = unknown(".a #b c='d e' shared toc なぞ", &named).collect();
        assert_eq!(found, ["なぞ"]);
    }

    #[test]
    fn a_list_ends_with_its_brace() {
        assert_eq!(span("{: .a} b}"), Some((" .a", 6)));
        assert_eq!(span("{: key=\"\\}\"}"), Some((" key=\"\\}\"", 12)));
        assert_eq!((span("{:/}"), span("{::comment}"), span("{:}"), span("{: a")), (None, None, None, None));
    }
}
