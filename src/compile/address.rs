//! What an author's address leads to.
//!
//! 1. The `url` crate reads it, relative to the post's page.
//! 2. Its scheme, host and path decide which [`Target`] it is.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::model::address::{MailAddress, PagePath};
use crate::model::{Anchor, Asset, Link, Slug, WebAddress};

/// Stands for this site's own origin while an address is resolved.
const OWN: &str = "site.invalid";

/// What an address leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Another site.
    Web(Url),
    /// Anything of this site, or a mailbox.
    Own(Link),
    /// Nothing that a page may lead to.
    Forbidden,
}

/// Reads addresses as they stand on one page.
#[derive(Debug, Clone)]
pub(super) struct Resolver {
    base: Option<Url>,
}

impl Resolver {
    /// For the page of the report `slug`.
    pub(super) fn report(slug: &Slug) -> Self {
        Self { base: Url::parse(&format!("https://{OWN}/posts/{slug}/")).ok() }
    }

    /// For the organiser's own page `slug`.
    pub(super) fn page(slug: &Slug) -> Self {
        Self { base: Url::parse(&format!("https://{OWN}/{slug}/")).ok() }
    }

    /// What `address` leads to.
    pub(super) fn target(&self, address: &str) -> Target {
        self.resolve(address).unwrap_or(Target::Forbidden)
    }

    fn resolve(&self, address: &str) -> Option<Target> {
        let address = address.trim();
        if let Some(fragment) = address.strip_prefix('#') {
            return Some(Target::Own(match Anchor::parse(&decode(fragment)?) {
                Some(anchor) => Link::Anchor(anchor),
                None => return None,
            }));
        }
        let url = Url::options().base_url(self.base.as_ref()).parse(address).ok()?;
        match url.scheme() {
            "http" | "https" if url.host_str() == Some(OWN) => {
                (!seems_a_scheme(address)).then(|| own(&url))?
            }
            "http" | "https" => Some(Target::Web(url)),
            "mailto" => {
                let mailbox = url.as_str().strip_prefix("mailto:")?;
                Some(Target::Own(Link::Mail(MailAddress::parse(mailbox)?)))
            }
            _ => None,
        }
    }
}

/// Whether an address that has no scheme starts as if it had one, in a disguise that other
/// readers may see through: `java script:`. Slashes and brackets are in no scheme's name.
fn seems_a_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(ahead, _)| !ahead.contains(['/', '?', '#', '(', ')']))
}

/// A page or a file of this site.
fn own(url: &Url) -> Option<Target> {
    if let Some(path) = url.path().strip_prefix("/assets/") {
        return Some(Target::Own(Link::Asset(Asset::parse(&decode(path)?)?)));
    }
    let (_, path) = url.as_str().split_once(OWN)?;
    let path = path.strip_prefix('/')?;
    // The model's paths have no colon, so that none reads as a scheme.
    let (name, behind) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    let path = [&name.replace(':', "%3A"), behind].concat();
    Some(Target::Own(Link::Page(PagePath::parse(&path)?)))
}

/// An address of the web in the form that the model takes.
pub(super) fn web(url: &Url) -> Option<WebAddress> {
    // The two printable characters that URLs may hold unescaped and HTML tools stumble over.
    WebAddress::parse(&url.as_str().replace('`', "%60").replace('\\', "%5C"))
}

fn decode(text: &str) -> Option<String> {
    Some(percent_decode_str(text).decode_utf8().ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]
    use super::*;

    fn target(address: &str) -> Target {
        Resolver::report(&Slug::parse("meetup-7").unwrap()).target(address)
    }

    #[test]
    fn files_pages_and_places_of_the_site() {
        let asset = |path: &str| Target::Own(Link::Asset(Asset::parse(path).unwrap()));
        let page = |path: &str| Target::Own(Link::Page(PagePath::parse(path).unwrap()));
        assert_eq!(target("/assets/images/a.jpg"), asset("images/a.jpg"));
        assert_eq!(target("/assets/%E9%9B%86%E5%90%88.jpg?v=2"), asset("集合.jpg"));
        assert_eq!(target("/assets/集合 写真.jpg"), asset("集合 写真.jpg"));
        assert_eq!(target("../../assets/a.pdf"), asset("a.pdf"));
        assert_eq!(target("/posts/meetup-6/#lt-1"), page("posts/meetup-6/#lt-1"));
        assert_eq!(target("/"), page(""));
        assert_eq!(target("/posts/rust:-1.0/?t=1:05"), page("posts/rust%3A-1.0/?t=1:05"));
        assert_eq!(target("#%E5%8B%95%E7%94%BB"), target("#動画"));
    }

    #[test]
    fn other_sites() {
        let Target::Web(url) = target("//speakerdeck.com/player/a") else {
            panic!("a protocol-relative address is another site's");
        };
        assert_eq!(web(&url).unwrap().as_str(), "https://speakerdeck.com/player/a");
    }

    #[test]
    fn what_nothing_may_lead_to() {
        for address in [
            "javascript:alert(1)",
            " JaVa\tScript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "http://",
            "/assets/../../etc/%2e%2e/passwd%00",
            "/assets/a%2f..%2f..%2fb",
            "mailto:",
        ] {
            assert!(!matches!(target(address), Target::Web(_) | Target::Own(Link::Asset(_))), "{address}");
        }
    }
}
