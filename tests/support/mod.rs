//! What several tests share.

use cuecard::compile::{FileInfo, Files};
use cuecard::model::text::{Block, Inline};
use cuecard::model::{Asset, Part, Recording, Report, Speaker, TalkKey, TalkKind};

/// A content folder without files.
pub(crate) struct NoFiles;

impl Files for NoFiles {
    fn find(&self, _: &Asset) -> Option<FileInfo> {
        None
    }
}

/// All text of a report as a reader meets it, a line for each piece of it.
pub(crate) fn visible(report: &Report) -> Vec<String> {
    let mut lines = vec![report.title.clone()];
    lines.extend(report.authors.iter().cloned());
    lines.extend(report.description.iter().cloned());
    lines.extend(report.cover.iter().map(|cover| cover.alt.clone()));
    match report.recording {
        Some(Recording::ComingSoon) => lines.push("ComingSoon".to_owned()),
        Some(Recording::Removed) => lines.push("removed".to_owned()),
        _ => {}
    }
    for entry in &report.cues {
        lines.push(format!("{}. {}", label(entry.talk), names(&entry.speakers)));
    }
    for part in &report.body {
        match part {
            Part::Block(block) => self::block(block, &mut lines),
            Part::Recording | Part::Cues => {}
            Part::Talk(talk) => {
                let byline = talk.byline.as_ref().map(|byline| format!("（{byline}）"));
                let title = words(&talk.title);
                lines.push(format!("{} {title}{}", label(talk.key), byline.unwrap_or_default()));
                lines.extend(talk.slides.iter().filter_map(|slides| slides.title().map(str::to_owned)));
                blocks(&talk.intro, &mut lines);
                for section in &talk.sections {
                    lines.push(words(&section.title));
                    blocks(&section.blocks, &mut lines);
                }
            }
        }
    }
    lines
}

fn label(key: TalkKey) -> String {
    let kind = match key.kind {
        TalkKind::Talk => "発表",
        TalkKind::Lightning => "LT",
    };
    format!("{kind}{}", key.number)
}

fn names(speakers: &[Speaker]) -> String {
    let name = |speaker: &Speaker| match &speaker.affiliation {
        Some(affiliation) => format!("{} / {affiliation}", speaker.name),
        None => speaker.name.clone(),
    };
    speakers.iter().map(name).collect::<Vec<_>>().join("、")
}

fn blocks(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        self::block(block, lines);
    }
}

fn block(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(content) => lines.push(words(content)),
        Block::Heading(heading) => lines.push(words(&heading.content)),
        Block::List { items, .. } => items.iter().for_each(|item| blocks(item, lines)),
        Block::Quote(content) | Block::Callout { blocks: content, .. } => blocks(content, lines),
        Block::Code { text, .. } => lines.extend(text.lines().map(str::to_owned)),
        Block::Figure(figure) => {
            lines.extend(figure.pictures.iter().map(|picture| picture.alt.clone()));
            lines.push(words(&figure.caption));
        }
        Block::Table { head, rows, .. } => {
            for row in std::iter::once(head).chain(rows) {
                lines.extend(row.iter().map(|cell| words(cell)));
            }
        }
        Block::Definitions(definitions) => {
            for definition in definitions {
                lines.extend(definition.terms.iter().map(|term| words(term)));
                definition.details.iter().for_each(|details| blocks(details, lines));
            }
        }
        Block::Details { summary, blocks: content } => {
            lines.push(words(summary));
            blocks(content, lines);
        }
        Block::Footnotes(notes) => notes.iter().for_each(|note| blocks(&note.blocks, lines)),
        Block::Media(media) => lines.push(media.words.clone()),
        Block::Rule | Block::Anchor(_) => {}
    }
}

fn words(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) | Inline::Math(part) => text.push_str(part),
            Inline::Picture(picture) => text.push_str(&picture.alt),
            Inline::LineBreak => text.push('\n'),
            Inline::FootnoteReference(reference) => text.push_str(&reference.number.to_string()),
            _ => text.push_str(&words(inline.content())),
        }
        match inline {
            Inline::Ruby { reading: more, .. } | Inline::Abbreviation { title: more, .. } => {
                text.push_str(more);
            }
            _ => {}
        }
    }
    text
}
