//! What the stages behind the tree share while they read one post.

use std::collections::HashSet;
use std::ops::Range;

use super::Files;
use super::Surroundings;
use super::abbreviation::Abbreviations;
use super::address::{self, Resolver, Target};
use super::diagnostic::Log;
use super::footnotes::Notes;
use super::node::{Element, Tag};
use super::problem::{AddressProblem, Problem, TextProblem};
use super::vocabulary::Vocabulary;
use crate::model::text::PictureSource;
use crate::model::{Anchor, Link, Picture, TalkKey, page_ids};

/// What the stages share.
pub(super) struct Context<'a> {
    pub(super) resolver: Resolver,
    pub(super) files: &'a dyn Files,
    pub(super) vocabulary: &'a Vocabulary,
    /// The folder of the page's pictures and films: what an address without one is looked for in.
    pub(super) media_folder: Option<String>,
    /// Whether the page's author has what looks like Liquid stay as it is.
    pub(super) is_without_liquid: bool,
    /// The whole post.
    source: &'a str,
    pub(super) log: &'a mut Log,
    /// Where links lead within the site, each with its place.
    pub(super) links: Vec<(Link, Range<usize>)>,
    /// The alternative text of every picture, with its place, in order.
    pub(super) pictures: Vec<(String, Range<usize>)>,
    /// The ids of places among the text.
    pub(super) anchors: HashSet<String>,
    /// What the author explains once for all the text.
    pub(super) abbreviations: Abbreviations,
    /// The footnotes that were referred to.
    pub(super) notes: Notes,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        resolver: Resolver,
        source: &'a str,
        around: &'a Surroundings<'a>,
        log: &'a mut Log,
    ) -> Self {
        let (files, vocabulary) = (around.files, &around.vocabulary);
        Self {
            resolver,
            files,
            vocabulary,
            media_folder: None,
            is_without_liquid: false,
            source,
            log,
            links: Vec::new(),
            pictures: Vec::new(),
            anchors: HashSet::new(),
            abbreviations: Abbreviations::default(),
            notes: Notes::default(),
        }
    }

    pub(super) fn report(&mut self, at: Range<usize>, problem: impl Into<Problem>) {
        self.log.report(at, problem);
    }

    /// Where `words` stand within the bytes `at` of the post; all of these where
    /// they are spelt otherwise there.
    pub(super) fn within(&self, at: &Range<usize>, words: &str) -> Range<usize> {
        let text = self.source.get(at.clone()).unwrap_or_default();
        // A tag's attributes come ahead of its words, a Markdown link's address behind them.
        let found = if text.starts_with('<') { text.find(words) } else { text.rfind(words) };
        match found {
            Some(start) if !words.is_empty() => at.start + start..at.start + start + words.len(),
            _ => at.clone(),
        }
    }

    /// Whether the bytes `at` of the post are `words`.
    pub(super) fn is(&self, at: &Range<usize>, words: &str) -> bool {
        self.source.get(at.clone()) == Some(words)
    }

    /// The place among the text that an element's id names, or the `name` of a link.
    pub(super) fn anchor(&mut self, element: &Element) -> Option<Anchor> {
        let name = (element.tag == Tag::Link).then_some("name");
        let id = element.attribute("id").or_else(|| element.attribute(name?))?;
        let anchor = Anchor::parse(id.trim()).filter(|_| element.tag.is_place())?;
        // A talk has its id itself.
        if TalkKey::parse(anchor.as_str()).is_some() {
            return None;
        }
        let free = page_ids::instead(anchor.as_str());
        let is_new = self.anchors.insert(free.clone().unwrap_or_else(|| anchor.to_string()));
        if !is_new || free.is_some() {
            let at = self.within(&element.at, anchor.as_str());
            self.report(at, TextProblem::DuplicateId { id: anchor.to_string() });
        }
        free.map_or(Some(anchor), |free| Anchor::parse(&free)).filter(|_| is_new)
    }

    /// A place of its own for what has no id of the author's: `wanted`, where it is free.
    pub(super) fn free_anchor(&mut self, wanted: &str) -> Option<Anchor> {
        let wanted: String = wanted.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let mut id = wanted.clone();
        let mut count = 1;
        while self.anchors.contains(&id) {
            count += 1;
            id = format!("{wanted}.{count}");
        }
        self.anchors.insert(id.clone());
        Anchor::parse(&id)
    }

    /// Where a link leads; `None`, and a diagnostic, where nothing may lead there.
    pub(super) fn link(&mut self, address: &str, at: Range<usize>) -> Option<Link> {
        // A tag of Liquid's that nothing stands for is named already, and is no address.
        if !self.is_without_liquid && (address.contains("{%") || address.contains("{{")) {
            return None;
        }
        let link = match self.resolver.target(address) {
            Target::Web(url) => address::web(&url).map(Link::Web),
            Target::Own(link) => Some(link),
            Target::Forbidden => None,
        };
        let at = self.within(&at, address.trim());
        match &link {
            None => self.report(at, AddressProblem::ForbiddenAddress { address: address.trim().to_owned() }),
            Some(Link::Asset(asset)) if self.files.find(asset).is_none() => {
                self.report(at, AddressProblem::MissingFile { address: address.trim().to_owned() });
            }
            Some(Link::Anchor(_) | Link::Page(_)) => self.links.extend(link.clone().map(|link| (link, at))),
            Some(_) => {}
        }
        link.map(around_the_pages_own)
    }

    /// What the address of a picture or film leads to: as the theme Chirpy reads it, in the
    /// page's folder of these, where it names one.
    pub(super) fn media(&self, address: &str) -> Target {
        let whole = self.resolver.target(address);
        let Some(folder) = self.media_folder.as_deref().filter(|_| !address.contains(':')) else {
            return whole;
        };
        if address.starts_with("//")
            || matches!(&whole, Target::Own(Link::Asset(asset)) if self.files.find(asset).is_some())
        {
            return whole;
        }
        let below = ["/", folder.trim_matches('/'), "/", address.trim_start_matches('/')].concat();
        match self.resolver.target(&below) {
            Target::Own(Link::Asset(asset)) => Target::Own(Link::Asset(asset)),
            _ => whole,
        }
    }

    /// A picture at an address of the author's.
    pub(super) fn picture(&mut self, address: &str, alt: String, at: Range<usize>) -> Picture {
        let address = address.trim();
        self.pictures.push((alt.clone(), at.clone()));
        let at = self.within(&at, address);
        let mut size = None;
        let source = match self.media(address) {
            Target::Web(url) => match address::web(&url) {
                Some(web) => {
                    self.report(at, AddressProblem::ForeignPicture { address: web.to_string() });
                    PictureSource::Web(web)
                }
                None => self.missing(address, at),
            },
            Target::Own(Link::Asset(asset)) => match self.files.find(&asset) {
                Some(info) => {
                    size = info.size.filter(|size| size.width > 0 && size.height > 0);
                    PictureSource::Asset(asset)
                }
                None => self.missing(address, at),
            },
            Target::Own(_) => self.missing(address, at),
            Target::Forbidden => {
                let address = address.to_owned();
                self.report(at, AddressProblem::ForbiddenAddress { address: address.clone() });
                PictureSource::Missing(address)
            }
        };
        Picture { source, alt, size, look: Vec::new() }
    }

    fn missing(&mut self, address: &str, at: Range<usize>) -> PictureSource {
        let address = address.to_owned();
        let problem = if is_placeholder(&address) {
            AddressProblem::PlaceholderPicture { address: address.clone() }
        } else {
            AddressProblem::MissingFile { address: address.clone() }
        };
        self.report(at, problem);
        PictureSource::Missing(address)
    }
}

