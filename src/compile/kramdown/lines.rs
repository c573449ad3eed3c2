//! What a line can be, told from the lines ahead of it.

/// What a line is, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// White space alone.
    Blank,
    /// A fence, or a line of code.
    Code,
    /// A fence that is closed; whether another one starts ahead of its end, so that its own
    /// end is likely missing.
    Fence { is_doubtful: bool },
    /// A fence that is never closed, which kramdown takes for text; how long it is.
    Unclosed { fence: usize },
    /// A line of text, which may start a block of its own.
    Text {
        /// Whether it stands in no list and is indented by no more than three spaces.
        outermost: bool,
    },
}

/// Knows, line by line, what is code and what is in a list.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The character and length of the fence that is open.
    fence: Option<(char, usize)>,
    in_list: bool,
    after_text: bool,
    /// The fences that are not closed from here on: no other of their characters of
    /// their length or more is.
    unclosed: Vec<(char, usize)>,
}

impl Lines {
    /// What the line is that `rest` starts with.
    pub(super) fn read(&mut self, line: &str, rest: &str) -> Line {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let after_text = std::mem::replace(&mut self.after_text, !is_blank(content));
        if let Some((mark, length)) = self.fence {
            let content = content.trim_start_matches(['>', ' ', '\t']);
            if run_of(content, mark) >= length && content.trim().chars().all(|c| c == mark) {
                self.fence = None;
                self.after_text = false;
            }
            return Line::Code;
        }
        if is_blank(content) {
            return Line::Blank;
        }
        let is_deep = indent > 3 || content.starts_with('\t');
        if is_deep && !self.in_list && !after_text {
            self.after_text = false;
            return Line::Code;
        }
        if is_list_item(content) {
            self.in_list = true;
        } else if indent == 0 && !after_text {
            self.in_list = false;
        }
        let outermost = !(is_deep || self.in_list && indent > 0);
        let inner = within(content);
        if let Some((mark, length)) = self.fence_of(inner, indent) {
            let rest = rest.get(line.len()..).unwrap_or_default();
            if self.is_closed(rest, mark, length) {
                self.fence = Some((mark, length));
                return Line::Fence { is_doubtful: holds_fence(rest, mark, length) };
            }
            if outermost && inner.len() == content.len() {
                return Line::Unclosed { fence: length };
            }
        }
        Line::Text { outermost }
    }

    /// Says that a block ended here.
    pub(super) fn end_block(&mut self) {
        self.after_text = false;
    }

    /// The character and length of the fence that a line is.
    fn fence_of(&self, content: &str, indent: usize) -> Option<(char, usize)> {
        ['`', '~'].into_iter().find_map(|mark| {
            let length = run_of(content, mark);
            let info = content.get(length..).unwrap_or_default();
            let opens = length >= 3 && (indent <= 3 || self.in_list) && !(mark == '`' && info.contains('`'));
            opens.then_some((mark, length))
        })
    }

    /// Whether a fence is closed in `rest`; what is not is looked for once.
    fn is_closed(&mut self, rest: &str, mark: char, length: usize) -> bool {
        if self.unclosed.iter().any(|(other, least)| *other == mark && length >= *least) {
            return false;
        }
        let closes = |line: &str| {
            let content = line.trim();
            content.len() >= length && content.chars().all(|c| c == mark)
        };
        // Within a quotation its marks stand ahead of the fence.
        let is_closed = rest.lines().any(|line| closes(line) || closes(line.trim_start_matches([' ', '>'])));
        if !is_closed {
            self.unclosed.push((mark, length));
        }
        is_closed
    }
}

/// Whether a fence with the name of a language stands ahead of the end of the code in `rest`.
fn holds_fence(rest: &str, mark: char, length: usize) -> bool {
    let runs = rest.lines().map(|line| line.trim_start_matches([' ', '>']).trim_end());
    let mut fences = runs.filter(|line| run_of(line, mark) >= length);
    let name = fences.next().map(|fence| fence.trim_start_matches(mark)).unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.contains(mark)
}

/// A line without the marks of the lists and quotations that it starts.
pub(super) fn within(content: &str) -> &str {
    let mut content = content;
    loop {
        let inner = match content.strip_prefix('>') {
            Some(inner) => inner,
            None if is_list_item(content) => content.trim_start_matches(|c: char| !c.is_whitespace()),
            None => return content,
        };
        content = inner.trim_start_matches(' ');
        if content.len() == inner.len() && !inner.starts_with('>') {
            return inner;
        }
    }
}

/// Whether a line has nothing but the marks of quotations.
pub(super) fn is_blank(line: &str) -> bool {
    line.trim_matches(|c: char| c.is_whitespace() || c == '>').is_empty()
}

fn run_of(text: &str, mark: char) -> usize {
    text.chars().take_while(|c| *c == mark).count()
}

/// Whether a line starts an item of a list.
pub(super) fn is_list_item(content: &str) -> bool {
    let digits = content.len() - content.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = match content.strip_prefix(['-', '*', '+']) {
        Some(after) => Some(after),
        None if digits > 0 => content.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')'])),
        None => None,
    };
    after.is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t', '\n', '\r']))
}
