//! Posts as authors write them, made of a seeded grammar of kramdown's constructs.
#![allow(clippy::format_push_string, reason = "a grammar reads best as formats, one after the other")]

/// A seeded source of choices (`SplitMix64`).
pub(crate) struct Choices(u64);

impl Choices {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// `least` to `most` pieces, joined.
    fn several(
        &mut self,
        least: usize,
        most: usize,
        between: &str,
        piece: fn(&mut Self) -> String,
    ) -> String {
        let count = least + self.below(most - least + 1);
        (0..count).map(|_| piece(self)).collect::<Vec<_>>().join(between)
    }
}

const WORDS: [&str; 33] = [
    "a",
    "talk",
    "about",
    "Rust",
    "it's",
    "\"quoted\"",
    "'single'",
    "(aside)",
    "the '90s",
    "x -- y",
    "wait...",
    "one---two",
    "3 < 5",
    "AT&T",
    "&copy;",
    "発表",
    "の",
    "概要",
    "動画、",
    "「引用」",
    "です。",
    "HTML",
    "CSS",
    "100%",
    "v1.2",
    "snake_case_name",
    "\\*escaped\\*",
    "\\_",
    "<<guillemets>>",
    "C#",
    "#7",
    "a/b",
    "e.g.",
];

/// A whole post.
pub(crate) fn post(choices: &mut Choices) -> String {
    let count = 1 + choices.below(7);
    let mut text = if choices.one_in(10) { "* toc\n{:toc}\n\n# First\n\n".to_owned() } else { String::new() };
    for _ in 0..count {
        text += &block(choices, 0);
        text += "\n";
    }
    if text.contains("[^1]") {
        text += &format!(
            "[^1]: {}\n{}",
            words(choices),
            choices.of(&["", "\n    more\n", "    on\n", "    on\n\n    *more*\n"])
        );
    }
    text
}

fn words(choices: &mut Choices) -> String {
    choices.several(1, 5, " ", |choices| choices.of(&WORDS).to_owned())
}

/// Words without any marks.
fn plain(choices: &mut Choices) -> String {
    choices.several(1, 4, " ", |choices| choices.of(&["a", "word", "言葉", "and", "HTML", "100%"]).to_owned())
}

/// Words with marks among them.
fn spans(choices: &mut Choices) -> String {
    choices.several(1, 4, " ", span)
}

fn span(choices: &mut Choices) -> String {
    let word = words(choices);
    match choices.below(26) {
        0 => format!("*{word}*"),
        1 => format!("**{word}**"),
        2 => format!("_{word}_"),
        3 => format!("***{word}***"),
        4 => format!("~~{}~~", choices.of(&["gone", "消した"])),
        5 => format!("`{}`", choices.of(&["code", "a < b", "x = \"y\"", "--flag", "a|b", "{: .x}", "$$x$$"])),
        6 => format!("[{word}](https://example.com/a)"),
        7 => format!("[{word}](/posts/a/ \"title\")"),
        8 => format!("[{word}][ref]"),
        9 => format!("![{}](/a.png)", choices.of(&["alt", "集合写真", "a \"b\""])),
        10 => format!("![alt](/a.png){}", picture_list(choices)),
        11 => "<https://example.com/>".to_owned(),
        12 => "<mail@example.com>".to_owned(),
        13 => format!("$${}$$", choices.of(&["x^2", "\\alpha_1", "a < b"])),
        14 => format!("*{word}*{}", choices.of(&["{: .class}", "{:#id-of-it}", "{: title=\"a b\"}"])),
        15 => {
            format!(
                "<{0}>{1}</{0}>",
                choices.of(&["kbd", "sub", "sup", "u", "small", "mark", "b", "i"]),
                plain(choices)
            )
        }
        16 => format!("<span class=\"x\">{word}</span>"),
        17 => format!("{word}[^1]"),
        18 => format!("{{::comment}}{word}{{:/comment}}"),
        19 => "{::options toc_levels=\"1..3\" /}".to_owned(),
        _ => word,
    }
}

