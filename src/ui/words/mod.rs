//! Every word of the interface, in both languages.

mod archive;
mod meeting;
mod people;
mod preview;

use super::consent::Host;
use super::markup::Text;
use super::problem::Problem;
use crate::model::{CalloutKind, Date, Language, Recording, SCHEMA, TalkKey, TalkKind, Timestamp};
use crate::player::Failure;

/// The interface's words in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub Language);

/// Phrases without parts: a name, the Japanese, the English.
macro_rules! phrases {
    ($($(#[$meta:meta])* $name:ident: $japanese:literal, $english:literal;)*) => {
        impl Words {
            $(
                $(#[$meta])*
                pub const fn $name(self) -> &'static str {
                    match self.0 {
                        Language::Japanese => $japanese,
                        Language::English => $english,
                    }
                }
            )*
        }
    };
}

use phrases;

phrases! {
    /// The language itself, as those who read it call it.
    language: "日本語", "English";
    /// The link that leaps over the header.
    skip_to_content: "本文へ移動", "Skip to content";
    /// The sign while a page is on its way.
    loading: "読み込み中…", "Loading…";
    /// The heading over the list of reports.
    reports: "新着レポート", "Newest reports";
    /// A site that has no report yet.
    no_reports: "まだレポートはありません。", "There are no reports yet.";
    /// The title of a page that is not there.
    not_found: "ページが見つかりません", "Page not found";
    /// What to do about it.
    not_found_hint: "アドレスが変わったか、ページが移動した可能性があります。",
        "The address may have changed, or the page may have moved.";
    /// The way back to the list of reports.
    to_home: "レポート一覧へ", "To the list of reports";
    /// The title of a page whose data could not be had.
    failed: "ページを読み込めませんでした", "The page could not be loaded";
    /// Tries again.
    retry: "もう一度試す", "Try again";
    /// The name of the recording's region.
    recording: "録画", "Recording";
    /// The name of the player.
    player: "プレーヤー", "Player";
    /// The name of the bar's slider.
    playhead: "再生位置", "Playhead";
    /// Pauses what plays.
    pause: "一時停止", "Pause";
    /// Plays the talk before.
    previous_talk: "前の発表", "Previous talk";
    /// Plays the talk after.
    next_talk: "次の発表", "Next talk";
    /// Lets the player follow the reader.
    dock: "スクロールしても表示する", "Keep in view while scrolling";
    /// The watch view.
    watch: "スライドと並べて見る", "Watch beside the slides";
    /// Hands on a link to the talk that plays.
    share_talk: "この発表を共有", "Share this talk";
    /// Hands on a link to the moment under the playhead.
    share_moment: "この瞬間を共有", "Share this moment";
    /// A talk's link that is in the clipboard now.
    copied_talk: "この発表へのリンクをコピーしました。", "The link to this talk was copied.";
    /// A moment's link that is in the clipboard now.
    copied_moment: "この瞬間へのリンクをコピーしました。", "The link to this moment was copied.";
    /// A report's link that is in the clipboard now.
    copied_report: "このレポートへのリンクをコピーしました。", "The link to this report was copied.";
    /// A link that the browser would not copy.
    not_copied: "コピーできませんでした。リンク：", "It could not be copied. The link:";
    /// What was silenced.
    muted: "音を消しました", "Muted";
    /// What sounds again.
    unmuted: "音を出しました", "Unmuted";
    /// The list of the keys.
    keys: "キーボード操作", "Keyboard shortcuts";
    /// Switches the keys on and off.
    use_keys: "キーボード操作を使う", "Use keyboard shortcuts";
    /// The recording in a small window over all others.
    picture_in_picture: "ピクチャーインピクチャー", "Picture in picture";
    /// A browser that would not do so.
    no_picture_in_picture: "ピクチャーインピクチャーを使えませんでした。",
        "Picture in picture could not be used.";
    /// A talk whose slides the report does not have.
    no_slides: "この発表のスライドはありません。", "There are no slides of this talk.";
    /// Keeps a deck when the next talk starts.
    hold_slides: "このスライドのままにする", "Stay with these slides";
    /// Takes the player out of the page.
    close_player: "プレーヤーを閉じる", "Close the player";
    /// The name of the table of contents.
    contents: "目次", "Contents";
    /// The name of the cue list.
    cues: "発表の開始時間", "Where each talk starts";
    /// What the cue list does.
    cues_hint: "選ぶと、その発表から再生します。", "Choose a talk to play it.";
    /// Why the cue list does nothing yet.
    coming_soon_hint: "録画の公開後、時間を選ぶと再生できるようになります。",
        "Once the recording is out, you can play from these times.";
    /// A recording that is promised.
    coming_soon: "録画は準備中です（Coming soon）", "The recording is coming soon";
    /// A recording that is there no longer.
    removed: "録画は公開を終了しました", "The recording is no longer available";
    /// The name of the footnotes.
    footnotes: "脚注", "Footnotes";
    /// From a footnote to where it is referred to.
    back_to_text: "本文へ戻る", "Back to the text";
    /// What was said in a talk.
    transcript: "文字起こし", "Transcript";
    /// The field that searches it.
    search_transcript: "文字起こしを検索", "Search this transcript";
    /// Plays the recording.
    play: "再生する", "Play";
    /// What a click on YouTube's stand-in does.
    youtube_note: "再生すると YouTube（Google）に接続します。", "Playing connects to YouTube (Google).";
    /// The recording at its host, without the player.
    on_youtube: "YouTube で開く", "Open on YouTube";
    /// The recording as a file.
    open_file: "動画ファイルを開く", "Open the video file";
    /// What a reader hears while the player loads.
    player_loading: "プレーヤーを読み込んでいます…", "Loading the player…";
    /// Where the browser waits for a second tap.
    press_play: "プレーヤーの再生ボタンを押すと始まります。",
        "Press play in the player to start.";
    /// A player whose data does not come.
    waiting_for_data: "データを待っています…", "Waiting for data…";
    /// The mark of the talk under the playhead.
    now_playing: "再生中", "Now playing";
    /// The mark of the talk under a playhead that rests.
    now_paused: "一時停止中", "Paused";
    /// The name of a talk's slides.
    slides: "スライド", "Slides";
    /// Opens a deck in its card.
    open_slides: "スライドを開く", "Open the slides";
    /// YouTube's player, loaded without being asked for from now on.
    /// A host's frames load without being asked for, from now on; `%` stands for its name.
    always_load: "この端末では % をいつも読み込む", "Always load % on this device";
    /// What a click on a deck's stand-in does; `%` stands for its host's name.
    deck_note: "開くと % に接続します。", "Opening connects to %.";
    /// The name of the page numbers below a deck.
    slide_times: "スライドの時間", "Slide times";
    /// Slides that cannot be framed.
    slides_elsewhere: "スライドを別のページで見る", "See the slides on their own page";
    /// A picture whose file is not there.
    picture_missing: "写真は準備中です", "This picture is not there yet";
    /// A picture of another site.
    picture_elsewhere: "画像を開く", "Open the picture";
    /// The title of the page for addresses that cannot be read offline.
    offline: "オフラインです", "You are offline";
    /// Why such an address cannot be read.
    offline_hint: "このページのコピーは、この端末にありません。接続が戻ったら、もう一度お試しください。",
        "There is no copy of this page on this device. Please try again once the connection is back.";
    /// How much is kept for reading offline; the number and `MB` follow.
    copies: "オフライン用のコピー：", "Offline copies: ";
    /// Deletes the copies of what was read.
    clear_copies: "コピーを消去", "Clear the copies";
    /// The signature under every page.
    made_with: "Cuecard で作成", "Made with Cuecard";
}

impl Words {
    /// `2025年2月26日`, `26 February 2025`.
    pub fn date(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.0 {
            Language::Japanese => format!("{year}年{month}月{day}日"),
            Language::English => {
                let index = usize::from(month.saturating_sub(1));
                format!("{day} {} {year}", MONTHS.get(index).copied().unwrap_or_default())
            }
        }
    }

    /// `発表 1`, `Lightning talk 4`.
    pub fn talk_label(self, key: TalkKey) -> String {
        let kind = match (self.0, key.kind) {
            (Language::Japanese, TalkKind::Talk) => "発表 ",
            (_, TalkKind::Lightning) => "LT ",
            (Language::English, TalkKind::Talk) => "Talk ",
        };
        [kind, &key.number.to_string()].concat()
    }

    /// What a cue's link is called where it stands without its talk's name.
    pub fn play_from(self, at: Timestamp) -> String {
        match self.0 {
            Language::Japanese => format!("{at} から再生"),
            Language::English => format!("Play from {at}"),
        }
    }

    /// What a page number below a deck is called.
    pub fn slide_cue(self, page: u16, at: Timestamp) -> String {
        let (page, at) = (page.to_string(), at.to_string());
        match self.0 {
            Language::Japanese => ["スライド ", &page, " ", &at, " から再生"].concat(),
            Language::English => ["Slide ", &page, ", play from ", &at].concat(),
        }
    }

    /// How long a talk is: `8分24秒`, `8 min 24 s`.
    pub fn length(self, seconds: u32) -> String {
        let (units, gap) = match self.0 {
            Language::Japanese => (["時間", "分", "秒"], ""),
            Language::English => ([" h", " min", " s"], " "),
        };
        let mut text = String::new();
        for (number, unit) in [seconds / 3600, seconds / 60 % 60, seconds % 60].into_iter().zip(units) {
            if number > 0 {
                let gap = if text.is_empty() { "" } else { gap };
                text.extend([gap, &number.to_string(), unit]);
            }
        }
        text
    }

    /// A phrase with a host's name in it, in place of `%`.
    pub(crate) fn of_host(phrase: &str, host: Host) -> String {
        let (before, after) = phrase.split_once('%').unwrap_or((phrase, ""));
        [before, host.title(), after].concat()
    }

    /// Goes on where the reader left the recording the last time.
    pub fn resume_from(self, at: Timestamp) -> String {
        match self.0 {
            Language::Japanese => format!("前回の続き（{at}）から再生"),
            Language::English => format!("Resume from {at}"),
        }
    }

    /// How fast it plays, in percent.
    pub fn rate(self, percent: u16) -> String {
        match self.0 {
            Language::Japanese => ["再生速度 ", &percent.to_string(), "%"].concat(),
            Language::English => ["Speed ", &percent.to_string(), "%"].concat(),
        }
    }

    /// The keys, each with what it does.
    pub fn key_list(self) -> [(&'static str, &'static str); 12] {
        match self.0 {
            Language::Japanese => [
                ("Space, k", "再生・一時停止"),
                ("j, l", "10秒戻る・進む"),
                ("←, →", "5秒戻る・進む"),
                (", .", "1秒戻る・進む"),
                ("Shift + ←, →", "前の発表・次の発表"),
                ("0–9", "全体の 0–90% へ移動"),
                ("<, >", "遅く・速く"),
                ("m", "消音"),
                ("f", "全画面"),
                ("s", "この瞬間を共有"),
                ("/", "検索"),
                ("?", "この一覧"),
            ],
            Language::English => [
                ("Space, k", "Play or pause"),
                ("j, l", "10 seconds back, forward"),
                ("←, →", "5 seconds back, forward"),
                (", .", "1 second back, forward"),
                ("Shift + ←, →", "Previous, next talk"),
                ("0–9", "To 0–90% of the recording"),
                ("<, >", "Slower, faster"),
                ("m", "Mute"),
                ("f", "Full screen"),
                ("s", "Share this moment"),
                ("/", "Search"),
                ("?", "This list"),
            ],
        }
    }

    /// What a callout calls for.
    pub fn callout(self, kind: CalloutKind) -> &'static str {
        let (japanese, english) = match kind {
            CalloutKind::Tip => ("ヒント", "Tip"),
            CalloutKind::Info => ("情報", "Info"),
            CalloutKind::Warning => ("注意", "Warning"),
            CalloutKind::Danger => ("危険", "Danger"),
        };
        if self.0 == Language::Japanese { japanese } else { english }
    }

    /// What a reader hears when a talk starts playing.
    pub fn playing(self, key: TalkKey) -> String {
        let label = self.talk_label(key);
        match self.0 {
            Language::Japanese => [&label, "を再生しています"].concat(),
            Language::English => ["Playing ", &label].concat(),
        }
    }

    /// How many talks a report tells of.
    pub fn talk_count(self, count: u32) -> String {
        match (self.0, count) {
            (Language::Japanese, _) => format!("発表 {count} 件"),
            (Language::English, 1) => "1 talk".to_owned(),
            (Language::English, _) => format!("{count} talks"),
        }
    }

    /// How many lines of a transcript hold what is searched for.
    pub fn lines_found(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Japanese, 0) => "見つかりませんでした".to_owned(),
            (Language::Japanese, _) => [&count.to_string(), " 行見つかりました"].concat(),
            (Language::English, 0) => "Nothing found".to_owned(),
            (Language::English, 1) => "1 line found".to_owned(),
            (Language::English, _) => [&count.to_string(), " lines found"].concat(),
        }
    }

    /// The recording at its host, from a place in it.
    pub fn open_at(self, recording: &Recording, at: Timestamp) -> String {
        let words = match recording {
            Recording::Media { .. } => self.open_file(),
            _ => self.on_youtube(),
        };
        if at.seconds() > 0 { format!("{words} ({at})") } else { words.to_owned() }
    }

    /// Why a page's data could not be had.
    pub fn problem(self, problem: &Problem) -> String {
        match (self.0, problem) {
            (Language::Japanese, Problem::Unreachable) => {
                "データを取得できませんでした。接続を確認してください。".to_owned()
            }
            (Language::English, Problem::Unreachable) => {
                "Its data could not be fetched. Please check the connection.".to_owned()
            }
            (Language::Japanese, Problem::Status(404)) => "データがありません（HTTP 404）。".to_owned(),
            (Language::English, Problem::Status(404)) => "Its data is not there (HTTP 404).".to_owned(),
            (Language::Japanese, Problem::Status(status)) => {
                format!("サーバーがデータを返しませんでした（HTTP {status}）。")
            }
            (Language::English, Problem::Status(status)) => {
                format!("The host did not give its data (HTTP {status}).")
            }
            (Language::Japanese, Problem::Unreadable(why)) => {
                format!("データが壊れているか、途中で切れています（{why}）。")
            }
            (Language::English, Problem::Unreadable(why)) => {
                format!("Its data is broken or cut off ({why}).")
            }
            (Language::Japanese, Problem::OtherSchema(number)) => format!(
                "データの形式（{number}）がこのページの形式（{SCHEMA}）と違います。再読み込みしてください。"
            ),
            (Language::English, Problem::OtherSchema(number)) => format!(
                "Its data has another form ({number}) than this page reads ({SCHEMA}). Please reload the page."
            ),
        }
    }

    /// A recording that ends before what the reader wants, or before the report's last talk.
    pub fn too_short(self, end: Timestamp) -> String {
        let end = end.to_string();
        match self.0 {
            Language::Japanese => {
                ["録画の長さは ", &end, " です。それより後の時間は再生できません。"].concat()
            }
            Language::English => ["The recording ends at ", &end, ". Later times cannot be played."].concat(),
        }
    }

    /// Why the recording does not play.
    pub fn failure(self, failure: Failure) -> Text {
        let told = match self.0 {
            Language::Japanese => match failure {
                Failure::NotFound => "この動画は削除されたか、非公開になっています。",
                Failure::EmbeddingRefused => "この動画は、このページでの再生が許可されていません。",
                Failure::NoReferrer => {
                    "参照元が送られないため、YouTube が再生を断りました。ブラウザーの設定を確認してください。"
                }
                Failure::NoAnswer => {
                    "プレーヤーから応答がありません。接続や広告ブロッカーを確認してください。"
                }
                Failure::Unsupported => "動画ファイルがないか、このブラウザーでは再生できない形式です。",
                Failure::Unreachable => "動画の読み込みが途切れました。接続を確認してください。",
                Failure::Offline => "オフラインです。接続が戻ったら、もう一度お試しください。",
                Failure::BadRequest => "この動画のアドレスを YouTube が受け付けませんでした。",
                Failure::Playback => "このブラウザーでは動画を再生できませんでした。",
                Failure::Other(number) => {
                    return ["動画を再生できませんでした（エラー ", &number.to_string(), "）。"]
                        .concat()
                        .into();
                }
            },
            Language::English => match failure {
                Failure::NotFound => "This video was removed or made private.",
                Failure::EmbeddingRefused => "This video may not be played on this page.",
                Failure::NoReferrer => {
                    "YouTube refused to play because the browser hides where it was asked from."
                }
                Failure::NoAnswer => {
                    "The player does not answer. Please check the connection and ad blockers."
                }
                Failure::Unsupported => {
                    "The video file is not there, or of a kind that this browser cannot play."
                }
                Failure::Unreachable => "The connection to the video broke. Please check it.",
                Failure::Offline => "You are offline. Please try again once the connection is back.",
                Failure::BadRequest => "YouTube did not accept the address of this video.",
                Failure::Playback => "This browser could not play the video.",
                Failure::Other(number) => {
                    return ["The video could not be played (error ", &number.to_string(), ")."]
                        .concat()
                        .into();
                }
            },
        };
        told.into()
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
