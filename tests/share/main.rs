//! What leads readers to a site from elsewhere, as those who read it would: feed readers,
//! search engines, chats, calendars, and the organiser who publishes the recording.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at what it did not expect"
)]

mod addresses;
mod calendar;
mod chapters;
mod feed;
mod llms;
mod preview;
mod social;
mod structured;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A page shell as Trunk makes it.
const SHELL: &str = "<!DOCTYPE html><html lang=\"ja\"><head><meta name=\"cuecard-head\"></head>\
    <body><div id=\"app\"></div></body></html>";

/// The settings of a site that knows where it lives.
pub(crate) const SETTINGS: &str = "title = \"回 & \\\"友\\\"\"\ndescription = \"勉強会の記録\"\n\
    address = \"https://example.org/repo/\"\n";

/// A title as nobody would write it.
pub(crate) const TITLE: &str = "</title><script>alert(1)</script> \"a\" 'b' ]]>\u{fffd} & 🍕";

/// A report with that title, a recording, two talks, and a word in need of every escape.
pub(crate) const POST: &str = "---\ntitle: \"</title><script>alert(1)</script> \\\"a\\\" 'b' ]]>\\b & 🍕\"\n\
    author: 書いた人\ntags: [rust, 監視]\nlast_modified_at: 2025-03-01\n\
    recording: { address: \"https://youtu.be/aqz-KE-bpKQ\", length: \"20:00\" }\n---\n\n\
    はじめに &lt;b&gt; と [前の回](/posts/zero/#talk-1)、[資料](</assets/a b.pdf>)、[外](https://example.com/?a=1&b=2)。\n\n\
    ![図](/assets/images/a.png)\n\n\
    <p>発表1. <a href=\"#video\" onclick=\"setVideoTime(0)\">甲 / 乙社</a></p>\n\
    <p>LT1. <a href=\"#video\" onclick=\"setVideoTime(504)\">丙</a></p>\n\n\
    ## 発表 1 題 </script> と <!-- 注 -->（甲さん）\n\n\
    <iframe src=\"https://speakerdeck.com/player/be9172456872444b9af859f19e682ba5\" title=\"題 </script>\"></iframe>\n\n\
    ## 発表の概要\n\n本文 **強く** `a < b`\n\n## LT1 短い話（丙さん）\n";

/// A content folder, and what is made of it.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// A folder with settings and one post, `posts/first/`.
    pub(crate) fn new(settings: &str, post: &str) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("client/index.html", SHELL);
        folder.write("content/site.toml", settings);
        folder.write("content/posts/2025-02-26-first.md", post);
        folder
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn cuecard(&self, arguments: &[&str]) -> Output {
        let cuecard = env!("CARGO_BIN_EXE_cuecard");
        Command::new(cuecard).args(arguments).current_dir(self.0.path()).output().unwrap()
    }

    /// Builds the site; what the tool said.
    pub(crate) fn build(&self, more: &[&str]) -> String {
        let arguments = ["build", "--content", "content", "--client", "client", "--out", "out"];
        let output = self.cuecard(&[&arguments[..], more].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{said}");
        said
    }

    /// A file of the site; none where there is none.
    pub(crate) fn find(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.path(name)).ok()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        self.find(name).unwrap_or_else(|| panic!("{name} is not there"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join("out").join(name)
    }
}

/// A build that leaves out what takes the longest.
pub(crate) const PLAIN: &[&str] = &["--without-social-pictures"];

/// A site built of one post, without pictures.
pub(crate) fn built(settings: &str, post: &str) -> Folder {
    let folder = Folder::new(settings, post);
    folder.build(PLAIN);
    folder
}

/// The value of an attribute of the first element that begins so, as a browser reads it.
pub(crate) fn attribute(page: &str, element: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(element)?;
    let (tag, _) = rest.split_once('>')?;
    let (_, value) = tag.split_once(&format!("{name}=\""))?;
    Some(unescape(value.split('"').next()?))
}

/// What a meta element says: `og:title`, `description`.
pub(crate) fn meta(page: &str, name: &str) -> Option<String> {
    let named = |kind: &str| attribute(page, &format!("<meta {kind}=\"{name}\""), "content");
    named("name").or_else(|| named("property"))
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The things of a page's JSON-LD.
pub(crate) fn things(page: &str) -> Vec<Value> {
    let Some((_, rest)) = page.split_once("<script type=\"application/ld+json\">") else { return Vec::new() };
    let (text, _) = rest.split_once("</script>").unwrap();
    let mut value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(value["@context"], "https://schema.org");
    value["@graph"].as_array_mut().unwrap().drain(..).collect()
}

/// The thing of a type.
pub(crate) fn thing(page: &str, kind: &str) -> Value {
    let things = things(page);
    things.into_iter().find(|thing| thing["@type"] == kind).unwrap_or_else(|| panic!("no {kind}\n{page}"))
}

/// A PNG picture's first bytes: as much as tells its size.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}
