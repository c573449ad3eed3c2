//! A file of `src/` as a row of tokens; comments, and code for tests alone, are no
//! part of it.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A Rust file of `src/`.
pub(crate) struct Source {
    /// Below `src/`, with `/` between.
    pub(crate) path: String,
    pub(crate) tokens: Vec<Token>,
}

/// A token, with how many modules within the file it stands in.
pub(crate) struct Token {
    text: String,
    inner_modules: usize,
}

impl Source {
    pub(crate) fn parse(path: &str, text: &str) -> Self {
        let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut tokens = Vec::new();
        flatten(stream, 0, &mut tokens);
        Self { path: path.to_owned(), tokens }
    }

    /// The folder of `src/` that it belongs to; none for `lib.rs`.
    pub(crate) fn folder(&self) -> Option<&str> {
        self.path.split_once('/').map(|(folder, _)| folder)
    }

    /// The names of the module that the file is: `compile/html.rs` is `compile::html`.
    fn modules(&self) -> usize {
        let names = self.path.trim_end_matches(".rs").split('/');
        names.filter(|name| !["mod", "lib"].contains(name)).count()
    }

    pub(crate) fn text(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| &token.text)
    }

    pub(crate) fn has(&self, sequence: &[&str]) -> bool {
        (0..self.tokens.len())
            .any(|start| sequence.iter().zip(start..).all(|(text, at)| self.text(at) == *text))
    }

    /// The modules at the root of the crate that it names.
    pub(crate) fn names_of_root(&self) -> Vec<String> {
        let mut names = Vec::new();
        for (index, token) in self.tokens.iter().enumerate() {
            let is_head = self.text(index.wrapping_sub(1)) != "::";
            if token.text == "crate" && self.text(index + 1) == "::" {
                names.extend(self.heads(index + 2));
            } else if token.text == "super" && is_head {
                let mut end = index;
                let mut climbs = 1;
                while self.text(end + 1) == "::" && self.text(end + 2) == "super" {
                    end += 2;
                    climbs += 1;
                }
                if climbs == self.modules() + token.inner_modules {
                    names.extend(self.heads(end + 2));
                }
            }
        }
        names
    }

    /// The first names of what stands after a path's `::`: one name, or those of a
    /// braced list.
    fn heads(&self, start: usize) -> Vec<String> {
        if self.text(start) != "{" {
            return vec![self.text(start).to_owned()];
        }
        let mut heads = Vec::new();
        let mut depth = 0;
        for at in start.. {
            match self.text(at) {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 || self.text(at).is_empty() {
                break;
            }
            let opens = depth == 1 && (at == start || self.text(at) == ",");
            if opens && self.text(at + 1) != "}" {
                heads.push(self.text(at + 1).to_owned());
            }
        }
        heads
    }
}

/// Writes a tree of tokens as a row, brackets included and `::` as one, without what
/// `#[cfg(test)]` marks.
fn flatten(stream: TokenStream, inner_modules: usize, out: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    let mut row: Vec<String> = Vec::new();
    while let Some(tree) = trees.next() {
        let is_test_mark = matches!(&tree, TokenTree::Group(group) if group.to_string().replace(' ', "") == "[cfg(test)]")
            && row.last().is_some_and(|last| last == "#");
        if is_test_mark {
            trees.by_ref().find(ends_item);
            continue;
        }
        let text = match &tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                let is_module = open == "{" && row.iter().rev().nth(1).is_some_and(|word| word == "mod");
                out.push(Token { text: open.to_owned(), inner_modules });
                flatten(group.stream(), inner_modules + usize::from(is_module), out);
                close.to_owned()
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                let is_pair = matches!(trees.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':');
                if is_pair {
                    trees.next();
                }
                if is_pair { "::" } else { ":" }.to_owned()
            }
            other => other.to_string(),
        };
        row.push(text.clone());
        out.push(Token { text, inner_modules });
    }
}

/// Whether an item ends here: with its braces, or with a semicolon.
fn ends_item(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    }
}
