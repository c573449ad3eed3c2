//! What can be wrong with the front matter of a post, and with the site's settings.

use super::{Words, problems};
use crate::model::Language;

/// Why something cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::compile) enum Reason {
    /// In words of this project.
    Own(Words),
    /// In those of the crate that reads it, which has them in English alone.
    Foreign(String),
}

impl Reason {
    fn of(&self, language: Language) -> &str {
        match self {
            Self::Own(words) => words.of(language),
            Self::Foreign(words) => words,
        }
    }
}

/// What stands between a key and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compile) enum Sign {
    /// In YAML.
    Colon,
    /// In TOML.
    Equals,
}

impl Sign {
    fn text(self) -> &'static str {
        match self {
            Self::Colon => ":",
            Self::Equals => " =",
        }
    }
}

/// Why it cannot be read, in words of this project.
pub(in crate::compile) mod reason {
    use super::Words;

    pub(in crate::compile) const NOT_CLOSED: Words =
        Words::new("its second line of --- is missing", "2 つ目の --- の行がありません");
    pub(in crate::compile) const TOO_LARGE: Words =
        Words::new("it has more than 256 KiB", "256 KiB を超えています");
    pub(in crate::compile) const NO_MAP: Words =
        Words::new("it is no list of `key: value` lines", "`key: value` の行になっていません");
    pub(in crate::compile) const COLON: Words = Words::new(
        "a value with a colon and a space in it stands without quotes, or a line is indented too far",
        "「: 」を含む値に引用符がないか、行の字下げが深すぎます",
    );
    pub(in crate::compile) const TWICE: Words = Words::new("a key stands twice", "同じキーが 2 回あります");
    pub(in crate::compile) const TAB: Words = Words::new(
        "lines are indented with tabs; YAML wants spaces",
        "タブで字下げしています。YAML では半角スペースを使います",
    );
    pub(in crate::compile) const SIGN: Words = Words::new(
        "a value starts with a sign that YAML uses itself, and has no quotes",
        "YAML の記号で始まる値に引用符がありません",
    );
    pub(in crate::compile) const QUOTE: Words =
        Words::new("a quote or a bracket is not closed", "引用符かかっこが閉じられていません");
    pub(in crate::compile) const KEY: Words = Words::new("a line has no key", "キーのない行があります");
    pub(in crate::compile) const TOO_MUCH: Words =
        Words::new("it repeats or nests more than is sane", "繰り返しか入れ子が多すぎます");
}

