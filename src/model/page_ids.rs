//! The ids that the pages themselves have: none of an author's text is one of them.
//!
//! The interface takes its ids from here, and the compiler what it may not hand out.

/// The element that the client takes over, as `index.html` has it.
pub const ROOT: &str = "app";

/// What the link past the header leads to.
pub const CONTENT: &str = "content";

/// The heading of the years on the first page.
pub const YEARS: &str = "years";

const TITLE: &str = "-title";
const TRANSCRIPT: &str = "-transcript";

/// The title of the talk with this id.
pub fn title(talk: &str) -> String {
    [talk, TITLE].concat()
}

/// The transcript of the talk with this id.
pub fn transcript(talk: &str) -> String {
    [talk, TRANSCRIPT].concat()
}

/// Whether an id is, or may be, one of a page's own: `content`, `talk-1-title`.
pub fn is_taken(id: &str) -> bool {
    let of_talk = || id.strip_suffix(TITLE).or_else(|| id.strip_suffix(TRANSCRIPT));
    [ROOT, CONTENT, YEARS].contains(&id) || of_talk().is_some_and(is_of_talk)
}

/// The id that a text's first heading gets where it wants one that is taken: `content-1`.
pub fn instead(id: &str) -> Option<String> {
    is_taken(id).then(|| [id, "-1"].concat())
}

/// Whether it is the id of a talk, or of one more of the same number: `talk-1`, `lt-2-1`.
fn is_of_talk(id: &str) -> bool {
    let numbers = id.strip_prefix("talk-").or_else(|| id.strip_prefix("lt-"));
    numbers.is_some_and(|numbers| {
        numbers.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_made_here_is_taken() {
        for id in [ROOT, CONTENT, YEARS, &title("talk-1"), &transcript("lt-12"), &title("talk-2-1")] {
            assert!(is_taken(id), "{id}");
            assert_eq!(instead(id), Some([id, "-1"].concat()));
        }
        for id in ["talk-1", "contents", "a-title", "talk--title", "-title", "content-1", ""] {
            assert!(!is_taken(id), "{id}");
        }
    }
}
