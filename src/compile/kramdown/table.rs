//! kramdown's tables: lines with pipes, with or without a head.
//!
//! 1. A run of lines with pipes between two boundaries is a table.
//! 2. Where a `CommonMark` parser would read it otherwise, its head, its lines and its
//!    columns are brought into the form that it reads alike; no cell is lost.

use std::ops::Range;

/// What is to be changed in a table, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// The length of all its lines.
    pub(super) length: usize,
    /// What stands in place of what.
    pub(super) changes: Vec<(Range<usize>, String)>,
}

/// What a line of a table is.
#[derive(Debug)]
enum Row {
    /// Cells, and the pipes that stand in code.
    Cells { count: usize, in_code: Vec<usize> },
    /// A line between two parts, with the alignment of each column.
    Line(Vec<&'static str>),
}

/// The table at the start of `text`, which stands at a boundary. Its lines may stand in
/// quotations and lists, whose marks and spaces stand ahead of each of them.
pub(super) fn table(text: &str, is_boundary: impl Fn(&str) -> bool) -> Option<Table> {
    let mut rows = Vec::new();
    let mut length = 0;
    let first = text.split_inclusive('\n').next()?;
    let margin = margin(first);
    for line in text.split_inclusive('\n') {
        let inner = if length == 0 { Some(margin.width) } else { margin.of(line) };
        let content = inner.and_then(|width| line.get(width..)).unwrap_or_default();
        let Some(row) = row(content).filter(|_| inner.is_some()) else {
            if super::lines::is_blank(line) || inner.is_none() || is_boundary(content) {
                break;
            }
            return None;
        };
        let start = length + inner.unwrap_or_default();
        rows.push(Line { at: length..length + line.len(), start, row });
        length += line.len();
    }
    rows.iter().any(|line| matches!(line.row, Row::Cells { .. })).then_some(())?;
    let has_head = matches!(rows.get(1), Some(Line { row: Row::Line(_), .. })) && rows.len() > 2;
    // A head alone is a table for GitHub, and none for kramdown; what starts on the line
    // of a list's mark is one where it has a head.
    if (rows.len() == 2 && matches!(rows.last(), Some(Line { row: Row::Line(_), .. })))
        || (margin.is_item && !has_head)
    {
        return None;
    }
    let mut table = Table { length, changes: Vec::new() };
    rewrite(text, &rows, &margin.ahead, &mut table);
    Some(table)
}

/// A line of a table.
#[derive(Debug)]
struct Line {
    /// All of it.
    at: Range<usize>,
    /// Where its cells start.
    start: usize,
    row: Row,
}

/// What stands ahead of a table's lines.
#[derive(Debug)]
struct Margin {
    /// How much of the first line it is, in bytes.
    width: usize,
    /// How many marks of quotations are in it.
    quotes: usize,
    /// What stands ahead of the lines below the first one.
    ahead: String,
    /// Whether the first line starts an item of a list.
    is_item: bool,
}

impl Margin {
    /// How much of another line of the table it is.
    fn of(&self, line: &str) -> Option<usize> {
        let width = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        let quotes = line.get(..width).unwrap_or_default().matches('>').count();
        (quotes == self.quotes).then_some(width)
    }
}

/// What stands ahead of a table whose first line this is.
fn margin(line: &str) -> Margin {
    let mut width = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
    let mut ahead = line.get(..width).unwrap_or_default().to_owned();
    let mut is_item = false;
    while let Some(content) = line.get(width..).filter(|content| super::lines::is_list_item(content)) {
        let mark = content.trim_start_matches(|c: char| !c.is_whitespace());
        let length = content.len() - mark.trim_start_matches([' ', '\t']).len();
        if length == 0 {
            break;
        }
        ahead.extend(std::iter::repeat_n(' ', length));
        width += length;
        is_item = true;
    }
    Margin { width, quotes: ahead.matches('>').count(), ahead, is_item }
}

/// What a line is in a table; `None` where it ends it.
fn row(line: &str) -> Option<Row> {
    let content = line.trim();
    let is_line = |mark: char| {
        content.contains(mark)
            && content.chars().all(|c| c == mark || matches!(c, '+' | '|' | ':' | ' ' | '\t'))
    };
    if content.contains('|') && (is_line('-') || is_line('=')) {
        return Some(Row::Line(alignments(content)));
    }
    let (pipes, in_code) = pipes(line);
    if pipes.is_empty() {
        return None;
    }
    let first = content.starts_with('|');
    let last = pipes.last().is_some_and(|at| line.get(at + 1..).unwrap_or_default().trim().is_empty());
    let count = pipes.len() + 1 - usize::from(first) - usize::from(last);
    Some(Row::Cells { count: count.max(1), in_code })
}

fn alignments(line: &str) -> Vec<&'static str> {
    let columns = line.split(['|', '+']).map(str::trim).filter(|column| !column.is_empty());
    let alignment = |column: &str| match (column.starts_with(':'), column.ends_with(':')) {
        (true, true) => ":-:",
        (true, false) => ":--",
        (false, true) => "--:",
        (false, false) => "---",
    };
    columns.map(alignment).collect()
}

