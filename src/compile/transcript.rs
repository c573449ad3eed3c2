//! Which line of a transcript is whose.
//!
//! 1. Each file is read as `WebVTT`.
//! 2. A file that names a talk gives that talk its lines.
//! 3. The file of the whole recording gives each of its lines to the talk whose cue
//!    holds its start, unless that talk has a file of its own.

use super::diagnostic::{Diagnostic, Log};
use super::problem::TranscriptProblem as Slip;
use super::webvtt::{self, Line};
use crate::model::{
    Cue, Part, Report, Talk, TalkKey, TalkTranscript, Timestamp, TranscriptLine, Transcripts,
};

/// A transcript beside a post, as it was read.
#[derive(Debug, Clone, Copy)]
pub struct TranscriptFile<'a> {
    /// Its name in diagnostics: `posts/2025-02-26-meetup-7.vtt`.
    pub path: &'a str,
    /// All of its text.
    pub text: &'a str,
    /// The talk whose words it holds; none where it holds those of the whole recording.
    pub talk: Option<TalkKey>,
}

/// What became of a post's transcripts.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub(super) transcripts: Transcripts,
    /// All lines as `WebVTT`.
    pub(super) captions: String,
    /// What is wrong with each file.
    pub(super) diagnostics: Vec<Vec<Diagnostic>>,
}

/// A file while its lines are given away.
struct Reading<'a> {
    file: &'a TranscriptFile<'a>,
    log: Log,
    lines: Vec<Line>,
}

/// Gives the talks of a report their lines, and marks those that have some. Where the
/// post made no report, the files are read for what is wrong with them.
pub(super) fn transcripts(files: &[TranscriptFile<'_>], report: Option<&mut Report>) -> Spoken {
    let mut readings: Vec<Reading<'_>> = files.iter().map(read).collect();
    let mut spoken = Spoken::default();
    if let Some(report) = report {
        let mut talks = talks(report);
        let mut taken: Vec<Vec<Line>> = talks.iter().map(|_| Vec::new()).collect();
        let mut others = Vec::new();
        readings.sort_by_key(|reading| reading.file.talk.is_none());
        for reading in &mut readings {
            match reading.file.talk {
                Some(key) => reading.give_to(key, &talks, &mut taken),
                None => others.append(&mut reading.share(files, &talks, &mut taken)),
            }
        }
        for (talk, lines) in talks.iter_mut().zip(&mut taken) {
            lines.sort_by_key(|line| line.start);
            talk.transcript = !lines.is_empty();
            if talk.transcript {
                let lines = lines.iter().map(transcript_line).collect();
                spoken.transcripts.talks.push(TalkTranscript { talk: talk.id.clone(), lines });
            }
        }
        others.extend(taken.into_iter().flatten());
        others.sort_by_key(|line| line.start);
        spoken.captions = webvtt::write(&others);
    }
    for file in files {
        let reading = readings.iter_mut().find(|reading| std::ptr::eq(reading.file, file));
        let log = reading.map(|reading| std::mem::take(&mut reading.log)).unwrap_or_default();
        spoken.diagnostics.push(log.finish(file.path, file.text));
    }
    spoken
}

fn read<'a>(file: &'a TranscriptFile<'a>) -> Reading<'a> {
    let mut log = Log::of_file();
    let lines = webvtt::read(file.text, &mut log);
    Reading { file, log, lines }
}

fn talks(report: &mut Report) -> Vec<&mut Talk> {
    let talks = report.body.iter_mut().filter_map(|part| match part {
        Part::Talk(talk) => Some(talk.as_mut()),
        _ => None,
    });
    talks.collect()
}

impl Reading<'_> {
    fn report(&mut self, at: std::ops::Range<usize>, slip: Slip) {
        self.log.report(at, slip);
    }

    /// Gives all lines to the talk of this key.
    fn give_to(&mut self, key: TalkKey, talks: &[&mut Talk], taken: &mut [Vec<Line>]) {
        let found = talks.iter().zip(taken).find(|(talk, _)| talk.key == key);
        let Some((talk, taken)) = found else {
            return self.report(0..0, Slip::NoTalk { talk: key });
        };
        if let Some(cue) = talk.cue {
            let outside: Vec<_> = self.lines.iter().filter(|line| !holds(cue, line)).collect();
            if let Some(first) = outside.first() {
                let (at, count) = (first.at.clone(), outside.len());
                self.report(at, Slip::OutsideCue { talk: key, cue, count });
            }
        }
        taken.append(&mut self.lines);
    }

    /// Gives each line to the talk that is cued there; returns those of no talk.
    fn share(
        &mut self,
        files: &[TranscriptFile<'_>],
        talks: &[&mut Talk],
        taken: &mut [Vec<Line>],
    ) -> Vec<Line> {
        let mut outside = Vec::new();
        let mut repeated: Vec<(TalkKey, std::ops::Range<usize>, usize)> = Vec::new();
        for line in std::mem::take(&mut self.lines) {
            let found =
                talks.iter().zip(&mut *taken).find(|(talk, _)| talk.cue.is_some_and(|cue| holds(cue, &line)));
            let Some((talk, taken)) = found else {
                outside.push(line);
                continue;
            };
            if !files.iter().any(|file| file.talk == Some(talk.key)) {
                taken.push(line);
            } else if let Some((_, _, count)) = repeated.iter_mut().find(|(key, _, _)| *key == talk.key) {
                *count += 1;
            } else {
                repeated.push((talk.key, line.at, 1));
            }
        }
        if let Some(first) = outside.first() {
            self.report(first.at.clone(), Slip::OutsideTalks { count: outside.len() });
        }
        for (talk, at, count) in repeated {
            self.report(at, Slip::Second { talk, count });
        }
        outside
    }
}

/// Whether a line starts while a talk is on.
fn holds(cue: Cue, line: &Line) -> bool {
    let start = whole_seconds(line);
    cue.start <= start && cue.end.is_none_or(|end| start < end)
}

fn transcript_line(line: &Line) -> TranscriptLine {
    TranscriptLine { start: whole_seconds(line), text: line.text.clone() }
}

fn whole_seconds(line: &Line) -> Timestamp {
    Timestamp::from_seconds(u32::try_from(line.start / 1000).unwrap_or(u32::MAX))
}
