//! Typed text as elements.

use super::picture;
use crate::model::text::{Definition, Footnote, Media, Style};
use crate::model::{Alignment, Anchor, Asset, Block, Heading, Inline, Link};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, element};
use crate::ui::words::Words;

/// What typed text wants to know of where it is drawn.
pub(crate) trait Setting {
    /// The words around it.
    fn words(&self) -> Words;
    /// Where a link leads.
    fn link(&self, link: &Link) -> String;
    /// The address of a file of the content folder.
    fn asset(&self, asset: &Asset) -> String;
}

impl Setting for Surroundings {
    fn words(&self) -> Words {
        self.words
    }

    fn link(&self, link: &Link) -> String {
        self.base.link(link)
    }

    fn asset(&self, asset: &Asset) -> String {
        self.base.asset(asset)
    }
}

/// Some blocks in their order.
pub(crate) fn blocks(blocks: &[Block], setting: &impl Setting) -> Markup {
    blocks.iter().map(|block| self::block(block, setting)).collect()
}

/// Some inlines in their order.
pub(crate) fn inlines(inlines: &[Inline], setting: &impl Setting) -> Markup {
    inlines.iter().map(|inline| self::inline(inline, setting)).collect()
}

/// A block.
pub(crate) fn block(block: &Block, setting: &impl Setting) -> Markup {
    match block {
        Block::Paragraph(content) => {
            let is_note = matches!(content.as_slice(), [Inline::Styled(Style::Emphasis, _)]);
            element("p").set_some("class", is_note.then_some("note")).child(inlines(content, setting))
        }
        Block::Heading(heading) => self::heading(heading, setting),
        Block::List { start, items } => list(*start, items, setting),
        Block::Quote(content) => element("blockquote").child(blocks(content, setting)),
        Block::Code { language, text } => {
            let code = element("code").set_some("data-language", language.clone()).child(text.clone());
            element("pre").class("code").set("tabindex", "0").child(code)
        }
        Block::Figure(figure) => picture::figure(figure, setting),
        Block::Table { columns, head, rows } => table(columns, head, rows, setting),
        Block::Rule => element("hr"),
        Block::Definitions(definitions) => {
            element("dl").child(definitions.iter().map(|part| definition(part, setting)).collect::<Markup>())
        }
        Block::Details { summary, blocks } => {
            // Where there is no summary, browsers have a word of their own.
            let summary = (!summary.is_empty()).then(|| element("summary").child(inlines(summary, setting)));
            element("details").class("details").child(summary).child(self::blocks(blocks, setting))
        }
        Block::Callout { kind, blocks } => element("div")
            .class("callout")
            .set("data-kind", kind.name())
            .child(element("p").class("callout-kind").child(setting.words().callout(*kind)))
            .child(self::blocks(blocks, setting)),
        Block::Footnotes(notes) => element("ol")
            .class("footnotes")
            .set("aria-label", setting.words().footnotes())
            .child(notes.iter().map(|note| footnote(note, setting)).collect::<Markup>()),
        Block::Anchor(id) => anchor(id),
        Block::Media(media) => self::media(media, setting),
    }
    .into()
}

fn heading(heading: &Heading, setting: &impl Setting) -> Element {
    let name = match heading.level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    };
    element(name).set("id", heading.id.to_string()).child(inlines(&heading.content, setting))
}

fn list(start: Option<u32>, items: &[Vec<Block>], setting: &impl Setting) -> Element {
    let items: Markup = items.iter().map(|item| element("li").child(list_item(item, setting))).collect();
    match start {
        Some(first) => {
            let start = (first != 1).then(|| first.to_string());
            element("ol").set_some("start", start).child(items)
        }
        None => element("ul").child(items),
    }
}

/// An item of a single paragraph is that paragraph's words: a tight list.
fn list_item(item: &[Block], setting: &impl Setting) -> Markup {
    match item {
        [Block::Paragraph(content)] => inlines(content, setting),
        _ => blocks(item, setting),
    }
}

