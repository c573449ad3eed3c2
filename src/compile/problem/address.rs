//! What can be wrong with the addresses of links and pictures.

use super::problems;

problems! {
    /// One thing that is wrong with an address or a picture.
    pub(in crate::compile) enum AddressProblem

    /// A file that is not there.
    MissingFile { address: String } = "missing-file" Warning {
        message: en("there is no file `{address}`")
                 ja("ファイル `{address}` がありません"),
        help: en("{}", if lies_in_assets(address) { "put the file there, or correct the address; /assets/… is the content folder" } else { "only files of assets/ are published: put the file there, and write /assets/… (which is the content folder)" })
              ja("{}", if lies_in_assets(address) { "ファイルを置くか、アドレスを直します。/assets/… が記事のフォルダーです" } else { "公開されるのは assets/ のファイルだけです。そこに置き、/assets/… と書きます（/assets/ は記事のフォルダーを指します）" }),
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

    /// A picture without a text in its place.
    MissingAlternative = "missing-alternative" Warning {
        message: en("the picture has no alternative text")
                 ja("画像に代替テキストがありません"),
        help: en("say in the brackets what it shows: ![…](…); where it shows nothing that matters, write <img src=\"…\" alt=\"\">")
              ja("何が写っているかを角かっこの中に書きます: ![…](…)。飾りの画像なら <img src=\"…\" alt=\"\"> とします"),
        about: en("Whoever cannot see a picture gets its alternative text: read aloud, or while the picture does not load.")
               ja("代替テキストは、画像の見えない読者に読み上げられ、画像が読み込めないときに表示されます。"),
    }

    /// A link to a heading that is not there.
    LostAnchor { id: String, page: Option<String> } = "lost-anchor" Warning {
        message: en("{} has no heading with the id `{id}`", page.as_deref().unwrap_or("this text"))
                 ja("{}に id `{id}` の見出しがありません", page.as_ref().map_or_else(|| "この文書".to_owned(), |page| format!("{page} "))),
        help: en("correct what stands behind #, or give a heading this id: # Heading {{#{id}}}")
              ja("# の後ろを直すか、見出しにこの id を付けます: # 見出し {{#{id}}}"),
        about: en("A link leads to a heading by its id, and no heading has this one. Readers arrive at the top of the page, or stay where they are.")
               ja("リンクの # の後ろは見出しの id ですが、その見出しがありません。読者はページの先頭に着くか、どこにも移りません。"),
    }

    /// A link to a page that the site does not have.
    LostPage { address: String } = "lost-page" Warning {
        message: en("the site has no page `{address}`")
                 ja("サイトにページ `{address}` がありません"),
        help: en("correct the address; a report is at /posts/<name>/, without the date of its file")
              ja("アドレスを直します。レポートは /posts/<名前>/ で、ファイル名の日付は含みません"),
        about: en("A link within the site leads to a page that it does not have: readers get \"not found\".")
               ja("サイト内のリンクの先にページがなく、読者には「見つかりません」と表示されます。"),
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

/// Whether an address is that of a published file, be there one or not.
fn lies_in_assets(address: &str) -> bool {
    address.starts_with("assets/") || address.contains("/assets/")
}
