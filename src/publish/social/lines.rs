//! Breaks text into lines that fit.
//!
//! Where a line may end is Unicode's to say (UAX #14): behind a space, and between two
//! Japanese characters, but not ahead of 、。）」ー and their like, nor behind （「.

use unicode_linebreak::linebreaks;

/// The pieces of a text between which a line may end.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut start = 0;
    let ends = linebreaks(text).map(|(end, _)| end);
    let piece = |end| text.get(std::mem::replace(&mut start, end)..end);
    ends.filter_map(piece).collect()
}

/// Puts pieces into lines no wider than `width`, by how wide `measure` says a text is. A
/// piece that is wider than a line ends lines wherever it must.
pub(super) fn fill(pieces: &[&str], width: f32, measure: &impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces {
        let Some(line) = lines.last_mut() else { break };
        let longer = [line, *piece].concat();
        if measure(longer.trim_end()) <= width {
            *line = longer;
        } else if measure(piece.trim_end()) <= width {
            lines.push((*piece).to_owned());
        } else {
            split(piece, width, measure, &mut lines);
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Puts a piece that no line holds on several.
fn split(piece: &str, width: f32, measure: &impl Fn(&str) -> f32, lines: &mut Vec<String>) {
    for c in piece.chars() {
        let Some(line) = lines.last_mut() else { break };
        line.push(c);
        if measure(line.trim_end()) > width && line.chars().nth(1).is_some() {
            line.pop();
            lines.push(c.to_string());
        }
    }
}

/// The same number of lines as [`fill`] makes, of widths as near to one another as that
/// allows: no lone word is left on the last.
pub(super) fn balance(pieces: &[&str], width: f32, measure: &impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = fill(pieces, width, measure);
    let (mut narrow, mut wide) = (width / 2.0, width);
    while lines.len() > 1 && wide - narrow > 8.0 {
        let middle = f32::midpoint(narrow, wide);
        let tried = fill(pieces, middle, measure);
        if tried.len() == lines.len() {
            (lines, wide) = (tried, middle);
        } else {
            narrow = middle;
        }
    }
    lines
}

/// The first `count` of some lines; where there are more, the last ends in an ellipsis.
pub(super) fn cut(
    mut lines: Vec<String>,
    count: usize,
    width: f32,
    measure: &impl Fn(&str) -> f32,
) -> Vec<String> {
    if lines.len() > count {
        lines.truncate(count);
        if let Some(line) = lines.last_mut() {
            line.push('…');
            while measure(line) > width && line.pop().is_some() {
                line.pop();
                line.push('…');
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each character as wide as it is in print: half of Japanese for what is ASCII.
    fn measure(text: &str) -> f32 {
        text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
    }

    fn filled(text: &str, width: f32) -> Vec<String> {
        fill(&pieces(text), width, &measure)
    }

    #[test]
    fn japanese_breaks_between_any_two_characters_but_where_it_must_not() {
        assert_eq!(filled("監視を改善した話", 4.0), ["監視を改", "善した話"]);
        // What ends a word, a clause or a quotation never begins a line…
        for text in
            ["あいうえ、お", "あいうえ。お", "あいうえ）お", "あいうえ」お", "あいうえーお", "あいうえっお"]
        {
            let lines = filled(text, 4.0);
            assert_eq!(lines.first().map(String::as_str), Some("あいう"), "{lines:?}");
        }
        // …and what begins one never ends a line.
        assert_eq!(filled("あいう「えお」", 4.0), ["あいう", "「えお」"]);
    }

    #[test]
    fn words_stay_whole_as_long_as_a_line_holds_them() {
        assert_eq!(filled("Offline meetup in Tokyo", 7.0), ["Offline meetup", "in Tokyo"]);
        assert_eq!(filled("Kubernetes上の監視", 6.0), ["Kubernetes上", "の監視"]);
        assert_eq!(filled("aaaaaaaa", 2.0), ["aaaa", "aaaa"]);
        assert_eq!(filled("", 2.0), Vec::<String>::new());
    }

    #[test]
    fn no_lone_word_is_left() {
        assert_eq!(filled("監視を改善した話です", 9.0), ["監視を改善した話で", "す"]);
        let balanced = balance(&pieces("監視を改善した話です"), 9.0, &measure);
        assert_eq!(balanced.len(), 2);
    }

    #[test]
    fn what_is_cut_off_is_told_and_fits() {
        let lines = cut(filled("監視を改善した話です", 3.0), 2, 3.0, &measure);
        assert_eq!(lines, ["監視を", "改善…"]);
    }
}
