//! The ends of lines and of words: what white space is left, and where.

use crate::model::Inline;

/// Settles the ends of lines, and takes white space from both ends.
pub(super) fn settle(inlines: &mut Vec<Inline>) {
    let mut text = String::new();
    flatten(inlines, &mut text);
    let mut joins = joins(&text).into_iter();
    replace_breaks(inlines, &mut joins);
    trim_start(inlines);
    trim_end(inlines);
}

/// All words with the ends of lines among them.
fn flatten(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Code(code) | Inline::Math(code) => {
                text.extend(code.chars().map(|c| if c == '\n' { ' ' } else { c }));
            }
            // A picture is like a word of Latin letters.
            Inline::Picture(_) => text.push('x'),
            Inline::LineBreak => text.push(' '),
            _ => flatten(inline.content(), text),
        }
    }
}

/// Whether each end of a line joins the characters around it without a space.
fn joins(text: &str) -> Vec<bool> {
    let mut joins = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.ends_with('\n') {
            joins.push(false);
        }
    }
    let mut last = None;
    for (index, line) in text.split('\n').enumerate() {
        let first = line.chars().find(|c| !c.is_whitespace());
        if let (Some(first), Some(before)) = (first, last)
            && is_joined(before, first)
            && let Some(join) = index.checked_sub(1).and_then(|index| joins.get_mut(index))
        {
            *join = true;
        }
        last = line.chars().rev().find(|c| !c.is_whitespace()).or(last);
    }
    joins
}

/// Whether two characters stand side by side where a line ends between them:
/// nothing is written apart from full-width punctuation, which brings its own space.
fn is_joined(before: char, first: char) -> bool {
    let are_unspaced = is_unspaced(before) && is_unspaced(first);
    are_unspaced || is_wide_punctuation(before) || is_wide_punctuation(first)
}

/// `、。「」！（` and their kin.
fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}'
        | '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}')
}

/// Whether a character belongs to a script that is written without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{303f}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

fn replace_breaks(inlines: &mut Vec<Inline>, joins: &mut impl Iterator<Item = bool>) {
    for inline in inlines.iter_mut() {
        match inline {
            Inline::Text(words) if words.contains('\n') => *words = unbroken(words, joins),
            _ => {
                if let Some(content) = inline.content_mut() {
                    replace_breaks(content, joins);
                }
            }
        }
    }
    inlines.retain(|inline| !matches!(inline, Inline::Text(words) if words.is_empty()));
}

fn unbroken(words: &str, joins: &mut impl Iterator<Item = bool>) -> String {
    let mut text = String::with_capacity(words.len());
    for (index, line) in words.split('\n').enumerate() {
        let line = if index > 0 {
            let joined = joins.next().unwrap_or(false);
            text.truncate(text.trim_end_matches([' ', '\t']).len());
            if !joined && !text.ends_with(' ') {
                text.push(' ');
            }
            line.trim_start_matches([' ', '\t'])
        } else {
            line
        };
        text.push_str(line);
    }
    text
}

/// White space that is none of the words: all but what an author asked not to break at.
fn is_left_out(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}'
}

/// Takes white space from the start of the words.
pub(super) fn trim_start(inlines: &mut Vec<Inline>) {
    let blank = |inline: &Inline| match inline {
        Inline::Text(words) => words.trim().is_empty(),
        Inline::LineBreak => true,
        _ => false,
    };
    let count = inlines.iter().take_while(|inline| blank(inline)).count();
    inlines.drain(..count);
    if let Some(Inline::Text(words)) = inlines.first_mut() {
        *words = words.trim_start_matches(is_left_out).to_owned();
    }
}

/// Takes white space from the end of the words.
pub(super) fn trim_end(inlines: &mut Vec<Inline>) {
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Text(words) => {
                words.truncate(words.trim_end_matches(is_left_out).len());
                if !words.trim().is_empty() {
                    return;
                }
            }
            Inline::LineBreak => {}
            _ => return,
        }
        inlines.pop();
    }
}

/// Takes the first `count` bytes of the plain text off.
pub(super) fn drop_start(inlines: &mut Vec<Inline>, count: usize) {
    let mut left = count;
    drop_bytes(inlines, &mut left, false);
    trim_start(inlines);
}

/// Takes the last `count` bytes of the plain text off.
pub(super) fn drop_end(inlines: &mut Vec<Inline>, count: usize) {
    let mut left = count;
    drop_bytes(inlines, &mut left, true);
    trim_end(inlines);
}

fn drop_bytes(inlines: &mut Vec<Inline>, left: &mut usize, from_end: bool) {
    // What has no words stays.
    let mut passed = 0;
    while *left > 0 && passed < inlines.len() {
        let index = if from_end { inlines.len() - 1 - passed } else { passed };
        let Some(inline) = inlines.get_mut(index) else {
            return;
        };
        let emptied = match inline {
            Inline::Text(words) | Inline::Code(words) | Inline::Math(words) => {
                let count = (*left).min(words.len());
                let range = if from_end { words.len() - count..words.len() } else { 0..count };
                if words.is_char_boundary(range.start) && words.is_char_boundary(range.end) {
                    words.replace_range(range, "");
                }
                *left -= count;
                words.is_empty()
            }
            Inline::Picture(picture) => {
                *left = left.saturating_sub(picture.alt.len());
                true
            }
            Inline::LineBreak => {
                *left -= 1;
                true
            }
            _ => match inline.content_mut() {
                Some(content) => {
                    drop_bytes(content, left, from_end);
                    content.is_empty()
                }
                None => false,
            },
        };
        if emptied {
            inlines.remove(index);
        } else {
            passed += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Anchor;

    #[test]
    fn what_has_no_words_stays_when_words_are_dropped() {
        let text = |words: &str| Inline::Text(words.to_owned());
        let anchor = || Anchor::parse("a").map(Inline::Anchor).into_iter();
        let mut inlines: Vec<_> = [text("一二三")].into_iter().chain(anchor()).collect();
        drop_end(&mut inlines, "三".len());
        drop_start(&mut inlines, "一".len());
        assert_eq!(inlines, [text("二")].into_iter().chain(anchor()).collect::<Vec<_>>());
    }
}
