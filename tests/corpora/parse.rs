//! HTML as a tree: html5ever's tokens, nested as their tags say.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::normal::{Piece, is_block};

const VOID: [&str; 10] = ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"];

/// html5ever's tokens as a tree.
pub(crate) fn parse(html: &str) -> Vec<Piece> {
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink::default(), options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.tree.into_inner().finish()
}

/// An element that is open: its name, its attributes, and what it holds so far.
type Open = (String, Vec<(String, String)>, Vec<Piece>);

#[derive(Default)]
struct Tree {
    root: Vec<Piece>,
    open: Vec<Open>,
}

impl Tree {
    fn push(&mut self, piece: Piece) {
        let siblings = self.open.last_mut().map_or(&mut self.root, |(_, _, children)| children);
        match (siblings.last_mut(), piece) {
            (Some(Piece::Text(last)), Piece::Text(more)) => last.push_str(&more),
            (_, piece) => siblings.push(piece),
        }
    }

    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some((name, attributes, children)) = self.open.pop() {
                self.push(Piece::Element { name, attributes, children });
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let name = tag.name.to_string();
        if tag.kind == TagKind::EndTag {
            if let Some(index) = self.open.iter().rposition(|(open, _, _)| *open == name) {
                self.close(index);
            }
            return;
        }
        while let Some((last, _, _)) = self.open.last() {
            let ends = match last.as_str() {
                "p" => is_block(&name),
                "li" => name == "li",
                "td" | "th" => matches!(name.as_str(), "td" | "th" | "tr"),
                "tr" => name == "tr",
                "dt" | "dd" => matches!(name.as_str(), "dt" | "dd"),
                _ => false,
            };
            if !ends {
                break;
            }
            self.close(self.open.len() - 1);
        }
        let attributes: Vec<_> =
            tag.attrs.iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string())).collect();
        if VOID.contains(&name.as_str()) {
            self.push(Piece::Element { name, attributes, children: Vec::new() });
        } else {
            self.open.push((name, attributes, Vec::new()));
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.close(0);
        self.root
    }
}

#[derive(Default)]
struct Sink {
    tree: RefCell<Tree>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => {
                self.tree.borrow_mut().tag(&tag);
                let start = tag.kind == TagKind::StartTag;
                match tag.name.as_ref() {
                    "script" if start => return TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "iframe" | "xmp" if start => return TokenSinkResult::RawData(RawKind::Rawtext),
                    "textarea" | "title" if start => return TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => {}
                }
            }
            Token::CharacterTokens(text) => self.tree.borrow_mut().push(Piece::Text(text.to_string())),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
