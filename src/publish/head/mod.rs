//! What stands around a page: what its head tells, its policy first; the root element;
//! and the data that the client, and what reads pages by machine, will want.
//!
//! 1. [`description`] says what the page is about.
//! 2. [`preview`] is how chats and social networks show it: Open Graph and X cards.
//! 3. [`structured`] is what search engines read of it: JSON-LD.

pub(super) mod description;
mod preview;
mod structured;

use super::address::SiteAddress;
use super::follow;
use super::plain;
use super::social::Pictures;
use crate::compile::Settings;
use crate::model::checksum::checksum;
use crate::ui::markup::html::escape;
use crate::ui::page::Page;
use crate::ui::routes::Base;

/// What heads are written with.
pub(super) struct Context<'a> {
    /// The policy of every page.
    pub(super) policy: &'a str,
    /// The base path.
    pub(super) base: &'a Base,
    /// What `site.toml` says.
    pub(super) settings: &'a Settings,
    /// The address of the web app manifest, where there is one.
    pub(super) manifest: Option<&'a str>,
    /// Where the site lives, where its settings say so.
    pub(super) address: Option<SiteAddress<'a>>,
    /// The pictures that stand for pages.
    pub(super) pictures: &'a Pictures,
    /// The file of the module that searches the site, where it has a search.
    pub(super) search: Option<&'a str>,
}

/// The elements of a page's head. The policy comes first: it holds for what
/// follows it alone.
pub(super) fn write(page: &Page, context: &Context<'_>) -> String {
    let description = description::describe(page, context.settings.description.as_deref());
    let mut head = Head::default();
    head.element("meta", &[("http-equiv", "Content-Security-Policy"), ("content", context.policy)]);
    // YouTube plays nothing for pages that hide where they are (error 153).
    head.named("referrer", "strict-origin-when-cross-origin");
    head.title(&plain::one_line(&page.title()));
    head.named("description", &description);
    match (page.route(), &context.address) {
        (Some(route), Some(address)) => {
            head.link("canonical", &address.page(&route));
        }
        (Some(_), None) => {}
        (None, _) => head.named("robots", "noindex"),
    }
    if let Some(manifest) = context.manifest {
        head.link("manifest", manifest);
    }
    if context.address.is_some() {
        let feed = context.base.feed();
        let title = plain::one_line(&context.settings.site.title);
        head.element(
            "link",
            &[("rel", "alternate"), ("type", follow::FEED_TYPE), ("title", &title), ("href", &feed)],
        );
    }
    preview::write(page, &description, context, &mut head);
    head.0
}

/// The root element around a page's HTML; behind it, where it cannot delay the
/// text, the data that the client and search engines will want.
pub(super) struct Root {
    before: String,
    after: String,
}

impl Root {
    /// The root element of a page; `data` is what that was rendered from, where the client
    /// is to look whether it has the same.
    pub(super) fn of(page: &Page, context: &Context<'_>, data: Option<&[u8]>) -> Self {
        let base = context.base;
        let checksum = data.map_or_else(String::new, |data| {
            [" data-checksum=\"", &checksum(data).to_string(), "\""].concat()
        });
        let search = context
            .search
            .map_or_else(String::new, |file| [" data-search=\"", &escape(&base.file(file)), "\""].concat());
        let attributes = [
            "<div id=\"app\" data-base=\"",
            &escape(base.as_str()),
            "\" data-page=\"",
            page.kind(),
            "\"",
            &checksum,
            &search,
            ">",
        ];
        // What stands in for another page is no page to take over.
        if matches!(page, Page::Offline(_)) {
            return Self { before: attributes.concat(), after: "</div>".to_owned() };
        }
        let data = [
            "</div><link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"",
            &escape(&page.data(base)),
            "\">",
            &structured::write(page, context),
        ];
        Self { before: attributes.concat(), after: data.concat() }
    }

    /// The element with the page's HTML in it.
    pub(super) fn put(&self, html: &str) -> String {
        [&self.before, html, &self.after].concat()
    }
}

/// A head as it grows. Names are literals of the code; values are escaped.
#[derive(Default)]
struct Head(String);

impl Head {
    fn element(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.0.extend(["<", name]);
        for (name, value) in attributes {
            self.0.extend([" ", name, "=\"", &escape(value), "\""]);
        }
        self.0.push('>');
    }

    fn title(&mut self, text: &str) {
        self.0.extend(["<title>", &escape(text), "</title>"]);
    }

    fn named(&mut self, name: &'static str, content: &str) {
        self.element("meta", &[("name", name), ("content", content)]);
    }

    /// A property of Open Graph.
    fn property(&mut self, name: &'static str, content: &str) {
        self.element("meta", &[("property", name), ("content", content)]);
    }

    fn link(&mut self, relation: &'static str, address: &str) {
        self.element("link", &[("rel", relation), ("href", address)]);
    }
}
