//! The words that headings and cue lists use for talks and their parts: [`RULES`], a
//! table of labels, to which the site's settings add words of their own.

use std::sync::Arc;

use crate::model::{SectionKind, TalkKey, TalkKind};

/// What a word in a heading stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// A talk, ahead of its number.
    Talk(TalkKind),
    /// A section of a talk: the heading is the word, or the word behind one of
    /// [`SECTION_PREFIXES`].
    Section(SectionKind),
    /// The place of the recording, as a heading of its own.
    Recording,
    /// The place of the cue list, as a heading of its own.
    Cues,
    /// What is no talk, as the line of a cue list: a word, or one with punctuation around it.
    Interlude,
    /// What was planned, as a heading of its own: its times are those of a clock.
    Timetable,
}

/// Every label: its key in the settings, and its words in Japanese and English.
/// Width and case of letters make no difference.
#[rustfmt::skip]
const RULES: [(&str, Label, &[&str]); 9] = [
    ("talk", Label::Talk(TalkKind::Talk), &["発表", "講演", "セッション", "talk", "session"]),
    ("lightning", Label::Talk(TalkKind::Lightning), &["ライトニングトーク", "lightning talk", "lt"]),
    ("summary", Label::Section(SectionKind::Summary), &["概要", "summary", "overview", "abstract"]),
    ("highlights", Label::Section(SectionKind::Highlights), &[
        "面白い点", "面白かった点", "見どころ", "highlights", "what was interesting",
    ]),
    ("audience", Label::Section(SectionKind::Audience), &[
        "聞くことをお勧めする人", "聞くことをおすすめする人", "お勧めする人", "who should listen",
        "who should watch", "audience",
    ]),
    ("recording", Label::Recording, &["動画", "録画", "録画・動画", "recording", "video"]),
    ("cues", Label::Cues, &[
        "目次", "チャプター", "タイムスタンプ", "cues", "chapters", "timestamps", "cue list",
    ]),
    ("interlude", Label::Interlude, &[
        "はじめに", "オープニング", "開会", "挨拶", "ご挨拶", "乾杯", "休憩", "クイズ大会", "懇親会", "クロージング",
        "閉会", "おわりに", "終わりに", "intro", "introduction", "opening", "welcome", "break", "closing", "outro",
        "wrap-up",
    ]),
    ("timetable", Label::Timetable, &[
        "タイムテーブル", "スケジュール", "プログラム", "アジェンダ", "timetable", "schedule", "program",
        "programme", "agenda",
    ]),
];

/// What headings and cue lists are read with: [`RULES`], and the settings' own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// The words in the form of [`folded`], interludes in that of [`essence`], the longest first.
    words: Arc<Vec<(String, Label)>>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::with(&[])
    }
}

/// What may stand ahead of a section's word.
const SECTION_PREFIXES: [&str; 5] = ["発表の", "この発表の", "この発表を", "talk ", "the "];

/// What the head of a table of slide times says.
const SLIDES: [&str; 3] = ["スライド", "slide", "slides"];
const TIME: [&str; 4] = ["時間", "時刻", "開始", "time"];

/// What the head of a cue table says of its other columns.
const TITLES: [&str; 8] = ["発表", "題名", "タイトル", "内容", "セッション", "talk", "title", "session"];
const SPEAKERS: [&str; 6] = ["発表者", "登壇者", "話者", "スピーカー", "speaker", "speakers"];

/// What is added to a person's name.
const HONORIFICS: [&str; 4] = ["さん", "氏", "様", "さま"];

impl Vocabulary {
    /// The words of [`RULES`], and `own` ones with the keys of their labels.
    pub(super) fn with(own: &[(String, String)]) -> Self {
        let form = |word: &str, label| match label {
            Label::Interlude => essence(word),
            _ => folded(word),
        };
        let given = own.iter().filter_map(|(key, word)| label(key).map(|label| (form(word, label), label)));
        let known =
            RULES.iter().flat_map(|(_, label, words)| words.iter().map(|word| (form(word, *label), *label)));
        let mut words: Vec<_> = given.chain(known).collect();
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
        Self { words: Arc::new(words) }
    }

    /// The talk that a text names at its start, and the length in bytes of that name
    /// with the punctuation behind it: `発表 1 …`, `ＬＴ１：…`, `Lightning Talk 2 - …`.
    pub(super) fn talk(&self, text: &str) -> Option<(TalkKey, usize)> {
        self.words.iter().find_map(|(word, label)| {
            let Label::Talk(kind) = *label else { return None };
            let (number, length) = numbered(text, word)?;
            Some((TalkKey { kind, number }, length))
        })
    }

