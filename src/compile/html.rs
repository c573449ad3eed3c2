//! HTML as tokens, each with its place.
//!
//! The tokens are html5ever's. It tells no byte offsets, so the text is fed to it
//! in stretches that end where a tag may start or end, and whatever it gives back
//! for a stretch lies there.

use std::cell::RefCell;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token as Html5Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// An attribute's name and value, entities resolved.
pub(super) type Attribute = (String, String);

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A start tag.
    Open {
        name: String,
        attributes: Vec<Attribute>,
        /// Whether it has no content: `<br>`, `<img>`.
        void: bool,
    },
    /// An end tag.
    Close { name: String },
    /// Characters, entities resolved.
    Text(String),
    /// A comment: nothing to show.
    Comment,
    /// A declaration or an instruction: nothing that a browser shows.
    Declaration,
    /// A comment that is not closed, and all behind it.
    UnclosedComment,
}

/// A token and its place in the text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) at: Range<usize>,
}

/// The most elements that may be open within each other for their end to be looked for.
const MAX_OPEN: usize = 256;

/// Reads all of `text`, which starts at `offset`.
///
/// Browsers show nothing of a tag or a comment that is not closed, nor of what follows it.
/// Here such a tag is words, as in kramdown; such a comment is told from others.
pub(super) fn tokens(text: &str, offset: usize) -> Vec<Placed> {
    let mut reader = Reader::new(offset);
    reader.feed(text);
    let Read { mut placed, end } = reader.finish();
    name_declarations(&mut placed, text, offset);
    let rest = text.get(end.saturating_sub(offset)..).unwrap_or_default();
    if !rest.is_empty() {
        let token = match rest.as_bytes() {
            [b'<', b'!', b'-', b'-', ..] => Token::UnclosedComment,
            [b'<', b'!' | b'?', ..] => Token::Declaration,
            _ => Token::Text(rest.to_owned()),
        };
        placed.push(Placed { token, at: end..offset + text.len() });
    }
    placed
}

/// Tells declarations from comments, which a tokenizer takes for the same.
fn name_declarations(placed: &mut [Placed], text: &str, offset: usize) {
    for Placed { token, at } in placed {
        let written = text.get(at.start.saturating_sub(offset)..).unwrap_or_default();
        if *token == Token::Comment && !written.starts_with("<!--") {
            *token = Token::Declaration;
        }
    }
}

/// The HTML at the start of `text` up to the end of its first element, and its length.
///
/// `None` where that element is not closed within the text.
pub(super) fn first_element(text: &str, offset: usize) -> Option<(Vec<Placed>, usize)> {
    let mut reader = Reader::new(offset);
    let mut open: Vec<String> = Vec::new();
    let mut seen = 0;
    let mut length = 0;
    for stretch in stretches(text) {
        reader.feed_stretch(stretch);
        length += stretch.len();
        for placed in reader.placed.get(seen..).unwrap_or_default() {
            track(&mut open, &placed.token);
            if open.len() > MAX_OPEN {
                return None;
            }
            if open.is_empty() && !matches!(placed.token, Token::Text(_)) {
                name_declarations(&mut reader.placed, text, offset);
                return Some((reader.placed, length));
            }
        }
        seen = reader.placed.len();
    }
    None
}

/// Keeps the names of the elements that are open.
fn track(open: &mut Vec<String>, token: &Token) {
    match token {
        Token::Open { name, void: false, .. } => {
            while open.last().is_some_and(|last| ends_before(last, name)) {
                open.pop();
            }
            open.push(name.clone());
        }
        Token::Close { name } => {
            if let Some(index) = open.iter().rposition(|candidate| candidate == name) {
                open.truncate(index);
            }
        }
        _ => {}
    }
}

/// Whether an open `last` ends where a `next` starts, without an end tag of its own.
pub(super) fn ends_before(last: &str, next: &str) -> bool {
    match last {
        // On lines of its own a picture of several formats reads as a block; browsers have it in words.
        "p" => is_block(next) && next != "picture",
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr"),
        "tr" => next == "tr",
        "rb" | "rt" | "rp" => matches!(next, "rb" | "rt" | "rp"),
        "option" => next == "option",
        _ => false,
    }
}

