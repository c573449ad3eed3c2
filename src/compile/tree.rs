//! Markdown and the HTML within it as one tree.
//!
//! 1. pulldown-cmark gives the events of the Markdown, html5ever the tags of the HTML.
//! 2. A [`Builder`] nests both in one tree of [`Node`]s, each with its place in the post.
//!
//! HTML's elements never close Markdown's, and end with the Markdown that they
//! are in; tags without a partner are diagnosed.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag as MarkdownTag};

use super::diagnostic::Log;
use super::html::{self, Attribute, Placed, Token};
use super::kramdown::Normalised;
use super::node::{Element, Node, Tag};
use super::problem::TextProblem;
use crate::model::{Alignment, Style};

/// How deep the tree may be. The JSON of the deepest text stays within the 128
/// levels that `serde_json` reads, at no more than three levels each.
const MAX_DEPTH: usize = 32;

/// The tree of a normalised text.
pub(super) fn tree(normalised: &Normalised, log: &mut Log) -> Vec<Node> {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let mut builder = Builder::new(normalised, log);
    for (event, range) in Parser::new_ext(&normalised.text, options).into_offset_iter() {
        builder.event(event, &range);
    }
    builder.finish()
}

/// Where an open element came from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Markdown,
    Html(String),
}

struct Builder<'n, 'l> {
    normalised: &'n Normalised,
    log: &'l mut Log,
    root: Vec<Node>,
    open: Vec<(Element, Source)>,
    /// How many elements of Markdown are open that were too deep to be kept.
    too_deep: usize,
    /// How many elements of HTML were too deep to be kept, by their names: their
    /// end tags close nothing.
    flat: HashMap<String, usize>,
    /// The lines of a block of HTML that the Markdown parser found within another block.
    html: Option<String>,
    html_at: usize,
}

impl<'n, 'l> Builder<'n, 'l> {
    fn new(normalised: &'n Normalised, log: &'l mut Log) -> Self {
        Self {
            normalised,
            log,
            root: Vec::new(),
            open: Vec::new(),
            too_deep: 0,
            flat: HashMap::new(),
            html: None,
            html_at: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        let at = self.normalised.origin.of(range);
        match event {
            Event::Start(MarkdownTag::HtmlBlock) => {
                self.html = Some(String::new());
                self.html_at = range.start;
            }
            Event::End(pulldown_cmark::TagEnd::HtmlBlock) => self.html_block(),
            Event::Start(MarkdownTag::Strikethrough) if self.is_single_tilde(range) => {
                self.text("~", at.start..at.start + 1);
                self.open(Tag::Span, Vec::new(), at, Source::Markdown);
            }
            Event::End(pulldown_cmark::TagEnd::Strikethrough) if self.is_single_tilde(range) => {
                self.close_markdown();
                self.text("~", at.end.saturating_sub(1)..at.end);
            }
            Event::Start(tag) => {
                let (tag, attributes) = markdown_tag(tag);
                self.open(tag, attributes, at, Source::Markdown);
            }
            Event::End(_) => self.close_markdown(),
            Event::Text(text) => self.text(&text, at),
            Event::Code(text) => self.code(&text, at),
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.html_text(&text, range.start),
            },
            Event::InlineHtml(text) => self.html_text(&text, range.start),
            Event::SoftBreak => self.push(Node::SoftBreak),
            Event::HardBreak => self.leaf(Tag::LineBreak, Vec::new(), at),
            Event::Rule => self.leaf(Tag::Rule, Vec::new(), at),
            // The parser gives none of these with the options it was given.
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text, at);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    /// Whether a strikethrough is written with one tilde: kramdown knows only two.
    fn is_single_tilde(&self, range: &Range<usize>) -> bool {
        let source = self.normalised.text.get(range.clone()).unwrap_or_default();
        !source.starts_with("~~")
    }

    /// A block of HTML: either one that was replaced, or one within another block.
    fn html_block(&mut self) {
        let Some(text) = self.html.take() else {
            return;
        };
        let normalised = self.normalised;
        let depth = self.open.len();
        match normalised.html(self.html_at) {
            Some(html) => {
                for placed in &html.tokens {
                    self.token(placed.clone());
                }
            }
            None => self.html_text(&text, self.html_at),
        }
        self.close_html_down_to(depth);
    }

    fn html_text(&mut self, text: &str, offset: usize) {
        for mut placed in html::tokens(text, offset) {
            let start = placed.at.start.saturating_sub(offset);
            let is_comment = text.get(start..).is_some_and(|rest| rest.starts_with("<!--"));
            placed.at = self.normalised.origin.of(&placed.at);
            if matches!(placed.token, Token::Comment) && !is_comment {
                self.log.report(placed.at.clone(), TextProblem::DroppedDeclaration);
            }
            self.token(placed);
        }
    }

    fn token(&mut self, placed: Placed) {
        let Placed { token, at } = placed;
        match token {
            Token::Text(text) => self.html_words(&text, at),
            Token::Comment => {}
            Token::Open { name, attributes, void } => {
                self.close_implied(&name);
                let tag = Tag::of_html(&name, &attributes);
                if void {
                    self.leaf(tag, attributes, at);
                } else {
                    self.open(tag, attributes, at, Source::Html(name));
                }
            }
            Token::Close { name } => self.close_html(&name, at),
        }
    }

    /// Words of HTML, where a line break is as good as a space.
    fn html_words(&mut self, text: &str, at: Range<usize>) {
        let verbatim = self
            .open
            .last()
            .is_some_and(|(element, _)| matches!(element.tag, Tag::CodeBlock(_) | Tag::Script(_)));
        if verbatim || !text.contains(['\n', '\r']) {
            self.text(text, at);
            return;
        }
        let lines = text.split(['\n', '\r']);
        let mut offset = at.start;
        for (index, line) in lines.enumerate() {
            if index > 0 {
                self.push(Node::SoftBreak);
            }
            if !line.is_empty() {
                self.text(line, offset..(offset + line.len()).min(at.end));
            }
            offset = (offset + line.len() + 1).min(at.end);
        }
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        if let Some(Node::Text { text: last, at: place }) = self.children().last_mut()
            && place.end == at.start
        {
            last.push_str(text);
            place.end = at.end;
            return;
        }
        self.push(Node::Text { text: text.to_owned(), at });
    }

    fn code(&mut self, text: &str, at: Range<usize>) {
        self.push(Node::Element(Element {
            tag: Tag::Code,
            attributes: Vec::new(),
            at: at.clone(),
            children: vec![Node::Text { text: text.to_owned(), at }],
        }));
    }

    fn leaf(&mut self, tag: Tag, attributes: Vec<Attribute>, at: Range<usize>) {
        self.push(Node::Element(Element { tag, attributes, at, children: Vec::new() }));
    }

    fn children(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some((element, _)) => &mut element.children,
            None => &mut self.root,
        }
    }

