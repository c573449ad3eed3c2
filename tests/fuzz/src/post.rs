//! Any post, and any transcript beside it.

use cuecard::compile::TranscriptFile;
use cuecard::model::TalkKey;

use crate::promises;

/// A text is a post and a page at once. From a line that begins with `WEBVTT` on it is a
/// transcript: of the whole recording, or of the talk that follows on that line.
pub(crate) fn check(text: &str) {
    let (post, transcript) = match text.find("\nWEBVTT") {
        Some(at) => text.split_at(at + 1),
        None => (text, ""),
    };
    let first_line = transcript.lines().next().unwrap_or_default();
    let talk = first_line.trim_start_matches("WEBVTT").trim();
    let files: Vec<_> = (!transcript.is_empty())
        .then(|| TranscriptFile { path: "evening.vtt", text: transcript, talk: TalkKey::parse(talk) })
        .into_iter()
        .collect();
    let compiled = promises::compiled(post, &files);
    for found in &compiled.transcript_diagnostics {
        promises::places_are_true(found, transcript);
    }
    promises::is_read_as_written(&compiled.transcripts);
    for talk in compiled.report.iter().flat_map(cuecard::model::Report::talks) {
        let lines = compiled.transcripts.of(&talk.id);
        assert!(lines.is_sorted_by_key(|line| line.start), "lines come in their order");
    }
    promises::own_page(post);
}
