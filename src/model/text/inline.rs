//! What stands within a line of text.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Picture;
use crate::model::json::{Decode, Json, Mismatch, decode_members, members};
use crate::model::{Anchor, Link};

/// A piece of text within a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Words.
    Text(String),
    /// Code.
    Code(String),
    /// A formula, as its author wrote it.
    Math(String),
    /// A link.
    Link {
        /// Where it leads.
        to: Link,
        /// Its words.
        content: Vec<Inline>,
    },
    /// Words with their reading beside them.
    Ruby {
        /// The words.
        content: Vec<Inline>,
        /// How they are read.
        reading: String,
    },
    /// A short form of other words.
    Abbreviation {
        /// The short form.
        content: Vec<Inline>,
        /// What it stands for.
        title: String,
    },
    /// A picture among words.
    Picture(Picture),
    /// A line break that the author asked for.
    LineBreak,
    /// The number of a footnote.
    FootnoteReference(FootnoteReference),
    /// A place among the words that links may lead to.
    Anchor(Anchor),
    /// Words that stand out: `{"emphasis": …}`.
    #[serde(untagged, serialize_with = "serialize_styled")]
    Styled(Style, Vec<Inline>),
}

/// A footnote's number where its text is referred to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FootnoteReference {
    /// The footnote's number, from 1.
    pub number: u32,
    /// This place's own id, which the footnote leads back to.
    pub id: Anchor,
    /// The footnote's id.
    pub note: Anchor,
}

/// How words stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Stressed words.
    Emphasis,
    /// Important words.
    Strong,
    /// Words that no longer hold.
    Strikethrough,
    /// Words that are marked for something that HTML has no name of.
    Underline,
    /// Side notes.
    Small,
    /// Below the line.
    Subscript,
    /// Above the line.
    Superscript,
    /// What is typed on a keyboard.
    Keyboard,
    /// Words that matter here, as with a highlighter.
    Highlight,
    /// Somebody's words.
    Quotation,
    /// A variable.
    Variable,
    /// What a program writes.
    Sample,
}

impl Style {
    /// Each with its name in JSON and its element in HTML.
    pub const ALL: [(Self, &str, &str); 12] = [
        (Self::Emphasis, "emphasis", "em"),
        (Self::Strong, "strong", "strong"),
        (Self::Strikethrough, "strikethrough", "s"),
        (Self::Underline, "underline", "u"),
        (Self::Small, "small", "small"),
        (Self::Subscript, "subscript", "sub"),
        (Self::Superscript, "superscript", "sup"),
        (Self::Keyboard, "keyboard", "kbd"),
        (Self::Highlight, "highlight", "mark"),
        (Self::Quotation, "quotation", "q"),
        (Self::Variable, "variable", "var"),
        (Self::Sample, "sample", "samp"),
    ];

    /// Its element in HTML.
    pub fn element(self) -> &'static str {
        self.row().2
    }

    /// The style that an element of HTML has.
    pub fn of_element(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|row| row.2 == name).map(|row| row.0)
    }

    fn row(self) -> (Self, &'static str, &'static str) {
        Self::ALL.into_iter().find(|row| row.0 == self).unwrap_or((self, "", "span"))
    }
}

impl Inline {
    /// The words of these inlines alone; a picture gives its alternative text,
    /// and a line break gives a space. What is said about words is none of them: a
    /// reading, the long form of a short one, the number of a footnote.
    pub fn plain_text(inlines: &[Self]) -> String {
        let mut text = String::new();
        push_plain(inlines, &mut text);
        text
    }

    /// The inlines within it.
    pub fn content(&self) -> &[Self] {
        match self {
            Self::Styled(_, content)
            | Self::Link { content, .. }
            | Self::Ruby { content, .. }
            | Self::Abbreviation { content, .. } => content,
            _ => &[],
        }
    }

    /// The inlines within it, to be changed; none where it never holds any.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Styled(_, content)
            | Self::Link { content, .. }
            | Self::Ruby { content, .. }
            | Self::Abbreviation { content, .. } => Some(content),
            _ => None,
        }
    }
}

fn push_plain(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        text.push_str(match inline {
            Inline::Text(words) | Inline::Code(words) | Inline::Math(words) => words,
            Inline::Picture(picture) => &picture.alt,
            Inline::LineBreak => " ",
            _ => "",
        });
        push_plain(inline.content(), text);
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands on references")]
fn serialize_styled<S: Serializer>(
    style: &Style,
    content: &[Inline],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(style.row().1, content)?;
    map.end()
}

impl Decode for Inline {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (form, value) = json.variant()?;
        if let Some((style, ..)) = Style::ALL.into_iter().find(|row| row.1 == form) {
            return Decode::decode(value).map(|content| Self::Styled(style, content));
        }
        Ok(match form {
            "text" => Self::Text(Decode::decode(value)?),
            "code" => Self::Code(Decode::decode(value)?),
            "math" => Self::Math(Decode::decode(value)?),
            "link" => members!(value => Self::Link { to, content }),
            "ruby" => members!(value => Self::Ruby { content, reading }),
            "abbreviation" => members!(value => Self::Abbreviation { content, title }),
            "picture" => Self::Picture(Decode::decode(value)?),
            "line-break" => Self::LineBreak,
            "footnote-reference" => Self::FootnoteReference(Decode::decode(value)?),
            "anchor" => Self::Anchor(Decode::decode(value)?),
            _ => return Err(Mismatch::form()),
        })
    }
}

decode_members!(FootnoteReference { number, id, note });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_reaches_every_word() {
        let text = |words: &str| Inline::Text(words.to_owned());
        let inlines = [
            text("a"),
            Inline::Styled(
                Style::Strong,
                vec![Inline::Styled(Style::Emphasis, vec![Inline::Code("b".into())])],
            ),
            Inline::LineBreak,
            Inline::Styled(Style::Strikethrough, vec![text("c")]),
            Inline::Ruby { content: vec![text("漢")], reading: "かん".into() },
            Inline::Abbreviation { content: vec![text("d")], title: "long".into() },
            Inline::Math("x^2".into()),
        ];
        assert_eq!(Inline::plain_text(&inlines), "ab c漢dx^2");
    }

    #[test]
    fn every_style_has_its_row() {
        for (style, name, element) in Style::ALL {
            assert_eq!((style.row().1, style.element()), (name, element));
            assert_eq!(Style::of_element(element), Some(style));
        }
    }
}
