//! Typed text as elements.

use super::picture;
use crate::model::{Alignment, Block, Heading, Inline};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, element};

/// Some blocks in their order.
pub(crate) fn blocks(blocks: &[Block], surroundings: &Surroundings) -> Markup {
    blocks.iter().map(|block| self::block(block, surroundings)).collect()
}

/// Some inlines in their order.
pub(crate) fn inlines(inlines: &[Inline], surroundings: &Surroundings) -> Markup {
    inlines.iter().map(|inline| self::inline(inline, surroundings)).collect()
}

/// A block.
pub(crate) fn block(block: &Block, surroundings: &Surroundings) -> Markup {
    match block {
        Block::Paragraph(content) => {
            let is_note = matches!(content.as_slice(), [Inline::Emphasis(_)]);
            element("p").set_some("class", is_note.then_some("note")).child(inlines(content, surroundings))
        }
        Block::Heading(heading) => self::heading(heading, surroundings),
        Block::List { start, items } => list(*start, items, surroundings),
        Block::Quote(content) => element("blockquote").child(blocks(content, surroundings)),
        Block::Code { language, text } => {
            let code = element("code").set_some("data-language", language.clone()).child(text.clone());
            element("pre").class("code").set("tabindex", "0").child(code)
        }
        Block::Figure(figure) => picture::figure(figure, surroundings),
        Block::Table { columns, head, rows } => table(columns, head, rows, surroundings),
        Block::Rule => element("hr"),
    }
    .into()
}

fn heading(heading: &Heading, surroundings: &Surroundings) -> Element {
    let name = match heading.level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    };
    element(name).set("id", heading.id.to_string()).child(inlines(&heading.content, surroundings))
}

fn list(start: Option<u32>, items: &[Vec<Block>], surroundings: &Surroundings) -> Element {
    let items: Markup = items.iter().map(|item| element("li").child(list_item(item, surroundings))).collect();
    match start {
        Some(first) => {
            let start = (first != 1).then(|| first.to_string());
            element("ol").set_some("start", start).child(items)
        }
        None => element("ul").child(items),
    }
}

/// An item of a single paragraph is that paragraph's words: a tight list.
fn list_item(item: &[Block], surroundings: &Surroundings) -> Markup {
    match item {
        [Block::Paragraph(content)] => inlines(content, surroundings),
        _ => blocks(item, surroundings),
    }
}

fn table(
    columns: &[Alignment],
    head: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    surroundings: &Surroundings,
) -> Element {
    let draw_cell = |scope: Option<&'static str>, index: usize, cell: &[Inline]| {
        // A cell with no words names nothing.
        let scope = scope.filter(|_| !cell.is_empty());
        element(if scope.is_some() { "th" } else { "td" })
            .set_some("scope", scope)
            .set_some("class", alignment(columns.get(index)))
            .child(inlines(cell, surroundings))
    };
    let row = |first: Option<&'static str>, other: Option<&'static str>, cells: &[Vec<Inline>]| {
        let scope = |index| if index == 0 { first } else { other };
        let cells: Markup =
            cells.iter().enumerate().map(|(index, cell)| draw_cell(scope(index), index, cell)).collect();
        element("tr").child(cells)
    };
    // Below an empty corner stand the names of the rows.
    let names = head.first().is_some_and(Vec::is_empty).then_some("row");
    let body: Markup = rows.iter().map(|cells| row(names, None, cells)).collect();
    let head = element("thead").child(row(Some("col"), Some("col"), head));
    let table = element("table").child(head).child(element("tbody").child(body));
    element("div").class("table").set("tabindex", "0").child(table)
}

fn alignment(column: Option<&Alignment>) -> Option<&'static str> {
    match column {
        Some(Alignment::Center) => Some("cell-center"),
        Some(Alignment::End) => Some("cell-end"),
        Some(Alignment::Start) | None => None,
    }
}

fn inline(inline: &Inline, surroundings: &Surroundings) -> Markup {
    let around = |name, content| element(name).child(inlines(content, surroundings)).into();
    match inline {
        Inline::Text(words) => words.clone().into(),
        Inline::Code(words) => element("code").child(words.clone()).into(),
        Inline::Emphasis(content) => around("em", content),
        Inline::Strong(content) => around("strong", content),
        Inline::Strikethrough(content) => around("s", content),
        Inline::Link { to, content } => {
            let href = surroundings.base.link(to);
            element("a").set("href", href).child(inlines(content, surroundings)).into()
        }
        Inline::Picture(picture) => picture::draw(picture, &surroundings.base, surroundings.words).into(),
        Inline::LineBreak => element("br").into(),
    }
}