fn table(
    columns: &[Alignment],
    head: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    setting: &impl Setting,
) -> Element {
    let draw_cell = |scope: Option<&'static str>, index: usize, cell: &[Inline]| {
        // A cell with no words names nothing.
        let scope = scope.filter(|_| !cell.is_empty());
        element(if scope.is_some() { "th" } else { "td" })
            .set_some("scope", scope)
            .set_some("class", alignment(columns.get(index)))
            .child(inlines(cell, setting))
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
    let head = (!head.is_empty()).then(|| element("thead").child(row(Some("col"), Some("col"), head)));
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

fn definition(definition: &Definition, setting: &impl Setting) -> Markup {
    let terms = definition.terms.iter().map(|term| element("dt").child(inlines(term, setting)));
    let details = definition.details.iter().map(|blocks| element("dd").child(list_item(blocks, setting)));
    terms.chain(details).collect()
}

/// A footnote, with the ways back to where it is referred to.
fn footnote(note: &Footnote, setting: &impl Setting) -> Element {
    let back =
        |id: &Anchor| to_anchor(id, setting).set("aria-label", setting.words().back_to_text()).child("↑");
    let item = element("li").set("id", note.id.to_string()).child(list_item(&note.blocks, setting));
    note.references.iter().fold(item, |item, id| item.apart(back(id)))
}

fn to_anchor(id: &Anchor, setting: &impl Setting) -> Element {
    element("a").set("href", setting.link(&Link::Anchor(id.clone())))
}

fn anchor(id: &Anchor) -> Element {
    element("span").set("id", id.to_string())
}

/// A film or sound, of which nothing is fetched until it is played.
fn media(media: &Media, setting: &impl Setting) -> Element {
    let address = setting.asset(&media.file);
    element(media.kind.name())
        .class("media")
        .set("src", address.clone())
        .set("controls", "")
        .set("preload", "none")
        .set("aria-label", media.words.clone())
        .child(element("a").set("href", address).child(media.words.clone()))
}

fn inline(inline: &Inline, setting: &impl Setting) -> Markup {
    let around = |name| element(name).child(inlines(inline.content(), setting));
    match inline {
        Inline::Text(words) => return words.clone().into(),
        Inline::Code(words) => element("code").child(words.clone()),
        Inline::Math(words) => element("code").class("math").child(words.clone()),
        Inline::Styled(style, _) => around(style.element()),
        Inline::Link { to, .. } => around("a").set("href", setting.link(to)),
        // Brackets for who does not show readings over words.
        Inline::Ruby { reading, .. } => around("ruby")
            .child(element("rp").child("（"))
            .child(element("rt").child(reading.clone()))
            .child(element("rp").child("）")),
        Inline::Abbreviation { title, .. } => around("abbr").set("title", title.clone()),
        Inline::Picture(picture) => picture::draw(picture, setting),
        Inline::LineBreak => element("br"),
        Inline::FootnoteReference(reference) => {
            let link = to_anchor(&reference.note, setting).set("role", "doc-noteref");
            element("sup").set("id", reference.id.to_string()).child(link.child(reference.number.to_string()))
        }
        Inline::Anchor(id) => anchor(id),
    }
    .into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use leptos::prelude::RenderHtml;

    use super::*;
    use crate::model::text::{CalloutKind, FootnoteReference, Look, MediaKind, PictureSource};
    use crate::model::{Figure, Language, Picture};
    use crate::ui::routes::Base;

    struct Page;

    impl Setting for Page {
        fn words(&self) -> Words {
            Words(Language::English)
        }

        fn link(&self, link: &Link) -> String {
            Base::parse("/").unwrap().link(link)
        }

        fn asset(&self, asset: &Asset) -> String {
            Base::parse("/").unwrap().asset(asset)
        }
    }

    fn id(text: &str) -> Anchor {
        Anchor::parse(text).unwrap()
    }

    fn text(words: &str) -> Vec<Inline> {
        vec![Inline::Text(words.to_owned())]
    }

    fn paragraph(words: &str) -> Vec<Block> {
        vec![Block::Paragraph(text(words))]
    }

    #[test]
    fn each_inline_is_drawn_as_its_element() {
        let note = FootnoteReference { number: 2, id: id("fnref:a"), note: id("fn:a") };
        for (inline, html) in [
            (Inline::Styled(Style::Keyboard, text("C")), "<kbd>C</kbd>"),
            (
                Inline::Ruby { content: text("漢"), reading: "かん".to_owned() },
                "<ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp></ruby>",
            ),
            (
                Inline::Abbreviation { content: text("UI"), title: "\"<".to_owned() },
                "<abbr title=\"&quot;&lt;\">UI</abbr>",
            ),
            (Inline::Math("a<b".to_owned()), "<code class=\"math\">a&lt;b</code>"),
            (
                Inline::FootnoteReference(note),
                "<sup id=\"fnref:a\"><a href=\"#fn%3Aa\" role=\"doc-noteref\">2</a></sup>",
            ),
            (Inline::Anchor(id("here")), "<span id=\"here\"></span>"),
        ] {
            assert_eq!(super::inline(&inline, &Page).to_html(), html);
        }
    }

    #[test]
    fn each_block_is_drawn_as_its_element() {
        let file = || Asset::parse("a b.mp3").unwrap();
        let note = Footnote { id: id("fn:a"), references: vec![id("fnref:a")], blocks: paragraph("note") };
        let definition = Definition { terms: vec![text("a"), text("b")], details: vec![paragraph("c")] };
        let media = Media { kind: MediaKind::Audio, file: file(), words: "talk".to_owned() };
        let look = vec![Look::Right, Look::Half];
        let picture = Picture { source: PictureSource::Asset(file()), alt: String::new(), size: None, look };
        for (block, html) in [
            (Block::Definitions(vec![definition]), "<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>"),
            (
                Block::Details { summary: text("more"), blocks: paragraph("a") },
                "<details class=\"details\"><summary>more</summary><p>a</p></details>",
            ),
            (
                Block::Details { summary: Vec::new(), blocks: paragraph("a") },
                "<details class=\"details\"><p>a</p></details>",
            ),
            (
                Block::Callout { kind: CalloutKind::Danger, blocks: paragraph("a") },
                "<div class=\"callout\" data-kind=\"danger\"><p class=\"callout-kind\">Danger</p><p>a</p></div>",
            ),
            (
                Block::Footnotes(vec![note]),
                "<ol class=\"footnotes\" aria-label=\"Footnotes\"><li id=\"fn:a\">note \
                 <a href=\"#fnref%3Aa\" aria-label=\"Back to the text\">↑</a></li></ol>",
            ),
            (
                Block::Media(media),
                "<audio class=\"media\" src=\"/assets/a%20b.mp3\" controls=\"\" preload=\"none\" \
                 aria-label=\"talk\"><a href=\"/assets/a%20b.mp3\">talk</a></audio>",
            ),
            (
                Block::Figure(Figure { pictures: vec![picture], caption: Vec::new() }),
                "<figure class=\"figure\"><img class=\"picture picture-right picture-w-50\" alt=\"\" \
                 loading=\"lazy\" decoding=\"async\" src=\"/assets/a%20b.mp3\"></figure>",
            ),
            (
                Block::Table { columns: Vec::new(), head: Vec::new(), rows: vec![vec![text("a")]] },
                "<div class=\"table\" tabindex=\"0\"><table><tbody><tr><td>a</td></tr></tbody></table></div>",
            ),
        ] {
            assert_eq!(super::block(&block, &Page).to_html(), html);
        }
    }
}