    fn push(&mut self, node: Node) {
        self.children().push(node);
    }

    fn open(&mut self, tag: Tag, attributes: Vec<Attribute>, at: Range<usize>, source: Source) {
        if self.too_deep > 0 || self.open.len() >= MAX_DEPTH {
            // Said once, however much there is within.
            if self.too_deep == 0 && self.flat.is_empty() {
                self.log.report(at, TextProblem::TooDeep);
            }
            match source {
                Source::Markdown => self.too_deep += 1,
                Source::Html(name) => *self.flat.entry(name).or_default() += 1,
            }
            return;
        }
        let element = Element { tag, attributes, at, children: Vec::new() };
        self.open.push((element, source));
    }

    fn close(&mut self) -> Option<(Element, Source)> {
        self.flat.clear();
        self.open.pop()
    }

    /// Closes the innermost element of Markdown, and all HTML within it.
    fn close_markdown(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(index) = self.open.iter().rposition(|(_, source)| *source == Source::Markdown) else {
            return;
        };
        self.close_html_down_to(index + 1);
        if let Some((element, _)) = self.close() {
            self.push(Node::Element(element));
        }
    }

    /// Closes elements of HTML that have no end tag.
    fn close_html_down_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some((element, source)) = self.close() else {
                return;
            };
            if let Source::Html(name) = source
                && !html::may_stay_open(&name)
            {
                let at = element.at.clone();
                self.log.report(at, TextProblem::LoneTag { name });
            }
            self.push(Node::Element(element));
        }
    }

    /// Closes what ends where an element `next` starts: `<p>` before `<p>`.
    fn close_implied(&mut self, next: &str) {
        while let Some((_, Source::Html(last))) = self.open.last()
            && html::ends_before(last, next)
        {
            if let Some((element, _)) = self.close() {
                self.push(Node::Element(element));
            }
        }
    }

    fn close_html(&mut self, name: &str, at: Range<usize>) {
        if let Some(count) = self.flat.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return;
        }
        if self.too_deep > 0 {
            return;
        }
        let within = self
            .open
            .iter()
            .rposition(|(_, source)| *source == Source::Markdown)
            .map_or(0, |index| index + 1);
        let partner = self
            .open
            .iter()
            .rposition(|(_, source)| matches!(source, Source::Html(open) if open == name))
            .filter(|index| *index >= within);
        let Some(index) = partner else {
            self.log.report(at, TextProblem::LoneTag { name: format!("/{name}") });
            return;
        };
        self.close_html_down_to(index + 1);
        if let Some((mut element, _)) = self.close() {
            element.at.end = at.end.max(element.at.end);
            self.push(Node::Element(element));
        }
    }

    fn finish(mut self) -> Vec<Node> {
        self.close_html_down_to(0);
        self.root
    }
}

fn markdown_tag(tag: MarkdownTag<'_>) -> (Tag, Vec<Attribute>) {
    let plain = |tag| (tag, Vec::new());
    match tag {
        MarkdownTag::Heading { level, .. } => plain(Tag::Heading(level as u8)),
        MarkdownTag::BlockQuote(_) => plain(Tag::Quote),
        MarkdownTag::CodeBlock(kind) => plain(Tag::CodeBlock(language(&kind))),
        MarkdownTag::List(start) => plain(Tag::List { start }),
        MarkdownTag::Item => plain(Tag::Item),
        MarkdownTag::Table(columns) => plain(Tag::Table(columns.into_iter().map(alignment).collect())),
        MarkdownTag::TableHead => plain(Tag::TableHead),
        MarkdownTag::TableRow => plain(Tag::TableRow),
        MarkdownTag::TableCell => plain(Tag::TableCell),
        MarkdownTag::Emphasis => plain(Tag::Styled(Style::Emphasis)),
        MarkdownTag::Strong => plain(Tag::Styled(Style::Strong)),
        MarkdownTag::Strikethrough => plain(Tag::Styled(Style::Strikethrough)),
        MarkdownTag::Link { dest_url, .. } => (Tag::Link, vec![("href".to_owned(), dest_url.into_string())]),
        MarkdownTag::Image { dest_url, .. } => {
            (Tag::Picture, vec![("src".to_owned(), dest_url.into_string())])
        }
        // The others are extensions that are not switched on: their text is a paragraph's.
        _ => plain(Tag::Paragraph),
    }
}

fn language(kind: &pulldown_cmark::CodeBlockKind<'_>) -> Option<String> {
    let pulldown_cmark::CodeBlockKind::Fenced(info) = kind else {
        return None;
    };
    info.split_whitespace().next().map(str::to_owned)
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
