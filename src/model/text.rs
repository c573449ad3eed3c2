//! The typed text of a report: blocks that hold inlines.

use serde::Serialize;

use super::json::{Decode, Json, Mismatch, decode_members};
use super::{Anchor, Asset, Link, WebAddress};

/// A piece of text that stands on lines of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of the report's own.
    Heading(Heading),
    /// A list; `start` is its first number, or none where it has bullets.
    List {
        /// The first item's number.
        start: Option<u32>,
        /// What each item holds.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Code, with the language its fence names.
    Code {
        /// As the author wrote it: `rust`.
        language: Option<String>,
        /// The lines, with their line breaks.
        text: String,
    },
    /// One or more pictures under one caption.
    Figure(Figure),
    /// A table.
    Table {
        /// How each column is aligned.
        columns: Vec<Alignment>,
        /// The cells of the head's row.
        head: Vec<Vec<Inline>>,
        /// The rows below it, each a row of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line between two parts.
    Rule,
}

/// A heading of the report's own, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 2 to 6: the page's title is the only heading of level 1.
    pub level: u8,
    /// The element's id.
    pub id: Anchor,
    /// Its words.
    pub content: Vec<Inline>,
}

/// How a table's column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// As the page's text is.
    Start,
    /// In the middle.
    Center,
    /// To the other side, as numbers are.
    End,
}

/// A piece of text within a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Words.
    Text(String),
    /// Code.
    Code(String),
    /// Stressed words.
    Emphasis(Vec<Inline>),
    /// Important words.
    Strong(Vec<Inline>),
    /// Words that no longer hold.
    Strikethrough(Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads.
        to: Link,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A picture among words.
    Picture(Picture),
    /// A line break that the author asked for.
    LineBreak,
}

impl Inline {
    /// The words of these inlines alone; a picture gives its alternative text,
    /// and a line break gives a space.
    pub fn plain_text(inlines: &[Self]) -> String {
        let mut text = String::new();
        push_plain(inlines, &mut text);
        text
    }
}

fn push_plain(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => push_plain(content, text),
            Inline::Picture(picture) => text.push_str(&picture.alt),
            Inline::LineBreak => text.push(' '),
        }
    }
}

/// One or more pictures under one caption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// At least one.
    pub pictures: Vec<Picture>,
    /// The words under them; empty where there are none.
    pub caption: Vec<Inline>,
}

/// A picture with its alternative text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Where it comes from.
    pub source: PictureSource,
    /// What it shows, in words; empty for a decoration.
    pub alt: String,
    /// Its own size, where it is known.
    pub size: Option<Size>,
}

/// Where a picture comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureSource {
    /// A file of the content folder.
    Asset(Asset),
    /// A file that the post names but that is not there; the words are as written.
    Missing(String),
    /// A picture of another site, shown as a link: no page asks another site for
    /// anything before its reader does.
    Web(WebAddress),
}

/// A picture's own size in CSS pixels, neither side 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Size {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

impl Decode for Block {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (form, value) = json.variant()?;
        Ok(match form {
            "paragraph" => Self::Paragraph(Decode::decode(value)?),
            "heading" => Self::Heading(Decode::decode(value)?),
            "list" => Self::List { start: value.member("start")?, items: value.member("items")? },
            "quote" => Self::Quote(Decode::decode(value)?),
            "code" => Self::Code { language: value.member("language")?, text: value.member("text")? },
            "figure" => Self::Figure(Decode::decode(value)?),
            "table" => Self::Table {
                columns: value.member("columns")?,
                head: value.member("head")?,
                rows: value.member("rows")?,
            },
            "rule" => Self::Rule,
            _ => return Err(Mismatch::form()),
        })
    }
}

impl Decode for Inline {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (form, value) = json.variant()?;
        Ok(match form {
            "text" => Self::Text(Decode::decode(value)?),
            "code" => Self::Code(Decode::decode(value)?),
            "emphasis" => Self::Emphasis(Decode::decode(value)?),
            "strong" => Self::Strong(Decode::decode(value)?),
            "strikethrough" => Self::Strikethrough(Decode::decode(value)?),
            "link" => Self::Link { to: value.member("to")?, content: value.member("content")? },
            "picture" => Self::Picture(Decode::decode(value)?),
            "line-break" => Self::LineBreak,
            _ => return Err(Mismatch::form()),
        })
    }
}

impl Decode for Alignment {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        Ok(match json.text() {
            Some("start") => Self::Start,
            Some("center") => Self::Center,
            Some("end") => Self::End,
            _ => return Err(Mismatch::form()),
        })
    }
}

impl Decode for PictureSource {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (form, value) = json.variant()?;
        Ok(match form {
            "asset" => Self::Asset(Decode::decode(value)?),
            "missing" => Self::Missing(Decode::decode(value)?),
            "web" => Self::Web(Decode::decode(value)?),
            _ => return Err(Mismatch::form()),
        })
    }
}

impl Decode for Size {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (width, height) = json.sides()?;
        Ok(Self { width, height })
    }
}

decode_members!(Heading { level, id, content });
decode_members!(Figure { pictures, caption });
decode_members!(Picture { source, alt, size });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_reaches_every_word() {
        let inlines = [
            Inline::Text("a".into()),
            Inline::Strong(vec![Inline::Emphasis(vec![Inline::Code("b".into())])]),
            Inline::LineBreak,
            Inline::Strikethrough(vec![Inline::Text("c".into())]),
        ];
        assert_eq!(Inline::plain_text(&inlines), "ab c");
    }
}
