//! What the tree of a post is made of, whether Markdown or HTML wrote it.

use std::ops::Range;

use super::html::{self, Attribute};
use crate::model::{Alignment, Style};

/// A piece of text or an element.
#[derive(Debug)]
pub(super) enum Node {
    /// Words.
    Text { text: String, at: Range<usize> },
    /// The end of a line that the author did not ask to show.
    SoftBreak,
    /// An element.
    Element(Element),
}

/// An element of Markdown or HTML.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) tag: Tag,
    pub(super) attributes: Vec<Attribute>,
    pub(super) at: Range<usize>,
    pub(super) children: Vec<Node>,
}

/// What an element is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    Heading(u8),
    List {
        start: Option<u64>,
    },
    Item,
    Quote,
    /// Code with its language.
    CodeBlock(Option<String>),
    Table(Vec<Alignment>),
    TableHead,
    TableRow,
    TableCell,
    /// A cell of HTML that heads a row or a column.
    HeadCell,
    Rule,
    /// Words that stand out.
    Styled(Style),
    Code,
    Link,
    Picture,
    LineBreak,
    /// A formula.
    Math,
    /// A reference to a footnote, by the name that its attribute gives.
    FootnoteReference,
    /// A footnote, with its name.
    Footnote,
    /// An attribute list on a line of its own, of the block ahead of it or the next.
    Attributes {
        of_last: bool,
    },
    Ruby,
    /// A reading within ruby.
    Reading,
    /// A bracket around a reading, for who cannot show readings.
    Bracket,
    Abbreviation,
    Definitions,
    Term,
    /// What is said of a term.
    Detail,
    Details,
    Summary,
    Figure,
    Caption,
    Frame,
    Media,
    /// A source of a media element.
    Source,
    /// Script or style: never shown.
    Script(String),
    /// A block that only groups.
    Group,
    /// Words that are only grouped.
    Span,
    /// An element that is not known.
    Unknown {
        name: String,
        block: bool,
    },
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(candidate, _)| candidate == name)?;
        Some(value)
    }
}

impl Tag {
    /// Whether an id of it is a place that links lead to, and none for scripts alone.
    /// A heading's id is the outline's affair.
    pub(super) fn is_place(&self) -> bool {
        !matches!(
            self,
            Self::Heading(_) | Self::Picture | Self::Frame | Self::Media | Self::Source | Self::Script(_)
        )
    }

    /// Whether it stands on lines of its own.
    pub(super) fn is_block(&self) -> bool {
        match self {
            Self::Styled(_)
            | Self::Code
            | Self::Link
            | Self::Picture
            | Self::LineBreak
            | Self::Ruby
            | Self::Reading
            | Self::Bracket
            | Self::Abbreviation
            | Self::Math
            | Self::FootnoteReference
            | Self::Span => false,
            Self::Unknown { block, .. } => *block,
            _ => true,
        }
    }

    /// What an HTML element of this name is.
    pub(super) fn of_html(name: &str, attributes: &[Attribute]) -> Self {
        match name {
            "p" => Self::Paragraph,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "ul" => Self::List { start: None },
            "ol" => Self::List { start: Some(first_number(attributes)) },
            "li" => Self::Item,
            "blockquote" => Self::Quote,
            "pre" => Self::CodeBlock(None),
            "table" => Self::Table(Vec::new()),
            "tr" => Self::TableRow,
            "td" => Self::TableCell,
            "th" => Self::HeadCell,
            "hr" => Self::Rule,
            "i" | "cite" | "dfn" => Self::Styled(Style::Emphasis),
            "b" => Self::Styled(Style::Strong),
            "ins" => Self::Styled(Style::Underline),
            "del" | "strike" => Self::Styled(Style::Strikethrough),
            "code" => Self::Code,
            "a" => Self::Link,
            "img" => Self::Picture,
            "br" => Self::LineBreak,
            "ruby" => Self::Ruby,
            "rt" => Self::Reading,
            "rp" => Self::Bracket,
            "abbr" => Self::Abbreviation,
            "dl" => Self::Definitions,
            "dt" => Self::Term,
            "dd" => Self::Detail,
            "details" => Self::Details,
            "summary" => Self::Summary,
            "figure" => Self::Figure,
            "figcaption" | "caption" => Self::Caption,
            "iframe" => Self::Frame,
            "video" | "audio" => Self::Media,
            "source" => Self::Source,
            "script" | "style" => Self::Script(name.to_owned()),
            "div" | "section" | "article" | "center" | "header" | "footer" | "main" | "aside"
            | "colgroup" | "thead" | "tbody" | "tfoot" => Self::Group,
            "span" | "picture" | "time" | "rb" | "col" | "wbr" => Self::Span,
            _ => match Style::of_element(name) {
                Some(style) => Self::Styled(style),
                None => Self::Unknown { name: name.to_owned(), block: html::is_block(name) },
            },
        }
    }
}

fn first_number(attributes: &[Attribute]) -> u64 {
    let start = attributes.iter().find(|(name, _)| name == "start");
    start.and_then(|(_, value)| value.trim().parse().ok()).unwrap_or(1)
}
