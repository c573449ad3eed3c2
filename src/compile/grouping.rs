//! What HTML groups: lists of definitions, details, figures.

use super::block::{Flow, Piece, blocks, flow};
use super::context::Context;
use super::inline::inlines;
use super::node::{Element, Node, Tag};
use crate::model::text::Definition;
use crate::model::{Block, Figure, Inline, Style};

/// `<dl>`: terms, and what is said of them.
pub(super) fn definitions(element: &Element, out: &mut Vec<Flow>, context: &mut Context<'_>) {
    let mut definitions = Vec::new();
    push_definitions(&element.children, &mut definitions, context);
    if !definitions.is_empty() {
        push(Block::Definitions(definitions), element, out);
    }
}

fn push_definitions(nodes: &[Node], definitions: &mut Vec<Definition>, context: &mut Context<'_>) {
    for node in nodes {
        match node {
            Node::Element(term) if term.tag == Tag::Term => {
                let anchor = context.anchor(term).map(Inline::Anchor);
                let words = anchor.into_iter().chain(inlines(&term.children, context)).collect();
                match definitions.last_mut() {
                    Some(open) if open.details.is_empty() => open.terms.push(words),
                    _ => definitions.push(Definition { terms: vec![words], details: Vec::new() }),
                }
            }
            // Groups of terms and details, for styles alone.
            Node::Element(group) if group.tag == Tag::Group => {
                push_definitions(&group.children, definitions, context);
            }
            _ => {
                let details = match node {
                    Node::Element(detail) if detail.tag == Tag::Detail => {
                        let anchor = context.anchor(detail).map(Block::Anchor);
                        anchor.into_iter().chain(blocks(&detail.children, context)).collect()
                    }
                    _ => blocks(std::slice::from_ref(node), context),
                };
                if details.is_empty() {
                    continue;
                }
                match definitions.last_mut() {
                    Some(open) => open.details.push(details),
                    None => definitions.push(Definition { terms: Vec::new(), details: vec![details] }),
                }
            }
        }
    }
}

/// `<details>`. What the outline has a place for is not folded away: there the summary
/// is a line ahead of it.
pub(super) fn details(element: &Element, out: &mut Vec<Flow>, context: &mut Context<'_>) {
    let (summary, rest) = part(element, &Tag::Summary, context);
    let pieces = flow(rest, context);
    if pieces.iter().all(|flow| matches!(flow.piece, Piece::Block(_))) {
        let blocks: Vec<Block> = pieces.into_iter().filter_map(into_block).collect();
        if !summary.is_empty() || !blocks.is_empty() {
            push(Block::Details { summary, blocks }, element, out);
        }
        return;
    }
    if !summary.is_empty() {
        push(Block::Paragraph(vec![Inline::Styled(Style::Strong, summary)]), element, out);
    }
    out.extend(pieces);
}

/// `<figure>`: its pictures with its caption; anything else with the caption below it.
pub(super) fn figure(element: &Element, out: &mut Vec<Flow>, context: &mut Context<'_>) {
    let (caption, rest) = part(element, &Tag::Caption, context);
    let pieces = flow(rest, context);
    if pieces.is_empty() || !pieces.iter().all(|flow| is_plain_figure(&flow.piece)) {
        out.extend(pieces);
        if !caption.is_empty() {
            push(Block::Paragraph(vec![Inline::Styled(Style::Emphasis, caption)]), element, out);
        }
        return;
    }
    let pictures = pieces.into_iter().filter_map(into_block).flat_map(|block| match block {
        Block::Figure(figure) => figure.pictures,
        _ => Vec::new(),
    });
    push(Block::Figure(Figure { pictures: pictures.collect(), caption }), element, out);
}

fn is_plain_figure(piece: &Piece) -> bool {
    matches!(piece, Piece::Block(Block::Figure(figure)) if figure.caption.is_empty())
}

/// The words of the parts of an element that are `tag`, and all else in it.
fn part<'t>(element: &'t Element, tag: &Tag, context: &mut Context<'_>) -> (Vec<Inline>, Vec<&'t Node>) {
    let is_part = |node: &&Node| matches!(node, Node::Element(child) if child.tag == *tag);
    let (parts, rest): (Vec<_>, Vec<_>) = element.children.iter().partition(is_part);
    (inlines(parts, context), rest)
}

fn push(block: Block, element: &Element, out: &mut Vec<Flow>) {
    out.push(Flow { piece: Piece::Block(block), at: element.at.clone() });
}

fn into_block(flow: Flow) -> Option<Block> {
    match flow.piece {
        Piece::Block(block) => Some(block),
        _ => None,
    }
}
