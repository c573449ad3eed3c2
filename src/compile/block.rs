//! Blocks: the tree as a flow of pieces, in the author's order.
//!
//! 1. Runs of words between blocks become paragraphs.
//! 2. A paragraph that is something else in disguise becomes that: lines of the
//!    cue list, an announced recording, a lone address, pictures with a caption.
//! 3. Within lists, quotations and tables only blocks are left: what the outline
//!    would place elsewhere stays where it is, as words and links.

use std::ops::Range;

use super::context::Context;
use super::cue_list::{self, CueList};
use super::cues::{self, CueLine};
use super::embed::{self, Embed};
use super::figure;
use super::grouping;
use super::inline::{inlines, raw_text};
use super::node::{Element, Node, Tag};
use super::problem::TextProblem;
use super::settle;
use super::slide_times::Row;
use super::table;
use super::vocabulary;
use crate::model::text::CalloutKind;
use crate::model::{Anchor, Block, Inline, Style};

/// A piece of the flow and its place in the post.
#[derive(Debug)]
pub(super) struct Flow {
    pub(super) piece: Piece,
    pub(super) at: Range<usize>,
}

/// A piece of a report, before the outline gives each its place.
#[derive(Debug)]
pub(super) enum Piece {
    Block(Block),
    Heading(RawHeading),
    Cue(CueLine),
    Embed(Embed),
    /// A table of slide times, as rows and as the table that it is anywhere else.
    SlideTimes(Vec<Row>, Block),
    /// What may be a cue list.
    CueList(CueList),
}

/// A heading as written.
#[derive(Debug)]
pub(super) struct RawHeading {
    pub(super) level: u8,
    /// The id that the author gave it.
    pub(super) id: Option<String>,
    pub(super) content: Vec<Inline>,
}

/// The pieces that `nodes` hold.
pub(super) fn flow<'t>(nodes: impl IntoIterator<Item = &'t Node>, context: &mut Context<'_>) -> Vec<Flow> {
    let mut out = Vec::new();
    let mut run: Vec<&Node> = Vec::new();
    for node in nodes {
        match node {
            // What is left out does not part the words around it.
            Node::Element(Element { tag: Tag::Script(name), at, .. }) if is_dropped(node, context) => {
                let name = name.clone();
                if !is_look(node, context) {
                    context.report(at.clone(), TextProblem::DroppedScript { name });
                }
            }
            Node::Element(element) if element.tag.is_block() => {
                paragraph(&std::mem::take(&mut run), &mut out, context);
                block(element, &mut out, context);
            }
            _ => run.push(node),
        }
    }
    paragraph(&run, &mut out, context);
    out
}

/// Whether a node is a script that shows nothing.
fn is_dropped(node: &Node, context: &Context<'_>) -> bool {
    matches!(node, Node::Element(element) if embed::script(element, context).is_none())
}

/// Whether a node is a script whose work the page does without it.
fn is_look(node: &Node, context: &Context<'_>) -> bool {
    matches!(node, Node::Element(element) if embed::is_look(element, context))
}

fn block(element: &Element, out: &mut Vec<Flow>, context: &mut Context<'_>) {
    let at = element.at.clone();
    if let Some(anchor) = context.anchor(element) {
        out.push(Flow { piece: Piece::Block(Block::Anchor(anchor)), at: at.clone() });
    }
    let mut push = |piece| {
        let at = at.clone();
        out.push(Flow { piece, at });
    };
    match &element.tag {
        Tag::Heading(level) => {
            if let Some(heading) = heading(*level, element, context) {
                push(Piece::Heading(heading));
            }
        }
        Tag::List { start } => list(*start, element, out, context),
        Tag::Quote => {
            let blocks = blocks(&element.children, context);
            if !blocks.is_empty() {
                push(Piece::Block(match callout(element, context) {
                    Some(kind) => Block::Callout { kind, blocks },
                    None => Block::Quote(blocks),
                }));
            }
        }
        // The text refers to it, and it stands at the end.
        Tag::Footnote => {}
        Tag::CodeBlock(language) => {
            let text = raw_text(&element.children);
            let entries = cue_list::code(&text, &at, context);
            let language = language.clone().or_else(|| given_language(element));
            push(timed(entries, true, Block::Code { language, text }));
        }
        Tag::Table(columns) => table::table(columns, element, out, context),
        Tag::Rule => push(Piece::Block(Block::Rule)),
        Tag::Definitions => grouping::definitions(element, out, context),
        Tag::Details => grouping::details(element, out, context),
        Tag::Figure => grouping::figure(element, out, context),
        Tag::Frame | Tag::Media => embed::element(element, context).into_iter().for_each(push),
        Tag::Script(_) => embed::script(element, context).into_iter().for_each(push),
        Tag::Unknown { name, .. } => {
            context.report(at, TextProblem::UnknownElement { name: name.clone() });
            out.extend(flow(&element.children, context));
        }
        _ => out.extend(flow(&element.children, context)),
    }
}

