//! What can be wrong with a transcript.

use super::problems;
use crate::compile::webvtt::MAX_BYTES;
use crate::model::{Cue, TalkKey};

problems! {
    /// One thing that is wrong with a transcript.
    pub(in crate::compile) enum TranscriptProblem

    /// A transcript of too many bytes.
    TooLarge = "vtt-size" Error {
        message: en("the transcript has more than {} MiB and is left out", MAX_BYTES / 1024 / 1024)
                 ja("文字起こしが {} MiB を超えているため、除きます", MAX_BYTES / 1024 / 1024),
        help: en("give each talk a file of its own: <post>.talk-1.vtt")
              ja("発表ごとのファイルに分けます: <記事>.talk-1.vtt"),
        about: en("A transcript is as long as what is said in two days of talk, at most.")
               ja("文字起こしは、2 日間の発表に足りる大きさまでです。"),
    }

    /// A transcript without the line that makes it `WebVTT`.
    Header = "vtt-header" Warning {
        message: en("a WebVTT file begins with a line WEBVTT; it is read as one all the same")
                 ja("WebVTT のファイルは WEBVTT の行で始まります。このまま読み込みます"),
        help: en("write WEBVTT on a line of its own, and an empty line behind it")
              ja("最初の行に WEBVTT と書き、空行を続けます"),
        about: en("Other players refuse a WebVTT file without its first line.")
               ja("最初の行がない WebVTT は、ほかのプレーヤーでは使えません。"),
    }

    /// A cue of a transcript whose time cannot be read.
    Time { text: String } = "vtt-time" Error {
        message: en("{}; this cue and its words are left out", match text.as_str() {
                     "" => "a time is missing beside -->".to_owned(),
                     text => format!("`{text}` is no time"),
                 })
                 ja("{}ため、ここの言葉を除きます", match text.as_str() {
                     "" => "--> の横に時刻がない".to_owned(),
                     text => format!("`{text}` が時刻ではない"),
                 }),
        help: en("write 08:24.000 or 01:02:03.000, with a full stop ahead of the thousandths, on both sides of -->")
              ja("--> の両側に 08:24.000 や 01:02:03.000 のように、ミリ秒の前を「.」にして書きます"),
        about: en("A cue of a transcript has a start and an end, written as WebVTT wants them. Words without are published nowhere.")
               ja("文字起こしの言葉には、WebVTT の書き方で始まりと終わりが必要です。読めないものは公開されません。"),
    }

    /// A cue of a transcript that ends before it starts.
    EndsEarly = "vtt-end" Warning {
        message: en("this cue does not end after its start; its words are kept, but no caption shows them")
                 ja("終わりが始まりより後になっていません。言葉は残しますが、字幕には出ません"),
        help: en("write a later time behind -->")
              ja("--> の後ろの時刻を遅くします"),
        about: en("A caption is shown from its start to its end.")
               ja("字幕は、始まりから終わりまでの間に表示されます。"),
    }

    /// A cue of a transcript that starts before the one ahead of it.
    OutOfOrder = "vtt-order" Warning {
        message: en("this cue starts before one that stands ahead of it; it is put into its place")
                 ja("前にあるものより早く始まっています。正しい位置に移します"),
        help: en("correct the time, or move the cue")
              ja("時刻を直すか、位置を移します"),
        about: en("The cues of a transcript stand in the order in which they start.")
               ja("文字起こしは、始まる順に並べます。"),
    }

    /// A cue of a transcript without words.
    NoWords = "vtt-empty" Warning {
        message: en("this cue has no words")
                 ja("言葉がありません"),
        help: en("write them on the line below, or delete the cue")
              ja("下の行に言葉を書くか、時刻の行を消します"),
        about: en("A cue of a transcript has times and no words.")
               ja("文字起こしに、時刻だけで言葉のないところがあります。"),
    }

    /// Words of a transcript without times.
    WordsWithoutTimes = "vtt-words" Error {
        message: en("these words have no times and are left out")
                 ja("時刻のない言葉のため、除きます"),
        help: en("write a line of times above them; a cue's words hold no empty line. A comment begins with NOTE")
              ja("上に時刻の行を書きます。ひと続きの言葉の中に空行は置けません。コメントは NOTE で始めます"),
        about: en("Words without times belong to no moment of the recording, and are published nowhere.")
               ja("時刻のない言葉は、録画のどこのものかわからないため、公開されません。"),
    }

    /// A transcript of a talk of which the report does not tell.
    NoTalk { talk: TalkKey } = "transcript-without-talk" Error {
        message: en("the report tells of no {talk}; this transcript is left out")
                 ja("{talk} がレポートにないため、この文字起こしを除きます"),
        help: en("correct the file's name: <post>.vtt, <post>.talk-1.vtt or <post>.lt-1.vtt")
              ja("ファイル名を <記事>.vtt、<記事>.talk-1.vtt、<記事>.lt-1.vtt のように直します"),
        about: en("The name of a transcript's file tells which talk it is of, and the report has no such talk.")
               ja("文字起こしのファイル名にある発表が、レポートにありません。"),
    }

    /// Lines of a talk's transcript from another part of the recording.
    OutsideCue { talk: TalkKey, cue: Cue, count: usize } = "lines-outside-cue" Warning {
        message: en("{} outside of {talk}, which is cued from {}", lie(*count), span(*cue, " to "))
                 ja("{count} 行が {talk} の時間（{}）の外にあります", span(*cue, " から ")),
        help: en("times count from the start of the recording, not of the talk")
              ja("時刻は発表ではなく、録画の始まりから数えます"),
        about: en("A talk's transcript has lines of another part of the recording: likely its times count from the talk's start.")
               ja("発表の文字起こしに、録画の別の部分の行があります。時刻を発表の始まりから数えたのかもしれません。"),
    }

    /// Lines of a transcript at which no talk is on.
    OutsideTalks { count: usize } = "lines-outside-talks" Warning {
        message: en("{} outside of all talks; no talk's transcript has them", lie(*count))
                 ja("{count} 行がどの発表の時間にもなく、文字起こしに載りません"),
        help: en("correct the times, or the cue list; leave this where nobody gives a talk")
              ja("時刻か時刻の一覧を直します。発表のない時間なら、このままでかまいません"),
        about: en("Lines of a transcript go to the talk that is cued at their time, and at these no talk is on.")
               ja("文字起こしの行は、その時刻の発表に分けられます。どの発表の時間でもない行があります。"),
    }

    /// Two transcripts of one talk.
    Second { talk: TalkKey, count: usize } = "second-transcript" Warning {
        message: en("{talk} has a transcript of its own; {} left out", are_here(*count))
                 ja("{talk} には専用の文字起こしがあるため、ここの {count} 行を除きます"),
        help: en("keep one of the two")
              ja("どちらかだけを残します"),
        about: en("A talk has a transcript of its own, and lines in that of the whole recording, too.")
               ja("1 つの発表の文字起こしが、専用のファイルと、録画全体のファイルの両方にあります。"),
    }
}

fn lie(count: usize) -> String {
    if count == 1 { "a line lies".into() } else { format!("{count} lines lie") }
}

fn are_here(count: usize) -> String {
    if count == 1 { "a line of this one is".into() } else { format!("{count} lines of this one are") }
}

/// Where a talk starts, and, where that is known, ends.
fn span(cue: Cue, to: &str) -> String {
    let end = cue.end.map(|end| format!("{to}{end}")).unwrap_or_default();
    format!("{}{end}", cue.start)
}
