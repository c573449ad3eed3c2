//! Jekyll's Liquid, as far as posts use it, replaced by what Jekyll makes of it.
//!
//! 1. [`tags`] finds the tags: `{{ … }}` on a line, `{% … %}` within a paragraph.
//! 2. [`expand`] walks over them, into code too, as Jekyll does. What stands between `raw`
//!    and `endraw` is left alone, a `comment` is left out, a `highlight` becomes a fence.
//! 3. [`value`] says what `{{ … }}` stands for, [`mod@include`] what an include of a video does.
//!
//! What is not known stays as it is, and is diagnosed. Where it stands is told, for its quotes
//! and pipes are no Markdown.

mod include;
mod tags;
mod value;

use std::ops::Range;

use super::Surroundings;
use super::diagnostic::Log;
use super::problem::TextProblem;
use super::source::{Origin, Rewriter};
use tags::{Tag, Tags};

/// A text whose Liquid is replaced.
pub(super) struct Expanded {
    pub(super) text: String,
    /// Where it came from.
    pub(super) origin: Origin,
    /// Where the tags stand in it that stay, in order.
    pub(super) kept: Vec<Range<usize>>,
}

/// `text` with its Liquid replaced.
pub(super) fn expand(text: &str, origin: Origin, around: &Surroundings<'_>, log: &mut Log) -> Expanded {
    let mut walk = Walk { text, around, rewriter: Rewriter::new(text), fence: None, lone: Vec::new() };
    let mut tags = Tags::new(text);
    let mut kept = Vec::new();
    while let Some(tag) = tags.next() {
        if let Err(problem) = walk.take(&tag, &mut tags) {
            log.report(origin.of(&tag.at), problem);
            let start = walk.rewriter.position(tag.at.start);
            kept.push(start..start + tag.written.len());
        }
    }
    let (text, origin) = walk.rewriter.finish(origin);
    Expanded { text, origin, kept }
}

struct Walk<'t, 'a> {
    text: &'t str,
    around: &'a Surroundings<'a>,
    rewriter: Rewriter<'t>,
    /// The fence of the `highlight` that is open.
    fence: Option<String>,
    /// Which tags with an end are known to have none further on.
    lone: Vec<&'static str>,
}

impl<'t> Walk<'t, '_> {
    /// Replaces a tag; or else says why it stays.
    fn take(&mut self, tag: &Tag<'t>, tags: &mut Tags<'t>) -> Result<(), TextProblem> {
        let unknown = || TextProblem::UnknownLiquid {
            text: tag.written.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let Some((name, given)) = tag.words() else {
            let after = self.text.get(tag.at.end..).unwrap_or_default();
            let before = self.text.get(..tag.at.start).unwrap_or_default();
            let value = value::output(tag.inside, before, after, self.around).ok_or_else(unknown)?;
            self.rewriter.replace(tag.at.clone(), &value);
            return Ok(());
        };
        let replacement = match name {
            "raw" => {
                let end = self.end("endraw", tags).ok_or_else(unknown)?;
                self.rewriter.replace(tag.at.clone(), "");
                self.rewriter.replace(end.clone(), "");
                tags.go_on_at(end.end);
                return Ok(());
            }
            "comment" => {
                let end = self.end("endcomment", tags).ok_or_else(unknown)?;
                self.rewriter.replace(tag.at.start..end.end, "");
                tags.go_on_at(end.end);
                return Ok(());
            }
            "highlight" if self.fence.is_none() => {
                let end = self.end("endhighlight", tags).ok_or_else(unknown)?;
                let fence = fence(self.text.get(tag.at.end..end.start).unwrap_or_default());
                let opening = [&*fence, language(given)].concat();
                self.fence = Some(fence);
                self.on_a_line(&tag.at, &opening)
            }
            "endhighlight" => {
                let fence = self.fence.take().ok_or_else(unknown)?;
                self.on_a_line(&tag.at, &fence)
            }
            "post_url" => self.around.pages.post(given).ok_or_else(|| missing(given))?.to_owned(),
            "link" => value::link(given, self.around).ok_or_else(|| missing(given))?,
            "include" => include::html(given).ok_or_else(unknown)?,
            _ => return Err(unknown()),
        };
        self.rewriter.replace(tag.at.clone(), &replacement);
        Ok(())
    }

    /// Where the next tag of that name stands; many that have none cost one search.
    fn end(&mut self, name: &'static str, tags: &Tags<'t>) -> Option<Range<usize>> {
        if self.lone.contains(&name) {
            return None;
        }
        let end = tags.clone().find(|tag| tag.words().is_some_and(|(found, _)| found == name));
        if end.is_none() {
            self.lone.push(name);
        }
        end.map(|tag| tag.at)
    }

    /// `line` in place of `at`, on a line that holds nothing else.
    fn on_a_line(&self, at: &Range<usize>, line: &str) -> String {
        let (before, after) = (self.text.get(..at.start), self.text.get(at.end..));
        // Only blanks are walked over: a line may be as long as the post.
        let before = before.unwrap_or_default().trim_end_matches([' ', '\t']);
        let after = after.unwrap_or_default().trim_start_matches([' ', '\t', '\r']);
        let starts = before.is_empty() || before.ends_with('\n');
        let ends = after.is_empty() || after.starts_with('\n');
        let end_of_line = |is_there: bool| if is_there { "" } else { "\n" };
        [end_of_line(starts), line, end_of_line(ends)].concat()
    }
}

