//! Where Liquid's tags stand in a text.

use std::ops::Range;

/// A tag.
#[derive(Debug, Clone)]
pub(super) struct Tag<'t> {
    pub(super) at: Range<usize>,
    /// All of it.
    pub(super) written: &'t str,
    /// What stands between its braces.
    pub(super) inside: &'t str,
    pub(super) kind: Kind,
}

/// What a tag is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `{{ … }}`: a value.
    Output,
    /// `{% … %}`: an instruction.
    Instruction,
}

impl<'t> Tag<'t> {
    /// An instruction's name, and what is given to it.
    pub(super) fn words(&self) -> Option<(&'t str, &'t str)> {
        let is_instruction = self.kind == Kind::Instruction;
        let (name, given) = self.inside.split_once(char::is_whitespace).unwrap_or((self.inside, ""));
        is_instruction.then(|| (name, given.trim()))
    }
}

/// The tags of a text, in their order. A value does not run on over lines, nor an
/// instruction over paragraphs: an author's lone braces stay theirs.
#[derive(Debug, Clone)]
pub(super) struct Tags<'t> {
    text: &'t str,
    at: usize,
    ends: [Next; 4],
}

/// The next place of a text within another one, remembered: looking for it again and
/// again reads the text once.
#[derive(Debug, Clone)]
struct Next {
    wanted: &'static str,
    found: Option<usize>,
}

impl Next {
    const fn new(wanted: &'static str) -> Self {
        Self { wanted, found: Some(0) }
    }

    fn from(&mut self, text: &str, at: usize) -> Option<usize> {
        let stale = self.found.is_some_and(|found| {
            found < at || !text.get(found..).unwrap_or_default().starts_with(self.wanted)
        });
        if stale {
            self.found = text.get(at..).and_then(|rest| rest.find(self.wanted)).map(|found| at + found);
        }
        self.found
    }
}

impl<'t> Tags<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, ends: [Next::new("}}"), Next::new("\n"), Next::new("%}"), Next::new("\n\n")] }
    }

    /// Goes on behind what was understood otherwise.
    pub(super) fn go_on_at(&mut self, at: usize) {
        self.at = at;
    }
}

impl<'t> Iterator for Tags<'t> {
    type Item = Tag<'t>;

    fn next(&mut self) -> Option<Tag<'t>> {
        let text = self.text;
        loop {
            let start = self.at + text.get(self.at..)?.find('{')?;
            let kind = match text.as_bytes().get(start + 1) {
                Some(b'{') => Kind::Output,
                Some(b'%') => Kind::Instruction,
                _ => {
                    self.at = start + 1;
                    continue;
                }
            };
            let [braces, line, percent, paragraph] = &mut self.ends;
            let (close, limit) = match kind {
                Kind::Output => (braces, line),
                Kind::Instruction => (percent, paragraph),
            };
            let end = close.from(text, start + 2);
            let limit = limit.from(text, start).unwrap_or(text.len());
            match end.filter(|end| *end < limit) {
                Some(end) => {
                    let at = start..end + 2;
                    self.at = at.end;
                    let inside = text.get(start + 2..end)?;
                    let inside = inside.strip_prefix('-').unwrap_or(inside);
                    let inside = inside.strip_suffix('-').unwrap_or(inside).trim();
                    return Some(Tag { written: text.get(at.clone())?, at, inside, kind });
                }
                None => self.at = start + 1,
            }
        }
    }
}
