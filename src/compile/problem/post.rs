//! What can be wrong with a file of text as such.

use super::problems;

problems! {
    /// One thing that is wrong with a post or a page as a file.
    pub(in crate::compile) enum PostProblem

    /// The post's file name is not `YYYY-MM-DD-slug.md`.
    FileName = "file-name" Error {
        message: en("the file name gives no date and name")
                 ja("ファイル名から日付と名前がわかりません"),
        help: en("name it YYYY-MM-DD-name.md, for example 2025-02-26-meetup-7.md; the name holds letters, digits, '-', '_' and '.'")
              ja("YYYY-MM-DD-名前.md とします（例: 2025-02-26-meetup-7.md）。名前に使えるのは文字、数字、「-」「_」「.」です"),
        about: en("A post's file name gives the day of the meetup and the report's address. Without them there is no report.")
               ja("記事のファイル名は、開催日とレポートのアドレスになります。読み取れない記事は公開されません。"),
    }

    /// A page of the organiser's own has a name that it cannot have.
    PageName = "page-name" Error {
        message: en("the site cannot have a page of this name")
                 ja("この名前のページは作れません"),
        help: en("name it in letters, digits, '-' and '_', and none of: assets, data, posts, speakers, tags, talks, years")
              ja("文字、数字、「-」「_」で名前を付けます。assets、data、posts、speakers、tags、talks、years は使えません"),
        about: en("The name of a file in pages/ becomes the page's address. Some names are those of the site's own folders.")
               ja("pages/ のファイル名はページのアドレスになります。サイト自身が使うフォルダーの名前は付けられません。"),
    }

    /// The post is not UTF-8.
    NotUtf8 = "encoding" Error {
        message: en("from here on the file is not UTF-8; what cannot be read is shown as \u{fffd}")
                 ja("ここから先が UTF-8 ではありません。読めない部分は \u{fffd} と表示します"),
        help: en("save it as UTF-8 in your editor")
              ja("エディターで UTF-8 として保存します"),
        about: en("All texts of a content folder are UTF-8. A file in another encoding, such as Shift_JIS, is published garbled: with U+FFFD for all that cannot be read.")
               ja("記事や設定の文字コードは UTF-8 です。Shift_JIS などのファイルは、読めない部分が U+FFFD に化けたまま公開されます。"),
    }

    /// Another post has the same name.
    DuplicateSlug { other: String } = "duplicate-slug" Error {
        message: en("{other} has the same name, and would have the same address")
                 ja("{other} と名前が同じで、アドレスが重なります"),
        help: en("rename one of them: the name is what follows the date; until then only the other is published")
              ja("どちらかの名前（日付の後ろの部分）を変えます。それまでは、もう一方だけを公開します"),
        about: en("Two posts whose names differ in the date alone would be published at one address, so that only one of them is.")
               ja("日付だけが違う同じ名前の記事は、アドレスが重なるため、片方しか公開されません。"),
    }
}