fn missing(name: &str) -> TextProblem {
    TextProblem::MissingPage { name: name.to_owned() }
}

/// A fence that the code does not end.
fn fence(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

/// The language of `rust linenos`.
fn language(given: &str) -> &str {
    let is_named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '.' | '_' | '-');
    let first = given.split_whitespace().next().unwrap_or_default();
    if first.chars().all(is_named) { first } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::{FileInfo, Files, Pages};
    use crate::model::Asset;

    struct OneFile;

    impl Files for OneFile {
        fn find(&self, asset: &Asset) -> Option<FileInfo> {
            (asset.as_str() == "a.pdf").then(FileInfo::default)
        }
    }

    fn expanded(text: &str) -> (String, usize) {
        let pages = ["_posts/2024-01-01-a.md", "_posts/old/2023-02-02-第1回.md", "_tabs/about.md"];
        let around = Surroundings {
            title: Some("回".to_owned()),
            pages: Pages::of(pages),
            ..Surroundings::of(&OneFile)
        };
        let mut log = Log::default();
        let text = expand(text, Origin::at(0), &around, &mut log).text;
        (text, log.finish("", "").len())
    }

    #[test]
    fn replaces_what_it_knows() {
        for (text, wanted) in [
            ("[a]({{ site.baseurl }}/assets/a.pdf)", "[a](/assets/a.pdf)"),
            ("[a]({{ site.url }}{{ site.baseurl }}/b)", "[a](/b)"),
            ("({{ \"/b\" | relative_url }})", "(/b)"),
            ("[a]({{ 'b/c' | absolute_url }})", "[a](/b/c)"),
            ("[a]({{ '/b' | prepend: site.baseurl | prepend: site.url }})", "[a](/b)"),
            ("({{- site.baseurl | append: '/b' -}})", "(/b)"),
            ("({{ 'a|b' | append: \"'\" }})", "(a|b')"),
            ("({% post_url 2024-01-01-a %})", "(/posts/a/)"),
            ("({% post_url old/2023-02-02-第1回 %})", "(/posts/%E7%AC%AC1%E5%9B%9E/)"),
            ("[a]: {{ site.url }}{% link _posts/2024-01-01-a.md %}", "[a]: /posts/a/"),
            ("({% link _tabs/about.md %})({%link assets/a.pdf%})", "(/about/)(/assets/a.pdf)"),
            ("{% raw %}\n{{ a }}\n{% b %}{% endraw %} c", "\n{{ a }}\n{% b %} c"),
            ("a{% comment %} {{ b }}\n\n{% c %} {% endcomment %}d", "ad"),
            ("a {b} { { c", "a {b} { { c"),
            ("{{ site.title }}({{ site.title | append: '!' }})", "回(回!)"),
            ("{{ open\n}}", "{{ open\n}}"),
            ("{% open\n\n%}", "{% open\n\n%}"),
        ] {
            assert_eq!(expanded(text), (wanted.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn code_stands_between_fences() {
        for (text, wanted) in [
            ("{% highlight rust linenos %}\nfn a() {}\n{% endhighlight %}\n", "```rust\nfn a() {}\n```\n"),
            ("{% highlight c++ %}\n```\n{% endhighlight %}", "````c++\n```\n````"),
            ("a {% highlight sh %}b{% endhighlight %} c", "a \n```sh\nb\n```\n c"),
            (
                "{% highlight liquid %}\n{% raw %}{{ a }}{% endraw %}\n{% endhighlight %}",
                "```liquid\n{{ a }}\n```",
            ),
        ] {
            assert_eq!(expanded(text), (wanted.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn keeps_what_it_does_not_know() {
        for text in [
            "{{ page.title }}",
            "{{ site.url }}/a",
            "{{ '/a' | absolute_url }}",
            "{{ '/a' | upcase }}",
            "{{ site.baseurl | append: page.url }}",
            "{% post_url 2024-01-01-b %}",
            "{% link assets/b.pdf %}",
            "{% raw %}",
            "{% endraw %}",
            "{% endhighlight %}",
            "{% highlight rust %}",
            "{% include embed/youtube.html id='\"><script>' %}",
            "{% include embed/youtube.html id=page.video %}",
            "{% include other.html %}",
            "{% include %}",
        ] {
            assert_eq!(expanded(text), (text.to_owned(), 1), "{text}");
        }
    }

    #[test]
    fn many_that_are_not_closed_are_read_once() {
        for piece in ["{% raw %}", "{% raw ", "{{ a", "{% highlight a %}", "{% comment %}"] {
            let text = piece.repeat(20_000);
            assert_eq!(expanded(&text).0, text, "{piece}");
        }
    }
}
