//! `WebVTT`, read and written, after the W3C's specification.
//!
//! 1. The header is looked for; a file without it is read all the same.
//! 2. Blank lines divide the rest into blocks, as does a line of times that stands
//!    where it opens a new cue.
//! 3. A block is a comment, a style, a region, or a cue: an id, times, words.
//! 4. [`visible`] takes from a cue's words what a reader would see.
//!
//! Whatever holds words and cannot be read is named by a diagnostic.

use std::ops::Range;

use super::diagnostic::Log;
use super::problem::TranscriptProblem as Slip;
use super::settle;
use crate::model::Inline;

/// The most bytes that a transcript may have: two days of talk.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// What a line of times holds.
const ARROW: &str = "-->";

/// A cue of the file, in milliseconds from the recording's start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) start: u64,
    pub(super) end: u64,
    /// What is said, on one line, never empty.
    pub(super) text: String,
    /// Its line of times.
    pub(super) at: Range<usize>,
}

/// Reads a file's cues, sorted by their start.
pub(super) fn read(text: &str, log: &mut Log) -> Vec<Line> {
    if text.len() > MAX_BYTES {
        report(log, 0..0, Slip::TooLarge);
        return Vec::new();
    }
    let lines = lines(text);
    let header = header(text, &lines, log);
    let mut found: Vec<Line> = Vec::new();
    let mut latest = 0;
    for block in blocks(text, lines.get(header..).unwrap_or_default()) {
        if let Some(line) = cue(text, &block, latest, log) {
            latest = latest.max(line.start);
            found.push(line);
        }
    }
    found.sort_by_key(|line| line.start);
    found
}

fn report(log: &mut Log, at: Range<usize>, slip: Slip) {
    log.report(at, slip);
}

/// The lines of a text without their ends, which are CR, LF, or both.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut bytes = text.bytes().enumerate().skip(start).peekable();
    while let Some((at, byte)) = bytes.next() {
        if !matches!(byte, b'\n' | b'\r') {
            continue;
        }
        lines.push(start..at);
        start = at + 1;
        if byte == b'\r' && bytes.next_if(|(_, next)| *next == b'\n').is_some() {
            start += 1;
        }
    }
    lines.push(start..text.len());
    lines
}

fn words<'t>(text: &'t str, at: &Range<usize>) -> &'t str {
    text.get(at.clone()).unwrap_or_default()
}

/// How many lines the header takes: `WEBVTT`, and what follows it up to a blank line.
fn header(text: &str, lines: &[Range<usize>], log: &mut Log) -> usize {
    let first = lines.first().cloned().unwrap_or_default();
    let rest = words(text, &first).strip_prefix("WEBVTT");
    if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
        report(log, first, Slip::Header);
        return 0;
    }
    let ends = |at: &Range<usize>| is_blank(text, at) || words(text, at).contains(ARROW);
    1 + lines.iter().skip(1).take_while(|at| !ends(at)).count()
}

fn is_blank(text: &str, at: &Range<usize>) -> bool {
    words(text, at).trim().is_empty()
}

