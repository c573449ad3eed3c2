//! What can be wrong with slides and frames.

use super::problems;

problems! {
    /// One thing that is wrong with slides or frames.
    pub(in crate::compile) enum SlidesProblem

    /// Slides' page that cannot be framed.
    UnframableSlides { address: String } = "unframable-slides" Warning {
        message: en("{address} is a page, which cannot be shown in a talk's card; it becomes a link")
                 ja("{address} は Web ページで、発表のカードには表示できません。リンクにします"),
        help: en("on that page choose Share > Embed and take the address in its code: src=\"https://speakerdeck.com/player/…\" or src=\"https://www.slideshare.net/slideshow/embed_code/key/…\"; a data-id is written https://speakerdeck.com/player/<data-id>")
              ja("そのページの Share > Embed のコードにあるアドレス src=\"https://speakerdeck.com/player/…\" や src=\"https://www.slideshare.net/slideshow/embed_code/key/…\" を書きます。data-id なら https://speakerdeck.com/player/<data-id> です"),
        about: en("The page of a deck cannot be framed; its player can. The player's address has an id that the page's address does not tell.")
               ja("スライドの Web ページは埋め込めませんが、プレーヤーは埋め込めます。その id は、ページのアドレスからはわかりません。"),
    }

    /// Slides that belong to no talk.
    SlidesOutsideTalk = "slides-outside-talk" Warning {
        message: en("these slides belong to no talk; they become a link")
                 ja("どの発表のスライドでもないため、リンクにします"),
        help: en("move them below the heading of their talk")
              ja("発表の見出しの下に移します"),
        about: en("Slides stand in the card of their talk, and these stand ahead of all talks or behind them.")
               ja("スライドは発表のカードに表示しますが、これは発表の外にあります。"),
    }

    /// One deck for two talks.
    SameDeck { talk: String, other: String } = "same-deck" Warning {
        message: en("{talk} has the same slides as {other}")
                 ja("{talk} のスライドが {other} と同じです"),
        help: en("one of the two addresses is likely a copy: put in the right one")
              ja("片方はコピーの直し忘れかもしれません。正しいアドレスにします"),
        about: en("Two talks show one deck: likely a frame was copied and its address not changed.")
               ja("2 つの発表に同じスライドがあります。コピーして、アドレスを直し忘れたのかもしれません。"),
    }

    /// A deck whose title is not its talk's.
    DeckTitle { deck: String, talk: String } = "deck-title" Warning {
        message: en("the slides are titled \"{deck}\", the talk \"{talk}\"")
                 ja("スライドの題名は「{deck}」、発表の題名は「{talk}」です"),
        help: en("if these are another talk's slides, put in the right address; else correct the title")
              ja("別の発表のスライドなら正しいアドレスにし、そうでなければ題名を直します"),
        about: en("A deck's title and its talk's say different things: the deck may be another talk's.")
               ja("スライドと発表の題名が違います。別の発表のスライドかもしれません。"),
    }

    /// A frame of an unknown provider.
    UnknownFrame { address: String } = "unknown-frame" Warning {
        message: en("{}", match address.as_str() {
                     "" => "a frame without an address is left out".to_owned(),
                     address => format!("a frame of {address} is not shown; it becomes a link"),
                 })
                 ja("{}", match address.as_str() {
                     "" => "アドレスのない iframe のため、除きます".to_owned(),
                     address => format!("{address} の iframe は表示できません。リンクにします"),
                 }),
        help: en("{}frames are known of YouTube, Speaker Deck, Docswell, Google Slides, SlideShare, Canva, Figma, and PDF files under /assets/", if address.is_empty() { "write the address behind `src`; " } else { "" })
              ja("{}使えるのは YouTube、Speaker Deck、Docswell、Google スライド、SlideShare、Canva、Figma と、/assets/ 以下の PDF です", if address.is_empty() { "`src` にアドレスを書きます。" } else { "" }),
        about: en("A frame shows another site within the page. Only those of known providers of slides and videos are shown, once the reader asks for it.")
               ja("iframe は別のサイトをページの中に表示します。スライドと動画の決まったサービスのものだけを、読者が求めたときに表示します。"),
    }
}
