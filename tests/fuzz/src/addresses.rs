//! Any address.

use cuecard::compile::Compiled;
use cuecard::model::address::{MailAddress, PagePath};
use cuecard::model::json::Decode;
use cuecard::model::{
    Anchor, Asset, Block, Inline, Link, Part, Slug, TalkKey, Timestamp, VideoId, WebAddress,
};
use serde_json::json;

use crate::promises;

/// A text is an address wherever one may stand in a post, and a value of each type of the
/// model that is made of an address or of a part of one.
pub(crate) fn check(text: &str) {
    values(text);
    let quoted = json!(text);
    let escaped = escaped(text);
    promises::compiled(
        &format!(
            "---\ntitle: 題\nimage: {quoted}\nrecording: {quoted}\n---\n[a](<{text}>) <{text}> {text}\n\n{text}\n\n\
             [a]: {text}\n\n![a]({text})\n\n## 発表 1 題\n\n<iframe src=\"{escaped}\"></iframe>\n\n\
             <video src=\"{escaped}\"></video>\n\n<a href=\"{escaped}\">a</a> [a]\n",
        ),
        &[],
    );
    if let Some(link) = link(&escaped) {
        let again = self::link(&self::escaped(&written(&link)));
        assert_eq!(again, Some(link), "an address that was read leads there once more");
    }
}

/// What is read is written as it was, and JSON is no way around a check.
fn values(text: &str) {
    macro_rules! are_kept {
        ($($name:ident),+) => {$(
            let parsed = $name::parse(text);
            let decoded = $name::decode(&cuecard::model::json::Json::Text(text.to_owned())).ok();
            assert_eq!(parsed, decoded, "{}", stringify!($name));
            if let Some(value) = parsed {
                assert_eq!($name::parse(&value.to_string()), Some(value), "{}", stringify!($name));
            }
        )+};
    }
    are_kept!(WebAddress, MailAddress, PagePath, Asset, Slug, Anchor, VideoId);
    if let Some(key) = TalkKey::parse(text) {
        assert_eq!(TalkKey::parse(&key.to_string()), Some(key));
    }
    if let Some(at) = Timestamp::parse(text) {
        assert_eq!(Timestamp::parse(&at.seconds().to_string()), Some(at));
        assert_eq!(Timestamp::parse(&at.to_string()), Some(at));
    }
    if let Some(slug) = Slug::of_name(text) {
        assert_eq!(Slug::parse(slug.as_str()), Some(slug));
    }
    for (name, is_one) in [
        ("web", WebAddress::parse(text).is_some()),
        ("page", PagePath::parse(text).is_some()),
        ("asset", Asset::parse(text).is_some()),
        ("mail", MailAddress::parse(text).is_some()),
    ] {
        if is_one {
            promises::leads_nowhere_else(&json!({ name: text }));
        }
    }
}

/// Where a link to an address, as an attribute has it, leads.
fn link(escaped: &str) -> Option<Link> {
    let post =
        format!("---\ntitle: 題\nrender_with_liquid: false\n---\n言葉 <a href=\"{escaped}\">a</a> 言葉\n");
    let Compiled { report, .. } = promises::compiled(&post, &[]);
    report?.body.into_iter().find_map(|part| match part {
        Part::Block(Block::Paragraph(content)) => content.into_iter().find_map(|inline| match inline {
            Inline::Link { to, .. } => Some(to),
            _ => None,
        }),
        _ => None,
    })
}

/// A link's address as a page has it, at a host's root.
fn written(link: &Link) -> String {
    match link {
        Link::Web(address) => address.to_string(),
        Link::Mail(address) => format!("mailto:{address}"),
        Link::Anchor(anchor) => format!("#{}", promises::encoded(anchor.as_str()).replace('/', "%2F")),
        Link::Asset(file) => format!("/assets/{}", promises::encoded(file.as_str())),
        Link::Page(path) => format!("/{path}"),
    }
}

/// A text as an attribute's value, on a line that is no row of a table.
fn escaped(text: &str) -> String {
    let with = [("&", "&amp;"), ("\"", "&quot;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;")];
    with.into_iter().fold(text.to_owned(), |text, (sign, name)| text.replace(sign, name))
}
