//! What can be wrong with a report's recording.

use super::problems;

problems! {
    /// One thing that is wrong with a report's recording.
    pub(in crate::compile) enum RecordingProblem

    /// A recording that is not there.
    MissingRecording { address: String } = "missing-recording" Error {
        message: en("there is no recording `{address}`")
                 ja("録画 `{address}` がありません"),
        help: en("put the file into the content folder, or write the address of a YouTube video, /assets/… or ComingSoon")
              ja("ファイルを記事のフォルダーに置くか、YouTube 動画のアドレス、/assets/…、ComingSoon のいずれかを書きます"),
        about: en("What is named as a recording is neither a YouTube video nor a media file of the content folder, so that nothing would play.")
               ja("録画として書かれたものが、YouTube の動画でも、記事のフォルダーにある動画や音声でもないため、再生できません。"),
    }

    /// A recording beside the report's recording.
    SecondRecording = "second-recording" Warning {
        message: en("the report has a recording already; this one stays a link")
                 ja("このレポートにはすでに録画があります。こちらはリンクのまま残します"),
        help: en("keep one of the two, in the front matter or alone in a paragraph")
              ja("フロントマターか、段落 1 つに単独で書いたものの、どちらかだけを残します"),
        about: en("A report has one recording, which its cues play in. Any other stays a link.")
               ja("レポートの録画は 1 つで、時刻はすべてその録画のものです。2 つ目からはリンクになります。"),
    }

    /// An announcement of a recording that is there.
    StaleAnnouncement = "stale-announcement" Warning {
        message: en("the recording has come out already; its announcement is left out")
                 ja("録画はすでに公開されているため、予告を除きます"),
        help: en("delete this line")
              ja("この行を消します"),
        about: en("A ComingSoon was left in the post after the recording had been put in.")
               ja("録画を入れた後も、ComingSoon が記事に残っています。"),
    }

    /// A recording among the text of a talk.
    RecordingInTalk = "recording-in-talk" Warning {
        message: en("this recording stands within a talk and stays a link")
                 ja("発表の中にある録画のため、リンクのまま残します"),
        help: en("the report's recording stands ahead of the talks, or in the front matter as `recording:`")
              ja("レポートの録画は、発表より前か、フロントマターの `recording:` に書きます"),
        about: en("The report's recording is looked for ahead of the talks. A recording among a talk's text is taken for one that the talk is about.")
               ja("レポートの録画は、発表より前に書かれたものです。発表の文中の録画は、その発表で触れたものとして扱います。"),
    }

    /// Cues with no recording to play them in.
    CuesWithoutRecording = "cues-without-recording" Warning {
        message: en("there is a cue list but no recording")
                 ja("時刻の一覧はありますが、録画がありません"),
        help: en("add the recording's address alone in a paragraph, or ComingSoon")
              ja("録画のアドレスか ComingSoon を、単独の段落に書きます"),
        about: en("A cue list tells when each talk starts in the recording, and the report has none.")
               ja("時刻の一覧は、録画の中で各発表が始まる時刻です。レポートに録画がないと使えません。"),
    }

    /// A cue behind the recording's end.
    CueAfterEnd { talk: String, length: String } = "cue-after-end" Warning {
        message: en("{talk} is cued behind the recording's end at {length}")
                 ja("{talk} の時刻が、録画の終わり（{length}）より後です"),
        help: en("correct the second in the cue, or `length:` in the front matter")
              ja("時刻の秒数か、フロントマターの `length:` を直します"),
        about: en("The front matter tells the recording's length, and a talk starts behind it.")
               ja("フロントマターに書かれた録画の長さより後に、発表が始まることになっています。"),
    }
}