fn picture_list(choices: &mut Choices) -> String {
    choices
        .of(&[
            "{: width=\"700\" height=\"400\" }",
            "{: .w-50 .left }",
            "{:.light}",
            "{: .shadow .right width='80%'}",
        ])
        .to_owned()
}

/// Lines of a paragraph.
fn lines(choices: &mut Choices) -> String {
    let end = choices.of(&["\n", "\n", "\n", "  \n", "\\\\\n"]);
    let lines = choices.several(1, 3, "\u{0}", spans);
    lines.replace('\u{0}', end) + "\n"
}

fn block(choices: &mut Choices, depth: usize) -> String {
    match choices.below(25) {
        0..=4 => lines(choices),
        5 | 6 => heading(choices),
        7 | 8 => list(choices, depth),
        9 => quote(choices, depth),
        10 => code(choices),
        11 | 12 => table(choices),
        13 => definitions(choices),
        14 => format!(
            "{}{}\n",
            lines(choices),
            choices.of(&["{: .class}", "{:#an-id}", "{: key=\"value\" .a .b}"])
        ),
        15 => format!("{}\n{}", choices.of(&["{: .class}", "{:#an-id}"]), lines(choices)),
        16 => {
            format!("![{}](/a.png)\n_{}_\n", choices.of(&["alt", "写真"]), choices.of(&["caption", "説明"]))
        }
        17 => format!(
            "$$\n{}\n$$\n",
            choices.of(&["x^2 + y^2", "\\begin{a}\n\\frac{1}{2}\n\\end{a}", "a * b * c"])
        ),
        18 => choices.of(&["---\n", "* * *\n", "***\n"]).to_owned(),
        19 => html(choices),
        20 => format!("{{::comment}}\n{}{{:/comment}}\n", lines(choices)),
        21 => "{::options parse_block_html=\"false\" /}\n".to_owned(),
        22 => format!(
            "*[{}]: {}\n",
            choices.of(&["HTML", "CSS", "発表"]),
            choices.of(&["Markup Language", "説明"])
        ),
        23 => format!("[ref]: {} \"title\"\n", choices.of(&["/a", "https://example.com/b"])),
        _ => format!("{}^\n", list(choices, depth)),
    }
}

fn heading(choices: &mut Choices) -> String {
    let title = choices.of(&[
        "Title",
        "発表の概要",
        "What's \"new\"?",
        "a -- b",
        "`code` in it",
        "*All* stressed",
        "A & B",
        "Same",
        "Same",
        "Ends with #",
        "No. 1",
        "クイズ！",
        "snake_case",
        "[link](/a) in it",
        "Über uns",
        "x < y",
    ]);
    match choices.below(5) {
        0 => format!("# {title}\n"),
        1 => format!("## {title} ##\n"),
        2 => format!("### {title} {{#{}}}\n", choices.of(&["own", "独自", "a-b_c"])),
        3 => format!("{title}\n{}\n", choices.of(&["===", "---"])),
        _ => format!("## {title}\n{}", choices.of(&["", "{: #given}\n", "{: .no_toc}\n", "{:#given .a}\n"])),
    }
}

fn indented(text: &str, by: &str) -> String {
    let line = |line: &str| if line.trim().is_empty() { "\n".to_owned() } else { format!("{by}{line}\n") };
    text.lines().map(line).collect()
}

fn list(choices: &mut Choices, depth: usize) -> String {
    let mark = choices.of(&["- ", "* ", "+ ", "1. ", "- [ ] ", "- [x] "]);
    let indent = if mark.starts_with('1') { "   " } else { "  " };
    let count = 1 + choices.below(4);
    let gap = if choices.one_in(3) { "\n" } else { "" };
    let mut text = String::new();
    for index in 0..count {
        let mark = if mark == "1. " { format!("{}. ", index + 1) } else { mark.to_owned() };
        let list = if mark.contains('[') { "" } else { choices.of(&["", "", "", "", "{: .class} "]) };
        text += &format!("{mark}{list}{}\n", spans(choices));
        if depth < 2 && choices.one_in(4) {
            text += gap;
            text += &indented(&nested(choices, depth + 1), indent);
        }
        if index + 1 < count {
            text += gap;
        }
    }
    text
}

