//! What an output stands for: `{{ site.baseurl }}`, `{{ "/x" | relative_url }}`.

use crate::compile::Surroundings;
use crate::model::Asset;
use crate::model::address::WebAddress;

/// What `{{ expression }}` stands for; `None` where it is not known. `before` and `after` are
/// the text around it.
///
/// All addresses are made from the site's root, so that a base path is nothing, and so is
/// the site's origin; among words, readers see both.
pub(super) fn output(
    expression: &str,
    before: &str,
    after: &str,
    around: &Surroundings<'_>,
) -> Option<String> {
    let mut parts = parts(expression).into_iter();
    let first = parts.next()?;
    let site =
        if starts_address(before) { Some("") } else { around.address.as_ref().map(WebAddress::as_str) };
    let site = site.map(|site| site.trim_end_matches('/'));
    if first == "site.url" && parts.len() == 0 {
        let is_whole =
            after.strip_prefix("{{").is_some_and(|rest| rest.trim_start().starts_with("site.baseurl"));
        return site.map(|site| if is_whole { site } else { origin(site) }.to_owned());
    }
    let mut value = match first {
        "site.title" => around.title.clone()?,
        _ => term(first)?.to_owned(),
    };
    let mut is_absolute = first == "site.url";
    for filter in parts {
        let (name, given) = filter.split_once(':').unwrap_or((filter, ""));
        let (name, given) = (name.trim(), given.trim());
        is_absolute |= name == "absolute_url" || given == "site.url";
        value = match name {
            "relative_url" | "absolute_url" => rooted(value),
            "prepend" => [term(given)?, &value].concat(),
            "append" => [&value, term(given)?].concat(),
            _ => return None,
        };
    }
    if is_absolute && !value.contains("://") { Some([site?, &value].concat()) } else { Some(value) }
}

/// Whether an address starts behind `before`: that of a link, of its definition or of an attribute.
fn starts_address(before: &str) -> bool {
    let before = before.strip_suffix('<').unwrap_or(before);
    let is_defined = || before.trim_end_matches([' ', '\t']).ends_with("]:");
    before.ends_with("](") || before.ends_with("=\"") || before.ends_with("='") || is_defined()
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
