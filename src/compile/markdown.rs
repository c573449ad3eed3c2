//! Markdown's events, and what kramdown adds to them.
//!
//! 1. pulldown-cmark reads the text.
//! 2. Runs of words get their quotes and dashes (`typography`).
//! 3. Placeholders become what they stand for, and attribute lists right behind a
//!    span, or at the start of a list item, become its attributes.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag as MarkdownTag, TagEnd};

use super::attach;
use super::diagnostic::Log;
use super::emphasis::Emphasis;
use super::html::Attribute;
use super::kramdown::{self, Normalised, What};
use super::node::{Element, Node, Tag};
use super::problem::TextProblem;
use super::references;
use super::tree::{Builder, Source};
use super::typography;
use super::unshown;
use crate::model::{Alignment, Style};

/// The tree of a normalised text.
pub(super) fn tree(normalised: &Normalised, log: &mut Log) -> Vec<Node> {
    let options = Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST;
    for at in &normalised.unclosed {
        log.report(at.clone(), TextProblem::UnclosedFence);
    }
    let mut reader = Reader::new(normalised, log);
    for (event, range) in Parser::new_ext(&normalised.text, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.set_words();
    let mut nodes = reader.builder.finish();
    attach::attach(&mut nodes, log);
    nodes
}

struct Reader<'n, 'l> {
    normalised: &'n Normalised,
    builder: Builder<'n, 'l>,
    /// The lines of a block of HTML that the Markdown parser found, and where it starts.
    html: Option<(String, usize)>,
    /// Words that are not set yet.
    words: Range<usize>,
    /// What stands ahead of this was read already.
    read: usize,
    /// Where the last list ended.
    list_end: usize,
    /// Whether a list item has only just begun.
    item: bool,
    emphasis: Emphasis,
}

impl<'n, 'l> Reader<'n, 'l> {
    fn new(normalised: &'n Normalised, log: &'l mut Log) -> Self {
        let builder = Builder::new(normalised, log);
        Self {
            normalised,
            builder,
            html: None,
            words: 0..0,
            read: 0,
            list_end: 0,
            item: false,
            emphasis: Emphasis::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if let Event::Text(text) = event {
            self.text(&text, range);
            return;
        }
        if range.end <= self.read && !range.is_empty() {
            return;
        }
        self.set_words();
        let item = std::mem::take(&mut self.item);
        let at = self.normalised.origin.of(&range);
        match event {
            Event::Start(tag) => {
                let starts = matches!(
                    tag,
                    MarkdownTag::Item
                        | MarkdownTag::DefinitionListTitle
                        | MarkdownTag::DefinitionListDefinition
                );
                self.item = starts || (item && tag == MarkdownTag::Paragraph);
                self.start(tag, &range);
            }
            Event::End(tag) => self.end(tag, &range),
            Event::Code(text) => {
                let restored = self.normalised.restored(&text, &range);
                self.builder.code(restored.as_deref().unwrap_or(&text), at);
                self.attributes(range.end);
            }
            Event::Html(text) => match &mut self.html {
                Some((html, _)) => html.push_str(&text),
                None => self.builder.html_text(&text, range.start),
            },
            Event::InlineHtml(text) => {
                self.builder.html_text(&text, range.start);
                self.attributes(range.end);
            }
            Event::SoftBreak => self.line_end(&range, at),
            Event::HardBreak => self.builder.leaf(Tag::LineBreak, Vec::new(), at),
            Event::Rule => self.builder.leaf(Tag::Rule, Vec::new(), at),
            Event::TaskListMarker(done) => self.builder.text(if done { "☑ " } else { "☐ " }, at),
            Event::FootnoteReference(name) => {
                let name = vec![("name".to_owned(), name.into_string())];
                self.builder.leaf(Tag::FootnoteReference, name, at);
            }
            // The parser gives none of these with the options that it was given.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.builder.text(&text, at),
            Event::Text(_) => {}
        }
    }

    fn start(&mut self, tag: MarkdownTag<'_>, range: &Range<usize>) {
        let at = self.normalised.origin.of(range);
        if let MarkdownTag::Link { title, .. } | MarkdownTag::Image { title, .. } = &tag {
            unshown::title(title, &at, self.builder.log);
        }
        match tag {
            MarkdownTag::HtmlBlock => self.html = Some((String::new(), range.start)),
            MarkdownTag::Strikethrough if self.is_single_tilde(range) => {
                self.builder.text("~", at.start..at.start + 1);
                self.builder.open(Tag::Span, Vec::new(), at, Source::Markdown);
            }
            MarkdownTag::Emphasis | MarkdownTag::Strong => {
                let length = if tag == MarkdownTag::Strong { 2 } else { 1 };
                let source = &self.normalised.text;
                let mark = source.get(range.start..range.start + length).unwrap_or_default();
                if self.emphasis.open(mark) {
                    self.builder.text(mark, at.start..at.start + length);
                    self.builder.open(Tag::Span, Vec::new(), at, Source::Markdown);
                } else {
                    let (tag, attributes) = markdown_tag(tag);
                    self.builder.open(tag, attributes, at, Source::Markdown);
                }
            }
            tag => {
                let (tag, attributes) = markdown_tag(tag);
                if self.builder.closed_list() && self.is_parted(range.start) {
                    self.builder.part();
                }
                if !self.builder.reopen(&tag) {
                    self.builder.open(tag, attributes, at, Source::Markdown);
                }
            }
        }
    }

    /// Whether anything but the marks of quotations stands behind the last list, up to `start`.
    fn is_parted(&self, start: usize) -> bool {
        let between = self.normalised.text.get(self.list_end..start).unwrap_or_default();
        between.contains(|c: char| !c.is_whitespace() && c != '>')
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::Strikethrough if self.is_single_tilde(range) => {
                let end = self.normalised.origin.of(range).end;
                self.builder.close_markdown();
                self.builder.text("~", end.saturating_sub(1)..end);
            }
            TagEnd::Emphasis | TagEnd::Strong => {
                let mark = self.emphasis.close();
                self.builder.close_markdown();
                match mark {
                    Some(mark) => {
                        let end = self.normalised.origin.of(range).end;
                        self.builder.text(&mark, end.saturating_sub(mark.len())..end);
                    }
                    None => self.attributes(range.end),
                }
            }
            tag => {
                if matches!(tag, TagEnd::List(_) | TagEnd::DefinitionList) {
                    self.list_end = range.end;
                }
                self.builder.close_markdown();
                if matches!(tag, TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) {
                    self.attributes(range.end);
                }
            }
        }
    }

    /// Whether a strikethrough is written with one tilde: kramdown knows only two.
    fn is_single_tilde(&self, range: &Range<usize>) -> bool {
        let source = self.normalised.text.get(range.clone()).unwrap_or_default();
        !source.starts_with("~~")
    }

    /// The end of a line; two backslashes ahead of it are kramdown's way to break it.
    fn line_end(&mut self, range: &Range<usize>, at: Range<usize>) {
        // Each line of a term is a term.
        if matches!(self.builder.open.last(), Some((Element { tag: Tag::Term, .. }, Source::Markdown))) {
            self.builder.close_markdown();
            self.builder.open(Tag::Term, Vec::new(), at, Source::Markdown);
            self.item = true;
            return;
        }
        let breaks = self.normalised.text.get(..range.start).is_some_and(|before| before.ends_with("\\\\"));
        match self.builder.children().last_mut() {
            Some(Node::Text { text, .. }) if breaks && text.ends_with('\\') => {
                text.pop();
                self.builder.leaf(Tag::LineBreak, Vec::new(), at);
            }
            _ => self.builder.push(Node::SoftBreak),
        }
    }

    /// Words, which are set when all of their run is known.
    fn text(&mut self, text: &str, mut range: Range<usize>) {
        let source = self.normalised.text.get(range.clone());
        if std::mem::take(&mut self.item)
            && let Some((list, end)) = self.normalised.list_at(range.start)
        {
            if let Some((element, _)) =
                self.builder.open.iter_mut().rev().find(|(element, _)| element.tag != Tag::Paragraph)
            {
                self.normalised.add(list, &mut element.attributes);
            }
            self.read = end;
        }
        let is_code = self.builder.open.last().is_some_and(|(last, _)| matches!(last.tag, Tag::CodeBlock(_)));
        if source != Some(text) || is_code {
            self.set_words();
            if range.end > self.read {
                let restored = self.normalised.restored(text, &range);
                let at = self.normalised.origin.of(&range);
                self.builder.text(restored.as_deref().unwrap_or(text), at);
            }
            return;
        }
        range.start = range.start.max(self.read);
        if range.start >= range.end {
            return;
        }
        if self.words.end != range.start || self.words.is_empty() {
            self.set_words();
            self.words.start = range.start;
        }
        self.words.end = range.end;
    }

    /// Sets the words of the run that has ended.
    fn set_words(&mut self) {
        let run = std::mem::take(&mut self.words);
        if run.is_empty() {
            return;
        }
        let source = &self.normalised.text;
        let is_alt = self.builder.open.iter().any(|(element, _)| element.tag == Tag::Picture);
        let plain = source.get(run.clone()).unwrap_or_default();
        let at = self.normalised.origin.of(&run);
        if is_alt {
            let restored = self.normalised.restored(plain, &run);
            self.builder.text(restored.as_deref().unwrap_or(plain), at);
            return;
        }
        let normalised = self.normalised;
        let mut start = run.start;
        for (place, what) in normalised.spans(&run) {
            self.set(start..place.start.max(start));
            let at = normalised.origin.of(&place);
            self.taken(what, at);
            if matches!(what, What::Html { .. }) {
                self.attributes(place.end);
            }
            start = place.end.max(self.read);
        }
        self.set(start..run.end);
    }

    fn set(&mut self, run: Range<usize>) {
        if !run.is_empty() {
            for (place, problem) in references::missing(&self.normalised.text, &run) {
                self.builder.log.report(self.normalised.origin.of(&place), problem);
            }
            let at = self.normalised.origin.of(&run);
            self.builder.text(&typography::set(&self.normalised.text, &run), at);
        }
    }

    /// The attribute lists right at `at`, which are of the span that ends there.
    fn attributes(&mut self, mut at: usize) {
        while let Some((list, end)) = self.normalised.list_at(at) {
            let Some(Node::Element(element)) = self.builder.children().last_mut() else {
                return;
            };
            let mut attributes = Vec::new();
            self.normalised.add(list, &mut attributes);
            kramdown::add_attributes(&mut element.attributes, &attributes);
            let place = self.normalised.origin.of(&(at..end));
            unshown::attributes(&attributes, &place, self.builder.log);
            self.report_unknown(list, &place);
            self.read = end;
            at = end;
        }
    }

    /// Names what of an attribute list means nothing.
    fn report_unknown(&mut self, list: &str, at: &Range<usize>) {
        for name in self.normalised.unknown(list) {
            self.builder.log.report(at.clone(), TextProblem::UnknownAttribute { name: name.to_owned() });
        }
    }

    /// A block of HTML: either a placeholder, or one within another block.
    fn html_block(&mut self) {
        let Some((text, start)) = self.html.take() else {
            return;
        };
        self.builder.part();
        let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
        let at = start + indent;
        let Some(what) = self.normalised.what(at).or_else(|| self.normalised.what(start)) else {
            let depth = self.builder.open.len();
            self.builder.html_text(&text, start);
            self.builder.close_html_down_to(depth);
            return;
        };
        let at = self.normalised.origin.of(&(at..at + 1));
        if matches!(what, What::Math(_)) {
            self.builder.open(Tag::Paragraph, Vec::new(), at.clone(), Source::Markdown);
            self.taken(what, at);
            self.builder.close_markdown();
        } else {
            self.taken(what, at);
        }
    }

    /// What a placeholder stands for.
    fn taken(&mut self, what: &What, at: Range<usize>) {
        match what {
            What::Html { tokens, open } => {
                let depth = self.builder.open.len();
                for placed in tokens {
                    self.builder.token(placed.clone());
                }
                if !open {
                    self.builder.close_html_down_to(depth);
                }
            }
            What::Attributes { list, of_last } => {
                let mut attributes: Vec<Attribute> = Vec::new();
                self.normalised.add(list, &mut attributes);
                self.report_unknown(list, &at);
                self.builder.leaf(Tag::Attributes { of_last: *of_last }, attributes, at);
            }
            What::AttributesOfItem(list) => {
                if let Some((item, _)) = self.builder.open.last_mut() {
                    self.normalised.add(list, &mut item.attributes);
                }
            }
            What::Math(formula) => {
                let children = vec![Node::Text { text: formula.clone(), at: at.clone() }];
                let attributes = Vec::new();
                self.builder.push(Node::Element(Element { tag: Tag::Math, attributes, at, children }));
            }
            What::Words(words) => self.builder.text(words, at),
            What::Nothing => {}
        }
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
        MarkdownTag::Link { link_type: LinkType::Email, dest_url, .. } => {
            (Tag::Link, vec![("href".to_owned(), format!("mailto:{dest_url}"))])
        }
        MarkdownTag::DefinitionList => plain(Tag::Definitions),
        MarkdownTag::DefinitionListTitle => plain(Tag::Term),
        MarkdownTag::DefinitionListDefinition => plain(Tag::Detail),
        MarkdownTag::FootnoteDefinition(name) => {
            (Tag::Footnote, vec![("name".to_owned(), name.into_string())])
        }
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
    // `php?start_inline=1`: options of Jekyll's highlighter.
    let name = info.split_whitespace().next()?.split('?').next()?;
    (!name.is_empty()).then(|| name.to_owned())
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
