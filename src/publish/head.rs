//! What stands around a page: its title and its policy above it, the root element,
//! and the data that the client will want.

use crate::model::Inline;
use crate::model::{Block, Part, Report};
use crate::ui::checksum::checksum;
use crate::ui::markup::html::escape;
use crate::ui::page::Page;
use crate::ui::routes::Base;

/// How much of a report's first words describe it, in characters.
const DESCRIPTION: usize = 120;

/// The elements of a page's head. The policy comes first: it holds for what
/// follows it alone. `manifest` is the address of the web app manifest, if there is one.
pub(super) fn write(page: &Page, policy: &str, manifest: Option<&str>) -> String {
    let description = description(page).map_or_else(String::new, |text| {
        ["<meta name=\"description\" content=\"", &escape(&text), "\">"].concat()
    });
    let manifest = manifest.map_or_else(String::new, |address| {
        ["<link rel=\"manifest\" href=\"", &escape(address), "\">"].concat()
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
        // Nobody is to find the page for being offline while they are not.
        if matches!(page, Page::Offline(_)) { "<meta name=\"robots\" content=\"noindex\">" } else { "" },
        &description,
        &manifest,
    ]
    .concat()
}

/// The root element around a page's HTML; behind it, where it cannot delay the
/// text, the data that the client will want. `data` is what the page was rendered from,
/// where the client is to look whether it has the same.
pub(super) fn root(page: &Page, html: &str, base: &Base, data: Option<&[u8]>) -> String {
    let checksum = data
        .map_or_else(String::new, |data| [" data-checksum=\"", &checksum(data).to_string(), "\""].concat());
    let attributes = [
        "<div id=\"app\" data-base=\"",
        &escape(base.as_str()),
        "\" data-page=\"",
        page.kind(),
        "\"",
        &checksum,
        ">",
    ];
    // What stands in for another page is no page to take over.
    if matches!(page, Page::Offline(_)) {
        return [&attributes.concat(), html, "</div>"].concat();
    }
    let data = [
        "<link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"",
        &escape(&page.data(base)),
        "\">",
    ];
    [&attributes.concat(), html, "</div>", &data.concat()].concat()
}

fn description(page: &Page) -> Option<String> {
    match page {
        Page::Report(page) => page.report.description.clone().or_else(|| first_words(&page.report)),
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
    use crate::model::{Language, Site, SiteIndex};

    #[test]
    fn a_title_cannot_leave_its_element() {
        let site = Site { title: "</title><script>\"&".into(), language: Language::Japanese, author: None };
        let page = Page::Home(SiteIndex { site, reports: Vec::new() });
        let head = write(&page, "", None);
        assert!(head.contains("<title>&lt;/title&gt;&lt;script&gt;&quot;&amp;</title>"), "{head}");
    }
}
