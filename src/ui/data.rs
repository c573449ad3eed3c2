//! The JSON of a page, read: pure, so that both sides can be tested natively.

use super::page::Page;
use super::problem::Problem;
use super::routes::Route;
use crate::model::json::{Decode, Mismatch};
use crate::model::{SCHEMA, Transcripts};
use crate::player::json;

/// Reads the JSON of a page.
///
/// # Errors
/// [`Problem::OtherSchema`] where it carries another schema number, whatever else
/// it holds; [`Problem::Unreadable`] where it is no JSON, cut off, or not of that page.
pub fn page(text: &str, route: &Route) -> Result<Page, Problem> {
    Ok(match route {
        Route::Home => Page::Home(document(text)?),
        Route::Report(_) => Page::Report(Box::new(document(text)?)),
        Route::Own(_) => Page::Own(document(text)?),
        Route::List(..) => Page::List(document(text)?),
    })
}

/// Reads `data/transcripts/<slug>.json`.
///
/// # Errors
/// As [`page`].
pub fn transcripts(text: &str) -> Result<Transcripts, Problem> {
    document(text)
}

fn document<T: Decode>(text: &str) -> Result<T, Problem> {
    let json = json::read(text).ok_or_else(|| Problem::Unreadable("JSON".to_owned()))?;
    // The number is looked at first: with another one, what follows may well be
    // unreadable, and the reader should hear the true reason.
    match json.member("schema").map_err(|mismatch| unreadable(&mismatch))? {
        SCHEMA => json.member("content").map_err(|mismatch| unreadable(&mismatch)),
        other => Err(Problem::OtherSchema(other)),
    }
}

fn unreadable(mismatch: &Mismatch) -> Problem {
    Problem::Unreadable(mismatch.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;
    use crate::model::{
        Anchor, Document, HomePage, Language, Site, TalkTranscript, Timestamp, TranscriptLine,
    };

    fn home() -> HomePage {
        let site = Site {
            title: "会".into(),
            language: Language::Japanese,
            author: None,
            pages: Vec::new(),
            feed: false,
            calendar: false,
        };
        HomePage { site, reports: Vec::new(), years: Vec::new() }
    }

    fn problem(text: &str) -> Option<Problem> {
        page(text, &Route::Home).err()
    }

    #[test]
    fn reads_what_was_written() {
        let text = serde_json::to_string(&Document::new(home())).unwrap();
        assert!(matches!(page(&text, &Route::Home), Ok(Page::Home(read)) if read == home()));
        let line = TranscriptLine { start: Timestamp::from_seconds(504), text: "では".into() };
        let talk = TalkTranscript { talk: Anchor::parse("talk-2").unwrap(), lines: vec![line] };
        let spoken = Transcripts { talks: vec![talk] };
        let text = serde_json::to_string(&Document::new(spoken.clone())).unwrap();
        assert_eq!(transcripts(&text), Ok(spoken));
    }

    #[test]
    fn another_schema_is_named_whatever_else_it_holds() {
        assert_eq!(problem(r#"{"schema":1,"content":{"new":[]}}"#), Some(Problem::OtherSchema(1)));
        assert_eq!(problem(r#"{"content":7,"schema":0}"#), Some(Problem::OtherSchema(0)));
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_place() {
        let text = serde_json::to_string(&Document::new(home())).unwrap().replace("\"会\"", "7");
        let told = "content.site.title: a text is expected";
        assert_eq!(problem(&text), Some(Problem::Unreadable(told.into())));
    }

    #[test]
    fn what_is_cut_off_or_no_json_is_unreadable() {
        let text = serde_json::to_string(&Document::new(home())).unwrap();
        for length in (0..text.len()).filter(|length| text.is_char_boundary(*length)) {
            let cut = text.get(..length).unwrap();
            assert!(matches!(problem(cut), Some(Problem::Unreadable(_))), "{cut}");
        }
        for text in ["<!DOCTYPE html>", "null", "[]", r#"{"schema":4}"#, r#"{"schema":"4"}"#] {
            assert!(matches!(problem(text), Some(Problem::Unreadable(_))), "{text}");
        }
    }
}
