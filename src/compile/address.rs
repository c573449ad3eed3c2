//! What an author's address leads to.
//!
//! 1. The `url` crate reads it, relative to the post's page.
//! 2. What leads to the site by its whole address, or with its base path, leads there.
//! 3. Its scheme, host and path decide which [`Target`] it is.

use percent_encoding::percent_decode_str;
use url::Url;

use super::Surroundings;
use super::own_page::FOLDERS;
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
    /// Where the site will live.
    site: Option<Url>,
    /// Its base path on Jekyll, where the settings name one: `/blog`.
    base_path: Option<String>,
}

impl Resolver {
    /// For the page of the report `slug`.
    pub(super) fn report(slug: &Slug, around: &Surroundings<'_>) -> Self {
        Self::at(&format!("https://{OWN}/posts/{slug}/"), around)
    }

    /// For the organiser's own page `slug`.
    pub(super) fn page(slug: &Slug, around: &Surroundings<'_>) -> Self {
        Self::at(&format!("https://{OWN}/{slug}/"), around)
    }

    fn at(page: &str, around: &Surroundings<'_>) -> Self {
        let site = around.address.as_ref().and_then(|address| Url::parse(address.as_str()).ok());
        Self { base: Url::parse(page).ok(), site, base_path: around.base_path.clone() }
    }

    /// What `address` leads to.
    pub(super) fn target(&self, address: &str) -> Target {
        self.resolve(address).unwrap_or(Target::Forbidden)
    }

    fn resolve(&self, address: &str) -> Option<Target> {
        let address = address.trim();
        if let Some(fragment) = address.strip_prefix('#').filter(|fragment| !fragment.is_empty()) {
            return Some(Target::Own(match Anchor::parse(&decode(fragment)?) {
                Some(anchor) => Link::Anchor(anchor),
                None => return None,
            }));
        }
        let url = Url::options().base_url(self.base.as_ref()).parse(address).ok()?;
        match url.scheme() {
            "http" | "https" if url.host_str() == Some(OWN) => {
                let url = if address.starts_with('/') { self.without_base_path(url) } else { url };
                (!seems_a_scheme(address)).then(|| own(&url))?
            }
            "http" | "https" => self.by_whole_address(&url).or(Some(Target::Web(url))),
            "mailto" => {
                let mailbox = url.as_str().strip_prefix("mailto:")?;
                Some(Target::Own(Link::Mail(MailAddress::parse(mailbox)?)))
            }
            _ => None,
        }
    }
}

impl Resolver {
    /// An address from the host's root as one from the site's, where it begins with the path
    /// below which the site lives: so it works on Jekyll.
    fn without_base_path(&self, mut url: Url) -> Url {
        let of_address = self.site.as_ref().map(Url::path);
        let rest = [of_address, self.base_path.as_deref()].into_iter().flatten().find_map(|base_path| {
            // A folder of the site's own in its place is what the author means.
            let is_own = FOLDERS.contains(&first_part(base_path));
            below(url.path(), base_path).filter(|_| !is_own).map(str::to_owned)
        });
        if let Some(rest) = rest {
            url.set_path(&rest);
        }
        url
    }

    /// What the whole address of a page or file of the site leads to. Beside the site's own
    /// folders its host may have others', as that of GitHub Pages has: they stay what they are.
    fn by_whole_address(&self, url: &Url) -> Option<Target> {
        let site = self.site.as_ref()?;
        let is_there = url.host_str() == site.host_str()
            && (url.port() == site.port())
            && url.username().is_empty()
            && url.password().is_none();
        let rest = below(url.path(), site.path()).filter(|_| is_there)?;
        if rest != "/" && !FOLDERS.contains(&first_part(rest)) {
            return None;
        }
        let mut whole = self.base.clone()?;
        whole.set_path(rest);
        whole.set_query(url.query());
        whole.set_fragment(url.fragment());
        own(&whole)
    }
}

/// `/a` of `/blog/a` below `/blog/` or `/blog`.
fn below<'p>(path: &'p str, base_path: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(base_path.trim_end_matches('/'))?;
    if rest.is_empty() { Some("/") } else { Some(rest).filter(|rest| rest.starts_with('/')) }
}

/// `posts` of `/posts/a/`.
fn first_part(path: &str) -> &str {
    path.trim_start_matches('/').split('/').next().unwrap_or_default()
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
    use crate::compile::{FileInfo, Files};

    fn target(address: &str) -> Target {
        resolver(None, None).target(address)
    }

    fn resolver(address: Option<&str>, base_path: Option<&str>) -> Resolver {
        let address = address.and_then(WebAddress::parse);
        let base_path = base_path.map(str::to_owned);
        let around = Surroundings { address, base_path, ..Surroundings::of(&NoFiles) };
        Resolver::report(&Slug::parse("meetup-7").unwrap(), &around)
    }

    struct NoFiles;

    impl Files for NoFiles {
        fn find(&self, _: &Asset) -> Option<FileInfo> {
            None
        }
    }

    #[test]
    fn the_sites_base_path_is_its_root() {
        let page = |path: &str| Target::Own(Link::Page(PagePath::parse(path).unwrap()));
        let asset = Target::Own(Link::Asset(Asset::parse("images/a.jpg").unwrap()));
        for (site, base_path) in
            [(Some("https://a.example/blog/"), None), (None, Some("/blog")), (None, Some("/blog/"))]
        {
            let target = |address: &str| resolver(site, base_path).target(address);
            assert_eq!(target("/blog/posts/a/#b"), page("posts/a/#b"));
            assert_eq!(target("/blog/assets/images/a.jpg"), asset);
            assert_eq!((target("/blog"), target("/blog/")), (page(""), page("")));
            assert_eq!(target("/blogger/"), page("blogger/"));
            assert_eq!(target("/posts/a/"), page("posts/a/"));
            assert_eq!(target("blog/"), page("posts/meetup-7/blog/"));
        }
        let target = |address: &str| resolver(Some("https://a.example/posts/"), None).target(address);
        assert_eq!(target("/posts/a/"), page("posts/a/"));
    }

    #[test]
    fn whole_addresses_of_the_site_lead_within_it() {
        let page = |path: &str| Target::Own(Link::Page(PagePath::parse(path).unwrap()));
        for site in ["https://a.example/blog/", "https://a.example/"] {
            let target = |path: &str| resolver(Some(site), None).target(&[site, path].concat());
            assert_eq!(target(""), page(""));
            assert_eq!(target("posts/a/?t=5#b"), page("posts/a/?t=5#b"));
            assert!(matches!(target("assets/a.jpg"), Target::Own(Link::Asset(_))));
            // What else there is at the host nobody knows.
            assert!(matches!(target("other/"), Target::Web(_)));
        }
        let target = |address: &str| resolver(Some("https://a.example/blog/"), None).target(address);
        for other in
            ["https://a.example/posts/a/", "https://b.example/blog/posts/a/", "https://a.example:8/blog/"]
        {
            assert!(matches!(target(other), Target::Web(_)), "{other}");
        }
    }

    #[test]
    fn nothing_behind_the_mark_is_the_pages_top() {
        assert_eq!(target("#"), Target::Own(Link::Page(PagePath::parse("posts/meetup-7/#").unwrap())));
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
