//! Text as search compares it, and the terms that it is found by.
//!
//! `src/client/search/text.mjs` does the same to what readers type, character by character:
//! whoever changes one changes the other, and [`super::FORMAT`].
//!
//! 1. [`fold`] makes equal what readers take for equal: width and case of letters, the two
//!    kana, the long-vowel mark that some leave out, forms of a character in names.
//! 2. [`terms`] cuts it: scripts without spaces into pairs of characters, all others into words.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

/// Forms of characters as names have them, each before the form it is searched by.
pub(super) const VARIANTS: &str =
    "髙高﨑崎邊辺邉辺齋斎斉斎齊斎澤沢濵浜濱浜眞真廣広國国櫻桜龍竜惠恵瀨瀬德徳淺浅𠮷吉ς\u{3c3}";

/// How far a katakana is from its hiragana among the characters.
const KANA: u32 = 0x60;

/// Text in the form that is compared. What divides words of scripts that divide none
/// (`青木 翔平`, `ジョン・スミス`) is left out.
pub(super) fn fold(text: &str) -> String {
    let normal = ComposingNormalizerBorrowed::new_nfkc().normalize(text).to_lowercase();
    let mut out = String::with_capacity(normal.len());
    let mut before = None;
    let mut is_after_space = false;
    for c in normal.chars() {
        if c.is_whitespace() || c == '・' {
            is_after_space = true;
            continue;
        }
        if c == 'ー' || (is_hyphen(c) && !is_after_space && before.is_some_and(is_hiragana)) {
            continue;
        }
        let c = fold_character(c);
        if is_after_space && !(before.is_some_and(is_dense) && is_dense(c)) {
            out.push(' ');
        }
        is_after_space = false;
        out.push(c);
        before = Some(c);
    }
    out
}

fn fold_character(c: char) -> char {
    if ('ァ'..='ヶ').contains(&c) {
        return char::from_u32(u32::from(c) - KANA).unwrap_or(c);
    }
    if c.is_ascii() || is_hiragana(c) {
        return c;
    }
    let mut variants = VARIANTS.chars();
    while let (Some(variant), Some(usual)) = (variants.next(), variants.next()) {
        if variant == c {
            return usual;
        }
    }
    c
}

/// What is typed in the long-vowel mark's place.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}')
}

fn is_hiragana(c: char) -> bool {
    ('ぁ'..='ゖ').contains(&c)
}

