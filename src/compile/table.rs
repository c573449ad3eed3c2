//! Tables, of Markdown and of HTML.
//!
//! An HTML table that holds what a cell cannot, such as a frame, a list or another
//! table, lays out a page: its content is taken as if the table were not there. So does
//! one with headings in its cells, unless it has head cells.

use super::block::{Flow, Piece, flow, timed};
use super::context::Context;
use super::cue_list;
use super::inline::inlines;
use super::node::{Element, Node, Tag};
use super::slide_times;
use crate::model::{Alignment, Block, Inline};

/// The pieces that a table is.
pub(super) fn table(
    columns: &[Alignment],
    element: &Element,
    out: &mut Vec<Flow>,
    context: &mut Context<'_>,
) {
    let is_data = has_head(&element.children);
    if is_layout(&element.children, is_data) {
        out.extend(flow(&element.children, context));
        return;
    }
    let mut lines = Vec::new();
    push_lines(&element.children, &mut lines);
    let mut push = |piece| out.push(Flow { piece, at: element.at.clone() });
    for line in &lines {
        if let Line::Caption(caption) = line {
            let words = inlines(&caption.children, context);
            if !words.is_empty() {
                push(Piece::Block(Block::Paragraph(words)));
            }
        }
    }
    let mut head = Vec::new();
    let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
    for (index, line) in lines.iter().filter(|line| !matches!(line, Line::Caption(_))).enumerate() {
        let (cells, is_head) = cells(line, context);
        // A table of kramdown's may have no head, and an empty one stands for it.
        if cells.iter().all(Vec::is_empty) {
            continue;
        }
        if is_head && index == 0 {
            head = cells;
        } else {
            rows.push(cells);
        }
    }
    let count = rows.iter().chain([&head]).map(Vec::len).max().unwrap_or_default();
    if count == 0 {
        return;
    }
    let given = columns.iter().copied();
    let own = alignments(&lines);
    let columns: Vec<_> = if columns.is_empty() { own } else { given.collect() };
    let columns = columns.into_iter().chain(std::iter::repeat(Alignment::Start)).take(count).collect();
    let table = Block::Table { columns, head, rows };
    push(match slide_times::rows(element) {
        Some(rows) => Piece::SlideTimes(rows, table),
        None => timed(cue_list::table(element, context), false, table),
    });
}

/// A line of a table.
enum Line<'t> {
    Row(&'t Element),
    Caption(&'t Element),
    /// What stands outside of all rows.
    Stray(&'t Node),
}

/// The lines of a table, whether they stand in groups or not.
fn push_lines<'t>(nodes: &'t [Node], lines: &mut Vec<Line<'t>>) {
    for node in nodes {
        match node {
            Node::Element(row) if matches!(row.tag, Tag::TableHead | Tag::TableRow) => {
                lines.push(Line::Row(row));
            }
            Node::Element(caption) if caption.tag == Tag::Caption => lines.push(Line::Caption(caption)),
            Node::Element(group) if group.tag == Tag::Group => push_lines(&group.children, lines),
            Node::Element(_) => lines.push(Line::Stray(node)),
            Node::Text { text, .. } if !text.trim().is_empty() => lines.push(Line::Stray(node)),
            Node::Text { .. } | Node::SoftBreak => {}
        }
    }
}

/// The cells of a line, and whether it is a head.
fn cells(line: &Line<'_>, context: &mut Context<'_>) -> (Vec<Vec<Inline>>, bool) {
    let row = match line {
        Line::Row(row) => row,
        Line::Caption(_) => return (Vec::new(), false),
        Line::Stray(node) => return (vec![inlines(std::iter::once(*node), context)], false),
    };
    let is_blank = |node: &&Node| match node {
        Node::Text { text, .. } => text.trim().is_empty(),
        Node::SoftBreak => true,
        Node::Element(_) => false,
    };
    let is_cell = |node: &Node, tag: &Tag| matches!(node, Node::Element(cell) if cell.tag == *tag);
    let nodes = row.children.iter().filter(|node| !is_blank(node));
    let is_head = row.tag == Tag::TableHead
        || (nodes.clone().all(|node| is_cell(node, &Tag::HeadCell)) && nodes.clone().next().is_some());
    let cell = |node: &Node| match node {
        Node::Element(cell) if matches!(cell.tag, Tag::TableCell | Tag::HeadCell) => {
            let anchor = context.anchor(cell).map(Inline::Anchor);
            anchor.into_iter().chain(inlines(&cell.children, context)).collect()
        }
        other => inlines(std::iter::once(other), context),
    };
    (nodes.map(cell).collect(), is_head)
}

/// How the cells of an HTML table's last row are aligned.
fn alignments(lines: &[Line<'_>]) -> Vec<Alignment> {
    let mut rows = lines.iter().filter_map(|line| match line {
        Line::Row(row) => Some(row),
        _ => None,
    });
    let cells = rows.next_back().into_iter().flat_map(|row| &row.children).filter_map(|node| match node {
        Node::Element(cell) => Some(cell),
        _ => None,
    });
    cells.map(alignment).collect()
}

fn alignment(cell: &Element) -> Alignment {
    let style = cell.attribute("style").unwrap_or_default();
    let styled = style.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim().eq_ignore_ascii_case("text-align").then_some(value.trim())
    });
    match styled.or_else(|| cell.attribute("align")) {
        Some("center") => Alignment::Center,
        Some("right" | "end") => Alignment::End,
        _ => Alignment::Start,
    }
}

/// Whether a cell of a table's nodes says what others are about.
fn has_head(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Element(element) => element.tag == Tag::HeadCell || has_head(&element.children),
        _ => false,
    })
}

/// Whether a table's nodes hold what no cell does. A table that `is_data` may have
/// headings in its cells, which are no part of the outline.
fn is_layout(nodes: &[Node], is_data: bool) -> bool {
    nodes.iter().any(|node| match node {
        Node::Element(element) => {
            let is_own = matches!(
                element.tag,
                Tag::TableHead
                    | Tag::TableRow
                    | Tag::TableCell
                    | Tag::HeadCell
                    | Tag::Caption
                    | Tag::Group
                    | Tag::Paragraph
                    | Tag::Unknown { .. }
            );
            let is_own = is_own || is_data && matches!(element.tag, Tag::Heading(_));
            (element.tag.is_block() && !is_own) || is_layout(&element.children, is_data)
        }
        _ => false,
    })
}
