//! What can be wrong with the text of a post.

use super::problems;
use crate::compile::html;

problems! {
    /// One thing that is wrong with the text of a post.
    pub(in crate::compile) enum TextProblem

    /// A name that was never put in.
    PlaceholderText { text: String } = "placeholder-text" Warning {
        message: en("\"{text}\" is a placeholder, not a name")
                 ja("「{text}」は仮の文字で、名前ではありません"),
        help: en("put in the name, or take it out")
              ja("名前を入れるか、取り除きます"),
        about: en("A name of nothing but x, such as @xxxxx, stands where a real one was to be put in.")
               ja("@xxxxx のような x だけの名前が、本来の名前に置き換えられないまま残っています。"),
    }

    /// A character that is for machines.
    ControlCharacter { code: u32 } = "control-character" Warning {
        message: en("here stands the control character U+{code:04X}; \u{fffd} is shown in its place")
                 ja("制御文字 U+{code:04X} があります。代わりに \u{fffd} を表示します"),
        help: en("delete it; it is not seen in most editors, and likely came in with something pasted")
              ja("消します。多くのエディターでは見えず、貼り付けた文章に混じることがあります"),
        about: en("Characters that steer terminals and printers are no text, and nobody sees them. Some programs that read feeds refuse them.")
               ja("端末やプリンターを操作する制御文字は、文章ではなく、目にも見えません。フィードを読むソフトには、受け付けないものもあります。"),
    }

    /// A list item that holds nothing.
    EmptyBullet = "empty-bullet" Warning {
        message: en("this list item is empty and left out")
                 ja("空の箇条書きのため、表示しません"),
        help: en("write something behind it, or delete the line")
              ja("後ろに何か書くか、行を消します"),
        about: en("A list item without words would be shown as a lone bullet.")
               ja("中身のない箇条書きは、点だけが表示されてしまいます。"),
    }

    /// A footnote to which the text does not refer.
    UnusedFootnote { name: String } = "unused-footnote" Warning {
        message: en("the text does not refer to the footnote `[^{name}]`")
                 ja("脚注「[^{name}]」は本文のどこからも参照されていません"),
        help: en("write `[^{name}]` where it belongs, or delete it")
              ja("本文の該当する箇所に `[^{name}]` と書くか、脚注を消します"),
        about: en("A footnote is shown where the text refers to it; one that nothing refers to is left out.")
               ja("脚注は本文からの参照があってはじめて表示されます。参照のないものは表示されません。"),
    }

    /// A footnote that is nowhere.
    MissingFootnote { name: String } = "missing-footnote" Warning {
        message: en("there is no footnote `[^{name}]`; this stays as text")
                 ja("脚注「[^{name}]」がないため、文字のまま残します"),
        help: en("write a line `[^{name}]: …`, correct the name, or write \\[ for a plain [")
              ja("`[^{name}]: …` の行を書くか、名前を直します。文字としての [ は \\[ と書きます"),
        about: en("The text refers to a footnote that nothing defines. Readers see the mark as it is written.")
               ja("本文が参照する脚注が、どこにも書かれていません。印が、書いたまま読者に見えます。"),
    }

    /// A link whose address is nowhere.
    MissingReference { name: String } = "missing-reference" Warning {
        message: en("nothing says where `[{name}]` leads; this stays as text")
                 ja("「[{name}]」のリンク先がどこにも書かれていないため、文字のまま残します"),
        help: en("write a line `[{name}]: address`, correct the name, or write \\[ for a plain [")
              ja("`[{name}]: アドレス` の行を書くか、名前を直します。文字としての [ は \\[ と書きます"),
        about: en("A link names the line that has its address, and there is no such line. Readers see the brackets as they are written.")
               ja("リンクの指す、アドレスを書いた行がありません。角かっこが、書いたまま読者に見えます。"),
    }

    /// A fence without its end.
    UnclosedFence = "unclosed-fence" Warning {
        message: en("this code block has no end of its own")
                 ja("このコードブロックは閉じられていません"),
        help: en("close it with a line of the same marks alone; a block that is to show such a line begins and ends with more of them")
              ja("同じ記号だけの行で閉じます。そのような行を見せるブロックは、始まりと終わりの記号を増やします"),
        about: en("A block of code that is never closed is text. Where a later block's end closes it, all between is code, headings and talks included.")
               ja("閉じられていないコードブロックは、文章になります。後ろのブロックの終わりで閉じられると、間の見出しや発表もすべてコードになります。"),
    }

    /// A name in an attribute list that means nothing.
    UnknownAttribute { name: String } = "unknown-attribute" Warning {
        message: en("`{name}` in an attribute list means nothing here")
                 ja("属性リストの「{name}」には意味がありません"),
        help: en("write .class, #id or key=\"value\", define it with {{:{name}: …}}, or delete it")
              ja(".クラス、#id、キー=\"値\" の形で書くか、{{:{name}: …}} と定義するか、消します"),
        about: en("A bare word in an attribute list is the name of another list, and no list has this name.")
               ja("属性リストの中の語は、ほかの属性リストの名前です。その名前の属性リストがありません。"),
    }

    /// A class of a prompt that is not known.
    UnknownPrompt { class: String } = "unknown-prompt" Warning {
        message: en("`{class}` is no kind of prompt; it is shown as a plain quotation")
                 ja("`{class}` という囲みはないため、ただの引用として表示します"),
        help: en("write prompt-tip, prompt-info, prompt-warning or prompt-danger")
              ja("prompt-tip、prompt-info、prompt-warning、prompt-danger のいずれかを書きます"),
        about: en("A quotation with one of the classes prompt-tip, prompt-info, prompt-warning and prompt-danger stands out from the text. Any other is a quotation.")
               ja("prompt-tip、prompt-info、prompt-warning、prompt-danger のクラスがある引用は、囲みになります。ほかは、ただの引用です。"),
    }

    /// A script or a style sheet.
    DroppedScript { name: String } = "dropped-script" Warning {
        message: en("<{name}> is left out: posts hold no code to run and no style")
                 ja("<{name}> は除きます。記事で動くプログラムやスタイルは使えません"),
        help: en("delete it; talks, slides and recordings work without")
              ja("消します。発表、スライド、録画はこれがなくても動きます"),
        about: en("Posts are text. A script or a style sheet in one neither runs nor is published.")
               ja("記事は文章です。中のスクリプトやスタイルシートは動かず、公開もされません。"),
    }

    /// An element that is not known.
    UnknownElement { name: String } = "unknown-element" Warning {
        message: en("<{name}> is not known{}", if html::is_void(name) { " and left out" } else { "; its text is kept" })
                 ja("<{name}> は使えない要素です。{}", if html::is_void(name) { "表示しません" } else { "中の文章だけを残します" }),
        help: en("{}", if html::is_void(name) { "delete it" } else { "write it in Markdown" })
              ja("{}", if html::is_void(name) { "消します" } else { "Markdown で書きます" }),
        about: en("HTML in posts becomes typed text: headings, lists, tables, pictures and so on. Of other elements, only the words are kept.")
               ja("記事の HTML のうち、見出し、リスト、表、画像などの要素だけを使えます。ほかの要素は、中の文章だけが残ります。"),
    }

    /// A declaration or an instruction, which no browser shows.
    DroppedDeclaration = "dropped-declaration" Warning {
        message: en("no browser shows this: it is left out to its end, which may be that of the post")
                 ja("ブラウザーに表示されない部分です。終わりまで（記事の最後までのこともあります）除きます"),
        help: en("take it out, or write &lt; for < where it is meant to be read")
              ja("取り除くか、表示したい < は &lt; と書きます"),
        about: en("What begins with <! or <? is a declaration to a browser, which shows nothing of it. Where it has no end, the rest of the post goes with it.")
               ja("<! や <? で始まる部分は、ブラウザーには表示されません。閉じられていないと、記事の残りがすべて消えます。"),
    }

    /// A title that only a mouse would show.
    DroppedTitle { title: String } = "dropped-title" Note {
        message: en("the title \"{title}\" is not shown")
                 ja("タイトル「{title}」は表示しません"),
        help: en("write it into the text if readers need it")
              ja("読者に必要なら、本文に書きます"),
        about: en("A title of a link, a picture or words shows only to whoever rests a mouse on them: not on a phone, and not to whoever has the page read aloud.")
               ja("リンクや画像、語句のタイトルは、マウスを重ねたときにしか現れません。スマートフォンや読み上げでは伝わりません。"),
    }

    /// A comment that is not closed.
    UnclosedComment = "unclosed-comment" Warning {
        message: en("this comment is never closed: no browser shows it, nor what follows in this part")
                 ja("コメントが閉じられていません。この部分は、続きも含めてブラウザーには表示されません"),
        help: en("close the comment with -->, or write &lt; for a plain <")
              ja("コメントは --> で閉じます。文字としての < は &lt; と書きます"),
        about: en("A comment without its --> takes in the words behind it.")
               ja("--> のないコメントは、後ろの文章を取り込んでしまいます。"),
    }

    /// A tag without its partner.
    LoneTag { name: String } = "lone-tag" Warning {
        message: en("the tag <{name}> has no partner")
                 ja("タグ <{name}> に対になるタグがありません"),
        help: en("add the missing tag, delete this one, or write &lt; for a plain <")
              ja("足りないタグを加えるか、このタグを消します。文字としての < は &lt; と書きます"),
        about: en("An element is opened and never closed, or closed and never opened. What it holds is then a guess.")
               ja("要素が開いたまま、または閉じるだけになっています。どこまでが中身かは推測になります。"),
    }

    /// Text that is nested deeper than anybody reads.
    TooDeep = "too-deep" Warning {
        message: en("text is nested too deep here; its words are kept, flat")
                 ja("入れ子が深すぎます。文章は平らにして残します"),
        help: en("take out some of the levels")
              ja("入れ子の段を減らします"),
        about: en("Lists and quotes within each other, deeper than anybody reads, are shown flat.")
               ja("リストや引用が、人が読める深さを超えて入れ子になっている場合は、平らにして表示します。"),
    }

    /// A Liquid tag that is not known.
    UnknownLiquid { text: String } = "unknown-liquid" Warning {
        message: en("`{text}` is not known and stays as it is")
                 ja("`{text}` は使えない Liquid で、そのまま残します"),
        help: en("write what it stands for, or put it between {{% raw %}} and {{% endraw %}}; known are site.title, site.url, site.baseurl, relative_url, absolute_url, prepend, append, post_url, link, raw, comment, highlight, and the includes of embed/")
              ja("展開後の内容を書くか、{{% raw %}} と {{% endraw %}} で囲みます。使えるのは site.title、site.url、site.baseurl、relative_url、absolute_url、prepend、append、post_url、link、raw、comment、highlight と、embed/ の include です"),
        about: en("Of Jekyll's template language, the few tags that posts need are known. Readers would see any other as it is written.")
               ja("Jekyll のテンプレート言語は、記事に必要なものだけを使えます。それ以外は、書いたまま読者に見えます。"),
    }

    /// A Liquid tag that names no post, page or file of the site.
    MissingPage { name: String } = "missing-page" Warning {
        message: en("this site has no `{name}`; the tag stays as it is")
                 ja("サイトに `{name}` がないため、タグをそのまま残します"),
        help: en("write a post's name as its file has it, without .md, behind post_url; a file's whole path behind link")
              ja("post_url の後ろには記事のファイル名を .md なしで、link の後ろにはファイルのパス全体を書きます"),
        about: en("The Liquid tags post_url and link name a post, a page or a file, which the site does not have. Readers would see the tag as it is written.")
               ja("Liquid の post_url や link の指す記事やページ、ファイルがサイトにありません。タグが、書いたまま読者に見えます。"),
    }

    /// A heading more than one level below the one ahead of it.
    SkippedLevel { level: u8, before: u8 } = "skipped-level" Warning {
        message: en("this heading is of level {level}, and the one ahead of it of level {before}")
                 ja("レベル {before} の見出しの次に、レベル {level} の見出しがあります"),
        help: en("begin it with {}", "#".repeat(usize::from(*before) + 1))
              ja("{} で始めます", "#".repeat(usize::from(*before) + 1)),
        about: en("Headings are a table of contents to whoever has the page read aloud. A level that is left out looks there like a part that is missing.")
               ja("見出しは、読み上げで読む人の目次になります。レベルが飛ぶと、途中が抜けているように見えます。"),
    }

    /// Two headings with one id.
    DuplicateId { id: String } = "duplicate-id" Warning {
        message: en("the id `{id}` is taken already")
                 ja("id `{id}` はすでに使われています"),
        help: en("give each an id of its own")
              ja("見出しごとに違う id を付けます"),
        about: en("A link to an id leads to one place. The second heading that wants it gets another id, with a number behind it.")
               ja("id へのリンクは 1 か所にしか届きません。2 つ目の見出しには、番号を付けた別の id が付きます。"),
    }
}
