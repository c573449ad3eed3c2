//! What an output stands for: `{{ site.baseurl }}`, `{{ "/x" | relative_url }}`.

use crate::compile::Surroundings;
use crate::model::Asset;

/// What `{{ expression }}` stands for; `None` where it is not known. `after` is the text
/// behind it.
///
/// All addresses are made from the site's root, so that a base path is nothing, and so is
/// the site's origin ahead of a path.
pub(super) fn output(expression: &str, after: &str, around: &Surroundings<'_>) -> Option<String> {
    let mut parts = parts(expression).into_iter();
    let first = parts.next()?;
    if first == "site.url" && parts.len() == 0 {
        let ahead_of_a_path = after.starts_with('/') || after.starts_with("{{") || after.starts_with("{%");
        let origin =
            around.address.as_ref().filter(|_| !ahead_of_a_path).map(|address| origin(address.as_str()));
        return Some(origin.unwrap_or_default().to_owned());
    }
    let mut value = match first {
        "site.title" => around.title.clone()?,
        _ => term(first)?.to_owned(),
    };
    for filter in parts {
        let (name, given) = filter.split_once(':').unwrap_or((filter, ""));
        value = match name.trim() {
            "relative_url" | "absolute_url" => rooted(value),
            "prepend" => [term(given.trim())?, &value].concat(),
            "append" => [&value, term(given.trim())?].concat(),
            _ => return None,
        };
    }
    Some(value)
}

/// Where `{% link … %}` leads: a page, or a file of the content folder.
pub(super) fn link(path: &str, around: &Surroundings<'_>) -> Option<String> {
    let path = path.trim_matches(['"', '\'']).trim_start_matches('/');
    if let Some(address) = around.pages.page(path) {
        return Some(address.to_owned());
    }
    around.files.find(&Asset::parse(path.strip_prefix("assets/")?)?)?;
    Some(["/", path].concat())
}

/// The parts of an expression between its `|`, none of which stands in quotes.
fn parts(expression: &str) -> Vec<&str> {
    let mut quote = None;
    let is_bar = |c: char| {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
        quote.is_none() && c == '|'
    };
    expression.split(is_bar).map(str::trim).collect()
}

fn term(text: &str) -> Option<&str> {
    if matches!(text, "site.baseurl" | "site.url") {
        return Some("");
    }
    let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    text.strip_prefix(quote)?.strip_suffix(quote).filter(|inside| !inside.contains(quote))
}

/// A path from the site's root; an address that names another site stays.
fn rooted(path: String) -> String {
    if path.starts_with(['/', '#']) || path.contains("://") { path } else { ["/", &path].concat() }
}

/// An address's scheme, host and port.
fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let path = address.get(host..).and_then(|rest| rest.find('/')).map_or(address.len(), |at| host + at);
    address.get(..path).unwrap_or(address)
}
