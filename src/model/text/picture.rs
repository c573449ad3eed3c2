//! Pictures, and figures of them.

use serde::Serialize;

use super::Inline;
use crate::model::json::{Decode, Json, Mismatch, decode_members};
use crate::model::{Asset, WebAddress};

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
    /// How it stands in the text, where the author says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub look: Vec<Look>,
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

/// How a picture stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// At the text's left side, the text beside it.
    Left,
    /// At the text's right side, the text beside it.
    Right,
    /// A quarter of the text's width.
    Quarter,
    /// Half of the text's width.
    Half,
    /// Three quarters of the text's width.
    ThreeQuarters,
    /// With a shadow.
    Shadow,
    /// In the light theme alone.
    Light,
    /// In the dark theme alone.
    Dark,
}

impl Look {
    /// Each with its name in JSON and in the page: the class that Chirpy has for it.
    pub const ALL: [(&str, Self); 8] = [
        ("left", Self::Left),
        ("right", Self::Right),
        ("w-25", Self::Quarter),
        ("w-50", Self::Half),
        ("w-75", Self::ThreeQuarters),
        ("shadow", Self::Shadow),
        ("light", Self::Light),
        ("dark", Self::Dark),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        super::name_of(&Self::ALL, self)
    }
}

impl Decode for Picture {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let look = json.member::<Option<_>>("look")?.unwrap_or_default();
        let (source, alt, size) = (json.member("source")?, json.member("alt")?, json.member("size")?);
        Ok(Self { source, alt, size, look })
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

decode_members!(Figure { pictures, caption });
