//! What keys of the front matter and of `site.toml` want, each as it stands in the message
//! that something else is there, and in the help that asks for it.

use super::Words;

// Of the front matter.
pub(in crate::compile) const TEXT: Words = Words::new("a text", "文字列");
pub(in crate::compile) const LANGUAGE: Words = Words::new("`ja` or `en`", "`ja` または `en` ");
pub(in crate::compile) const NAMES: Words =
    Words::new("a name or a list of names", "名前、または名前のリスト");
pub(in crate::compile) const PATH: Words =
    Words::new("a path such as `/2024/first/`", "`/2024/first/` のようなパス");
pub(in crate::compile) const PATHS: Words =
    Words::new("a path or a list of paths", "パス、またはパスのリスト");
pub(in crate::compile) const TAGS: Words =
    Words::new("tags with a letter or a digit in each", "文字か数字を含むタグ");
pub(in crate::compile) const DATE: Words = Words::new("a date, YYYY-MM-DD", "日付（YYYY-MM-DD）");
pub(in crate::compile) const IMAGE: Words =
    Words::new("a path, or a map of `path` and `alt`", "パス、または `path` と `alt` のマップ");
pub(in crate::compile) const RECORDING: Words = Words::new(
    "an address, or a map of `address`, `poster`, `length` and `removed`",
    "アドレス、または `address`、`poster`、`length`、`removed` のマップ",
);
pub(in crate::compile) const TRUTH: Words = Words::new("`true` or `false`", "`true` または `false` ");
pub(in crate::compile) const LENGTH: Words =
    Words::new("a length such as `1:02:03`", "`1:02:03` のような長さ");
pub(in crate::compile) const EVENT: Words = Words::new(
    "a map with a `start`: `{ start: \"2025-02-26 19:00\" }`",
    "`start` のあるマップ（`{ start: \"2025-02-26 19:00\" }`）",
);
pub(in crate::compile) const START: Words =
    Words::new("a time such as `2025-02-26 19:00`", "`2025-02-26 19:00` のような日時");
pub(in crate::compile) const END: Words = Words::new(
    "a time after the start, such as `21:00` or `2025-02-26 21:00`",
    "始まりより後の時刻（`21:00` や `2025-02-26 21:00`）",
);
pub(in crate::compile) const ADDRESS: Words =
    Words::new("an address such as `https://…`", "`https://…` のようなアドレス");
pub(in crate::compile) const SLIDES: Words = Words::new(
    "a map of talks, each with times and pages: `talk-1: { \"0:00\": 1 }`",
    "発表ごとの時刻とページのマップ（`talk-1: { \"0:00\": 1 }`）",
);
pub(in crate::compile) const SLIDE_TIMES: Words =
    Words::new("a map of times and pages: `\"8:24\": 2`", "時刻とページのマップ（`\"8:24\": 2`）");
pub(in crate::compile) const CUES: Words = Words::new(
    "a map of talks and times: `{ talk-1: \"8:24\" }`",
    "発表と時刻のマップ（`{ talk-1: \"8:24\" }`）",
);
pub(in crate::compile) const CUE: Words = Words::new(
    "a time such as `8:24`, or a map with a `start`: `{ start: 42:05, end: 47:00 }`",
    "`8:24` のような時刻、または `start` のあるマップ（`{ start: 42:05, end: 47:00 }`）",
);
pub(in crate::compile) const CUE_END: Words = Words::new("an end after the start", "始まりより後の終わり");

// Of Jekyll's `_config.yml`.
pub(in crate::compile) const URL: Words =
    Words::new("an address: \"https://example.org\"", "アドレス（\"https://example.org\"）");

// Of `site.toml`.
pub(in crate::compile) const QUOTED_TEXT: Words = Words::new("a text in quotes", "引用符で囲んだ文字列");
pub(in crate::compile) const QUOTED_TEXTS: Words =
    Words::new("a list of texts in quotes", "引用符で囲んだ文字列のリスト");
pub(in crate::compile) const QUOTED_LANGUAGE: Words = Words::new("\"ja\" or \"en\"", "\"ja\" または \"en\" ");
pub(in crate::compile) const SITE_ADDRESS: Words = Words::new(
    "where the site will live, with a slash at its end: \"https://example.org/reports/\"",
    "サイトを置く場所の、/ で終わるアドレス（\"https://example.org/reports/\"）",
);
pub(in crate::compile) const TIMEZONE: Words =
    Words::new("the difference from UTC: \"+09:00\"", "UTC との時差（\"+09:00\"）");
pub(in crate::compile) const FONT: Words = Words::new(
    "a font file of the content folder: \"fonts/name.otf\"",
    "記事のフォルダーにあるフォントのファイル（\"fonts/name.otf\"）",
);
pub(in crate::compile) const SPEAKERS: Words =
    Words::new("a table for each speaker: [speakers.ada]", "発表者ごとのテーブル（[speakers.ada]）");
pub(in crate::compile) const SPEAKER: Words = Words::new(
    "a table whose name is in lower case: [speakers.ada]",
    "小文字の名前のテーブル（[speakers.ada]）",
);
pub(in crate::compile) const LABELS: Words =
    Words::new("a table of words: [labels]", "言葉のテーブル（[labels]）");
pub(in crate::compile) const LABEL: Words = Words::new(
    "`talk`, `lightning`, `summary`, `highlights`, `audience`, `recording`, `cues`, `interlude` or `timetable`",
    "`talk`、`lightning`、`summary`、`highlights`、`audience`、`recording`、`cues`、`interlude`、`timetable` のいずれか",
);
pub(in crate::compile) const WORDS: Words = Words::new(
    "a list of words in quotes: [\"講演\", \"Keynote\"]",
    "引用符で囲んだ言葉のリスト（[\"講演\", \"Keynote\"]）",
);
