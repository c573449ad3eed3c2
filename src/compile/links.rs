//! Links to the site's own pages and headings, which are looked at once all of them are known.
//!
//! 1. `context` keeps each link with its place.
//! 2. [`check`] names those to headings of the same text that are not there, and gives
//!    back those to pages.
//! 3. Whoever knows all pages has [`lost_page`] and [`lost_anchor`] name the others.

use std::collections::HashSet;
use std::ops::Range;

use super::context::Context;
use super::diagnostic::Diagnostic;
use super::problem::AddressProblem;
use super::{Post, say};
use crate::model::address::PagePath;
use crate::model::{Anchor, Block, Link, Part};

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
            Link::Anchor(id) if !anchors.contains(&id) => {
                context.report(at, AddressProblem::LostAnchor { id: id.to_string(), page: None });
            }
            Link::Page(to) => to_pages.push(SiteLink { to, at }),
            _ => {}
        }
    }
    to_pages
}

/// Says that a link of a post leads to no page.
pub fn lost_page(post: &Post<'_>, link: &SiteLink) -> Vec<Diagnostic> {
    say(post, link.at.clone(), AddressProblem::LostPage { address: format!("/{}", link.to) })
}

/// Says that the page to which a link of a post leads has no heading of this id.
pub fn lost_anchor(post: &Post<'_>, link: &SiteLink, page: &str, id: &str) -> Vec<Diagnostic> {
    let page = Some(format!("/{page}"));
    say(post, link.at.clone(), AddressProblem::LostAnchor { id: id.to_owned(), page })
}

/// What links to a report can lead to: its headings, talks and sections.
pub fn anchors(body: &[Part]) -> HashSet<&Anchor> {
    let mut anchors = HashSet::new();
    for part in body {
        match part {
            Part::Block(block) => anchors.extend(heading(block)),
            Part::Talk(talk) => {
                anchors.insert(&talk.id);
                anchors.extend(talk.sections.iter().map(|section| &section.id));
                let blocks = talk.sections.iter().flat_map(|section| &section.blocks);
                anchors.extend(talk.intro.iter().chain(blocks).filter_map(heading));
            }
            _ => {}
        }
    }
    anchors
}

/// What links to a page of the organiser's own can lead to: its headings.
pub fn anchors_of_page(body: &[Block]) -> HashSet<&Anchor> {
    body.iter().filter_map(heading).collect()
}

fn heading(block: &Block) -> Option<&Anchor> {
    match block {
        Block::Heading(heading) => Some(&heading.id),
        _ => None,
    }
}
