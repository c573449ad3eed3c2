//! Where a rewritten text came from.
//!
//! Stages that rewrite the post before the Markdown parser sees it do so through
//! a [`Rewriter`], whose [`Origin`] leads every place of the new text back to its
//! place in the post, so that diagnostics point at what the author wrote.

use std::ops::Range;

/// A stretch of rewritten text.
#[derive(Debug, Clone)]
struct Piece {
    /// Where it starts in the new text.
    at: usize,
    /// What it stands for in the old text.
    old: Range<usize>,
    /// Whether it is the old text as it was, byte for byte.
    verbatim: bool,
}

/// Leads from places in a rewritten text to places in the post.
#[derive(Debug, Clone, Default)]
pub(super) struct Origin {
    pieces: Vec<Piece>,
    before: Option<Box<Origin>>,
}

impl Origin {
    /// The origin of a text that is the post from byte `offset` on.
    pub(super) fn at(offset: usize) -> Self {
        let piece = Piece { at: 0, old: offset..usize::MAX, verbatim: true };
        Self { pieces: vec![piece], before: None }
    }

    /// The place in the post of a range of the rewritten text.
    pub(super) fn of(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.start(range.start);
        let end = if range.is_empty() { start } else { self.end(range.end) };
        let old = start..end.max(start);
        match &self.before {
            Some(before) => before.of(&old),
            None => old,
        }
    }

    fn start(&self, at: usize) -> usize {
        match self.piece(at) {
            Some(piece) if piece.verbatim => piece.old.start.saturating_add(at - piece.at),
            Some(piece) => piece.old.start,
            None => at,
        }
    }

    fn end(&self, at: usize) -> usize {
        match self.piece(at.saturating_sub(1)) {
            Some(piece) if piece.verbatim => piece.old.start.saturating_add(at - piece.at),
            Some(piece) => piece.old.end,
            None => at,
        }
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.checked_sub(1)?)
    }
}

/// Writes a new text from an old one, piece by piece and in order.
pub(super) struct Rewriter<'s> {
    old: &'s str,
    copied: usize,
    new: String,
    pieces: Vec<Piece>,
}

impl<'s> Rewriter<'s> {
    pub(super) fn new(old: &'s str) -> Self {
        Self { old, copied: 0, new: String::with_capacity(old.len() + 64), pieces: Vec::new() }
    }

    /// Puts `text` in place of `range`, which lies behind all earlier ones.
    pub(super) fn replace(&mut self, range: Range<usize>, text: &str) {
        self.copy_until(range.start);
        if !text.is_empty() {
            self.push(range.clone(), text, false);
        }
        self.copied = range.end.max(self.copied);
    }

    /// How long the new text will be once everything before `at` is copied.
    pub(super) fn position(&mut self, at: usize) -> usize {
        self.copy_until(at);
        self.new.len()
    }

    /// The new text, and where it came from; `before` is the old text's own origin.
    pub(super) fn finish(mut self, before: Origin) -> (String, Origin) {
        self.copy_until(self.old.len());
        let origin = Origin { pieces: self.pieces, before: Some(Box::new(before)) };
        (self.new, origin)
    }

    fn copy_until(&mut self, at: usize) {
        let range = self.copied..at;
        if let Some(text) = self.old.get(range.clone()).filter(|text| !text.is_empty()) {
            self.push(range, text, true);
            self.copied = at;
        }
    }

    fn push(&mut self, old: Range<usize>, text: &str, verbatim: bool) {
        self.pieces.push(Piece { at: self.new.len(), old, verbatim });
        self.new.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_leads_back() {
        let mut rewriter = Rewriter::new("ab{x}cd");
        rewriter.replace(2..5, "LONGER");
        let (text, origin) = rewriter.finish(Origin::at(100));
        assert_eq!(text, "abLONGERcd");
        assert_eq!(origin.of(&(0..2)), 100..102);
        assert_eq!(origin.of(&(3..5)), 102..105);
        assert_eq!(origin.of(&(8..10)), 105..107);
        assert_eq!(origin.of(&(1..9)), 101..106);
    }

    #[test]
    fn origins_chain() {
        let mut first = Rewriter::new("a<b");
        first.replace(1..2, "");
        let (text, origin) = first.finish(Origin::at(10));
        let mut second = Rewriter::new(&text);
        second.replace(1..1, "\n");
        let (text, origin) = second.finish(origin);
        assert_eq!(text, "a\nb");
        assert_eq!(origin.of(&(2..3)), 12..13);
    }
}
