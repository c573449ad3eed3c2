//! What can be in a content folder and not be published.

use super::problems;
use crate::model::Language;

/// Why something cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFailure {
    /// It was there a moment ago.
    Gone,
    /// Whoever runs the tool may not read it.
    Denied,
    /// In the words of the system.
    Other(String),
}

impl ReadFailure {
    fn told(&self, language: Language) -> &str {
        match (self, language) {
            (Self::Gone, Language::English) => "it is there no longer",
            (Self::Gone, Language::Japanese) => "なくなりました",
            (Self::Denied, Language::English) => "permission denied",
            (Self::Denied, Language::Japanese) => "読み取りの権限がありません",
            (Self::Other(words), _) => words,
        }
    }
}

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
                 ja("記事のフォルダーにありますが記事ではないため、公開しません"),
        help: en("name a post YYYY-MM-DD-name.md; put pictures and other files into another folder")
              ja("記事のファイル名は YYYY-MM-DD-名前.md とし、画像などのファイルは別のフォルダーに置きます"),
        about: en("The folder of the posts (posts/, or _posts/ on Jekyll) holds these and their transcripts alone.")
               ja("記事のフォルダー（posts/、Jekyll では _posts/）に置けるのは、記事とその字幕（文字起こし）だけです。"),
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

    /// It cannot be read.
    Unreadable {
        /// Why.
        why: ReadFailure,
    } = "unreadable" Error {
        message: en("it cannot be read and is left out: {}", why.told(Language::English))
                 ja("読めないため、除きます: {}", why.told(Language::Japanese)),
        help: en("see that it is there and that you may read it")
              ja("そこにあり、読み取りが許可されているか確かめます"),
        about: en("A file or folder of the content folder could not be read. The rest is compiled without it.")
               ja("コンテンツフォルダーのファイルかフォルダーが読めませんでした。それを除いて処理します。"),
    }

    /// It has too many bytes.
    TooLarge {
        /// How many it may have, in MiB.
        limit: usize,
    } = "file-size" Error {
        message: en("the file has more than {limit} MiB and is left out")
                 ja("{limit} MiB を超えているため、除きます"),
        help: en("see that it is a text; put pictures into files of their own, and divide what is left")
              ja("文章のファイルか確かめ、画像は別のファイルにし、残りを分けます"),
        about: en("A post or a page has 5 MiB at most, site.toml and Jekyll's settings 1 MiB: far more than anybody writes. A larger file is not read.")
               ja("記事とページは 5 MiB、site.toml や Jekyll の設定は 1 MiB までです。人が書く量をはるかに超えるファイルは読みません。"),
    }

    /// A folder that is called as a text would be.
    FolderForText = "folder-for-text" Error {
        message: en("this is a folder with the name of a file: nothing in it is published")
                 ja("ファイルの名前が付いたフォルダーのため、中のものは公開しません"),
        help: en("put the text into a file of this name, or rename the folder")
              ja("この名前のファイルに文章を入れるか、フォルダーの名前を変えます"),
        about: en("A folder is called as a post, a page, a transcript or the settings are. These are files.")
               ja("記事、ページ、文字起こし、設定の名前が付いたフォルダーがあります。これらはファイルです。"),
    }

    /// It is neither a file nor a folder.
    NoPlainFile = "no-plain-file" Error {
        message: en("this is a pipe, a socket or a device, and is not read")
                 ja("パイプ、ソケット、デバイスのどれかのため、読みません"),
        help: en("put a file here, or take it away")
              ja("ファイルを置くか、取り除きます"),
        about: en("Of what a file system can hold, a site is made of files and folders alone. The rest may never end.")
               ja("サイトはファイルとフォルダーから作ります。それ以外のものには、終わりがないこともあります。"),
    }
}