/// Lines that belong together. Times open a cue of their own, unless an id alone
/// stands ahead of them.
fn blocks(text: &str, lines: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
    let mut blocks = Vec::new();
    let mut block: Vec<Range<usize>> = Vec::new();
    let mut has_times = false;
    for at in lines {
        let times = words(text, at).contains(ARROW);
        if is_blank(text, at) || (times && (has_times || block.len() > 1)) {
            blocks.push(std::mem::take(&mut block));
            has_times = false;
        }
        if !is_blank(text, at) {
            block.push(at.clone());
            has_times |= times;
        }
    }
    blocks.push(block);
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// The cue that a block is; `latest` is the latest start ahead of it.
fn cue(text: &str, block: &[Range<usize>], latest: u64, log: &mut Log) -> Option<Line> {
    let Some(index) = block.iter().position(|at| words(text, at).contains(ARROW)) else {
        let first = block.first()?;
        if !is_silent(words(text, first)) {
            report(log, first.start..block.last()?.end, Slip::WordsWithoutTimes);
        }
        return None;
    };
    let (at, payload) = (block.get(index)?.clone(), block.get(index + 1..)?);
    let (start_at, end_at) = times(text, &at)?;
    let (start, end) = (milliseconds(words(text, &start_at)), milliseconds(words(text, &end_at)));
    let bad = if start.is_none() { &start_at } else { &end_at };
    if start.is_none() || end.is_none() {
        report(log, bad.clone(), Slip::Time { text: words(text, bad).to_owned() });
    }
    let payload: Vec<&str> = payload.iter().map(|at| words(text, at)).collect();
    let text = visible(&payload.join("\n"));
    if text.is_empty() {
        report(log, at, Slip::NoWords);
        return None;
    }
    let (start, end) = (start?, end?);
    if end <= start {
        report(log, end_at, Slip::EndsEarly);
    }
    if start < latest {
        report(log, start_at, Slip::OutOfOrder);
    }
    Some(Line { start, end, text, at })
}

/// Whether a block without times is one that shows nothing: a comment, a style sheet
/// or a region.
fn is_silent(first: &str) -> bool {
    let is_comment =
        first.strip_prefix("NOTE").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
    is_comment || matches!(first.trim_end(), "STYLE" | "REGION")
}

/// The places of the two times of a line; settings behind them say where a cue is
/// drawn, which is no concern of a transcript.
fn times(text: &str, at: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let (before, after) = words(text, at).split_once(ARROW)?;
    let lead = before.len() - before.trim_start().len();
    let start = at.start + lead..at.start + lead + before.trim().len();
    let from = at.start + before.len() + ARROW.len();
    let lead = after.len() - after.trim_start().len();
    let length = after.split_whitespace().next().map_or(0, str::len);
    Some((start, from + lead..from + lead + length))
}

/// Reads `mm:ss.ttt` and `hh:mm:ss.ttt`.
fn milliseconds(text: &str) -> Option<u64> {
    let (clock, thousandths) = text.split_once('.')?;
    let mut parts = clock.rsplit(':');
    let (seconds, minutes) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let hours = match parts.next() {
        Some(hours) => digits(hours, hours.len().clamp(1, 4))?,
        None => 0,
    };
    let is_clock = parts.next().is_none() && minutes < 60 && seconds < 60;
    let whole = is_clock.then_some(hours * 3600 + minutes * 60 + seconds)?;
    Some(whole * 1000 + digits(thousandths, 3)?)
}

/// A number of this many ASCII digits.
fn digits(text: &str, length: usize) -> Option<u64> {
    let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(text)?.parse().ok()
}

/// What a reader sees of a cue's words, on one line: without tags, with the speaker
/// whom a voice tag names ahead of their words, and readings in brackets.
pub(super) fn visible(payload: &str) -> String {
    let mut seen = String::with_capacity(payload.len());
    let mut in_reading = false;
    let mut rest = payload;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, special) = rest.split_at(at);
        seen.push_str(before);
        let length = if special.starts_with('<') {
            tag(special, &mut seen, &mut in_reading)
        } else {
            reference(special, &mut seen)
        };
        let length = length.unwrap_or_else(|| {
            seen.extend(special.chars().next());
            1
        });
        rest = special.get(length..).unwrap_or_default();
    }
    seen.push_str(rest);
    one_line(&seen)
}

/// Reads a tag that the specification knows, and returns its length; anything else
/// between `<` and `>` was meant to be read.
fn tag(text: &str, seen: &mut String, in_reading: &mut bool) -> Option<usize> {
    let length = text.find('>')? + 1;
    let inside = text.get(1..length - 1)?;
    if milliseconds(inside).is_some() {
        return Some(length);
    }
    let name = inside.split(|c: char| c == '.' || c.is_whitespace()).next().unwrap_or_default();
    match name {
        "c" | "i" | "b" | "u" | "ruby" | "lang" | "/c" | "/i" | "/b" | "/u" | "/v" | "/lang" => {}
        "rt" => {
            seen.push('（');
            *in_reading = true;
        }
        "/rt" | "/ruby" => {
            if std::mem::take(in_reading) {
                seen.push('）');
            }
        }
        "v" => {
            let speaker = inside.split_once(char::is_whitespace).map_or("", |(_, speaker)| speaker);
            let speaker = visible_references(speaker.trim());
            if !speaker.is_empty() {
                seen.extend(["\n", &speaker, ": "]);
            }
        }
        _ => return None,
    }
    Some(length)
}