    /// What a heading within a talk is for; `None` where it is none of the known.
    pub(super) fn section(&self, heading: &str) -> Option<SectionKind> {
        let heading = folded(heading);
        let bare =
            SECTION_PREFIXES.iter().find_map(|prefix| heading.strip_prefix(prefix)).unwrap_or(&heading);
        let bare = bare.trim_end_matches([':', '?']).trim();
        let known = |text: &str| {
            self.words.iter().find_map(|(word, label)| match label {
                Label::Section(kind) if word == text => Some(*kind),
                _ => None,
            })
        };
        known(bare).or_else(|| known(&heading))
    }

    /// Whether a heading marks the recording's place.
    pub(super) fn is_recording(&self, heading: &str) -> bool {
        self.place(heading) == Some(Label::Recording)
    }

    /// Whether the line of a cue list is for what is no talk.
    pub(super) fn is_interlude(&self, text: &str) -> bool {
        let text = essence(text);
        self.words.iter().any(|(word, label)| *label == Label::Interlude && *word == text)
    }

    /// What a heading says to stand below it, where it is a label of its own.
    pub(super) fn place(&self, heading: &str) -> Option<Label> {
        let heading = folded(heading);
        let heading = heading.trim_end_matches(':').trim();
        self.words.iter().find_map(|(word, label)| match label {
            Label::Recording | Label::Cues | Label::Timetable if word == heading => Some(*label),
            _ => None,
        })
    }
}

/// The label of a key of the settings; `None` where there is no such.
pub(super) fn label(key: &str) -> Option<Label> {
    RULES.iter().find(|(known, ..)| *known == key).map(|(_, label, _)| *label)
}

fn numbered(text: &str, word: &str) -> Option<(u16, usize)> {
    let mut chars = text.char_indices().map(|(at, c)| (at, fold(c))).peekable();
    while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
    for wanted in word.chars() {
        if wanted == ' ' {
            while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        } else {
            chars.next_if(|(_, c)| *c == wanted)?;
        }
    }
    while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
    let mut number = chars.next_if(|(_, c)| circled(*c).is_some()).and_then(|(_, c)| circled(c)).unwrap_or(0);
    while let Some((_, digit)) = chars.next_if(|(_, c)| c.is_ascii_digit()) {
        number = number.checked_mul(10)?.checked_add(u16::try_from(digit.to_digit(10)?).ok()?)?;
    }
    if number == 0 {
        return None;
    }
    let end = chars.peek().filter(|(_, c)| !matches!(c, '(' | '「' | '『')).map(|(at, _)| *at);
    while chars.next_if(|(_, c)| is_separator(*c)).is_some() {}
    let rest = chars.peek().map(|(at, _)| *at);
    // `発表1の概要` and `LT2022` name no talk: something divides it from its title.
    match (end, rest) {
        (Some(end), Some(rest)) if end == rest => None,
        (_, rest) => Some((number, rest.unwrap_or(text.len()))),
    }
}

/// The number of `①` to `⑳`.
fn circled(c: char) -> Option<u16> {
    let number = u32::from(c).checked_sub(u32::from('①'))?;
    u16::try_from(number + 1).ok().filter(|number| *number <= 20)
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–' | '—' | '‐' | ')' | '、' | '。' | '|')
}

/// A character without its width and case: `Ｌ` and `l` are alike.
fn fold(c: char) -> char {
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    };
    narrow.to_ascii_lowercase()
}

/// A text without widths, cases and the white space around it.
pub(super) fn folded(text: &str) -> String {
    text.trim().chars().map(fold).collect()
}

/// Whether the head of a column says that it holds slides.
pub(super) fn is_slides(head: &str) -> bool {
    SLIDES.contains(&folded(head).as_str())
}

/// Whether the head of a column says that it holds times.
pub(super) fn is_time(head: &str) -> bool {
    TIME.contains(&folded(head).as_str())
}

/// Whether the head of a column says that it holds talks by name.
pub(super) fn is_title(head: &str) -> bool {
    TITLES.contains(&folded(head).as_str())
}

/// Whether the head of a column says that it holds speakers.
pub(super) fn is_speaker(head: &str) -> bool {
    SPEAKERS.contains(&folded(head).as_str())
}

/// Whether a recording's address says that it is there no longer.
pub(super) fn is_removed(text: &str) -> bool {
    folded(text) == "removed"
}

/// Whether a paragraph says that the recording is still to come.
pub(super) fn is_coming_soon(text: &str) -> bool {
    let words: String = text
        .chars()
        .map(fold)
        .filter(|c| !c.is_whitespace() && !matches!(c, '~' | '〜' | '∼' | '～' | '.' | '!' | '…'))
        .collect();
    words == "comingsoon"
}

