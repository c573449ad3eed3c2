//! The few Liquid tags that posts hold, replaced by what Jekyll makes of them.
//!
//! `{{ site.baseurl }}` is nothing here, for all addresses are made from the
//! site's root; an include of a video becomes the HTML that the theme writes.

use std::ops::Range;

use super::diagnostic::Log;
use super::problem::TextProblem;
use super::source::{Origin, Rewriter};

/// `text` with its Liquid tags replaced; unknown ones stay, and are diagnosed.
pub(super) fn expand(text: &str, origin: Origin, log: &mut Log) -> (String, Origin) {
    let mut rewriter = Rewriter::new(text);
    let mut offset = 0;
    // A tag does not run on over lines: an author's lone braces stay theirs.
    for line in text.split_inclusive('\n') {
        for tag in tags(line) {
            let place = offset + tag.start..offset + tag.end;
            let written = line.get(tag).unwrap_or_default();
            match replacement(written) {
                Some(replacement) => rewriter.replace(place, &replacement),
                None => {
                    log.report(origin.of(&place), TextProblem::UnknownLiquid { text: written.to_owned() });
                }
            }
        }
        offset += line.len();
    }
    rewriter.finish(origin)
}

/// Where the tags of a line stand, from `{{` to the next `}}` or `{%` to the next `%}`.
fn tags(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (last_output, last_tag) = (line.rfind("}}"), line.rfind("%}"));
    let mut at = 0;
    while let Some(start) = line.get(at..).and_then(|rest| rest.find('{')).map(|found| at + found) {
        let rest = line.get(start..).unwrap_or_default();
        let (closing, last) = match rest.get(..2) {
            Some("{{") => ("}}", last_output),
            Some("{%") => ("%}", last_tag),
            _ => ("", None),
        };
        // Only what is closed further on is looked for, so that a line is read once.
        let closed = last.is_some_and(|last| last >= start + 2);
        let inside = if closed { rest.get(2..) } else { None };
        match inside.and_then(|inside| inside.find(closing)) {
            Some(length) => {
                at = start + 2 + length + 2;
                found.push(start..at);
            }
            None => at = start + 1,
        }
    }
    found
}

/// What stands for a tag; `None` where it is not known.
fn replacement(tag: &str) -> Option<String> {
    let inside = tag.get(2..tag.len().checked_sub(2)?)?.trim().trim_matches('-').trim();
    if tag.starts_with("{{") { output(inside) } else { include(inside) }
}

/// `{{ site.baseurl }}` and `{{ "/x" | relative_url }}`.
fn output(inside: &str) -> Option<String> {
    if matches!(inside, "site.baseurl" | "site.url") {
        return Some(String::new());
    }
    let (path, filter) = inside.split_once('|')?;
    matches!(filter.trim(), "relative_url" | "absolute_url").then_some(())?;
    quoted(path.trim()).map(str::to_owned)
}

/// `{% include embed/youtube.html id='…' %}` and `{% include embed/video.html src='…' %}`.
fn include(inside: &str) -> Option<String> {
    let (name, parameters) = inside.strip_prefix("include")?.trim_start().split_once(char::is_whitespace)?;
    match name {
        "embed/youtube.html" => {
            let id = parameter(parameters, "id")?;
            Some(format!("<iframe src=\"https://www.youtube.com/embed/{id}\"></iframe>"))
        }
        "embed/video.html" | "embed/audio.html" => {
            let src = parameter(parameters, "src")?;
            Some(format!("<video src=\"{src}\"></video>"))
        }
        _ => None,
    }
}

/// The value of `name='…'`, where it needs no escape in HTML.
fn parameter<'p>(parameters: &'p str, name: &str) -> Option<&'p str> {
    let mut rest = parameters.trim();
    while let Some((key, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        let (value, next) = after.strip_prefix(quote)?.split_once(quote)?;
        if key.trim() == name {
            return (!value.contains(['<', '>', '&', '"', '\''])).then_some(value);
        }
        rest = next.trim_start();
    }
    None
}

fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    text.strip_prefix(quote)?.strip_suffix(quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(text: &str) -> (String, usize) {
        let mut log = Log::default();
        let (text, _) = expand(text, Origin::at(0), &mut log);
        (text, log.finish("", "").len())
    }

    #[test]
    fn replaces_what_it_knows() {
        for (text, wanted) in [
            ("[a]({{ site.baseurl }}/assets/a.pdf)", "[a](/assets/a.pdf)"),
            ("({{ \"/b\" | relative_url }})", "(/b)"),
            (
                "{% include embed/youtube.html id='aqz-KE-bpKQ' %}",
                "<iframe src=\"https://www.youtube.com/embed/aqz-KE-bpKQ\"></iframe>",
            ),
            (
                "{%- include embed/video.html types='ogg' src='/assets/a.webm' -%}",
                "<video src=\"/assets/a.webm\"></video>",
            ),
            ("a {b} { { c", "a {b} { { c"),
            ("{{ open\n}}", "{{ open\n}}"),
        ] {
            assert_eq!(expanded(text), (wanted.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn keeps_what_it_does_not_know() {
        for text in [
            "{{ page.title }}",
            "{% post_url 2024-01-01-a %}",
            "{% include embed/youtube.html id='\"><script>' %}",
        ] {
            assert_eq!(expanded(text), (text.to_owned(), 1), "{text}");
        }
    }
}