/// Whether a character is of a script that writes words without spaces between.
pub(super) fn is_dense(c: char) -> bool {
    matches!(c,
        '々'..='〇' | 'ぁ'..='ゟ' | 'ァ'..='ヺ' | 'ー'..='ヿ' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Hands over every term of a folded text; `with_characters`, single characters too, for
/// names that are one: kana alone are none.
pub(super) fn terms<'a>(folded: &'a str, with_characters: bool, mut take: impl FnMut(Cow<'a, str>)) {
    let mut words = JoinedWords::default();
    for (run, kind) in Runs(folded) {
        match kind {
            Kind::Dense => {
                words.end(&mut take);
                pairs(run, with_characters, &mut take);
            }
            Kind::Word => {
                take(Cow::Borrowed(run));
                words.push(run);
            }
            Kind::Joint => {}
            Kind::Gap => words.end(&mut take),
        }
    }
    words.end(&mut take);
}

fn pairs<'a>(run: &'a str, with_characters: bool, take: &mut impl FnMut(Cow<'a, str>)) {
    let ends = || run.char_indices().map(|(at, c)| at + c.len_utf8());
    for (start, end) in run.char_indices().map(|(at, _)| at).zip(ends().skip(1)) {
        take(Cow::Borrowed(run.get(start..end).unwrap_or_default()));
    }
    if with_characters {
        for (start, c) in run.char_indices().filter(|(_, c)| !is_hiragana(*c)) {
            take(Cow::Borrowed(run.get(start..start + c.len_utf8()).unwrap_or_default()));
        }
    }
}

/// Words with nothing but a joint between (`Next.js`, `CI/CD`) are found as one, too.
#[derive(Default)]
struct JoinedWords<'a>(Vec<&'a str>);

impl<'a> JoinedWords<'a> {
    /// How long such a word may be, in bytes: an address is none.
    const LONGEST: usize = 24;

    fn push(&mut self, word: &'a str) {
        self.0.push(word);
    }

    fn end(&mut self, take: &mut impl FnMut(Cow<'a, str>)) {
        let length: usize = self.0.iter().map(|word| word.len()).sum();
        if self.0.len() > 1 && length <= Self::LONGEST {
            take(Cow::Owned(self.0.concat()));
        }
        self.0.clear();
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Characters of scripts without spaces.
    Dense,
    /// Letters and digits of other scripts.
    Word,
    /// One sign that may stand within a word.
    Joint,
    /// Anything else.
    Gap,
}

/// The runs of one kind in a text.
struct Runs<'a>(&'a str);

impl<'a> Iterator for Runs<'a> {
    type Item = (&'a str, Kind);

    fn next(&mut self) -> Option<Self::Item> {
        let mut rest = self.0.chars();
        let kind = kind_of(rest.next()?);
        let mut length = self.0.len() - rest.as_str().len();
        if kind != Kind::Joint {
            let of_kind = |c: &char| kind_of(*c) == kind;
            length += rest.clone().take_while(of_kind).map(char::len_utf8).sum::<usize>();
        }
        if kind == Kind::Word {
            length += sign_behind(self.0, length);
        }
        let (run, behind) = self.0.split_at_checked(length)?;
        self.0 = behind;
        // A joint at a word's end is a full stop like any other.
        let joins = kind == Kind::Joint && behind.chars().next().is_some_and(|c| kind_of(c) == Kind::Word);
        Some((run, if kind == Kind::Joint && !joins { Kind::Gap } else { kind }))
    }
}

/// How many bytes of `C++` and `C#` stand behind their letter.
fn sign_behind(text: &str, length: usize) -> usize {
    let rest = text.get(length..).unwrap_or_default();
    match length {
        1 if rest.starts_with("++") => 2,
        1 if rest.starts_with('#') => 1,
        _ => 0,
    }
}

fn kind_of(c: char) -> Kind {
    match c {
        _ if is_dense(c) => Kind::Dense,
        _ if c.is_alphanumeric() => Kind::Word,
        '.' | '-' | '_' | '/' | '\'' => Kind::Joint,
        _ => Kind::Gap,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms_of(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        terms(&fold(text), false, |term| found.push(term.into_owned()));
        found
    }

    #[test]
    fn what_readers_take_for_equal_is_equal() {
        for (one, other) in [
            ("Ｄａｔａｄｏｇ", "datadog"),
            ("ｻｰﾊﾞｰﾚｽ", "サーバーレス"),
            ("サーバ", "サーバー"),
            ("サ－バ", "サーバ"),
            ("かんばん", "カンバン"),
            ("髙橋 さくら", "高橋さくら"),
            ("ジョン・スミス", "ジョンスミス"),
            ("㈱", "(株)"),
            ("ガ", "カ\u{3099}"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert_eq!(fold("E2E  テスト x"), "e2e てすと x");
    }

    #[test]
    fn text_is_folded_as_it_is_in_the_browser() {
        // tests/e2e/tests/search_text.test.mjs holds the browser's side to the same texts.
        let texts = include_str!("../../../tests/search/folded.json");
        let texts: Vec<(String, String)> = serde_json::from_str(texts).unwrap_or_default();
        assert!(!texts.is_empty());
        for (text, folded) in texts {
            let runs: String = Runs(&fold(&text))
                .filter(|(_, kind)| matches!(kind, Kind::Dense | Kind::Word))
                .map(|(run, _)| run)
                .collect();
            assert_eq!(runs, folded, "{text}");
        }
    }

    #[test]
    fn japanese_is_cut_into_pairs_and_the_rest_into_words() {
        assert_eq!(terms_of("監視 基盤"), ["監視", "視基", "基盤"]);
        assert_eq!(terms_of("Goの監視"), ["go", "の監", "監視"]);
        assert_eq!(terms_of("監視、基盤"), ["監視", "基盤"]);
        assert_eq!(terms_of("Next.js と CI/CD."), ["next", "js", "nextjs", "ci", "cd", "cicd"]);
        assert_eq!(terms_of("C++, C# a+b"), ["c++", "c#", "a", "b"]);
        assert_eq!(terms_of("…！"), [""; 0]);
        let mut found = Vec::new();
        terms(&fold("森の話 x"), true, |term| found.push(term.into_owned()));
        assert_eq!(found, ["森の", "の話", "森", "話", "x"]);
    }
}
