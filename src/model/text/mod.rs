//! The typed text of a report: blocks, which stand on lines of their own, and hold
//! inlines and other blocks.
//!
//! - [`inline`]: what stands within a line
//! - [`picture`]: pictures, and figures of them

pub mod inline;
pub mod picture;

use serde::{Serialize, Serializer};

pub use inline::{FootnoteReference, Inline, Style};
pub use picture::{Figure, Look, Picture, PictureSource, Size};

use super::json::{Decode, Json, Mismatch, decode_members, members};
use super::{Anchor, Asset};

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
        /// The cells of the head's row; empty where it has no head.
        head: Vec<Vec<Inline>>,
        /// The rows below it, each a row of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line between two parts.
    Rule,
    /// Terms, and what is said of them.
    Definitions(Vec<Definition>),
    /// Blocks that are folded away until the reader opens them.
    Details {
        /// What they are about.
        summary: Vec<Inline>,
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// Blocks that call for the reader's attention.
    Callout {
        /// What for.
        kind: CalloutKind,
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// The footnotes of a text in the order of their numbers, which begin with 1.
    Footnotes(Vec<Footnote>),
    /// A place that links may lead to: that of what comes next.
    Anchor(Anchor),
    /// A film or sound of the site's own within the text, apart from the report's recording.
    Media(Media),
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

/// One or more terms, and what is said of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// What is said of them, each a text of its own.
    pub details: Vec<Vec<Block>>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Footnote {
    /// The element's id.
    pub id: Anchor,
    /// The ids of the places that refer to it, in their order.
    pub references: Vec<Anchor>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A film or sound of the site's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Media {
    /// Whether there is something to see.
    pub kind: MediaKind,
    /// The file.
    pub file: Asset,
    /// What it is called; its file's name where the author does not say.
    pub words: String,
}

/// What a callout calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalloutKind {
    /// Something that helps.
    Tip,
    /// Something to know.
    Info,
    /// Something to beware of.
    Warning,
    /// Something that does harm.
    Danger,
}

/// What a media file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// A film.
    Video,
    /// A sound.
    Audio,
}

impl CalloutKind {
    /// Each with its name in JSON and in the page: what Chirpy calls it.
    pub const ALL: [(&str, Self); 4] =
        [("tip", Self::Tip), ("info", Self::Info), ("warning", Self::Warning), ("danger", Self::Danger)];

    /// Its name.
    pub fn name(self) -> &'static str {
        name_of(&Self::ALL, self)
    }
}

impl MediaKind {
    /// Each with its name in JSON, which is HTML's name of its element, too.
    pub const ALL: [(&str, Self); 2] = [("video", Self::Video), ("audio", Self::Audio)];

    /// Its name.
    pub fn name(self) -> &'static str {
        name_of(&Self::ALL, self)
    }
}

/// The name that a table of names has for a value.
fn name_of<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, named)| *named == value).map_or("", |(name, _)| name)
}

/// A value by its name in a table of names.
fn named<T: Copy>(names: &[(&'static str, T)], json: &Json) -> Result<T, Mismatch> {
    let name = json.text().unwrap_or_default();
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(Mismatch::form)
}

/// Writes values by their names, and reads them by these.
macro_rules! by_name {
    ($($name:ident),+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl Decode for $name {
            fn decode(json: &Json) -> Result<Self, Mismatch> {
                named(&Self::ALL, json)
            }
        }
    )+};
}

by_name!(CalloutKind, MediaKind, Look);

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

impl Decode for Block {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (form, value) = json.variant()?;
        Ok(match form {
            "paragraph" => Self::Paragraph(Decode::decode(value)?),
            "heading" => Self::Heading(Decode::decode(value)?),
            "list" => members!(value => Self::List { start, items }),
            "quote" => Self::Quote(Decode::decode(value)?),
            "code" => members!(value => Self::Code { language, text }),
            "figure" => Self::Figure(Decode::decode(value)?),
            "table" => members!(value => Self::Table { columns, head, rows }),
            "rule" => Self::Rule,
            "definitions" => Self::Definitions(Decode::decode(value)?),
            "details" => members!(value => Self::Details { summary, blocks }),
            "callout" => members!(value => Self::Callout { kind, blocks }),
            "footnotes" => Self::Footnotes(Decode::decode(value)?),
            "anchor" => Self::Anchor(Decode::decode(value)?),
            "media" => Self::Media(Decode::decode(value)?),
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

decode_members!(Heading { level, id, content });
decode_members!(Definition { terms, details });
decode_members!(Footnote { id, references, blocks });
decode_members!(Media { kind, file, words });
