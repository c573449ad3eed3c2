//! What stands around a page: its title and its policy above it, the root element,
//! and the data that the client will want.

use crate::model::Inline;
use crate::model::{Block, Part, Report};
use crate::ui::markup::html::escape;
use crate::ui::page::Page;
use crate::ui::routes::Base;

/// How much of a report's first words describe it, in characters.
const DESCRIPTION: usize = 120;

/// The elements of a page's head. The policy comes first: it holds for what
/// follows it alone.
pub(super) fn write(page: &Page, policy: &str) -> String {
    let description = description(page).map_or_else(String::new, |text| {
        ["<meta name=\"description\" content=\"", &escape(&text), "\">"].concat()
    });
    [
        "<meta http-equiv=\"Content-Security-Policy\" content=\"",
        &escape(policy),
        "\">",
        // YouTube plays nothing for pages that hide where they are (error 153).
        "<meta name=\"referrer\" content=\"strict-origin-when-cross-origin\">",
        "<title>",
        &escape(&page.title()),
        "</title>",
        &description,
    ]
    .concat()
}

/// The root element around a page's HTML; behind it, where it cannot delay the
/// text, the data that the client will want.
pub(super) struct Root {
    before: String,
    after: String,
}

impl Root {
    /// The root element of a page; `search` is the module that searches the site, where it
    /// has a search.
    pub(super) fn of(page: &Page, base: &Base, search: Option<&str>) -> Self {
        let search =
            search.map_or_else(String::new, |file| ["\" data-search=\"", &escape(&base.file(file))].concat());
        let (site, kind) = (escape(base.as_str()), page.kind());
        let attributes = ["<div id=\"app\" data-base=\"", &*site, "\" data-page=\"", kind, &search, "\">"];
        let data = [
            "</div><link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"",
            &escape(&page.data(base)),
            "\">",
        ];
        Self { before: attributes.concat(), after: data.concat() }
    }

    /// The element with the page's HTML in it.
    pub(super) fn put(&self, html: &str) -> String {
        [&self.before, html, &self.after].concat()
    }
}

fn description(page: &Page) -> Option<String> {
    match page {
        Page::Report(page) => page.report.description.clone().or_else(|| first_words(&page.report)),
        Page::Own(page) => page.description.clone(),
        _ => None,
    }
}

/// The beginning of a report's first paragraph.
fn first_words(report: &Report) -> Option<String> {
    let paragraph = report.body.iter().find_map(|part| match part {
        Part::Block(Block::Paragraph(content)) => Some(content),
        _ => None,
    })?;
    let text = Inline::plain_text(paragraph);
    let mut words: String = text.chars().take(DESCRIPTION).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{HomePage, Language, Site};

    #[test]
    fn a_title_cannot_leave_its_element() {
        let site = Site {
            title: "</title><script>\"&".into(),
            language: Language::Japanese,
            author: None,
            pages: Vec::new(),
        };
        let page = Page::Home(HomePage { site, reports: Vec::new(), years: Vec::new() });
        let head = write(&page, "");
        assert!(head.contains("<title>&lt;/title&gt;&lt;script&gt;&quot;&amp;</title>"), "{head}");
    }
}
