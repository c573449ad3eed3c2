//! Attribute lists on lines of their own: each is of the block ahead of it, or, behind a
//! blank line, of the block that follows.

use super::diagnostic::Log;
use super::html::Attribute;
use super::kramdown;
use super::node::{Element, Node, Tag};
use super::unshown;

/// Gives the attribute lists among `nodes` to their blocks.
pub(super) fn attach(nodes: &mut Vec<Node>, log: &mut Log) {
    let mut attached = Vec::with_capacity(nodes.len());
    let mut next: Vec<Attribute> = Vec::new();
    for node in std::mem::take(nodes) {
        match node {
            Node::Element(Element { tag: Tag::Attributes { of_last }, attributes, at, .. }) => {
                unshown::attributes(&attributes, &at, log);
                match attached.iter_mut().rev().find_map(block).filter(|_| of_last) {
                    Some(last) => kramdown::add_attributes(&mut last.attributes, &attributes),
                    None => kramdown::add_attributes(&mut next, &attributes),
                }
                attached.pop_if(|last| block(last).is_some_and(|last| is_for_contents(last)));
            }
            Node::Element(mut element) => {
                attach(&mut element.children, log);
                if element.tag.is_block() {
                    kramdown::add_attributes(&mut element.attributes, &std::mem::take(&mut next));
                }
                if !is_for_contents(&element) {
                    attached.push(Node::Element(element));
                }
            }
            other => attached.push(other),
        }
    }
    *nodes = attached;
}

/// The block that a node is.
fn block(node: &mut Node) -> Option<&mut Element> {
    match node {
        Node::Element(element) if element.tag.is_block() => Some(element),
        _ => None,
    }
}

/// Whether a list only says where the contents or the footnotes belong: the page has
/// its own contents, and footnotes stand at its end.
fn is_for_contents(element: &Element) -> bool {
    let is = |name| element.attribute(name).is_some();
    let items = element.children.iter().filter(|node| matches!(node, Node::Element(_))).count();
    matches!(element.tag, Tag::List { .. }) && items == 1 && (is("{:toc}") || is("{:footnotes}"))
}
