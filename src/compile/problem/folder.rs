//! What can be in a content folder and not be published.

use super::problems;

problems! {
    /// One thing in a content folder that is not published.
    pub enum FolderProblem

    /// It is a symbolic link, which may lead anywhere on the machine.
    SymbolicLink = "symbolic-link" Warning {
        message: en("a symbolic link is not followed, and nothing of it is published")
                 ja("シンボリックリンクはたどらず、公開しません"),
        help: en("put the file or folder itself here")
              ja("ファイルやフォルダーそのものを置きます"),
        about: en("A symbolic link may lead anywhere on the machine, and would publish what lies there.")
               ja("シンボリックリンクは PC 内のどこへでもつながり、意図しないものを公開しかねないため、たどりません。"),
    }

    /// Its name has a character that no address of the site may have.
    UnusableName = "unusable-name" Warning {
        message: en("its name cannot stand in an address, and it is not published")
                 ja("この名前はアドレスに使えないため、公開しません"),
        help: en("take ':', '?', '#', '\\' and control characters out of the name")
              ja("名前から「:」「?」「#」「\\」と制御文字を取り除きます"),
        about: en("Files are published under their own names. Some characters mean something else in addresses.")
               ja("ファイルはその名前のまま公開します。アドレスで別の意味を持つ文字は使えません。"),
    }

    /// It is among the posts, and is none.
    NoPost = "no-post" Warning {
        message: en("it lies among the posts and is none: it is not published")
                 ja("posts/ にありますが記事ではないため、公開しません"),
        help: en("name a post posts/YYYY-MM-DD-name.md; put pictures and other files into another folder")
              ja("記事は posts/YYYY-MM-DD-名前.md とし、画像などのファイルは別のフォルダーに置きます"),
        about: en("The folder posts/ holds posts and their transcripts alone.")
               ja("posts/ に置けるのは、記事とその字幕（文字起こし）だけです。"),
    }

    /// It is a page of a Jekyll site that cannot be one here.
    NoOwnPage = "no-own-page" Warning {
        message: en("this page is not published: the first page is made of the reports, and pages are written in Markdown")
                 ja("トップページはレポートから作り、ページは Markdown で書くため、このページは公開しません"),
        help: en("move its text to a page such as about.md")
              ja("about.md のようなページに文章を移します"),
        about: en("The site makes its first page itself, and its other pages are written in Markdown. A first page or a page in HTML of a Jekyll site stays out, and its text with it.")
               ja("トップページはサイトが作り、ほかのページは Markdown で書きます。Jekyll のサイトのトップページや HTML のページは、文章ごと公開されません。"),
    }

    /// It is a transcript of no post.
    LoneTranscript = "lone-transcript" Warning {
        message: en("this transcript belongs to no post: it is not published")
                 ja("対応する記事がない文字起こしのため、公開しません"),
        help: en("name it as its post: YYYY-MM-DD-name.vtt, or YYYY-MM-DD-name.talk-1.vtt for one talk")
              ja("記事と同じ名前にします: YYYY-MM-DD-名前.vtt、1 つの発表だけなら YYYY-MM-DD-名前.talk-1.vtt"),
        about: en("A transcript is found by its name, which is that of its post, with a talk behind it where it is of one talk alone.")
               ja("文字起こしは、記事と同じ名前（1 つの発表だけのものは、その後ろに発表）で記事と結び付きます。"),
    }
}
