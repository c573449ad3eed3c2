//! Lines that only kramdown knows: attribute lists, abbreviations, comments, ends of blocks.

use super::normaliser::Normaliser;
use super::spans::{self, Start};
use super::{What, attributes, lines};

impl Normaliser<'_> {
    /// Takes the extension that starts with `line`; returns whether there is one.
    pub(super) fn extension(&mut self, rest: &str, line: &str) -> bool {
        let content = line.trim_start_matches([' ', '\t', '>']);
        let start = line.len() - content.len();
        let content = content.trim_end();
        let margin = line.get(..start).unwrap_or_default();
        if content == "^" && (margin.is_empty() || margin.trim_end_matches(' ').ends_with('>')) {
            return self.line(start, content, What::Nothing);
        }
        if content.starts_with("*[") {
            return self.boundary && start <= 3 && self.abbreviation(start, content);
        }
        let Some(inside) = content.strip_prefix("{:") else {
            return false;
        };
        if inside.starts_with(':') {
            // Within a paragraph it is a part of a line.
            return start <= 3 && self.paragraph == 0 && self.tag(rest, start);
        }
        let Some(list) = inside.strip_suffix('}').filter(|list| !list.is_empty() && !list.starts_with('/'))
        else {
            return false;
        };
        if attributes::closing_brace(inside) != Some(list.len()) {
            return false;
        }
        if let Some((name, list)) = list.split_once(':').filter(|(name, _)| is_name(name)) {
            self.named.entry(name.to_owned()).or_default().extend([" ", list]);
            return self.line(start, content, What::Nothing);
        }
        let (list, of_last) = (list.to_owned(), !self.boundary);
        let boundary = self.boundary;
        self.line(start, content, What::Attributes { list, of_last });
        self.boundary = boundary || !of_last;
        true
    }

    /// Takes a line's content, and goes on behind its end.
    fn line(&mut self, start: usize, content: &str, what: What) -> bool {
        let at = self.at + start;
        self.take(at..at + content.len(), what, false);
        let behind = at + content.len();
        let rest = self.text.get(behind..).unwrap_or_default();
        let blank = rest.find('\n').map_or(rest.len(), |end| end + 1);
        self.end_block(behind + blank);
        true
    }

    /// `*[HTML]: Hypertext Markup Language`
    fn abbreviation(&mut self, start: usize, content: &str) -> bool {
        let Some((name, title)) = content.strip_prefix("*[").and_then(|rest| rest.split_once("]:")) else {
            return false;
        };
        if name.is_empty() {
            return false;
        }
        self.abbreviations.insert(name.to_owned(), title.trim().to_owned());
        self.line(start, content, What::Nothing)
    }

    /// `{::comment}` on a line of its own, up to `{:/comment}` on one.
    fn tag(&mut self, rest: &str, start: usize) -> bool {
        let content = rest.get(start..).unwrap_or_default();
        let Some(Start { name, length: body, closed }) = spans::start(content) else {
            return false;
        };
        if !content.get(body..).is_some_and(ends_line) {
            return false;
        }
        let (end, length) = if closed {
            (body, body)
        } else {
            match self.stop(content, body, name) {
                Some(stop) => stop,
                None => return false,
            }
        };
        let at = self.at + start;
        let what = match name {
            "nomarkdown" => self.raw(at + body..at + end),
            _ => What::Nothing,
        };
        self.take(at..at + length, what, false);
        let behind = content
            .get(length..)
            .and_then(|rest| rest.find('\n'))
            .map_or(content.len(), |end| length + end + 1);
        self.end_block(at + behind);
        true
    }

    /// Where the stop tag starts and ends that stands on a line of its own.
    fn stop(&mut self, content: &str, body: usize, name: &str) -> Option<(usize, usize)> {
        let mut from = body;
        while content.len() - from <= self.budget {
            let stop = spans::stop(content, from, name);
            let read = stop.map_or(content.len(), |(_, end)| end) - from;
            self.budget = self.budget.saturating_sub(read);
            let (start, end) = stop?;
            let line = content.get(..start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
            if lines::is_blank(line) && content.get(end..).is_some_and(ends_line) {
                return Some((start, end));
            }
            from = end;
        }
        None
    }
}

fn ends_line(rest: &str) -> bool {
    rest.split('\n').next().unwrap_or_default().trim().is_empty()
}

fn is_name(text: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    text.starts_with(word) && text.chars().all(|c| word(c) || c == '-')
}
