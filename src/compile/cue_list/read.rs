//! What may be a cue list, taken off the tree: nothing is told of it here, for it may be none.

use std::ops::Range;

use super::{Entry, MOST};
use crate::compile::address::{self, Target};
use crate::compile::block::extent;
use crate::compile::context::Context;
use crate::compile::inline::raw_text;
use crate::compile::node::{Element, Node, Tag};
use crate::compile::providers::{self, Known};
use crate::compile::vocabulary;
use crate::model::{Inline, Link, Timestamp, VideoId};

/// The entries of a list, each an item; none where one of them does not begin with a time.
pub(in crate::compile) fn list(element: &Element, context: &Context<'_>) -> Vec<Entry> {
    let items = element.children.iter().filter_map(|node| match node {
        Node::Element(item) if !is_blank(&item.children) => Some(item),
        _ => None,
    });
    items.map(|item| self::item(item, context)).collect::<Option<_>>().unwrap_or_default()
}

/// The first line of an item; what else it holds stays.
fn item(item: &Element, context: &Context<'_>) -> Option<Entry> {
    let mut nodes: Vec<&Node> = item.children.iter().skip_while(|node| is_blank_node(node)).collect();
    let mut rest = nodes.split_off(nodes.iter().take_while(|node| !is_block(node)).count());
    if nodes.is_empty()
        && let Some(Node::Element(paragraph)) = rest.first().filter(|node| is_paragraph(node))
    {
        nodes = paragraph.children.iter().collect();
        rest.remove(0);
    }
    let mut entry = line(&nodes, context)?;
    entry.stays |= rest.iter().any(|node| !is_blank_node(node));
    Some(entry)
}

/// The entries of a table, each a row: where its head names times and talks.
pub(in crate::compile) fn table(element: &Element, context: &Context<'_>) -> Vec<Entry> {
    read_table(element, context).unwrap_or_default()
}

fn read_table(element: &Element, context: &Context<'_>) -> Option<Vec<Entry>> {
    let mut rows = element.children.iter().filter_map(|node| match node {
        Node::Element(row) => Some(row),
        _ => None,
    });
    let head = rows.next().filter(|row| row.tag == Tag::TableHead)?;
    let head: Vec<String> = cells(head).map(|cell| raw_text(&cell.children)).collect();
    let column = |is: fn(&str) -> bool| head.iter().position(|head| is(head));
    let (time, title) = (column(vocabulary::is_time)?, column(vocabulary::is_title)?);
    let speaker = column(vocabulary::is_speaker);
    let others = (0..head.len()).filter(|at| ![Some(time), Some(title), speaker].contains(&Some(*at)));
    let others: Vec<usize> = others.collect();
    let row = |row: &Element| {
        let cells: Vec<&Element> = cells(row).collect();
        let nodes = |at: usize| cells.get(at).map(|cell| cell.children.iter().collect::<Vec<_>>());
        let text = |at: usize| cells.get(at).map(|cell| tidy(&raw_text(&cell.children)));
        let mut entry = line(&nodes(time)?, context).filter(|entry| entry.text.is_empty())?;
        let found = [Some(title), speaker].into_iter().flatten().filter_map(nodes);
        for nodes in found {
            entry.look(&nodes, context);
        }
        entry.text = text(title)?;
        entry.speakers = speaker.and_then(text).filter(|text| !text.is_empty());
        entry.stays |= others.iter().any(|at| text(*at).is_some_and(|text| !text.is_empty()));
        entry.at = row.at.clone();
        Some(entry)
    };
    rows.map(row).collect()
}

fn cells(row: &Element) -> impl Iterator<Item = &Element> {
    row.children.iter().filter_map(|node| match node {
        Node::Element(cell) => Some(cell),
        _ => None,
    })
}

/// The entries of a paragraph's lines; none where one of them does not begin with a time, or
/// holds more than words and links to a video.
pub(in crate::compile) fn lines(lines: &[Vec<&Node>], context: &Context<'_>) -> Vec<Entry> {
    let read = |nodes: &Vec<&Node>| {
        let entry = line(nodes, context).filter(|entry| !entry.stays)?;
        Some(Entry { words: words(nodes, context), ..entry })
    };
    lines.iter().map(read).collect::<Option<_>>().unwrap_or_default()
}

