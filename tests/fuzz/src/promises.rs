//! What holds of every post that is compiled.

use cuecard::compile::{
    self, Compiled, Diagnostic, FileInfo, Files, Pages, Post, Style, Surroundings, TranscriptFile,
};
use cuecard::model::json::{Decode, Json};
use cuecard::model::{Asset, Document, Language, Provider, Size, VideoId, WebAddress};
use serde::Serialize;
use serde_json::Value;
use url::Url;

/// The post's name; its date and slug are of no matter here.
const PATH: &str = "2024-05-01-evening.md";

/// How many diagnostics are drawn: drawing takes longer than all the rest.
const SHOWN: usize = 8;

/// A content folder that has whatever is not said to be missing.
struct SomeFiles;

impl Files for SomeFiles {
    fn find(&self, asset: &Asset) -> Option<FileInfo> {
        let size = Some(Size { width: 640, height: 360 });
        (!asset.as_str().contains("missing")).then_some(FileInfo { size })
    }
}

/// What a post is compiled with: one other post, and an address.
fn around() -> Surroundings<'static> {
    Surroundings {
        pages: Pages::of(["_posts/2024-01-01-a.md", "pages/about.md"]),
        address: WebAddress::parse("https://example.org/base/"),
        ..Surroundings::of(&SomeFiles)
    }
}

/// Compiles a post, and holds what comes of it to what is promised.
pub(crate) fn compiled(text: &str, transcripts: &[TranscriptFile<'_>]) -> Compiled {
    let (post, around) = (Post { path: PATH, text }, around());
    let compiled = compile::report(&post, transcripts, &around);
    places_are_true(&compiled.diagnostics, text);
    if let Some(report) = &compiled.report {
        let document = Document::new(report.clone());
        let json = is_read_as_written(&document);
        leads_nowhere_else(&json);
    }
    let again = compile::report(&post, transcripts, &around);
    assert_eq!(compiled, again, "the same post gives the same report");
    compiled
}

/// Compiles a page of the organiser's own, which is held to the same.
pub(crate) fn own_page(text: &str) {
    let (page, diagnostics) = compile::own_page(&Post { path: "pages/evening.md", text }, &around());
    places_are_true(&diagnostics, text);
    if let Some(page) = page {
        leads_nowhere_else(&serde_json::to_value(&page.body).expect("blocks are JSON"));
    }
}

/// Every diagnostic says something on one line, of a place that is in the file.
pub(crate) fn places_are_true(diagnostics: &[Diagnostic], text: &str) {
    let (mut line, mut at) = (1, 0);
    for diagnostic in diagnostics {
        let span = diagnostic.span.expect("what is found in a file has a place there");
        let between = text.get(at..span.start).expect("each starts between two characters, behind the last");
        assert!(text.get(span.start..span.end).is_some(), "it ends between two characters");
        (line, at) = (line + between.matches('\n').count(), span.start);
        assert_eq!(span.line, line, "its line: {diagnostic:?}");
        for language in [Language::English, Language::Japanese] {
            for said in [diagnostic.message(language), diagnostic.help(language)] {
                assert!(!said.is_empty() && !said.contains(char::is_control), "one line is said: {said:?}");
            }
        }
    }
    let style = Style { language: Language::Japanese, color: true };
    let first = diagnostics.get(..SHOWN).unwrap_or(diagnostics);
    let shown = compile::render(first, PATH, text, style);
    assert_eq!(shown.is_empty(), diagnostics.is_empty(), "what is found is shown");
}

/// What is written is read back as it was, and written again in the same bytes.
pub(crate) fn is_read_as_written<T: Serialize + Decode + PartialEq + std::fmt::Debug>(value: &T) -> Value {
    let text = serde_json::to_string(value).expect("the model is JSON");
    let json: Json = serde_json::from_str(&text).expect("what was written is JSON");
    let read = T::decode(&json).expect("what was written is of the model");
    assert_eq!(&read, value, "what is written is read as it was");
    assert_eq!(serde_json::to_string(&read).ok().as_ref(), Some(&text), "and written the same");
    serde_json::from_str(&text).expect("what was written is JSON")
}

/// No address of a report leads anywhere but to `http`, `https`, a mailbox, or the site
/// itself, and no frame is anyone's but a known provider's. Each is read by the `url` crate, as a
/// browser would, wherever in the JSON it stands.
pub(crate) fn leads_nowhere_else(json: &Value) {
    match json {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) => address(name, text),
                    // The slides that have a deck are called so too, and hold no text alone.
                    Value::Object(deck) if name == "deck" && deck.len() == 1 => {
                        for (host, path) in deck {
                            frame(host, path.as_str().expect("a deck's place is a text"));
                        }
                    }
                    _ => {}
                }
                leads_nowhere_else(value);
            }
        }
        Value::Array(values) => values.iter().for_each(leads_nowhere_else),
        _ => {}
    }
}

fn address(name: &str, text: &str) {
    match name {
        "web" | "address" => is_of_the_web(text),
        // Of slides a page of the web, of links one of this site.
        "page" if text.starts_with("https://") || text.starts_with("http://") => is_of_the_web(text),
        "page" => stays_on_the_site(text),
        "asset" | "file" => stays_on_the_site(&format!("assets/{}", encoded(text))),
        "mail" => assert!(text.contains('@') && text.bytes().all(|byte| byte.is_ascii_graphic()), "{text:?}"),
        "video" => assert!(VideoId::parse(text).is_some(), "{text:?} is no video"),
        _ => {}
    }
}

fn is_of_the_web(text: &str) {
    // What cannot be read leads nowhere.
    if let Ok(url) = Url::parse(text) {
        assert!(matches!(url.scheme(), "http" | "https") && url.has_host(), "{text:?} leads elsewhere");
    }
}

fn stays_on_the_site(path: &str) {
    let base = Url::parse("https://example.org/some/base/").expect("it is an address");
    let Ok(url) = base.join(path) else { return };
    assert!(
        url.origin() == base.origin() && url.path().starts_with(base.path()),
        "{path:?} leads out of the site"
    );
}

fn frame(host: &str, path: &str) {
    if host == "pdf" {
        return stays_on_the_site(&format!("assets/{}", encoded(path)));
    }
    assert!(Provider::ALL.iter().any(|provider| provider.host() == host), "{host:?} is nobody's");
    let url = Url::parse(&format!("https://{host}/{path}")).expect("a frame has an address");
    assert_eq!(url.host_str(), Some(host), "{path:?} leads to another host");
}

/// A path as an address has it.
pub(crate) fn encoded(path: &str) -> String {
    let encode = |part| percent_encoding::utf8_percent_encode(part, percent_encoding::NON_ALPHANUMERIC);
    path.split('/').map(|part| encode(part).to_string()).collect::<Vec<_>>().join("/")
}
