//! The few Liquid tags that posts hold, replaced by what Jekyll makes of them.
//!
//! `{{ site.baseurl }}` is nothing here, for all addresses are made from the
//! site's root; an include of a video becomes the HTML that the theme writes.

use super::diagnostic::Log;
use super::problem::Problem;
use super::source::{Origin, Rewriter};

/// `text` with its Liquid tags replaced; unknown ones stay, and are diagnosed.
pub(super) fn expand(text: &str, origin: Origin, log: &mut Log) -> (String, Origin) {
    let mut rewriter = Rewriter::new(text);
    let mut at = 0;
    while let Some(start) = text
        .get(at..)
        .and_then(|rest| rest.find('{'))
        .map(|found| at + found)
    {
        at = start + 1;
        let rest = text.get(start..).unwrap_or_default();
        let closing = match rest.get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            _ => continue,
        };
        // A tag does not run on over lines: an author's lone braces stay theirs.
        let line = rest.lines().next().unwrap_or_default();
        let Some(length) = line.find(closing) else {
            continue;
        };
        let inside = line.get(2..length).unwrap_or_default();
        let end = start + length + 2;
        let replacement = if closing == "}}" {
            output(inside)
        } else {
            tag(inside)
        };
        match replacement {
            Some(replacement) => rewriter.replace(start..end, &replacement),
            None => log.report(
                origin.of(&(start..end)),
                Problem::UnknownLiquid {
                    text: line.get(..length + 2).unwrap_or_default().to_owned(),
                },
            ),
        }
        at = end;
    }
    rewriter.finish(origin)
}

/// `{{ site.baseurl }}` and `{{ "/x" | relative_url }}`.
fn output(inside: &str) -> Option<String> {
    let inside = inside.trim().trim_matches('-').trim();
    if matches!(inside, "site.baseurl" | "site.url") {
        return Some(String::new());
    }
    let (path, filter) = inside.split_once('|')?;
    matches!(filter.trim(), "relative_url" | "absolute_url").then_some(())?;
    quoted(path.trim()).map(str::to_owned)
}

/// `{% include embed/youtube.html id='…' %}` and `{% include embed/video.html src='…' %}`.
fn tag(inside: &str) -> Option<String> {
    let inside = inside.trim().trim_matches('-').trim();
    let (name, parameters) = inside
        .strip_prefix("include")?
        .trim_start()
        .split_once(char::is_whitespace)?;
    match name {
        "embed/youtube.html" => {
            let id = parameter(parameters, "id")?;
            Some(format!(
                "<iframe src=\"https://www.youtube.com/embed/{id}\"></iframe>"
            ))
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