/// Chirpy's prompts: quotations of the class `prompt-tip` and its kin.
fn callout(element: &Element, context: &mut Context<'_>) -> Option<CalloutKind> {
    let classes = element.attribute("class")?.split_whitespace();
    let prompts = classes.filter_map(|class| Some((class, class.strip_prefix("prompt-")?)));
    let kind = |name: &str| CalloutKind::ALL.into_iter().find(|(known, _)| *known == name);
    let found = prompts.clone().find_map(|(_, name)| kind(name)).map(|(_, kind)| kind);
    if let (None, Some((class, _))) = (found, prompts.clone().next()) {
        context.report(element.at.clone(), TextProblem::UnknownPrompt { class: class.to_owned() });
    }
    found
}

/// The language that a class names: `language-rust`.
fn given_language(element: &Element) -> Option<String> {
    let classes = element.attribute("class")?.split_whitespace();
    classes.filter_map(|class| class.strip_prefix("language-")).map(str::to_owned).next()
}

fn heading(level: u8, element: &Element, context: &mut Context<'_>) -> Option<RawHeading> {
    let mut words = inlines(&element.children, context);
    let mut id = element.attribute("id").map(str::to_owned);
    if let Some((length, given)) = given_id(&Inline::plain_text(&words)) {
        id = Some(given.to_owned());
        settle::drop_end(&mut words, length);
        // `## 見出し ## {#id}`
        let text = Inline::plain_text(&words);
        let marks = text.len() - text.trim_end_matches('#').len();
        if marks > 0 && text.trim_end_matches('#').ends_with([' ', '\t']) {
            settle::drop_end(&mut words, marks);
        }
    }
    (!words.is_empty()).then_some(RawHeading { level, id, content: words })
}

/// The id of `見出し {#id}`, and the length in bytes of what gives it.
fn given_id(text: &str) -> Option<(usize, &str)> {
    let inside = text.trim_end().strip_suffix('}')?;
    let (before, id) = inside.rsplit_once("{#")?;
    let name = id.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | ':'))
        && !id.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '{' | '}'));
    (name && before.ends_with([' ', '\t', '\u{3000}'])).then_some((text.len() - before.len(), id))
}

/// Blocks alone: what stands within another block.
pub(super) fn blocks(nodes: &[Node], context: &mut Context<'_>) -> Vec<Block> {
    flow(nodes, context).into_iter().map(|flow| nested(flow.piece)).collect()
}

/// What a piece is where the outline cannot place it.
pub(super) fn nested(piece: Piece) -> Block {
    match piece {
        Piece::Block(block) | Piece::SlideTimes(_, block) => block,
        // A heading within a list or quotation is no part of the outline.
        Piece::Heading(heading) => Block::Paragraph(vec![Inline::Styled(Style::Strong, heading.content)]),
        Piece::Cue(cue) => Block::Paragraph(cue.words),
        Piece::Embed(embed) => embed.into_block(),
        Piece::CueList(list) => list.into_block(),
    }
}

/// A block, or what may be a cue list where there are entries of one.
pub(super) fn timed(entries: Vec<cue_list::Entry>, wants_heading: bool, block: Block) -> Piece {
    CueList::new(entries, wants_heading, block).map_or_else(Piece::Block, Piece::CueList)
}

fn list(start: Option<u64>, element: &Element, out: &mut Vec<Flow>, context: &mut Context<'_>) {
    let mut items = Vec::new();
    let mut only_cues = true;
    for node in &element.children {
        let (at, pieces) = match node {
            Node::Element(item) if item.tag == Tag::Item => {
                let anchor = context.anchor(item);
                let mut pieces = flow(&item.children, context);
                if let Some(anchor) = anchor {
                    begin_with(anchor, &item.at, &mut pieces);
                }
                (item.at.clone(), pieces)
            }
            Node::Element(other) => (other.at.clone(), flow(std::slice::from_ref(node), context)),
            Node::Text { text, at } if !text.trim().is_empty() => {
                (at.clone(), flow(std::slice::from_ref(node), context))
            }
            Node::Text { .. } | Node::SoftBreak => continue,
        };
        if pieces.is_empty() {
            let bullet = at.start..at.end.min(at.start + 1);
            context.report(bullet, TextProblem::EmptyBullet);
            continue;
        }
        only_cues &= pieces.iter().all(|flow| matches!(flow.piece, Piece::Cue(_)));
        items.push(pieces);
    }
    if items.is_empty() {
        return;
    }
    if only_cues {
        out.extend(items.into_iter().flatten());
        return;
    }
    let mut entries = cue_list::list(element, context);
    entries.truncate(if entries.len() == items.len() { items.len() } else { 0 });
    let items =
        items.into_iter().map(|pieces| pieces.into_iter().map(|flow| nested(flow.piece)).collect()).collect();
    let start = start.map(|start| u32::try_from(start).unwrap_or(1));
    out.push(Flow { piece: timed(entries, false, Block::List { start, items }), at: element.at.clone() });
}

