//! The cue list: lines like `発表1. <a onclick="setVideoTime(504)">name / company</a>`.

use std::ops::Range;

use super::inline::raw_text;
use super::node::{Element, Node, Tag};
use super::vocabulary::Vocabulary;
use crate::model::{Inline, Slug, Speaker, TalkKey, Timestamp};

/// A line of the cue list.
#[derive(Debug)]
pub(super) struct CueLine {
    pub(super) talk: TalkKey,
    /// Which of the headings of talks is its own, where its title tells: two may have one number.
    pub(super) heading: Option<usize>,
    pub(super) start: Timestamp,
    /// Its end, where the author names one.
    pub(super) end: Option<Timestamp>,
    pub(super) speakers: Vec<Speaker>,
    /// All of it, from its label on.
    pub(super) at: Range<usize>,
    /// The call in it, as written.
    pub(super) call: String,
    /// The line as words, for where it is no part of a cue list.
    pub(super) words: Vec<Inline>,
}

/// The seconds of `setVideoTime(504)`, the only call that means anything.
pub(super) fn seconds(handler: &str) -> Option<Timestamp> {
    let call = handler.trim();
    let call = call.strip_suffix(';').unwrap_or(call).trim_end();
    let digits = call.strip_prefix("setVideoTime(")?.strip_suffix(')')?.trim();
    let whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    whole.then_some(())?;
    digits.parse().ok().map(Timestamp::from_seconds)
}

/// Reads one line: a label that names a talk, then a link with a cue, and nothing else.
pub(super) fn line(nodes: &[&Node], vocabulary: &Vocabulary) -> Option<CueLine> {
    let mut label = String::new();
    let mut cue: Option<(&Element, &str, Timestamp)> = None;
    for node in nodes {
        match node {
            Node::Element(element) if element.tag == Tag::Link && cue.is_none() => {
                let call = element.attribute("onclick")?;
                cue = Some((element, call, seconds(call)?));
            }
            Node::Text { text, .. } if text.trim().is_empty() => {}
            _ if cue.is_some() => return None,
            other => label.push_str(&raw_text(std::slice::from_ref(other))),
        }
    }
    let (link, call, start) = cue?;
    let (talk, length) = vocabulary.talk(&label)?;
    label.get(length..)?.trim().is_empty().then_some(())?;
    Some(CueLine {
        talk,
        heading: None,
        start,
        end: None,
        speakers: speakers(&raw_text(&link.children)),
        at: label_start(nodes).unwrap_or(link.at.start)..link.at.end,
        call: call.to_owned(),
        words: vec![Inline::Text(format!("{} {}", label.trim(), raw_text(&link.children).trim()))],
    })
}

/// Where the first words of a line start.
fn label_start(nodes: &[&Node]) -> Option<usize> {
    nodes.iter().find_map(|node| match node {
        Node::Text { text, at } if !text.trim().is_empty() => {
            Some(at.start + text.len() - text.trim_start().len())
        }
        Node::Element(element) => Some(element.at.start),
        _ => None,
    })
}

/// `name / company`, several of them divided by `、`.
pub(super) fn speakers(text: &str) -> Vec<Speaker> {
    text.split('、').filter_map(speaker).collect()
}

fn speaker(text: &str) -> Option<Speaker> {
    let (name, affiliation) = match text.split_once(" / ").or_else(|| text.split_once(['／', '/'])) {
        Some((name, affiliation)) => (name, Some(affiliation)),
        None => (text, None),
    };
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = tidy(name);
    (!name.is_empty()).then(|| Speaker {
        id: Slug::of_name(&name),
        name,
        affiliation: affiliation.map(tidy).filter(|text| !text.is_empty()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_call_is_a_cue() {
        for (handler, wanted) in [
            ("setVideoTime(504)", Some(504)),
            (" setVideoTime( 0 ) ; ", Some(0)),
            ("setVideoTime(4294967296)", None),
            ("setVideoTime(-1)", None),
            ("setVideoTime(1.5)", None),
            ("setVideoTime(+1)", None),
            ("setVideoTime()", None),
            ("setVideoTime(1);alert(1)", None),
            ("alert(1);setVideoTime(1)", None),
            ("setVideoTime('1')", None),
            ("setvideotime(1)", None),
            ("setVideoTime(１)", None),
        ] {
            assert_eq!(seconds(handler).map(Timestamp::seconds), wanted, "{handler}");
        }
    }

    #[test]
    fn speakers_and_their_companies() {
        let read = |text| {
            speakers(text)
                .into_iter()
                .map(|speaker| (speaker.name, speaker.affiliation.unwrap_or_default()))
                .collect::<Vec<_>>()
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(read("青木 翔平 / 東京ガス株式会社"), [pair("青木 翔平", "東京ガス株式会社")]);
        assert_eq!(read("moko-poi "), [pair("moko-poi", "")]);
        assert_eq!(read("A／B"), [pair("A", "B")]);
        assert_eq!(read("A / B、C"), [pair("A", "B"), pair("C", "")]);
        assert_eq!(read(" "), []);
    }
}
