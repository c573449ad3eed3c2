//! Characters that steer a terminal or a printer and that no reader sees: `U+FFFD` is shown
//! in place of each, as `CommonMark` wants it for `U+0000`. Those in a text are named.

use super::diagnostic::Log;
use super::problem::TextProblem;
use super::source::{Origin, Rewriter};

/// What is shown in place of one.
const SHOWN: &str = "\u{fffd}";

/// `text` with all of them replaced; none where it has none.
pub(super) fn replace(text: &str, origin: &Origin, log: &mut Log) -> Option<(String, Origin)> {
    let mut found = text.match_indices(steers).peekable();
    found.peek()?;
    let mut rewriter = Rewriter::new(text);
    for (at, written) in found {
        let range = at..at + written.len();
        let code = written.chars().next().map_or(0, u32::from);
        log.report(origin.of(&range), TextProblem::ControlCharacter { code });
        rewriter.replace(range, SHOWN);
    }
    Some(rewriter.finish(origin.clone()))
}

/// A single value, in which an escape may have made one of them: `"a\x07b"` of YAML.
pub(super) fn shown(value: &str) -> String {
    value.replace(steers, SHOWN)
}

/// Whether it is none of those that divide words and lines.
fn steers(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}')
}
