//! Footnotes: numbered in the order in which the text refers to them, at its end.

use std::collections::HashMap;
use std::ops::Range;

use super::block::{Flow, Piece, blocks};
use super::context::Context;
use super::node::{Element, Node, Tag};
use super::problem::TextProblem;
use crate::model::text::{Footnote, FootnoteReference};
use crate::model::{Anchor, Block};

/// The footnotes that a text refers to, in order.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Note>,
    by_name: HashMap<String, usize>,
}

#[derive(Debug)]
struct Note {
    name: String,
    id: Anchor,
    references: Vec<Anchor>,
}

/// A reference to the footnote of this name.
pub(super) fn reference(name: &str, context: &mut Context<'_>) -> Option<FootnoteReference> {
    let known = context.notes.by_name.get(name).copied();
    let index = known.unwrap_or(context.notes.notes.len());
    if known.is_none() {
        let id = context.free_anchor(&format!("fn:{name}"))?;
        context.notes.notes.push(Note { name: name.to_owned(), id, references: Vec::new() });
        context.notes.by_name.insert(name.to_owned(), index);
    }
    // kramdown's own names, so that links to them still arrive.
    let wanted = match context.notes.notes.get(index)?.references.len() {
        0 => format!("fnref:{name}"),
        count => format!("fnref:{name}:{count}"),
    };
    let id = context.free_anchor(&wanted)?;
    let note = context.notes.notes.get_mut(index)?;
    note.references.push(id.clone());
    Some(FootnoteReference { number: u32::try_from(index + 1).ok()?, id, note: note.id.clone() })
}

/// The footnotes as the last piece of the flow of `nodes`.
pub(super) fn append(nodes: &[Node], flows: &mut Vec<Flow>, context: &mut Context<'_>) {
    let mut written: HashMap<&str, Vec<&Element>> = HashMap::new();
    let mut order = Vec::new();
    collect(nodes, &mut written, &mut order);
    let Some(first) = order.first().map(|element| element.at.start) else {
        return;
    };
    let mut said = Vec::new();
    // What a footnote says may refer to others.
    while let Some(note) = context.notes.notes.get(said.len()) {
        let elements = written.remove(note.name.as_str()).unwrap_or_default();
        said.push(elements.iter().flat_map(|element| blocks(&element.children, context)).collect());
    }
    let named = std::mem::take(&mut context.notes.notes).into_iter().zip(said);
    let footnotes: Vec<Footnote> =
        named.map(|(note, blocks)| Footnote { id: note.id, references: note.references, blocks }).collect();
    for element in order {
        let name = element.attribute("name").unwrap_or_default();
        if written.contains_key(name) {
            context.report(mark(element), TextProblem::UnusedFootnote { name: name.to_owned() });
        }
    }
    if !footnotes.is_empty() {
        flows.push(Flow { piece: Piece::Block(Block::Footnotes(footnotes)), at: first..first });
    }
}

/// Where a footnote names itself: `[^1]:`.
fn mark(element: &Element) -> Range<usize> {
    let name = element.attribute("name").unwrap_or_default();
    let start = element.at.start;
    start..element.at.end.min(start + name.len() + "[^]:".len())
}

fn collect<'t>(
    nodes: &'t [Node],
    written: &mut HashMap<&'t str, Vec<&'t Element>>,
    order: &mut Vec<&'t Element>,
) {
    for node in nodes {
        let Node::Element(element) = node else {
            continue;
        };
        if element.tag == Tag::Footnote {
            written.entry(element.attribute("name").unwrap_or_default()).or_default().push(element);
            order.push(element);
        }
        collect(&element.children, written, order);
    }
}
