//! Typed text as plain HTML, as near to what a Markdown program writes as it can be.

use std::fmt::Write as _;

use cuecard::model::Link;
use cuecard::model::text::{Alignment, Block, Figure, Inline, Picture, PictureSource};

/// All of a text.
pub(crate) fn draw(blocks: &[Block]) -> String {
    let mut html = String::new();
    for block in blocks {
        draw_block(block, &mut html);
    }
    html
}

fn around(name: &str, html: &mut String, content: impl FnOnce(&mut String)) {
    let _ = write!(html, "<{name}>");
    content(html);
    let _ = writeln!(html, "</{}>", name.split(' ').next().unwrap_or_default());
}

fn draw_block(block: &Block, html: &mut String) {
    match block {
        Block::Paragraph(content) => around("p", html, |html| inlines(content, html)),
        Block::Heading(heading) => {
            let name = format!("h{} id=\"{}\"", heading.level, escaped(heading.id.as_str()));
            around(&name, html, |html| inlines(&heading.content, html));
        }
        Block::List { start, items } => {
            let name = start.map_or("ul".to_owned(), |start| format!("ol start=\"{start}\""));
            around(&name, html, |html| {
                for item in items {
                    around("li", html, |html| html.push_str(&draw(item)));
                }
            });
        }
        Block::Quote(content) => around("blockquote", html, |html| html.push_str(&draw(content))),
        Block::Code { language, text } => {
            let class = language.as_ref().map(|name| format!(" class=\"language-{}\"", escaped(name)));
            let _ = writeln!(html, "<pre><code{}>{}</code></pre>", class.unwrap_or_default(), escaped(text));
        }
        Block::Figure(figure) => draw_figure(figure, html),
        Block::Table { columns, head, rows } => around("table", html, |html| {
            if !head.is_empty() {
                row("th", columns, head, html);
            }
            for cells in rows {
                row("td", columns, cells, html);
            }
        }),
        Block::Rule => html.push_str("<hr>\n"),
        Block::Definitions(definitions) => around("dl", html, |html| {
            for definition in definitions {
                definition.terms.iter().for_each(|term| around("dt", html, |html| inlines(term, html)));
                let mut details =
                    |blocks: &Vec<Block>| around("dd", html, |html| html.push_str(&draw(blocks)));
                definition.details.iter().for_each(&mut details);
            }
        }),
        Block::Details { summary, blocks } => around("details", html, |html| {
            around("summary", html, |html| inlines(summary, html));
            html.push_str(&draw(blocks));
        }),
        Block::Callout { kind, blocks } => {
            let name = format!("blockquote class=\"prompt-{}\"", kind.name());
            around(&name, html, |html| html.push_str(&draw(blocks)));
        }
        Block::Footnotes(notes) => around("div class=\"footnotes\"", html, |html| {
            around("ol", html, |html| {
                for note in notes {
                    around("li", html, |html| html.push_str(&draw(&note.blocks)));
                }
            });
        }),
        Block::Anchor(_) => {}
        Block::Media(media) => around("p", html, |html| html.push_str(&escaped(&media.words))),
    }
}

/// A figure as the paragraph that it was made of.
fn draw_figure(figure: &Figure, html: &mut String) {
    around("p", html, |html| {
        for (index, shown) in figure.pictures.iter().enumerate() {
            if index > 0 {
                html.push('\n');
            }
            picture(shown, html);
        }
        if !figure.caption.is_empty() {
            html.push('\n');
            around("em", html, |html| inlines(&figure.caption, html));
        }
    });
}

fn row(name: &str, columns: &[Alignment], cells: &[Vec<Inline>], html: &mut String) {
    around("tr", html, |html| {
        for (index, cell) in cells.iter().enumerate() {
            let align = match columns.get(index) {
                Some(Alignment::Center) => " align=\"center\"",
                Some(Alignment::End) => " align=\"right\"",
                _ => "",
            };
            around(&format!("{name}{align}"), html, |html| inlines(cell, html));
        }
    });
}

fn inlines(content: &[Inline], html: &mut String) {
    for inline in content {
        draw_inline(inline, html);
    }
}

fn draw_inline(inline: &Inline, html: &mut String) {
    let mut element = |name: &str, content: &[Inline]| {
        let _ = write!(html, "<{name}>");
        inlines(content, html);
        let _ = write!(html, "</{}>", name.split(' ').next().unwrap_or_default());
    };
    match inline {
        Inline::Text(words) => html.push_str(&escaped(words)),
        Inline::Code(words) => {
            let _ = write!(html, "<code>{}</code>", escaped(words));
        }
        Inline::Math(words) => {
            let _ = write!(html, "<span class=\"kdmath\">${}$</span>", escaped(words));
        }
        Inline::Styled(style, content) => element(style.element(), content),
        Inline::Ruby { content, reading } => {
            element("ruby", content);
            let _ = write!(html, "<rt>{}</rt>", escaped(reading));
        }
        Inline::Abbreviation { content, title } => {
            element(&format!("abbr title=\"{}\"", escaped(title)), content);
        }
        Inline::FootnoteReference(reference) => {
            let _ = write!(html, "<sup class=\"footnote\">{}</sup>", reference.number);
        }
        Inline::Anchor(_) => {}
        Inline::Link { to, content } => element(&format!("a href=\"{}\"", escaped(&address(to))), content),
        Inline::Picture(shown) => picture(shown, html),
        Inline::LineBreak => html.push_str("<br>\n"),
    }
}

fn picture(picture: &Picture, html: &mut String) {
    let source = match &picture.source {
        PictureSource::Asset(asset) => format!("/assets/{asset}"),
        PictureSource::Missing(written) => written.clone(),
        PictureSource::Web(address) => address.to_string(),
    };
    let _ = write!(html, "<img src=\"{}\" alt=\"{}\">", escaped(&source), escaped(&picture.alt));
}

fn address(link: &Link) -> String {
    match link {
        Link::Web(address) => address.to_string(),
        Link::Mail(address) => format!("mailto:{address}"),
        Link::Anchor(anchor) => format!("#{anchor}"),
        Link::Asset(asset) => format!("/assets/{asset}"),
        Link::Page(page) => format!("/{page}"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