/// A link to the text's place where the page has one of that name itself.
fn around_the_pages_own(link: Link) -> Link {
    match &link {
        Link::Anchor(id) => match page_ids::instead(id.as_str()).and_then(|id| Anchor::parse(&id)) {
            Some(id) => Link::Anchor(id),
            None => link,
        },
        _ => link,
    }
}

/// Whether a file's name is made of nothing but `x`: `xxxxxx.jpg`.
fn is_placeholder(address: &str) -> bool {
    let name = address.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    stem.len() >= 3 && stem.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x'))
}

/// The place in a text of a name that was never put in: `@xxxxx`.
pub(super) fn placeholder_name(text: &str) -> Option<Range<usize>> {
    for (start, _) in text.match_indices('@') {
        let name = text.get(start + 1..).unwrap_or_default();
        let length = name.len() - name.trim_start_matches(['x', 'X']).len();
        let ends = !name.get(length..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
        if length >= 3 && ends {
            return Some(start..start + 1 + length);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders() {
        assert!(is_placeholder("/assets/images/xxxxxx.jpg") && is_placeholder("XXX.png"));
        assert!(
            !is_placeholder("/assets/xx.jpg") && !is_placeholder("/assets/xxl.jpg") && !is_placeholder("")
        );
        assert_eq!(placeholder_name("All Photos by @xxxxx"), Some(14..20));
        assert_eq!(placeholder_name("@xxxtreme @xx @"), None);
    }
}
