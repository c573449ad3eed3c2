//! The JSON of a page, read: pure, so that both sides can be tested natively.

use super::problem::Problem;
use crate::model::json::{Decode, Json, Mismatch};
use crate::model::{ReportPage, SCHEMA, SiteIndex, Transcripts};

/// Reads `data/posts/<slug>.json`.
///
/// # Errors
/// [`Problem::OtherSchema`] where it carries another schema number, whatever else
/// it holds; [`Problem::Unreadable`] where it is no JSON, cut off, or not a report.
pub fn report_page(text: &str) -> Result<ReportPage, Problem> {
    document(text)
}

/// Reads `data/site.json`.
///
/// # Errors
/// As [`report_page`].
pub fn site_index(text: &str) -> Result<SiteIndex, Problem> {
    document(text)
}

/// Reads `data/transcripts/<slug>.json`.
///
/// # Errors
/// As [`report_page`].
pub fn transcripts(text: &str) -> Result<Transcripts, Problem> {
    document(text)
}

fn document<T: Decode>(text: &str) -> Result<T, Problem> {
    let json: Json = serde_json::from_str(text).map_err(|error| Problem::Unreadable(place_of(&error)))?;
    // The number is looked at first: with another one, what follows may well be
    // unreadable, and the reader should hear the true reason.
    match json.member("schema").map_err(|mismatch| unreadable(&mismatch))? {
        SCHEMA => json.member("content").map_err(|mismatch| unreadable(&mismatch)),
        other => Err(Problem::OtherSchema(other)),
    }
}

/// Where a text stops being JSON. The parser's own words for it would add 1 kB to what
/// every reader downloads.
fn place_of(error: &serde_json::Error) -> String {
    ["JSON ", &error.line().to_string(), ":", &error.column().to_string()].concat()
}

fn unreadable(mismatch: &Mismatch) -> Problem {
    Problem::Unreadable(mismatch.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;
    use crate::model::{Anchor, Document, Language, Site, TalkTranscript, Timestamp, TranscriptLine};

    fn index() -> SiteIndex {
        let site = Site { title: "会".into(), language: Language::Japanese, author: None };
        SiteIndex { site, reports: Vec::new() }
    }

    #[test]
    fn reads_what_was_written() {
        let text = serde_json::to_string(&Document::new(index())).unwrap();
        assert_eq!(site_index(&text), Ok(index()));
        let line = TranscriptLine { start: Timestamp::from_seconds(504), text: "では".into() };
        let talk = TalkTranscript { talk: Anchor::parse("talk-2").unwrap(), lines: vec![line] };
        let spoken = Transcripts { talks: vec![talk] };
        let text = serde_json::to_string(&Document::new(spoken.clone())).unwrap();
        assert_eq!(transcripts(&text), Ok(spoken));
    }

    #[test]
    fn another_schema_is_named_whatever_else_it_holds() {
        assert_eq!(site_index(r#"{"schema":1,"content":{"new":[]}}"#), Err(Problem::OtherSchema(1)));
        assert_eq!(report_page(r#"{"content":7,"schema":0}"#), Err(Problem::OtherSchema(0)));
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_place() {
        let text = r#"{"schema":2,"content":{"site":{"title":7,"language":"ja"},"reports":[]}}"#;
        let told = "content.site.title: a text is expected";
        assert_eq!(site_index(text), Err(Problem::Unreadable(told.into())));
    }

    #[test]
    fn what_is_cut_off_or_no_json_is_unreadable() {
        let text = serde_json::to_string(&Document::new(index())).unwrap();
        for length in (0..text.len()).filter(|length| text.is_char_boundary(*length)) {
            let cut = text.get(..length).unwrap();
            assert!(matches!(site_index(cut), Err(Problem::Unreadable(_))), "{cut}");
        }
        for text in ["<!DOCTYPE html>", "null", "[]", r#"{"schema":2}"#, r#"{"schema":"2"}"#] {
            assert!(matches!(site_index(text), Err(Problem::Unreadable(_))), "{text}");
        }
    }
}
