//! Markdown and the HTML within it as one tree.
//!
//! `markdown` gives the elements of the Markdown, `html` the tags of the HTML; a
//! [`Builder`] nests both in one tree of [`Node`]s, each with its place in the post.
//!
//! HTML's elements never close Markdown's, and end with the Markdown that they
//! are in; tags without a partner are diagnosed.

use std::collections::HashMap;
use std::ops::Range;

use super::diagnostic::Log;
use super::html::{self, Attribute, Placed, Token};
use super::kramdown::Normalised;
use super::node::{Element, Node, Tag};
use super::problem::TextProblem;
use super::unshown;

/// How deep the tree may be. The JSON of the deepest text stays within the 128
/// levels that `serde_json` reads, at no more than three levels each.
const MAX_DEPTH: usize = 32;

/// Where an open element came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    Markdown,
    Html(String),
}

pub(super) struct Builder<'n, 'l> {
    normalised: &'n Normalised,
    pub(super) log: &'l mut Log,
    root: Vec<Node>,
    pub(super) open: Vec<(Element, Source)>,
    /// How many elements of Markdown are open that were too deep to be kept.
    too_deep: usize,
    /// How many elements of HTML were too deep to be kept, by their names: their
    /// end tags close nothing.
    flat: HashMap<String, usize>,
    /// The list of Markdown that was closed last: how deep it is, and its place there.
    closed_list: Option<(usize, usize)>,
}

impl<'n, 'l> Builder<'n, 'l> {
    pub(super) fn new(normalised: &'n Normalised, log: &'l mut Log) -> Self {
        Self {
            normalised,
            log,
            root: Vec::new(),
            open: Vec::new(),
            too_deep: 0,
            flat: HashMap::new(),
            closed_list: None,
        }
    }

    pub(super) fn html_text(&mut self, text: &str, offset: usize) {
        for mut placed in html::tokens(text, offset) {
            let written = self.normalised.written(placed.at.start);
            placed.at = self.normalised.origin.of(&placed.at);
            // What was taken out of raw HTML belongs there as it was written.
            if let (Token::Comment, Some(written)) = (&placed.token, written) {
                placed.token = Token::Text(written.to_owned());
            }
            self.token(placed);
        }
    }

    pub(super) fn token(&mut self, placed: Placed) {
        let Placed { token, at } = placed;
        match token {
            Token::Text(text) => self.html_words(&text, at),
            Token::Comment => {}
            Token::Declaration => self.log.report(at, TextProblem::DroppedDeclaration),
            Token::UnclosedComment => self.log.report(at, TextProblem::UnclosedComment),
            Token::Open { name, attributes, void } => {
                self.close_implied(&name);
                let tag = Tag::of_html(&name, &attributes);
                let title = attributes.iter().find(|(key, _)| key == "title");
                // What has a place for it shows it.
                let shows = matches!(tag, Tag::Abbreviation | Tag::Frame | Tag::Media | Tag::Script(_));
                if let Some((_, title)) = title.filter(|_| !shows) {
                    unshown::title(title, &at, self.log);
                }
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

    pub(super) fn text(&mut self, text: &str, at: Range<usize>) {
        if let Some(Node::Text { text: last, at: place }) = self.children().last_mut()
            && place.end == at.start
        {
            last.push_str(text);
            place.end = at.end;
            return;
        }
        self.push(Node::Text { text: text.to_owned(), at });
    }

    pub(super) fn code(&mut self, text: &str, at: Range<usize>) {
        self.push(Node::Element(Element {
            tag: Tag::Code,
            attributes: Vec::new(),
            at: at.clone(),
            children: vec![Node::Text { text: text.to_owned(), at }],
        }));
    }

    pub(super) fn leaf(&mut self, tag: Tag, attributes: Vec<Attribute>, at: Range<usize>) {
        self.push(Node::Element(Element { tag, attributes, at, children: Vec::new() }));
    }

    pub(super) fn children(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some((element, _)) => &mut element.children,
            None => &mut self.root,
        }
    }

    pub(super) fn push(&mut self, node: Node) {
        self.children().push(node);
    }

    pub(super) fn open(&mut self, tag: Tag, attributes: Vec<Attribute>, at: Range<usize>, source: Source) {
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
    pub(super) fn close_markdown(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(index) = self.open.iter().rposition(|(_, source)| *source == Source::Markdown) else {
            return;
        };
        self.close_html_down_to(index + 1);
        if let Some((element, _)) = self.close() {
            let is_list = matches!(element.tag, Tag::List { .. } | Tag::Definitions);
            self.push(Node::Element(element));
            self.closed_list = is_list.then_some((self.open.len(), self.children().len()));
        }
    }

    /// Says that something stands behind the list that was closed last, though nothing shows.
    pub(super) fn part(&mut self) {
        self.closed_list = None;
    }

    /// Whether a list was closed last.
    pub(super) fn closed_list(&self) -> bool {
        self.closed_list.is_some()
    }

    /// Goes on with the list that stands right ahead, if it is of the kind of `tag`:
    /// for kramdown, other bullets are no other list.
    pub(super) fn reopen(&mut self, tag: &Tag) -> bool {
        let depth = self.open.len();
        let closed = self.closed_list.take();
        if closed.is_none() {
            return false;
        }
        let children = self.children();
        if closed != Some((depth, children.len())) {
            return false;
        }
        let continues =
            |list: &Element| list.tag == *tag && matches!(tag, Tag::List { start: None } | Tag::Definitions);
        match children.pop() {
            Some(Node::Element(list)) if continues(&list) => {
                self.open.push((list, Source::Markdown));
                true
            }
            Some(other) => {
                children.push(other);
                false
            }
            None => false,
        }
    }

    /// Closes elements of HTML that have no end tag.
    pub(super) fn close_html_down_to(&mut self, depth: usize) {
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

    pub(super) fn finish(mut self) -> Vec<Node> {
        self.close_html_down_to(0);
        self.root
    }
}
