//! What can be wrong with the times of slides.

use super::problems;
use crate::model::TalkKey;

problems! {
    /// One thing that is wrong with the times of slides.
    pub(in crate::compile) enum SlideTimesProblem

    /// A slide's time that cannot be read.
    Time { text: String } = "slide-time" Warning {
        message: en("`{text}` is no time; the slides do not follow it")
                 ja("`{text}` は時刻ではないため、スライドを合わせません"),
        help: en("write minutes and seconds from the recording's start: 8:24 or 1:02:03")
              ja("録画の始まりからの分と秒を書きます: 8:24 や 1:02:03"),
        about: en("Slide times are minutes and seconds from the recording's start.")
               ja("スライドの時刻は、録画の始まりからの分と秒です。"),
    }

    /// A slide's page that cannot be.
    Page { text: String } = "slide-page" Warning {
        message: en("`{text}` is no page of a deck; the slides do not follow it")
                 ja("`{text}` はスライドのページではないため、スライドを合わせません"),
        help: en("write the page's number, from 1 to 9999")
              ja("ページ番号を 1 から 9999 で書きます"),
        about: en("A slide is named by the number of its page in the deck, the first being 1.")
               ja("スライドは、1 から始まるページ番号で書きます。"),
    }

    /// A slide's time that does not come after the one ahead of it.
    Order = "slide-order" Warning {
        message: en("this time does not come after the one ahead of it; the slides do not follow it")
                 ja("前の時刻より後になっていないため、スライドを合わせません"),
        help: en("sort the times, each of them once")
              ja("時刻の早い順に、1 回ずつ書きます"),
        about: en("Slide times of a talk stand in their order, no time twice.")
               ja("発表のスライドの時刻は、早い順に、重ならないように書きます。"),
    }

    /// Slide times of a talk without a deck.
    NoDeck { talk: TalkKey } = "slide-times-without-deck" Warning {
        message: en("{talk} has slide times, and no deck that could follow them")
                 ja("{talk} にスライドの時刻がありますが、合わせるスライドがありません"),
        help: en("add the deck's player below the talk's heading, or take the times out")
              ja("発表の見出しの下にスライドのプレーヤーを加えるか、時刻を取り除きます"),
        about: en("Slide times let a deck follow the recording, which takes a deck whose player is in the talk.")
               ja("スライドの時刻を使うには、発表にスライドのプレーヤーが必要です。"),
    }

    /// Slide times of a talk of which the report does not tell.
    NoTalk { talk: String } = "slide-times-without-talk" Warning {
        message: en("the report tells of no `{talk}`; its slide times are left out")
                 ja("`{talk}` という発表はレポートにありません。スライドの時刻を除きます"),
        help: en("name a talk of the report as talk-1 or lt-1")
              ja("レポートにある発表を talk-1 や lt-1 のように書きます"),
        about: en("Slide times belong to a talk, which is named by its kind and number.")
               ja("スライドの時刻は、種類と番号で書いた発表のものになります。"),
    }

    /// Two lists of slide times for one talk.
    Second { talk: TalkKey } = "second-slide-times" Warning {
        message: en("{talk} has slide times already; these are not followed")
                 ja("{talk} にはすでにスライドの時刻があります。こちらは使いません"),
        help: en("keep one of the two")
              ja("どちらかだけを残します"),
        about: en("A talk has slide times in two places, the front matter and its text, or in two tables.")
               ja("1 つの発表のスライドの時刻が、フロントマターと本文など、2 か所にあります。"),
    }
}
