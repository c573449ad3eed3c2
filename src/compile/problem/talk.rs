//! What can be wrong with talks and their cues.

use super::problems;

problems! {
    /// One thing that is wrong with talks and their cues.
    pub(in crate::compile) enum TalkProblem

    /// A script's call that means nothing here.
    UnknownHandler { value: String } = "unknown-handler" Warning {
        message: en("`{value}` does nothing here")
                 ja("`{value}` は何もしません"),
        help: en("a cue is a line of the cue list with onclick=\"setVideoTime(SECONDS)\"; delete anything else")
              ja("時刻は、一覧の行に onclick=\"setVideoTime(秒数)\" と書きます。ほかのものは消します"),
        about: en("Nothing in an attribute is ever run. Of event handlers, the call setVideoTime(SECONDS) is read as a cue.")
               ja("属性に書かれたプログラムは動きません。setVideoTime(秒数) だけを、時刻として読み取ります。"),
    }

    /// A cue that names no talk.
    UnnamedCue = "unnamed-cue" Warning {
        message: en("this cue does not say which talk it is for")
                 ja("どの発表の時刻かわかりません"),
        help: en("begin its line with 発表 1., LT 1., Talk 1. or Lightning Talk 1.")
              ja("行の始まりを「発表 1.」「LT 1.」「Talk 1.」「Lightning Talk 1.」のいずれかにします"),
        about: en("A cue belongs to the talk that its line names by kind and number.")
               ja("時刻は、行に書かれた種類と番号で発表と結び付きます。"),
    }

    /// A cue for a talk of which the report does not tell.
    CueWithoutTalk { talk: String } = "cue-without-talk" Warning {
        message: en("the cue list names {talk}, of which the report does not tell")
                 ja("時刻の一覧にある {talk} が、レポートにありません"),
        help: en("add a heading for it, or correct the number")
              ja("見出しを加えるか、番号を直します"),
        about: en("The cue list has a line for a talk that no heading announces. The line still plays the recording.")
               ja("時刻の一覧にある発表の見出しがありません。その行から録画を再生することはできます。"),
    }

    /// A talk that the cue list does not name.
    TalkWithoutCue { talk: String } = "talk-without-cue" Warning {
        message: en("the cue list does not name {talk}")
                 ja("時刻の一覧に {talk} がありません"),
        help: en("add a line for it to the cue list")
              ja("一覧に行を加えます"),
        about: en("The report has a cue list, and one of its talks is not on it: readers cannot play that talk.")
               ja("時刻の一覧に載っていない発表があり、読者はその発表を再生できません。"),
    }

    /// Two entries of the cue list for one talk.
    DuplicateCue { talk: String } = "duplicate-cue" Warning {
        message: en("the cue list names {talk} twice")
                 ja("時刻の一覧に {talk} が 2 回あります"),
        help: en("correct the number, or delete one line")
              ja("番号を直すか、片方の行を消します"),
        about: en("A talk starts once. The talk's card plays from the first of the two.")
               ja("1 つの発表に、始まる時刻が 2 つあります。発表のカードからは、先のほうを再生します。"),
    }

    /// Two talks that start at one time.
    SameCue { talk: String, other: String, seconds: u32 } = "same-cue" Warning {
        message: en("{talk} starts at {seconds} s, as {other} does")
                 ja("{talk} が {other} と同じ {seconds} 秒に始まります"),
        help: en("put in the second at which it really starts")
              ja("実際に始まる秒数を書きます"),
        about: en("Two talks cannot start at one second: likely a line was copied and its time not changed.")
               ja("2 つの発表が同じ秒に始まっています。行をコピーして、時刻を直し忘れたのかもしれません。"),
    }

    /// A cue that is earlier than the one ahead of it.
    CueOrder { talk: String, other: String } = "cue-order" Warning {
        message: en("{talk} is cued ahead of {other}, which stands ahead of it in the cue list")
                 ja("{talk} の時刻が、一覧で前にある {other} より早くなっています"),
        help: en("correct the second of one of them, or put the lines into the order of the evening")
              ja("どちらかの秒数を直すか、行を始まる順に並べます"),
        about: en("Talks of one kind stand in the cue list in the order in which they were given. One that starts ahead of its forerunner likely has a slip in its time.")
               ja("同じ種類の発表は、時刻の一覧に始まる順に並びます。前の発表より早く始まるものは、時刻の誤りかもしれません。"),
    }

    /// A line of a list of times for which no talk is found.
    UnjoinedCue { text: String } = "unjoined-cue" Warning {
        message: en("no talk is found for \"{text}\"; it stays as text")
                 ja("「{text}」に当たる発表が見つからないため、文章として残します"),
        help: en("begin it with the talk's number (発表 1, LT 1, Talk 1) or write its title; add what is no talk to `interlude` in site.toml's [labels]")
              ja("発表の番号（発表 1、LT 1、Talk 1）で始めるか、題名を書きます。発表でないものは、site.toml の [labels] の `interlude` に加えます"),
        about: en("A line of a list of times belongs to a talk by its number, by its title, or by its place where there are as many lines as talks. This one fits none.")
               ja("時刻の一覧の行は、番号、題名、または（行と発表の数が同じなら）順番で発表と結び付きます。この行は、どの発表にも当たりません。"),
    }

    /// A line of a list of times whose time is none.
    WrongTime { time: String } = "wrong-time" Warning {
        message: en("`{time}` is no time; its line stays as text")
                 ja("`{time}` は時刻ではないため、この行は文章として残します"),
        help: en("write minutes:seconds, or hours:minutes:seconds, with no more than 59 behind a colon")
              ja("分:秒 か 時:分:秒 の形で、コロンの後ろは 59 以下にします"),
        about: en("A line of a list of times begins with one whose minutes or seconds are more than 59. The other lines count.")
               ja("時刻の一覧の行で、分か秒が 59 を超えています。ほかの行は時刻として使います。"),
    }

    /// A line of a list of times that calls its talk otherwise.
    CueTitle { cue: String, talk: String } = "cue-title" Warning {
        message: en("the cue list calls it \"{cue}\", its heading \"{talk}\", which is shown")
                 ja("時刻の一覧では「{cue}」、見出しでは「{talk}」です。見出しのほうを表示します"),
        help: en("if it is another talk's time, correct the line; else write the same title")
              ja("別の発表の時刻なら行を直し、同じ発表なら題名をそろえます"),
        about: en("A line of a list of times and its talk's heading have unlike titles: one of them is wrong, or the line is another talk's.")
               ja("時刻の一覧の行と、発表の見出しの題名が違います。どちらかの誤りか、別の発表の行かもしれません。"),
    }

    /// Two talks of one kind and number.
    DuplicateTalk { talk: String } = "duplicate-talk" Warning {
        message: en("there is a {talk} already")
                 ja("{talk} はすでにあります"),
        help: en("number the talks one by one")
              ja("発表に順に番号を付けます"),
        about: en("Two talks have the same kind and number, by which cues, slide times and transcripts find them.")
               ja("種類と番号が同じ発表が 2 つあります。時刻、スライドの時刻、文字起こしは、これで発表と結び付きます。"),
    }

    /// A picture that names a speaker of another talk.
    OtherSpeaker { picture: String, talk: String } = "other-speaker" Warning {
        message: en("the picture is said to show {picture}, who is not the speaker of {talk}")
                 ja("画像の説明は「{picture}」ですが、{talk} の発表者ではありません"),
        help: en("correct the picture's text, or the picture")
              ja("代替テキストか画像を直します"),
        about: en("A picture's text names a person, and that person is not the speaker of the talk in which it stands: likely it was copied from another talk.")
               ja("画像の代替テキストに書かれた人が、その発表の発表者ではありません。ほかの発表からコピーしたのかもしれません。"),
    }
}