/// The words of a line, with the links in it.
fn words(nodes: &[&Node], context: &Context<'_>) -> Vec<Inline> {
    let word = |node: &&Node| {
        let text = raw_text(std::slice::from_ref(*node));
        let to = match node {
            Node::Element(link) if link.tag == Tag::Link => {
                link.attribute("href").map(|href| context.resolver.target(href))
            }
            _ => None,
        };
        match to {
            Some(Target::Web(url)) => match address::web(&url) {
                Some(to) => Inline::Link { to: Link::Web(to), content: vec![Inline::Text(text)] },
                None => Inline::Text(text),
            },
            Some(Target::Own(to)) => Inline::Link { to, content: vec![Inline::Text(text)] },
            Some(Target::Forbidden) | None => Inline::Text(text),
        }
    };
    nodes.iter().map(word).collect()
}

/// The entries of the lines of code; none where one of them does not begin with a time.
pub(in crate::compile) fn code(text: &str, at: &Range<usize>, context: &Context<'_>) -> Vec<Entry> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    // Each is looked for in the post, where the block may be indented.
    if lines.clone().count() > MOST {
        return Vec::new();
    }
    let entry = |line: &str| {
        let at = context.within(at, line);
        entry(line, at)
    };
    lines.map(entry).collect::<Option<_>>().unwrap_or_default()
}

/// The entry of a line that begins with a time, or with a link that leads to one.
fn line(nodes: &[&Node], context: &Context<'_>) -> Option<Entry> {
    let text: String = nodes.iter().map(|node| raw_text(std::slice::from_ref(*node))).collect();
    let at = extent(nodes)?;
    let mut entry = match entry(&text, at.clone()) {
        Some(entry) => entry,
        None => linked(nodes, &text, at, context)?,
    };
    entry.look(nodes, context);
    Some(entry)
}

fn entry(text: &str, at: Range<usize>) -> Option<Entry> {
    let Some((start, end, length)) = times(text) else { return last(text, at) };
    let (call, text) = text.split_at_checked(length)?;
    let call = call.trim_end_matches(is_separator).trim().to_owned();
    Some(Entry { end, ..Entry::starting(start, call, text, at) })
}

/// The entry of words with a time behind them: `題名 8:24`, `題名（8:24）`.
fn last(text: &str, at: Range<usize>) -> Option<Entry> {
    let opens = |c: char| c.is_whitespace() || matches!(c, '[' | '(' | '［' | '（' | '【');
    let trimmed = text.trim_end().trim_end_matches([']', ')', '］', '）', '】']);
    let words = trimmed.trim_end_matches(|c: char| !opens(c));
    let (start, after) = time(trimmed.get(words.len()..)?)?;
    let call = trimmed.get(words.len()..)?.to_owned();
    let words = words.trim_end_matches(|c| opens(c) || is_separator(c));
    (after.is_empty() && !words.trim().is_empty())
        .then(|| Entry { is_time_last: true, ..Entry::starting(start, call, words, at) })
}

/// The entry of a line that begins with a link to a place in a video: `[題](https://youtu.be/…?t=504)`.
fn linked(nodes: &[&Node], text: &str, at: Range<usize>, context: &Context<'_>) -> Option<Entry> {
    let first = nodes.iter().find(|node| !is_blank_node(node))?;
    let Node::Element(link) = first else { return None };
    let (_, start) = video(link, context)?;
    Some(Entry::starting(Some(start?), link.attribute("href")?.to_owned(), text, at))
}

impl Entry {
    /// An entry of which nothing is known but its start, written as `call`, and its words.
    fn starting(start: Option<Timestamp>, call: String, text: &str, at: Range<usize>) -> Self {
        let (speakers, videos, words) = (None, Vec::new(), Vec::new());
        let (is_time_last, stays) = (false, false);
        Self { start, end: None, text: tidy(text), speakers, videos, is_time_last, stays, words, at, call }
    }

    /// Looks at what stands in its nodes besides words.
    fn look(&mut self, nodes: &[&Node], context: &Context<'_>) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            match element.tag {
                Tag::Link => match video(element, context) {
                    Some((video, _)) => self.videos.push(video),
                    None if is_place(element) => {}
                    None => self.stays = true,
                },
                Tag::Picture | Tag::Frame | Tag::Media | Tag::Script(_) | Tag::Unknown { .. } => {
                    self.stays = true;
                }
                _ => self.look(&element.children.iter().collect::<Vec<_>>(), context),
            }
        }
    }
}

/// The video that a link leads to, and the place in it.
fn video(link: &Element, context: &Context<'_>) -> Option<(VideoId, Option<Timestamp>)> {
    let address = link.attribute("href")?;
    let Target::Web(url) = context.resolver.target(address) else { return None };
    let Known::Video(video) = providers::known(address, &url)? else { return None };
    let of_query = url.query_pairs().find(|(name, _)| matches!(&**name, "t" | "start" | "time_continue"));
    let of_query = of_query.and_then(|(_, time)| Timestamp::parse(&time));
    let start = of_query.or_else(|| Timestamp::parse(url.fragment()?.strip_prefix("t=")?));
    Some((video, start))
}