fn visible_references(text: &str) -> String {
    let mut seen = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, special) = rest.split_at(at);
        seen.push_str(before);
        let length = reference(special, &mut seen).unwrap_or_else(|| {
            seen.push('&');
            1
        });
        rest = special.get(length..).unwrap_or_default();
    }
    seen.push_str(rest);
    seen
}

/// Reads a character reference, and returns its length.
fn reference(text: &str, seen: &mut String) -> Option<usize> {
    let (name, _) = text.strip_prefix('&')?.split_once(';')?;
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        _ => match name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
            Some(digits) => number(digits, 16)?,
            None => number(name.strip_prefix('#')?, 10)?,
        },
    };
    seen.push(character);
    Some(name.len() + 2)
}

/// The lines of a cue as one; what would steer a terminal or a parser is replaced.
fn one_line(text: &str) -> String {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let text = text.trim().chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect();
    let mut inlines = vec![Inline::Text(text)];
    settle::settle(&mut inlines);
    Inline::plain_text(&inlines)
}

/// Writes cues as captions; those that end before they start would never be shown.
pub(super) fn write(lines: &[Line]) -> String {
    let mut text = String::from("WEBVTT\n");
    for line in lines.iter().filter(|line| line.end > line.start) {
        let words = line.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        text.extend(["\n", &clock(line.start), " --> ", &clock(line.end), "\n", &words, "\n"]);
    }
    text
}