/// The pipes of a line that divide cells, and those that stand in code.
fn pipes(line: &str) -> (Vec<usize>, Vec<usize>) {
    let (mut outside, mut inside) = (Vec::new(), Vec::new());
    let bytes = line.as_bytes();
    let mut at = 0;
    // Looked for once only: a run of backticks without a partner stays so.
    let mut alone = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'|' => outside.push(at),
            b'`' => {
                let run = bytes.iter().skip(at).take_while(|byte| **byte == b'`').count();
                let end = if alone == run { None } else { closing(bytes, at + run, run) };
                if let Some(end) = end {
                    let escaped = |at: &usize| at.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b'\\');
                    let pipes = (at..end).filter(|at| bytes.get(*at) == Some(&b'|'));
                    inside.extend(pipes.filter(|at| !escaped(at)));
                    at = end - 1;
                } else {
                    alone = run;
                    at += run - 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    (outside, inside)
}

/// Behind the next run of exactly `run` backticks.
fn closing(bytes: &[u8], from: usize, run: usize) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        let length = bytes.iter().skip(at).take_while(|byte| **byte == b'`').count();
        if length == run {
            return Some(at + length);
        }
        at += length.max(1);
    }
    None
}

fn rewrite(text: &str, rows: &[Line], ahead: &str, table: &mut Table) {
    let columns = rows.iter().filter_map(|line| match line.row {
        Row::Cells { count, .. } => Some(count),
        Row::Line(_) => None,
    });
    let columns = columns.max().unwrap_or(1);
    // Lines at the start are nothing; a line behind the first row makes a head of it.
    let first = rows.iter().position(|line| matches!(line.row, Row::Cells { .. })).unwrap_or(0);
    let head = match rows.get(first + 1) {
        Some(Line { at, row: Row::Line(alignments), .. })
            if rows.len() > first + 2 && !is_footer(text, at) =>
        {
            Some(alignments)
        }
        _ => None,
    };
    for (index, Line { at, start, row }) in rows.iter().enumerate() {
        match row {
            Row::Line(_) if head.is_some() && index == first + 1 => {
                let line = delimiters(head.map_or(&[], Vec::as_slice), columns);
                table.changes.push((*start..at.end, line));
            }
            Row::Line(_) => table.changes.push((at.clone(), String::new())),
            Row::Cells { count, in_code } => {
                if index == first && head.is_none() {
                    let delimiters = delimiters(&[], columns);
                    let line = format!("{ahead}{}|\n{ahead}{delimiters}", "| ".repeat(columns));
                    table.changes.push((at.start..at.start, line));
                }
                for pipe in in_code {
                    table.changes.push((start + pipe..start + pipe, "\\".to_owned()));
                }
                if index == first && head.is_some() && *count < columns {
                    let line = text.get(at.clone()).unwrap_or_default();
                    let end = at.start + line.trim_end().len();
                    let closed = line.trim_end().ends_with('|');
                    let more = " |".repeat(columns - count + usize::from(!closed));
                    table.changes.push((end..end, more));
                }
            }
        }
    }
}

fn is_footer(text: &str, at: &Range<usize>) -> bool {
    text.get(at.clone()).is_some_and(|line| line.contains('='))
}

/// The line between head and rows.
fn delimiters(alignments: &[&'static str], columns: usize) -> String {
    let column = |index| alignments.get(index).copied().unwrap_or("---");
    let columns: Vec<&str> = (0..columns).map(column).collect();
    format!("|{}|\n", columns.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> Option<String> {
        let table = table(text, |_| false)?;
        let mut out = String::new();
        let mut at = 0;
        for (range, new) in table.changes {
            out += text.get(at..range.start)?;
            out += &new;
            at = range.end;
        }
        out += text.get(at..table.length)?;
        Some(out)
    }

    #[test]
    fn a_table_needs_no_head() {
        assert_eq!(rewritten("|a|b|\n|c|d|\n").as_deref(), Some("| | |\n|---|---|\n|a|b|\n|c|d|\n"));
        assert_eq!(rewritten("a | b\n").as_deref(), Some("| | |\n|---|---|\na | b\n"));
        assert_eq!(rewritten("|--\n|a|\n").as_deref(), Some("| |\n|---|\n|a|\n"));
    }

    #[test]
    fn no_cell_is_too_many() {
        let text = "|a|b|\n|:-:|--:|\n|c|d|e|\n";
        assert_eq!(rewritten(text).as_deref(), Some("|a|b| |\n|:-:|--:|---|\n|c|d|e|\n"));
    }

    #[test]
    fn lines_between_parts_are_taken_out() {
        let text = "|a|b|\n|-|-|\n|c|d|\n|-|-|\n|e|f|\n|===\n|g|h|\n";
        assert_eq!(rewritten(text).as_deref(), Some("|a|b|\n|---|---|\n|c|d|\n|e|f|\n|g|h|\n"));
    }

    #[test]
    fn a_table_may_stand_in_other_blocks() {
        let text = "> |a|b|\n> |-|-|\n> |c|d|e|\n";
        assert_eq!(rewritten(text).as_deref(), Some("> |a|b| |\n> |---|---|---|\n> |c|d|e|\n"));
        assert_eq!(rewritten("  |a|\n").as_deref(), Some("  | |\n  |---|\n  |a|\n"));
        let text = "- |a|\n  |-|\n  |b|c|\n";
        assert_eq!(rewritten(text).as_deref(), Some("- |a| |\n  |---|---|\n  |b|c|\n"));
        assert_eq!(rewritten("- a|b\n"), None);
    }

    #[test]
    fn a_pipe_in_code_divides_nothing() {
        assert_eq!(
            rewritten("|`a|b`|c|\n|-|-|\n|d|e|\n").as_deref(),
            Some("|`a\\|b`|c|\n|---|---|\n|d|e|\n")
        );
        assert_eq!(rewritten("`a|b`\n"), None);
        assert_eq!(rewritten("a \\| b\n"), None);
        assert_eq!(rewritten("a | b\nc\n"), None);
    }
}