/// What stands within a list item.
fn nested(choices: &mut Choices, depth: usize) -> String {
    match choices.below(3) {
        0 => format!("\n{}", lines(choices)),
        _ => list(choices, depth),
    }
}

fn quote(choices: &mut Choices, depth: usize) -> String {
    let inside = match choices.below(3) {
        0 if depth < 2 => format!("{}\n{}", lines(choices), block(choices, 2)),
        1 if depth < 2 => list(choices, 2),
        _ => lines(choices),
    };
    let quoted: String =
        inside.lines().map(|line| format!("> {line}").trim_end().to_owned() + "\n").collect();
    quoted + choices.of(&["", "", "{: .prompt-tip }\n", "{: .prompt-warning }\n"])
}

fn code(choices: &mut Choices) -> String {
    let text = choices.of(&[
        "let a = \"b\";\n",
        "# no heading\n\n<b>\n",
        "{: .x}\n$$a$$\n",
        "| a | b |\n",
        "*[A]: b\n",
    ]);
    match choices.below(4) {
        0 => format!("```rust\n{text}```\n"),
        1 => format!("~~~\n{text}~~~\n{}", choices.of(&["", "{: .language-sh}\n", "{: file=\"a.rs\" }\n"])),
        2 => format!("```\n{text}```\n"),
        // Behind a list it would be a part of it.
        _ => format!("{}\n\n{}", words(choices), indented(text, "    ")),
    }
}

fn cell(choices: &mut Choices) -> String {
    match choices.below(5) {
        0 => format!("`{}`", choices.of(&["a|b", "code"])),
        1 => format!("**{}**", choices.of(&["bold", "太字"])),
        2 => "a \\| b".to_owned(),
        _ => words(choices),
    }
}

fn table(choices: &mut Choices) -> String {
    let columns = 1 + choices.below(3);
    let rows = 1 + choices.below(3);
    let row = |choices: &mut Choices, count: usize| {
        let cells: Vec<_> = (0..count).map(|_| cell(choices)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut text = String::new();
    if choices.below(3) > 0 {
        text += &row(choices, columns);
        let line: Vec<_> = (0..columns).map(|_| choices.of(&["---", ":-:", "--:", ":--"])).collect();
        text += &format!("|{}|\n", line.join("|"));
    }
    for index in 0..rows {
        let count = if choices.one_in(6) { columns + 1 } else { columns };
        text += &row(choices, count);
        if index + 1 < rows && choices.one_in(6) {
            text += "|---\n";
        }
    }
    text + choices.of(&["", "", "{: .class}\n"])
}

fn definitions(choices: &mut Choices) -> String {
    let mut text = String::new();
    for _ in 0..=choices.below(2) {
        text += &format!("{}\n", choices.of(&["term", "用語", "*term*\nother", "{:.class} term"]));
        for _ in 0..=choices.below(2) {
            text += &format!("{}{}\n", choices.of(&[": ", ":   ", ": "]), spans(choices));
        }
        text += "\n";
    }
    text
}

fn html(choices: &mut Choices) -> String {
    let word = plain(choices);
    match choices.below(8) {
        0 => format!("<div>\n{word}\n</div>\n"),
        1 => format!("<div class=\"a\">*raw* {word}</div>\n"),
        2 => format!("<div markdown=\"1\">\n{}\n</div>\n", lines(choices)),
        3 => format!("<p>{word}</p>\n{}", lines(choices)),
        4 => format!("<!-- {} -->\n", choices.of(&["comment", "two\nlines"])),
        5 => format!("<details markdown=\"1\"><summary>more</summary>\n\n{}\n</details>\n", lines(choices)),
        6 => format!("<blockquote><p>{word}</p></blockquote>\n"),
        _ => format!("<table><tr><th>a</th></tr><tr><td>{word}</td></tr></table>\n"),
    }
}