/// A person's name without what is added to it, where something is: `青木さん`.
pub(super) fn person(text: &str) -> Option<&str> {
    let text = text.trim();
    HONORIFICS
        .iter()
        .find_map(|honorific| text.strip_suffix(honorific))
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// A text for comparison: letters and digits alone, without width and case.
pub(super) fn essence(text: &str) -> String {
    text.chars().map(fold).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::problem::wanted;
    use crate::model::Language;

    #[test]
    fn every_way_to_name_a_talk() {
        let talk_1 = TalkKey { kind: TalkKind::Talk, number: 1 };
        let lt_2 = TalkKey { kind: TalkKind::Lightning, number: 2 };
        for (text, key, rest) in [
            ("発表 1 題", talk_1, "題"),
            ("発表１　題", talk_1, "題"),
            ("発表1.", talk_1, ""),
            ("発表１", talk_1, ""),
            ("発表1（青木さん）", talk_1, "（青木さん）"),
            ("Talk 1: On ice", talk_1, "On ice"),
            ("TALK 01 - x", talk_1, "x"),
            ("LT2  DBM", lt_2, "DBM"),
            ("ＬＴ２：題", lt_2, "題"),
            ("LT 2: x", lt_2, "x"),
            ("Lightning Talk 2 - x", lt_2, "x"),
            ("ライトニングトーク2 x", lt_2, "x"),
            ("ライトニングトーク② x", lt_2, "x"),
        ] {
            let found = Vocabulary::default()
                .talk(text)
                .map(|(key, length)| (key, text.get(length..).unwrap_or("?")));
            assert_eq!(found, Some((key, rest)), "{text}");
        }
    }

    #[test]
    fn what_names_no_talk() {
        for text in [
            "発表",
            "発表の概要",
            "発表1の概要",
            "LT大会",
            "LT 0",
            "Talks 1",
            "LTE 5",
            "LT99999 x",
            "第1発表",
            "",
        ] {
            assert_eq!(Vocabulary::default().talk(text), None, "{text}");
        }
    }

    #[test]
    fn sections_in_both_languages() {
        for (heading, kind) in [
            ("発表の概要", SectionKind::Summary),
            ("概要", SectionKind::Summary),
            ("Overview", SectionKind::Summary),
            ("発表の面白い点", SectionKind::Highlights),
            ("What was interesting?", SectionKind::Highlights),
            ("聞くことをお勧めする人", SectionKind::Audience),
            ("Who should listen", SectionKind::Audience),
        ] {
            assert_eq!(Vocabulary::default().section(heading), Some(kind), "{heading}");
        }
        for heading in ["会場の概要図", "終わりに", "Summary of the evening", ""] {
            assert_eq!(Vocabulary::default().section(heading), None, "{heading}");
        }
    }

    #[test]
    fn words_of_the_settings() {
        let own = [("talk", "講演"), ("lightning", "飛び入り"), ("cues", "頭出し"), ("summary", "あらすじ")];
        let vocabulary = Vocabulary::with(&own.map(|(key, word)| (key.to_owned(), word.to_owned())));
        let key = |text| vocabulary.talk(text).map(|(key, _)| key.to_string());
        assert_eq!(key("講演 1 題"), Some("talk-1".to_owned()));
        assert_eq!(key("飛び入り２：題"), Some("lt-2".to_owned()));
        assert_eq!(key("発表 3"), Some("talk-3".to_owned()));
        assert_eq!(vocabulary.section("発表のあらすじ"), Some(SectionKind::Summary));
        assert_eq!(vocabulary.place("頭出し"), Some(Label::Cues));
        assert_eq!(vocabulary.place("Timetable:"), Some(Label::Timetable));
        for language in [Language::English, Language::Japanese] {
            let told = wanted::LABEL.of(language);
            assert!(RULES.iter().all(|(key, ..)| told.contains(&["`", key, "`"].concat())), "{told}");
        }
    }

    #[test]
    fn announcements() {
        for text in
            ["～～ComingSoon～～", "〜〜ComingSoon〜〜", "Coming Soon", "~~Coming soon~~", "coming soon…"]
        {
            assert!(is_coming_soon(text), "{text}");
        }
        assert!(!is_coming_soon("The recording is coming soon"));
    }

    #[test]
    fn people() {
        assert_eq!(person("青木さん"), Some("青木"));
        assert_eq!(person(" 朝崎秀氏 "), Some("朝崎秀"));
        assert_eq!(person("さん"), None);
        assert_eq!(person("後編"), None);
    }
}