/// Whether a link leads to a place on the page itself, as the cues of a page do.
fn is_place(link: &Element) -> bool {
    link.attribute("href").is_some_and(|href| href.trim().is_empty() || href.trim().starts_with(['#', '?']))
}

/// The time at a line's start, the one behind a dash, and the length in bytes of both with
/// the punctuation behind them; no time where it is written like one, and is none.
fn times(text: &str) -> Option<(Option<Timestamp>, Option<Timestamp>, usize)> {
    let opened = text.trim_start().trim_start_matches(['[', '(', '［', '（', '【']);
    let (start, after) = time(opened)?;
    let dashed = after.trim_start().strip_prefix(['-', '–', '—', '~', '〜', '～', '→']);
    let range = dashed.and_then(|after| time(after.trim_start())).filter(|(end, _)| *end > start);
    let (end, after) = match range {
        Some((end, after)) => (end, after),
        None => (None, after),
    };
    let after = after.trim_start_matches(is_separator);
    Some((start, end, text.len() - after.len()))
}

/// The time at a text's start, and what follows it; none that counts is `20:70`.
fn time(text: &str) -> Option<(Option<Timestamp>, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '０'..='９');
    let after = text.trim_start_matches(is_part);
    let spelled = vocabulary::folded(text.get(..text.len() - after.len())?);
    let spelled = spelled.trim_end_matches(':');
    let is_over = !after.starts_with(|c: char| c.is_ascii_alphanumeric());
    let mut parts = spelled.split(':');
    let is_number = |part: &str| (1..=3).contains(&part.len());
    let is_spelled = parts.next().is_some_and(is_number) && parts.all(|part| part.len() == 2);
    let is_clock = is_spelled && (1..=2).contains(&spelled.matches(':').count());
    (is_over && is_clock).then(|| (Timestamp::parse(spelled), after))
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '–' | '—' | ':' | '：' | '|' | '｜' | '、' | '.' | ']' | ')' | '］' | '）' | '】' | '→'
        )
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_blank(nodes: &[Node]) -> bool {
    nodes.iter().all(is_blank_node)
}

fn is_blank_node(node: &Node) -> bool {
    match node {
        Node::Text { text, .. } => text.trim().is_empty(),
        Node::SoftBreak => true,
        Node::Element(_) => false,
    }
}

fn is_block(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.tag.is_block())
}

fn is_paragraph(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.tag == Tag::Paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u32, Option<u32>, &str)> {
        let (start, end, length) = times(text)?;
        Some((start?.seconds(), end.map(Timestamp::seconds), text.get(length..)?))
    }

    #[test]
    fn times_in_every_spelling() {
        for (text, wanted) in [
            ("8:24 題名 / 話者", (504, None, "題名 / 話者")),
            ("1:02:03　題", (3723, None, "題")),
            ("[0:00] はじめに", (0, None, "はじめに")),
            ("（８：２４）題", (504, None, "題")),
            ("08:24 - 題", (504, None, "題")),
            ("8:24: 題", (504, None, "題")),
            ("8:24–12:00 題", (504, Some(720), "題")),
            ("8:24〜12:00：題", (504, Some(720), "題")),
            ("8:24 - 3:00 分の話", (504, None, "3:00 分の話")),
            ("8:24発表 1", (504, None, "発表 1")),
            ("8:24", (504, None, "")),
        ] {
            assert_eq!(read(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn times_that_no_recording_counts() {
        for text in ["20:70 題", "99:99 題", "1:60:00 題"] {
            assert!(matches!(times(text), Some((None, None, _))), "{text}");
        }
    }

    #[test]
    fn times_behind_words() {
        let read = |text| {
            let entry = last(text, 0..0)?;
            Some((entry.start?.seconds(), entry.text, entry.call))
        };
        for text in ["監視の話 8:24", "監視の話（8:24）", "監視の話 - 08:24 "] {
            let call = text.trim_matches(|c: char| !c.is_ascii_digit());
            assert_eq!(read(text), Some((504, "監視の話".to_owned(), call.to_owned())), "{text}");
        }
        for text in ["監視の話8:24", "8:24", "監視の話", "題 8:24 ごろ"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_time() {
        for text in ["", "題 8:24", "504 題", "8:60 題", "8:24pm", "1:2:03 題", "第8:24"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