/// Whether an element of this name may end with the one around it, without an end tag.
pub(super) fn may_stay_open(name: &str) -> bool {
    matches!(name, "p" | "li" | "td" | "th" | "tr" | "dd" | "dt" | "rb" | "rt" | "rp")
}

/// Whether an element of this name stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 62] = [
        "address", "article", "aside", "audio", "blockquote", "body", "canvas", "caption", "center", "col",
        "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "embed", "fieldset", "figcaption",
        "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hr", "html", "iframe", "li", "link", "main", "menu", "nav", "noscript", "object", "ol",
        "p", "picture", "pre", "script", "section", "source", "style", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul", "video",
    ];
    NAMES.binary_search(&name).is_ok()
}

/// Whether an element of this name never has content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// `text` in stretches, each of which starts with the only `<` in it, or ends
/// with the only `>`, or both, or has neither.
fn stretches(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('>').flat_map(|part| {
        // Every `<` begins a stretch.
        let mut rest = part;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let second = rest.char_indices().skip(1).find(|(_, c)| *c == '<').map(|(at, _)| at);
            let (stretch, after) = rest.split_at(second.unwrap_or(rest.len()));
            rest = after;
            Some(stretch)
        })
    })
}

struct Reader {
    tokenizer: Tokenizer<Sink>,
    input: BufferQueue,
    placed: Vec<Placed>,
    /// Where what has not become a token yet starts.
    start: usize,
    at: usize,
}

/// What was read.
struct Read {
    placed: Vec<Placed>,
    /// Where that starts which is no token.
    end: usize,
}

impl Reader {
    fn new(offset: usize) -> Self {
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        Self {
            tokenizer: Tokenizer::new(Sink::default(), options),
            input: BufferQueue::default(),
            placed: Vec::new(),
            start: offset,
            at: offset,
        }
    }

    fn feed(&mut self, text: &str) {
        for stretch in stretches(text) {
            self.feed_stretch(stretch);
        }
    }

    fn feed_stretch(&mut self, stretch: &str) {
        self.at += stretch.len();
        self.input.push_back(StrTendril::from_slice(stretch));
        // The sink never asks for a script to be run, so a feed reads to the end.
        let _ = self.tokenizer.feed(&self.input);
        self.collect(self.at - stretch.len());
    }

    fn finish(mut self) -> Read {
        let closed = self.placed.len();
        self.tokenizer.end();
        self.collect(self.at);
        // A comment that the end of the text alone has ended.
        let unclosed = self.placed.get(closed..).unwrap_or_default();
        let unclosed = unclosed.iter().position(|placed| placed.token == Token::Comment);
        let end = match unclosed.and_then(|index| self.placed.drain(closed + index..).next()) {
            Some(comment) => comment.at.start,
            None => self.start,
        };
        Read { placed: self.placed, end }
    }

    /// Gives what the tokenizer found in the stretch that starts at `stretch` its place.
    fn collect(&mut self, stretch: usize) {
        let found = self.tokenizer.sink.found.take();
        if found.is_empty() {
            return;
        }
        let several = found.len() > 1;
        let whole = self.start..self.at;
        self.start = self.at;
        for (index, token) in found.into_iter().enumerate() {
            // A character reference is given only when what follows it is seen.
            let at = match (&token, several) {
                (Token::Text(_), true) if index == 0 && whole.start < stretch => whole.start..stretch,
                (_, true) => whole.start.max(stretch)..whole.end,
                _ => whole.clone(),
            };
            match (token, self.placed.last_mut()) {
                (Token::Text(more), Some(Placed { token: Token::Text(text), at: last })) => {
                    text.push_str(&more);
                    last.end = at.end;
                }
                (token, _) => self.placed.push(Placed { token, at: at.clone() }),
            }
        }
    }
}

#[derive(Default)]
struct Sink {
    found: RefCell<Vec<Token>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Html5Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Html5Token::TagToken(tag) => return self.tag(tag),
            Html5Token::CharacterTokens(text) => self.push(Token::Text(text.to_string())),
            Html5Token::CommentToken(_) | Html5Token::DoctypeToken(_) => self.push(Token::Comment),
            Html5Token::NullCharacterToken | Html5Token::EOFToken | Html5Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

impl Sink {
    fn push(&self, token: Token) {
        self.found.borrow_mut().push(token);
    }

