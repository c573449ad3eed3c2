//! The ids of a page's elements: handed out here alone, so that no two are alike.
//!
//! 1. Talks get theirs first (`talk-1`), so that links to them never change.
//! 2. Then come the ids that the author gave: those of places among the text, which
//!    [`Context`] took down on the way, and of headings (`{#video}`).
//! 3. All other headings get what kramdown's GFM parser gives them (`発表の概要-1`).
//! 4. Talks have a second one: what their heading has in Jekyll, so that old links arrive.
//!
//! None of them is one that the page itself has: [`page_ids`].

use std::collections::{HashMap, HashSet};

use super::block::{Flow, Piece, RawHeading};
use super::context::Context;
use super::problem::{TalkProblem, TextProblem};
use super::vocabulary::Vocabulary;
use crate::model::{Anchor, Inline, TalkKey, page_ids};

/// The talk that a heading names, and the length in bytes of its name.
pub(super) fn talk_of(heading: &RawHeading, vocabulary: &Vocabulary) -> Option<(TalkKey, usize)> {
    vocabulary.talk(&Inline::plain_text(&heading.content))
}

/// The ids of a heading.
#[derive(Debug)]
pub(super) struct HeadingIds {
    pub(super) id: Anchor,
    /// A talk's id in Jekyll, where it is another one: its author's, or that of its words.
    pub(super) former: Option<Anchor>,
}

/// The ids of all headings of `flows`, in their order.
pub(super) fn assign(flows: &[Flow], context: &mut Context<'_>) -> Vec<HeadingIds> {
    let headings: Vec<_> = flows
        .iter()
        .filter_map(|flow| match &flow.piece {
            Piece::Heading(heading) => Some((heading, &flow.at)),
            _ => None,
        })
        .collect();
    let mut ids = Ids { used: context.anchors.clone(), next: HashMap::new() };
    let mut assigned: Vec<Option<Anchor>> = vec![None; headings.len()];
    for ((heading, at), slot) in headings.iter().zip(&mut assigned) {
        if let Some((key, _)) = talk_of(heading, context.vocabulary) {
            let wanted = key.to_string();
            let id = ids.take(&wanted);
            if id.as_str() != wanted {
                context.report((*at).clone(), TalkProblem::DuplicateTalk { talk: wanted });
            }
            *slot = Some(id);
        }
    }
    for ((heading, at), slot) in headings.iter().zip(&mut assigned) {
        if let (None, Some(wanted)) = (&slot, &heading.id) {
            let id = ids.take(wanted);
            if id.as_str() != wanted {
                context.report(context.within(at, wanted), TextProblem::DuplicateId { id: wanted.clone() });
            }
            *slot = Some(id);
        }
    }
    let words = |heading: &RawHeading| automatic(&Inline::plain_text(&heading.content));
    let assigned: Vec<Anchor> = headings
        .iter()
        .zip(assigned)
        .map(|((heading, _), slot)| slot.unwrap_or_else(|| ids.take(&words(heading))))
        .collect();
    let former = |heading: &RawHeading| {
        let (key, _) = talk_of(heading, context.vocabulary)?;
        let wanted = heading.id.clone().unwrap_or_else(|| words(heading));
        (wanted != key.to_string()).then_some(wanted)
    };
    headings
        .iter()
        .zip(assigned)
        .map(|((heading, _), id)| HeadingIds { id, former: former(heading).map(|wanted| ids.take(&wanted)) })
        .collect()
}

/// The id that kramdown's GFM parser makes of a heading's words.
fn automatic(text: &str) -> String {
    let text = text.to_lowercase();
    let kept =
        text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '\t') || is_mark(*c));
    kept.map(|c| if matches!(c, ' ' | '\t') { '-' } else { c }).collect()
}

/// Marks that are part of words, as voicing marks on kana are.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}')
}

#[derive(Default)]
struct Ids {
    used: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Ids {
    /// `wanted`, or `wanted-1` and so on where it is taken.
    fn take(&mut self, wanted: &str) -> Anchor {
        let mut id = wanted.to_owned();
        loop {
            if !self.used.contains(&id)
                && !page_ids::is_taken(&id)
                && let Some(anchor) = Anchor::parse(&id)
            {
                self.used.insert(id);
                return anchor;
            }
            let base = if Anchor::parse(wanted).is_some() { wanted } else { "section" };
            let count = self.next.entry(base.to_owned()).or_insert(0);
            *count += 1;
            id = format!("{base}-{count}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn automatic_ids_are_those_of_kramdown() {
        for (text, id) in [
            ("発表の概要", "発表の概要"),
            ("クイズ大会！", "クイズ大会"),
            ("What's New, 2025?", "whats-new-2025"),
            ("a_b - c", "a_b---c"),
            ("！", ""),
        ] {
            assert_eq!(automatic(text), id, "{text}");
        }
    }

    #[test]
    fn ids_of_the_page_itself_are_taken() {
        let mut ids = Ids::default();
        let taken: Vec<_> = ["content", "talk-1-title"].map(|wanted| ids.take(wanted).to_string()).into();
        assert_eq!(taken, ["content-1", "talk-1-title-1"]);
    }

    #[test]
    fn no_two_ids_are_alike() {
        let mut ids = Ids::default();
        let taken: Vec<_> = ["a", "a-1", "a", "a", "", ""].map(|wanted| ids.take(wanted).to_string()).into();
        assert_eq!(taken, ["a", "a-1", "a-2", "a-3", "section-1", "section-2"]);
    }
}