/// `01:02:03.004`.
fn clock(time: u64) -> String {
    let (hours, minutes, seconds) = (time / 3_600_000, time / 60_000 % 60, time / 1000 % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}.{:03}", time % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<(u64, u64, String)> {
        let lines = read(text, &mut Log::default()).into_iter();
        lines.map(|line| (line.start, line.end, line.text)).collect()
    }

    #[test]
    fn times_in_both_forms() {
        for (text, wanted) in [
            ("00:00.000", Some(0)),
            ("08:24.500", Some(504_500)),
            ("01:02:03.004", Some(3_723_004)),
            ("1:02:03.004", Some(3_723_004)),
            ("100:00:00.000", Some(360_000_000)),
            ("8:24.500", None),
            ("00:60.000", None),
            ("60:00.000", None),
            ("00:00,000", None),
            ("00:00.00", None),
            ("00:00", None),
            ("99999:00:00.000", None),
            ("00:00:00:00.000", None),
            (":00:00.000", None),
            ("００:00.000", None),
            ("", None),
        ] {
            assert_eq!(milliseconds(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_cue_is_what_a_reader_sees_of_it() {
        for (payload, seen) in [
            ("<v Ada Quartz>Hello, <i>world</i>", "Ada Quartz: Hello, world"),
            ("<v.loud A &amp; B>a</v>\n<v C>b", "A & B: a C: b"),
            ("<c.red.big>a</c> <00:01.000>b<lang en>c</lang>", "a bc"),
            ("<ruby>漢<rt>かん</rt>字<rt>じ</ruby>", "漢（かん）字（じ）"),
            ("Vec<String> & a < b &foo; &#x41;&#65;", "Vec<String> & a < b &foo; AA"),
            ("一行目\n二行目", "一行目二行目"),
            ("one\ntwo", "one two"),
            ("a&#10;&#10;b&#27;\u{0}", "a b\u{fffd}\u{fffd}"),
            ("&lt;i&gt;", "<i>"),
            ("<i> </i>", ""),
        ] {
            assert_eq!(visible(payload), seen, "{payload}");
        }
    }

    #[test]
    fn blocks_as_the_specification_divides_them() {
        let text = "\u{feff}WEBVTT - a title\r\nKind: captions\r\n\r\nNOTE\r\nnot shown\r\n\r\nSTYLE\r\n::cue {}\r\n\r\n\
            REGION\r\nid:a\r\n\r\nfirst\r\n00:01.000-->00:02.000 align:start line:0\r\na\r\nb\r\n00:02.000 --> 00:03.000\r\nc";
        let wanted = [(1000, 2000, "a b".to_owned()), (2000, 3000, "c".to_owned())];
        assert_eq!(found(text), wanted);
        assert_eq!(found(&text.replace("\r\n", "\r")), wanted);
        assert_eq!(found(&text.replace("\r\n", "\n")), wanted);
    }

    #[test]
    fn captions_are_read_as_they_were_written() {
        let text = "WEBVTT\n\n01:00:01.500 --> 01:00:02.000\n<v A>a --&gt; &lt;b> & c\n";
        let lines = read(text, &mut Log::default());
        let written = write(&lines);
        assert_eq!(written, "WEBVTT\n\n01:00:01.500 --> 01:00:02.000\nA: a --&gt; &lt;b&gt; &amp; c\n");
        assert_eq!(found(&written), found(text));
    }

    /// Pieces of files, good and bad.
    fn piece() -> impl Strategy<Value = String> {
        let known = prop::sample::select(vec![
            "WEBVTT",
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "NOTE ",
            "STYLE\n",
            "00:01.000 --> 00:02.000\n",
            "00:01.000",
            "-->",
            "<v A>",
            "<i>",
            "</i>",
            "<",
            ">",
            "&",
            "&amp;",
            "&#0;",
            "&#xd800;",
            "<rt>",
            "</ruby>",
            "\u{feff}",
            "\u{0}",
            "言葉",
        ]);
        prop_oneof![known.prop_map(str::to_owned), ".{0,6}"]
    }

    proptest! {
        #[test]
        fn any_file_is_read(pieces in prop::collection::vec(piece(), 0..40)) {
            let text = pieces.concat();
            let mut log = Log::default();
            let lines = read(&text, &mut log);
            for line in &lines {
                prop_assert!(!line.text.trim().is_empty() && !line.text.contains(['\n', '\r']), "{line:?}");
            }
            let mut written = Log::default();
            let again = read(&write(&lines), &mut written);
            let timed = lines.iter().filter(|line| line.end > line.start).map(|line| &line.text);
            prop_assert_eq!(again.iter().map(|line| &line.text).collect::<Vec<_>>(), timed.collect::<Vec<_>>());
            prop_assert!(written.finish("a.vtt", "").is_empty());
            log.finish("a.vtt", &text);
        }

        /// Every word is in a line, or in a place that a diagnostic names.
        #[test]
        fn no_words_are_lost(blocks in prop::collection::vec((0u8..6, "[a-z]{1,6}( [a-z]{1,6})?"), 0..12)) {
            let block = |(kind, words): &(u8, String)| match kind {
                0 => format!("{words}\n\n"),
                1 => format!("00:0x.000 --> 00:02.000\n{words}\n\n"),
                2 => format!("00:03.000 --> 00:02.000\n{words}\n\n"),
                3 => format!("id\n00:01.000 --> 00:02.000\n<v A><b>{words}</b>\n"),
                _ => format!("00:01.000 --> 00:02.000\n{words}\n\n"),
            };
            let text = "WEBVTT\n\n".to_owned() + &blocks.iter().map(block).collect::<String>();
            let mut log = Log::default();
            let lines = read(&text, &mut log);
            let told = log.finish("a.vtt", &text);
            for (kind, words) in &blocks {
                let is_seen = lines.iter().any(|line| line.text.contains(words.as_str()));
                let is_named = told.iter().any(|slip| matches!(slip.code.name(), "vtt-time" | "vtt-words"));
                prop_assert!(is_seen || (*kind < 2 && is_named), "{words}\n{text}");
            }
        }
    }
}
