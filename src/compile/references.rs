//! Footnotes and links that stay words, for nothing defines what they refer to.

use std::ops::Range;

use super::problem::TextProblem;

/// The references among the words at `run` of `source`, each a footnote's `[^name]` or a
/// link's `[words][name]`.
pub(super) fn missing(source: &str, run: &Range<usize>) -> Vec<(Range<usize>, TextProblem)> {
    let words = source.get(run.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((open, inside)) = bracket(words, at) {
        at = open + 1;
        let ahead = source.get(..run.start + open).unwrap_or_default().chars().next_back();
        let Some(inside) = inside.filter(|_| ahead != Some('\\')) else { continue };
        let close = open + inside.len() + 2;
        if let Some(name) = inside.strip_prefix('^') {
            if !name.is_empty() && !name.contains(char::is_whitespace) {
                let problem = TextProblem::MissingFootnote { name: name.to_owned() };
                found.push((run.start + open..run.start + close, problem));
            }
            at = close;
            continue;
        }
        // `a[0][1]` is a place in a list of lists.
        let is_index = ahead.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ']' | ')'));
        if let Some((next, Some(name))) = bracket(words, close)
            && next == close
            && !is_index
            && !name.trim().is_empty()
        {
            at = close + name.len() + 2;
            let problem = TextProblem::MissingReference { name: name.to_owned() };
            found.push((run.start + open..run.start + at, problem));
        }
    }
    found
}

/// Where the next bracket opens from `from` on, and what is in it up to the one that closes
/// it; none where it is long, or holds another one.
fn bracket(words: &str, from: usize) -> Option<(usize, Option<&str>)> {
    /// Nobody's name is longer, in bytes.
    const LONGEST: usize = 300;
    let open = from + words.get(from..)?.find('[')?;
    let rest = words.get(open + 1..)?;
    let end = rest.bytes().take(LONGEST).position(|byte| matches!(byte, b'[' | b']'));
    let inside = end.filter(|end| rest.as_bytes().get(*end) == Some(&b']')).and_then(|end| rest.get(..end));
    Some((open, inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &str) -> Vec<(&str, String)> {
        let found = missing(words, &(0..words.len())).into_iter();
        let name = |problem| match problem {
            TextProblem::MissingFootnote { name } => ["^", &name].concat(),
            TextProblem::MissingReference { name } => name,
            _ => String::new(),
        };
        found.map(|(at, problem)| (words.get(at).unwrap_or("?"), name(problem))).collect()
    }

    #[test]
    fn references_that_nothing_defines() {
        assert_eq!(
            names("注[^x]と[参照][none]。"),
            [("[^x]", "^x".to_owned()), ("[参照][none]", "none".to_owned())]
        );
        assert_eq!(names("[a [b][c]"), [("[b][c]", "c".to_owned())]);
        for words in ["a[0][1]", "[a]", "[a] [b]", "\\[^x]", "[^ x]", "[^]", "[a][]", "[", "[[["] {
            assert_eq!(names(words), [], "{words}");
        }
    }
}
