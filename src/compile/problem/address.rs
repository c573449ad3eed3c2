//! What can be wrong with the addresses of links and pictures.

use super::problems;

problems! {
    /// One thing that is wrong with an address or a picture.
    pub(in crate::compile) enum AddressProblem

    /// A file that is not there.
    MissingFile { address: String } = "missing-file" Warning {
        message: en("there is no file `{address}`")
                 ja("ファイル `{address}` がありません"),
        help: en("put the file there, or correct the address; /assets/… is the content folder")
              ja("ファイルを置くか、アドレスを直します。/assets/… が記事のフォルダーです"),
        about: en("A picture or a link names a file that the content folder does not have. Readers see the picture's text, or a link that leads nowhere.")
               ja("画像やリンクの指すファイルがありません。画像は代替テキストだけになり、リンクはどこにも届きません。"),
    }

    /// A picture that was never put in.
    PlaceholderPicture { address: String } = "placeholder-picture" Warning {
        message: en("`{address}` is a placeholder, not a picture")
                 ja("`{address}` は仮のアドレスで、画像ではありません"),
        help: en("put in the picture's real address, or take the picture out")
              ja("画像のアドレスを入れるか、画像を取り除きます"),
        about: en("A picture's name of nothing but x, such as xxxxxx.jpg, stands where a real one was to be put in.")
               ja("xxxxxx.jpg のような x だけの名前が、本来の画像に置き換えられないまま残っています。"),
    }

    /// A picture of another site.
    ForeignPicture { address: String } = "foreign-picture" Warning {
        message: en("the picture {address} lies on another site; readers get a link to it")
                 ja("画像 {address} は別のサイトにあります。読者にはリンクとして見せます"),
        help: en("copy it to /assets/images/ if its licence allows that")
              ja("ライセンスが許すなら、/assets/images/ にコピーします"),
        about: en("Nothing is asked of another site before the reader wants it. A picture there would be, so it becomes a link.")
               ja("読者が求めるまで、ほかのサイトへはアクセスしません。別のサイトの画像は、リンクになります。"),
    }

    /// An address that nothing may lead to.
    ForbiddenAddress { address: String } = "forbidden-address" Warning {
        message: en("nothing may lead to `{address}`; its words are kept without a link")
                 ja("`{address}` へはリンクできません。文字だけを残します"),
        help: en("use an address that starts with https://, http://, mailto:, / or #")
              ja("https://、http://、mailto:、/、# のいずれかで始まるアドレスにします"),
        about: en("Links lead to https:, http: and mailto: addresses and to the site's own. Any other might run code, or does not work.")
               ja("リンクできるのは https:、http:、mailto: とサイト内だけです。ほかのアドレスは、プログラムを動かすおそれがあるか、届きません。"),
    }
}
