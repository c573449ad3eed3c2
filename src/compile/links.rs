//! Links to the site's own pages and headings, which are looked at once all of them are known.
//!
//! 1. `context` keeps each link with its place.
//! 2. [`check`] names those to headings of the same text that are not there, and gives
//!    back those to pages.
//! 3. Whoever knows all pages has [`lost`] name the others.

use std::collections::HashSet;
use std::ops::Range;

use super::Post;
use super::context::Context;
use super::diagnostic::{Diagnostic, Log};
use super::problem::AddressProblem;
use crate::model::address::PagePath;
use crate::model::{Anchor, Block, Inline, Link, Part, page_ids};

/// A link of a text to a page of the site's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteLink {
    /// Where it leads.
    pub to: PagePath,
    at: Range<usize>,
}

/// Names links to headings that are not among `anchors`; returns those to pages.
pub(super) fn check(anchors: &HashSet<&Anchor>, context: &mut Context<'_>) -> Vec<SiteLink> {
    let mut to_pages = Vec::new();
    for (link, at) in std::mem::take(&mut context.links) {
        match link {
            Link::Anchor(id) if is_lost(&id, anchors) => {
                context.report(at, AddressProblem::LostAnchor { id: id.to_string(), page: None });
            }
            Link::Page(to) => to_pages.push(SiteLink { to, at }),
            _ => {}
        }
    }
    to_pages
}

/// Whether no place of a text has an id, or the one that it got where the page has it itself.
fn is_lost(id: &Anchor, anchors: &HashSet<&Anchor>) -> bool {
    let is_there = match page_ids::instead(id.as_str()) {
        Some(id) => Anchor::parse(&id).is_some_and(|id| anchors.contains(&id)),
        None => anchors.contains(id),
    };
    !is_there && !is_top(id)
}

/// Whether browsers take an id for a page's top where no element has it (HTML, "scroll to the
/// fragment").
pub fn is_top(id: &Anchor) -> bool {
    id.as_str().eq_ignore_ascii_case("top")
}

/// A link that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost<'a> {
    /// There is no such page.
    Page(&'a SiteLink),
    /// The page has no such heading.
    Heading {
        /// The link.
        link: &'a SiteLink,
        /// The page's address below the site's home.
        page: String,
        /// The heading's id.
        id: String,
    },
}

/// Says which links of a post lead nowhere.
pub fn lost<'a>(post: &Post<'_>, links: impl IntoIterator<Item = Lost<'a>>) -> Vec<Diagnostic> {
    let mut log = Log::default();
    for lost in links {
        let (link, problem) = match lost {
            Lost::Page(link) => (link, AddressProblem::LostPage { address: format!("/{}", link.to) }),
            Lost::Heading { link, page, id } => {
                (link, AddressProblem::LostAnchor { id, page: Some(format!("/{page}")) })
            }
        };
        log.report(link.at.clone(), problem);
    }
    log.finish(post.path, post.text)
}

/// What links to a report can lead to: its headings, talks and sections, and whatever else
/// of its text has an id.
pub fn anchors(body: &[Part]) -> HashSet<&Anchor> {
    let mut anchors = Anchors::default();
    for part in body {
        match part {
            Part::Block(block) => anchors.block(block),
            Part::Talk(talk) => {
                anchors.0.insert(&talk.id);
                anchors.inlines(&talk.title);
                anchors.blocks(&talk.intro);
                for section in &talk.sections {
                    anchors.0.insert(&section.id);
                    anchors.inlines(&section.title);
                    anchors.blocks(&section.blocks);
                }
            }
            _ => {}
        }
    }
    anchors.0
}

/// What links to a page of the organiser's own can lead to.
pub fn anchors_of_page(body: &[Block]) -> HashSet<&Anchor> {
    let mut anchors = Anchors::default();
    anchors.blocks(body);
    anchors.0
}

/// Gathers the ids of a text.
#[derive(Default)]
struct Anchors<'t>(HashSet<&'t Anchor>);

impl<'t> Anchors<'t> {
    fn blocks(&mut self, blocks: &'t [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'t Block) {
        match block {
            Block::Anchor(id) => {
                self.0.insert(id);
            }
            Block::Heading(heading) => {
                self.0.insert(&heading.id);
                self.inlines(&heading.content);
            }
            Block::Paragraph(content) => self.inlines(content),
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
            Block::Quote(blocks) | Block::Callout { blocks, .. } => self.blocks(blocks),
            Block::Figure(figure) => self.inlines(&figure.caption),
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| self.inlines(cell));
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    definition.terms.iter().for_each(|term| self.inlines(term));
                    definition.details.iter().for_each(|details| self.blocks(details));
                }
            }
            Block::Details { summary, blocks } => {
                self.inlines(summary);
                self.blocks(blocks);
            }
            Block::Footnotes(notes) => {
                for note in notes {
                    self.0.insert(&note.id);
                    self.blocks(&note.blocks);
                }
            }
            Block::Code { .. } | Block::Rule | Block::Media(_) => {}
        }
    }

    fn inlines(&mut self, inlines: &'t [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Anchor(id) => {
                    self.0.insert(id);
                }
                Inline::FootnoteReference(reference) => {
                    self.0.insert(&reference.id);
                }
                other => self.inlines(other.content()),
            }
        }
    }
}
