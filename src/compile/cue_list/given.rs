//! The front matter's `cues:`.

use crate::compile::cues::CueLine;
use crate::compile::diagnostic::Log;
use crate::compile::problem::{SettingsProblem, Sign, TalkProblem, Words, wanted};
use crate::compile::yaml::{Entry, Node, Value};
use crate::model::{TalkKey, Timestamp};

/// Reads a map from talks to their times: `{ talk-1: "8:24", lt-1: { start: 42:05, end: 47:00 } }`.
///
/// Times stand in it as they are written, with or without quotes: what YAML 1.1 makes of
/// 42:05, a number to the base of 60, is the same.
pub(in crate::compile) fn given(entry: Entry, log: &mut Log) -> Vec<CueLine> {
    let entries = match entry.node.value {
        Value::Map(entries) => entries,
        Value::Null => return Vec::new(),
        Value::Text(_) | Value::List(_) => {
            log.report(entry.key_at, wrong_type(entry.key, wanted::CUES));
            return Vec::new();
        }
    };
    entries.into_iter().filter_map(|entry| line(entry, log)).collect()
}

fn line(entry: Entry, log: &mut Log) -> Option<CueLine> {
    let at = entry.key_at.start..entry.node.at.end.max(entry.key_at.end);
    let Some(talk) = TalkKey::parse(&entry.key) else {
        log.report(entry.key_at, TalkProblem::CueWithoutTalk { talk: entry.key });
        return None;
    };
    let Some((start, end)) = times(&entry.node, log) else {
        log.report(entry.key_at, wrong_type(entry.key, wanted::CUE));
        return None;
    };
    if end.is_some_and(|end| end <= start) {
        log.report(entry.key_at, wrong_type(entry.key, wanted::CUE_END));
        return None;
    }
    let heading = None;
    Some(CueLine {
        talk,
        heading,
        start,
        end,
        speakers: Vec::new(),
        at,
        call: String::new(),
        words: Vec::new(),
    })
}

fn wrong_type(key: String, wanted: Words) -> SettingsProblem {
    SettingsProblem::WrongType { key, sign: Sign::Colon, wanted }
}

fn times(node: &Node, log: &mut Log) -> Option<(Timestamp, Option<Timestamp>)> {
    let Value::Map(entries) = &node.value else { return Some((time(node)?, None)) };
    let (mut start, mut end) = (None, None);
    for entry in entries {
        match entry.key.as_str() {
            "start" => start = Some(time(&entry.node)?),
            "end" => end = Some(time(&entry.node)?),
            _ => log.report(entry.key_at.clone(), SettingsProblem::UnknownKey { key: entry.key.clone() }),
        }
    }
    Some((start?, end))
}

fn time(node: &Node) -> Option<Timestamp> {
    match &node.value {
        Value::Text(text) => Timestamp::parse(text.trim()),
        _ => None,
    }
}
