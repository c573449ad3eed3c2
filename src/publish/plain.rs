//! A report's words alone: for how long it takes to read, for search and for previews.

use crate::model::{Block, Figure, Inline, Part, Report, SectionKind, Talk};

/// How many characters of Japanese are read in a minute: what Japan's broadcasters and
/// schools reckon with is 400 to 600.
const CHARACTERS_A_MINUTE: usize = 500;
/// How many words of a language with spaces are read in a minute (Brysbaert 2019: 238
/// for English, silently; a technical text takes longer).
const WORDS_A_MINUTE: usize = 200;

/// The words of a report in its order, a line for each piece.
pub(super) fn report(report: &Report) -> String {
    let mut out = String::new();
    for part in &report.body {
        match part {
            Part::Block(block) => self::block(block, &mut out),
            Part::Talk(talk) => self::talk(talk, &mut out),
            Part::Recording | Part::Cues => {}
        }
    }
    out
}

/// The words of a talk: its title, and all that the report says of it.
pub(super) fn talk(talk: &Talk, out: &mut String) {
    line(&talk.title, out);
    blocks(&talk.intro, out);
    for section in &talk.sections {
        line(&section.title, out);
        blocks(&section.blocks, out);
    }
}

/// What the report says of a talk, without the headings that every talk has.
pub(super) fn about(talk: &Talk) -> String {
    let mut out = String::new();
    blocks(&talk.intro, &mut out);
    for section in &talk.sections {
        if section.kind == SectionKind::Other {
            line(&section.title, &mut out);
        }
        blocks(&section.blocks, &mut out);
    }
    out
}

/// The words of some blocks.
pub(super) fn blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        self::block(block, out);
    }
}

/// The words of a block.
pub(super) fn block(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(content) => line(content, out),
        Block::Heading(heading) => line(&heading.content, out),
        Block::List { items, .. } => {
            for item in items {
                blocks(item, out);
            }
        }
        Block::Quote(content) | Block::Callout { blocks: content, .. } => blocks(content, out),
        Block::Code { text, .. } => {
            out.push_str(text);
            out.push('\n');
        }
        Block::Figure(figure) => caption(figure, out),
        Block::Table { head, rows, .. } => {
            for cell in head.iter().chain(rows.iter().flatten()) {
                line(cell, out);
            }
        }
        Block::Definitions(definitions) => {
            for definition in definitions {
                definition.terms.iter().for_each(|term| line(term, out));
                definition.details.iter().for_each(|details| blocks(details, out));
            }
        }
        Block::Details { summary, blocks: content } => {
            line(summary, out);
            blocks(content, out);
        }
        Block::Footnotes(notes) => notes.iter().for_each(|note| blocks(&note.blocks, out)),
        Block::Media(media) => line(&[Inline::Text(media.words.clone())], out),
        Block::Rule | Block::Anchor(_) => {}
    }
}

fn caption(figure: &Figure, out: &mut String) {
    line(&figure.caption, out);
}

fn line(content: &[Inline], out: &mut String) {
    let start = out.len();
    out.push_str(&Inline::plain_text(content));
    if out.len() > start {
        out.push('\n');
    }
}

/// A text on one line, without control characters: for places that hold a single line.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How long a text takes to read, in minutes, at least 1.
pub(super) fn minutes(text: &str) -> u32 {
    let is_spaced = |c: char| c.is_ascii() || ('\u{c0}'..'\u{2e80}').contains(&c);
    let characters = text.chars().filter(|c| !is_spaced(*c)).count();
    let words =
        text.split(|c: char| !(is_spaced(c) && c.is_alphanumeric())).filter(|word| !word.is_empty()).count();
    let share = characters * WORDS_A_MINUTE + words * CHARACTERS_A_MINUTE;
    u32::try_from(share.div_ceil(CHARACTERS_A_MINUTE * WORDS_A_MINUTE)).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_scripts_take_their_time() {
        assert_eq!(minutes(""), 1);
        assert_eq!(minutes(&"字".repeat(1000)), 2);
        assert_eq!(minutes(&"word ".repeat(1000)), 5);
        assert_eq!(minutes(&["字".repeat(500), "word ".repeat(200)].concat()), 2);
    }
}