problems! {
    /// One thing that is wrong with the front matter or with `site.toml`.
    pub(in crate::compile) enum SettingsProblem

    /// The front matter is not YAML, or more of it than is sane.
    FrontMatter { reason: Reason } = "front-matter" Error {
        message: en("the front matter cannot be read: {}", reason.of(Language::English))
                 ja("フロントマターが読めません: {}", reason.of(Language::Japanese)),
        help: en("write it as YAML between two lines of ---, and put quotes around values that hold ':' or '#'")
              ja("--- の 2 行の間に YAML で書き、「:」や「#」を含む値は引用符で囲みます"),
        about: en("What stands between the two lines of --- at a post's start is YAML. Where it cannot be read, the post is not published.")
               ja("記事の先頭にある --- の 2 行の間は YAML です。読めない場合、その記事は公開されません。"),
    }

    /// A key of the front matter or of the settings has a value of the wrong kind.
    WrongType { key: String, sign: Sign, wanted: Words } = "wrong-type" Error {
        message: en("`{key}` is not {}", wanted.en)
                 ja("`{key}` の値が{}ではありません", wanted.ja),
        help: en("write {} behind `{key}{}`", wanted.en, sign.text())
              ja("`{key}{}` の後ろに{}を書きます", sign.text(), wanted.ja),
        about: en("A key of the front matter or of site.toml has a value of another kind than it takes. It is read as if it were not there.")
               ja("フロントマターや site.toml のキーに、想定と違う種類の値があります。そのキーは無いものとして扱います。"),
    }

    /// A key that nothing knows.
    UnknownKey { key: String } = "unknown-key" Warning {
        message: en("nothing knows the key `{key}`")
                 ja("`{key}` というキーはありません"),
        help: en("look for a typing mistake, or take it out")
              ja("つづりを確かめるか、取り除きます"),
        about: en("A key of the front matter or of site.toml that does nothing here: likely a typing mistake. Keys of Jekyll and Chirpy are passed over.")
               ja("フロントマターや site.toml に、意味のないキーがあります。つづりの誤りかもしれません。Jekyll と Chirpy のキーは対象外です。"),
    }

    /// The front matter names no title.
    MissingTitle { taken: String } = "missing-title" Warning {
        message: en("the front matter names no title; \"{taken}\" is taken")
                 ja("フロントマターにタイトルがありません。「{taken}」をタイトルにします"),
        help: en("add a line `title: \"…\"` to the front matter")
              ja("フロントマターに `title: \"…\"` の行を加えます"),
        about: en("A report without a title is called by its first heading, or else by its name.")
               ja("タイトルのないレポートは、最初の見出しか、ファイルの名前で呼ばれます。"),
    }

    /// The settings do not say where the site will live.
    NoAddress { file: &'static str, line: &'static str } = "no-address" Note {
        message: en("{file} does not say where the site will live: it gets no feed, no sitemap and no previews")
                 ja("{file} にサイトのアドレスがないため、フィード、サイトマップ、共有用の画像を作りません"),
        help: en("add a line such as {line}")
              ja("{line} のような行を加えます"),
        about: en("Feeds, sitemaps and previews hold whole addresses, which begin with the site's own.")
               ja("フィード、サイトマップ、共有用の画像には、サイトのアドレスから始まるアドレスが必要です。"),
    }

    /// The site's settings are not TOML, or Jekyll's not YAML.
    Settings { reason: Reason, sign: Sign } = "settings" Error {
        message: en("the settings cannot be read: {}", reason.of(Language::English))
                 ja("設定が読めません: {}", reason.of(Language::Japanese)),
        help: en("{}", match sign {
                     Sign::Equals => "write TOML: title = \"…\", language = \"ja\" or \"en\", author = \"…\"",
                     Sign::Colon => "write it as YAML, and put quotes around values that hold ':' or '#'",
                 })
              ja("{}", match sign {
                     Sign::Equals => "TOML で書きます: title = \"…\"、language = \"ja\" または \"en\"、author = \"…\"",
                     Sign::Colon => "YAML で書き、「:」や「#」を含む値は引用符で囲みます",
                 }),
        about: en("site.toml is TOML, and Jekyll's _config.yml is YAML. Where they cannot be read, the site has no title, no language and no address of its own.")
               ja("site.toml は TOML、Jekyll の _config.yml は YAML です。読めない場合、サイトのタイトルや言語、アドレスの設定は使われません。"),
    }

    /// A pattern of addresses that is not known.
    Permalink { text: String } = "permalink" Warning {
        message: en("nothing is known of the address `{text}`: nothing leads from there to where the page is now")
                 ja("`{text}` というアドレスは読み取れないため、そこから今のページへは移れません"),
        help: en("known are date, pretty, ordinal, none, and patterns of :categories, :year, :month, :day, :title, :slug and :output_ext")
              ja("使えるのは date、pretty、ordinal、none と、:categories、:year、:month、:day、:title、:slug、:output_ext を並べたものです"),
        about: en("A page that Jekyll put elsewhere is led to from its old address. Where `permalink` cannot be followed, that address leads nowhere any longer.")
               ja("Jekyll での古いアドレスからは、今のページに移れます。`permalink` が読み取れない場合、古いアドレスはどこにも届かなくなります。"),
    }

    /// A language that the interface does not speak.
    UnspokenLanguage { tag: String } = "unspoken-language" Warning {
        message: en("the interface does not speak `{tag}`; it speaks English")
                 ja("画面の言語に `{tag}` はないため、英語にします"),
        help: en("beside this file, write site.toml with language = \"ja\" or \"en\" to choose")
              ja("このファイルの隣に site.toml を置き、language = \"ja\" か \"en\" と書いて選びます"),
        about: en("The words of the site's interface are there in Japanese and in English. Posts may be in any language.")
               ja("サイトの画面の言葉は、日本語と英語だけです。記事は、どの言語でも書けます。"),
    }

    /// A time zone without one difference from UTC.
    Timezone { name: String } = "timezone" Warning {
        message: en("`{name}` is not one difference from UTC all year; +09:00 is taken")
                 ja("`{name}` は、UTC との時差が年間を通して 1 つではないか、未知のものです。+09:00 とします"),
        help: en("beside this file, write site.toml with the difference: timezone = \"+01:00\"")
              ja("このファイルの隣に site.toml を置き、時差を書きます: timezone = \"+01:00\""),
        about: en("Meetups are told to calendars by one difference from UTC. Of a place whose clocks are changed, or which is not known, it has to be given.")
               ja("カレンダーに伝える開催時刻には、UTC との時差が 1 つ必要です。夏時間のある地域や未知の地域では、時差を指定します。"),
    }
}
