//! Figures: lines of pictures, and the `_caption_` on the line below them.

use super::block::{Flow, Piece, extent};
use super::context::Context;
use super::inline::{inlines, picture};
use super::node::{Node, Tag};
use crate::model::{Block, Figure, Style};

/// Takes the figures at the start of a paragraph's lines; returns how many nodes
/// they and the ends of their lines are.
pub(super) fn figures(lines: &[Vec<&Node>], out: &mut Vec<Flow>, context: &mut Context<'_>) -> usize {
    let mut taken = 0;
    let mut rest = lines;
    loop {
        let pictures = rest.iter().take_while(|line| is_pictures(line)).count();
        if pictures == 0 {
            return taken;
        }
        let caption = rest.get(pictures).filter(|line| is_caption(line));
        let count = pictures + usize::from(caption.is_some());
        let (own, after) = rest.split_at(count);
        let nodes: Vec<&Node> = own.concat();
        let figure = Figure {
            pictures: own
                .iter()
                .take(pictures)
                .flatten()
                .filter_map(|node| match node {
                    Node::Element(element) if element.tag == Tag::Picture => Some(picture(element, context)),
                    _ => None,
                })
                .collect(),
            caption: caption.map(|line| caption_words(line, context)).unwrap_or_default(),
        };
        if let Some(at) = extent(&nodes) {
            out.push(Flow { piece: Piece::Block(Block::Figure(figure)), at });
        }
        taken += nodes.len() + count;
        rest = after;
    }
}

fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Text { text, .. } if text.trim().is_empty())
}

/// Whether a line holds pictures, and nothing but them.
fn is_pictures(line: &[&Node]) -> bool {
    let is_picture = |node: &Node| matches!(node, Node::Element(element) if element.tag == Tag::Picture);
    line.iter().any(|node| is_picture(node)) && line.iter().all(|node| is_picture(node) || is_blank(node))
}

/// Whether a line is all stressed, as captions are written.
fn is_caption(line: &[&Node]) -> bool {
    let mut words = line.iter().filter(|node| !is_blank(node));
    let stressed =
        matches!(words.next(), Some(Node::Element(element)) if element.tag == Tag::Styled(Style::Emphasis));
    stressed && words.next().is_none()
}

fn caption_words(line: &[&Node], context: &mut Context<'_>) -> Vec<crate::model::Inline> {
    line.iter()
        .find_map(|node| match node {
            Node::Element(element) => Some(inlines(&element.children, context)),
            _ => None,
        })
        .unwrap_or_default()
}
