//! One post with its transcripts, compiled.

use std::sync::Arc;

use super::{CheckedReport, Findings, Printer, hash, text, unreadable};
use crate::compile::{self, Post, SiteLink, Surroundings, TranscriptFile};
use crate::publish::content::PostFiles;
use crate::publish::spellings::Spellings;

/// What became of a post.
pub(super) struct CheckedPost {
    pub(super) report: Option<Arc<CheckedReport>>,
    pub(super) links: Vec<SiteLink>,
    pub(super) findings: Vec<Findings>,
}

/// Compiles a post with its transcripts.
pub(super) fn check_post(
    files: &PostFiles,
    around: &Surroundings<'_>,
    spellings: &Spellings,
    printer: Printer,
) -> CheckedPost {
    let PostFiles { post: file, transcripts } = files;
    let source = text(file);
    let post = Post { path: &file.path, text: &source };
    let sources: Vec<String> = transcripts.iter().map(|transcript| text(&transcript.file)).collect();
    let spoken: Vec<TranscriptFile<'_>> = transcripts
        .iter()
        .zip(&sources)
        .map(|(transcript, text)| TranscriptFile { path: &transcript.file.path, text, talk: transcript.talk })
        .collect();
    let compiled = compile::report(&post, &spoken, around);
    let mut diagnostics = unreadable(file, &post);
    diagnostics.extend(compiled.diagnostics);
    let (transcripts_of, captions, former) = (compiled.transcripts, compiled.captions, compiled.former);
    let report = compiled.report.map(|mut report| {
        spellings.settle(&mut report);
        Arc::new(CheckedReport { report, transcripts: transcripts_of, captions, former })
    });
    let mut findings = Vec::new();
    findings.extend(printer.found(&diagnostics, &file.path, &source));
    for ((transcript, source), own) in transcripts.iter().zip(&sources).zip(compiled.transcript_diagnostics) {
        let file = &transcript.file;
        let mut diagnostics = unreadable(file, &Post { path: &file.path, text: source });
        diagnostics.extend(own);
        findings.extend(printer.found(&diagnostics, &file.path, source));
    }
    CheckedPost { report, links: compiled.links, findings }
}

/// Tells a post and its transcripts from what they were: equal where no byte differs, and
/// where other posts, whose `names` count, are called as before or make no difference.
pub(super) fn fingerprint(files: &PostFiles, names: u64) -> u64 {
    let bytes = &files.post.bytes;
    // Only Liquid's tags tell of other posts.
    let names = bytes.windows(2).any(|pair| pair == b"{%").then_some(names);
    let spoken: Vec<_> =
        files.transcripts.iter().map(|transcript| (&transcript.file.path, &transcript.file.bytes)).collect();
    hash(&(bytes, names, spoken))
}