    fn tag(&self, tag: Tag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        if tag.kind == TagKind::EndTag {
            self.push(Token::Close { name });
            return TokenSinkResult::Continue;
        }
        let raw = match name.as_str() {
            "script" => Some(RawKind::ScriptData),
            "style" | "iframe" | "xmp" | "noembed" | "noframes" => Some(RawKind::Rawtext),
            "textarea" | "title" => Some(RawKind::Rcdata),
            _ => None,
        };
        let attributes = tag
            .attrs
            .into_iter()
            .map(|attribute| (attribute.name.local.to_string(), one_line(&attribute.value)))
            .collect();
        let void = is_void(&name);
        self.push(Token::Open { name, attributes, void });
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }
}

/// An attribute's value, with a space for its line breaks, as in kramdown.
fn one_line(value: &str) -> String {
    if !value.contains('\n') {
        return value.to_owned();
    }
    let lines = value.split('\n').enumerate().filter(|(index, line)| *index == 0 || !line.is_empty());
    let mut lines: Vec<&str> = lines.map(|(_, line)| line).collect();
    lines.extend(value.ends_with('\n').then_some(""));
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        tokens(text, 0).into_iter().map(|placed| text.get(placed.at).unwrap_or("?")).collect()
    }

    #[test]
    fn names_are_sorted() {
        // The search is binary; one name out of order would be missed in silence.
        for name in ["address", "p", "iframe", "video", "ul", "tr", "h6", "script"] {
            assert!(is_block(name), "{name}");
        }
        assert!(!is_block("a") && !is_block("span"));
    }

    #[test]
    fn every_token_has_its_place() {
        assert_eq!(places("発表 <b class=x>語</b> 1 < 2"), ["発表 ", "<b class=x>", "語", "</b>", " 1 < 2"]);
        assert_eq!(places("<a title='<&gt;>'>&amp;</a>"), ["<a title='<&gt;>'>", "&amp;", "</a>"]);
        assert_eq!(places("<!-- > < -->x"), ["<!-- > < -->", "x"]);
    }

    #[test]
    fn what_shows_nothing_is_told_apart() {
        let kinds = |text| -> Vec<Token> { tokens(text, 0).into_iter().map(|placed| placed.token).collect() };
        for (text, wanted) in [
            ("<!-- a -->", Token::Comment),
            ("<!doctype html>", Token::Declaration),
            ("<?php a ?>", Token::Declaration),
            ("<![CDATA[a]]>", Token::Declaration),
            ("<!-- a > b", Token::UnclosedComment),
            ("<!-- a <b>b</b>", Token::UnclosedComment),
            ("<!doctype a", Token::Declaration),
            ("<?php a", Token::Declaration),
        ] {
            assert_eq!(kinds(text), [wanted], "{text}");
        }
    }

    #[test]
    fn a_tag_that_never_ends_is_text() {
        assert_eq!(places("a <p class='b\nc"), ["a ", "<p class='b\nc"]);
        let last = tokens("<p>a</p><iframe src=\"", 5).pop();
        let token = Token::Text("<iframe src=\"".to_owned());
        assert_eq!(last, Some(Placed { token, at: 13..26 }));
    }

    #[test]
    fn raw_content_is_one_text() {
        assert_eq!(places("<script>if (a < b) { '<b>' }</script>").len(), 3);
    }

    #[test]
    fn a_value_stands_on_one_line() {
        let tokens = tokens("<a title='a\n\nb\n' href=c>", 0);
        let Some(Placed { token: Token::Open { attributes, .. }, .. }) = tokens.first() else {
            return assert_eq!(tokens, []);
        };
        let attribute = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(*attributes, [attribute("title", "a b "), attribute("href", "c")]);
    }

    #[test]
    fn the_first_element_ends_where_it_is_closed() {
        let (_, length) = first_element("<div><p>a<p>b</div> tail", 0).unwrap_or_default();
        assert_eq!(length, "<div><p>a<p>b</div>".len());
        assert_eq!(first_element("<div><p>a</p>", 0), None);
    }
}