/// Puts a place ahead of an item's pieces; among its words, where it begins with words.
fn begin_with(anchor: Anchor, at: &Range<usize>, pieces: &mut Vec<Flow>) {
    match pieces.first_mut() {
        Some(Flow { piece: Piece::Block(Block::Paragraph(words)), .. }) => {
            words.insert(0, Inline::Anchor(anchor));
        }
        Some(_) => pieces.insert(0, Flow { piece: Piece::Block(Block::Anchor(anchor)), at: at.clone() }),
        // An empty item is left out.
        None => {}
    }
}

/// A run of words, or what it is in disguise.
fn paragraph(nodes: &[&Node], out: &mut Vec<Flow>, context: &mut Context<'_>) {
    let is_blank = |node: &&Node| match node {
        Node::Text { text, .. } => text.trim().is_empty(),
        Node::SoftBreak => true,
        Node::Element(_) => false,
    };
    let start = nodes.iter().take_while(|node| is_blank(node)).count();
    let end = nodes.iter().rposition(|node| !is_blank(node)).map_or(start, |last| last + 1);
    let nodes = nodes.get(start..end).unwrap_or_default();
    let Some(at) = extent(nodes) else {
        return;
    };
    if let Some(piece) = embed::paragraph(nodes, &at, context) {
        return out.push(Flow { piece, at });
    }
    let lines = lines(nodes);
    let cues: Vec<Option<CueLine>> = lines.iter().map(|line| cues::line(line, context.vocabulary)).collect();
    if cues.iter().any(Option::is_some) {
        return cue_lines(&lines, cues, out, context);
    }
    let entries = cue_list::lines(&lines, context);
    if !entries.is_empty() {
        let block = Block::Paragraph(inlines(nodes.iter().copied(), context));
        return out.push(Flow { piece: timed(entries, true, block), at });
    }
    let taken = figure::figures(&lines, out, context);
    let rest: Vec<&Node> = nodes.iter().copied().skip(taken).collect();
    words(&rest, out, context);
}

/// Words and nothing else.
fn words(nodes: &[&Node], out: &mut Vec<Flow>, context: &mut Context<'_>) {
    let Some(at) = extent(nodes) else {
        return;
    };
    let words = inlines(nodes.iter().copied(), context);
    // Places alone are no paragraph.
    let is_anchor = |inline: &Inline| matches!(inline, Inline::Anchor(_));
    let mut push = |block| out.push(Flow { piece: Piece::Block(block), at: at.clone() });
    if words.iter().all(is_anchor) {
        for inline in words {
            if let Inline::Anchor(anchor) = inline {
                push(Block::Anchor(anchor));
            }
        }
    } else {
        push(Block::Paragraph(words));
    }
}

/// Lines of the cue list, and the words that stand between them.
fn cue_lines(
    lines: &[Vec<&Node>],
    cues: Vec<Option<CueLine>>,
    out: &mut Vec<Flow>,
    context: &mut Context<'_>,
) {
    for (line, cue) in lines.iter().zip(cues) {
        match cue {
            Some(cue) => out.push(Flow { at: cue.at.clone(), piece: Piece::Cue(cue) }),
            None => words(line, out, context),
        }
    }
}

/// Nodes line by line, without the ends of lines.
fn lines<'t>(nodes: &[&'t Node]) -> Vec<Vec<&'t Node>> {
    let ends = |node: &&Node| match node {
        Node::SoftBreak => true,
        Node::Element(element) => element.tag == Tag::LineBreak,
        Node::Text { .. } => false,
    };
    nodes.split(ends).map(<[&Node]>::to_vec).collect()
}

/// Where nodes stand, from the first to the last.
pub(super) fn extent(nodes: &[&Node]) -> Option<Range<usize>> {
    let place = |node: &&Node| match node {
        Node::Text { at, .. } => Some(at.clone()),
        Node::Element(element) => Some(element.at.clone()),
        Node::SoftBreak => None,
    };
    let first = nodes.iter().find_map(place)?;
    let last = nodes.iter().rev().find_map(place)?;
    Some(first.start..last.end.max(first.end))
}

/// Whether a paragraph's words say that the recording is still to come.
pub(super) fn announces(nodes: &[&Node]) -> bool {
    let text: String = nodes.iter().map(|node| raw_text(std::slice::from_ref(*node))).collect();
    text.len() < 64 && vocabulary::is_coming_soon(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_authors_give() {
        assert_eq!(given_id("動画 {#video}"), Some((8, "video")));
        assert_eq!(given_id("a {#動画} "), Some((10, "動画")));
        assert_eq!(given_id("a {b}"), None);
        assert_eq!(given_id("a {#}"), None);
        assert_eq!(given_id("a {#b c}"), None);
    }
}
