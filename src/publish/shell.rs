//! The page shell: `index.html` as Trunk made it around the client.
//!
//! Trunk names the client's files in it relative to the site's root (`./`), so one
//! build of the client serves any base path; each page puts its own in.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::Path;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::{PublishError, plain_shell};
use crate::ui::routes::Base;

/// The shell's file in the folder that Trunk made.
pub(super) const FILE: &str = "index.html";

/// Where the page's language goes.
const LANGUAGE: &str = "<html lang=\"ja\"";
/// Where the page's own head goes.
const HEAD: &str = "<meta name=\"cuecard-head\">";
/// Where the page itself goes.
const ROOT: &str = "<div id=\"app\"></div>";
/// How the text begins that Trunk's server fills in.
const PLACEHOLDER: &str = "{{__TRUNK_";
/// How Trunk writes the address of a file of the client.
const RELATIVE: &str = "=\"./";
/// How it writes that of the icon.
const ICON: &str = "<link rel=\"icon\" href=\"./";

/// The page shell, taken apart.
#[derive(Default)]
pub(super) struct Shell {
    before_language: String,
    before_head: String,
    before_root: String,
    after_root: String,
    /// The texts of its scripts that stand in the page itself.
    pub(super) inline_scripts: Vec<String>,
    /// The texts of its style sheets that stand in the page itself.
    pub(super) inline_styles: Vec<String>,
    /// The icon's file, below the site's root.
    pub(super) icon: Option<String>,
}

/// What a page puts into the shell.
pub(super) struct Parts<'a> {
    /// The document's language, a BCP 47 tag.
    pub(super) language: &'a str,
    /// Elements of the head.
    pub(super) head: &'a str,
    /// The root element with the page in it.
    pub(super) root: &'a str,
}

impl Shell {
    /// Reads the shell from the folder that Trunk made, for a site at a base path.
    ///
    /// # Errors
    /// Where it cannot be read, or has no place for a page's parts.
    pub(super) fn read(client: &Path, base: &Base) -> Result<Self, PublishError> {
        let path = client.join(FILE);
        let text = fs::read_to_string(&path).map_err(PublishError::read(&path))?;
        Self::parse(&text, base).map_err(|missing| PublishError::Shell { path, missing })
    }

    /// The shell of pages that have no client.
    pub(super) fn without_client(base: &Base) -> Self {
        let text = plain_shell::text();
        // The text is the project's own, and a test holds it to its form.
        Self::parse(&text, base).unwrap_or_default()
    }

    fn parse(text: &str, base: &Base) -> Result<Self, &'static str> {
        let text = lean(text);
        let icon = text.split_once(ICON).and_then(|(_, rest)| Some(rest.split_once('"')?.0.to_owned()));
        let text = &text.replace(RELATIVE, &["=\"", base.as_str()].concat());
        let (before_language, rest) = text.split_once(LANGUAGE).ok_or(LANGUAGE)?;
        let (before_head, rest) = rest.split_once(HEAD).ok_or(HEAD)?;
        let (before_root, after_root) = rest.split_once(ROOT).ok_or(ROOT)?;
        let inline = inline_texts(text);
        Ok(Self {
            before_language: before_language.to_owned(),
            before_head: before_head.to_owned(),
            before_root: before_root.to_owned(),
            after_root: after_root.to_owned(),
            inline_scripts: inline.scripts,
            inline_styles: inline.styles,
            icon,
        })
    }

    /// Whether the page is changed by the server that sends it: Trunk's, which puts
    /// its address into the script that reloads the page when it was built anew.
    pub(super) fn is_changed_by_server(&self) -> bool {
        self.inline_scripts.iter().any(|script| script.contains(PLACEHOLDER))
    }

    /// A whole page.
    pub(super) fn fill(&self, parts: &Parts<'_>) -> String {
        [
            &self.before_language,
            "<html lang=\"",
            parts.language,
            "\"",
            &self.before_head,
            parts.head,
            &self.before_root,
            parts.root,
            &self.after_root,
        ]
        .concat()
    }
}

/// The page without what only those who write it read: the comments and the indentation
/// of its styles and scripts, which would be sent with every page; and all of its style
/// sheets as one, which needs one name in the policy.
fn lean(page: &str) -> String {
    without_notes(&page.replace("<style>", "<style>\n")).replace("</style>\n<style>\n", "")
}

/// A text without comments that have lines to themselves, and without indentation.
pub(super) fn without_notes(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut in_comment = false;
    for line in page.lines() {
        let text = line.trim();
        in_comment |= text.starts_with("/*");
        if in_comment {
            in_comment = !text.ends_with("*/");
        } else if !text.is_empty() && !text.starts_with("// ") {
            out.push_str(text);
            out.push('\n');
        }
    }
    out
}

/// The texts of scripts and style sheets that stand in a page itself.
#[derive(Default)]
struct InlineTexts {
    scripts: Vec<String>,
    styles: Vec<String>,
}

fn inline_texts(page: &str) -> InlineTexts {
    let collector = Collector::default();
    let tokenizer = Tokenizer::new(collector, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(page));
    // The collector never asks the tokenizer to stop, so one call reads it all.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.found.into_inner()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Page,
    Script,
    Style,
}

struct Collector {
    inside: Cell<Inside>,
    text: RefCell<String>,
    found: RefCell<InlineTexts>,
}

impl Default for Collector {
    fn default() -> Self {
        Self { inside: Cell::new(Inside::Page), text: RefCell::default(), found: RefCell::default() }
    }
}

impl TokenSink for Collector {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => match &*tag.name {
                "script" => {
                    self.inside.set(Inside::Script);
                    return TokenSinkResult::RawData(RawKind::ScriptData);
                }
                "style" => {
                    self.inside.set(Inside::Style);
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
                _ => {}
            },
            Token::TagToken(_) => self.leave(),
            Token::CharacterTokens(text) if self.inside.get() != Inside::Page => {
                self.text.borrow_mut().push_str(&text);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Collector {
    fn leave(&self) {
        let text = self.text.take();
        let mut found = self.found.borrow_mut();
        match self.inside.replace(Inside::Page) {
            Inside::Script if !text.is_empty() => found.scripts.push(text),
            Inside::Style if !text.is_empty() => found.styles.push(text),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;

    const PAGE: &str = "<!DOCTYPE html><html lang=\"ja\"><head><meta name=\"cuecard-head\">\
        <style>a > b {}</style><script type=\"module\" src=\"./boot-1.js\"></script>\
        <link rel=\"icon\" href=\"./icon.svg\"></head>\
        <body><div id=\"app\"></div><script>if (a < b) c()</script></body></html>";

    fn root() -> Base {
        Base::parse("/").unwrap()
    }

    fn parsed(page: &str) -> Shell {
        Shell::parse(page, &root()).unwrap()
    }

    #[test]
    fn there_is_a_shell_without_a_client() {
        assert!(Shell::parse(&plain_shell::text(), &root()).is_ok());
        let shell = Shell::without_client(&root());
        assert_eq!((shell.inline_styles.len(), shell.inline_scripts.len()), (1, 0));
    }

    #[test]
    fn a_page_is_filled_in() {
        let parts = Parts { language: "en", head: "<title>t</title>", root: "<div id=\"app\">x</div>" };
        let page = Shell::parse(PAGE, &Base::parse("/repo/").unwrap()).unwrap().fill(&parts);
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\"><head><title>t</title><style>\n"));
        assert!(page.contains("src=\"/repo/boot-1.js\"") && page.contains("href=\"/repo/icon.svg\""));
        assert!(page.contains("<body><div id=\"app\">x</div><script>"));
    }

    #[test]
    fn inline_texts_are_found_as_they_stand() {
        let shell = parsed(PAGE);
        assert_eq!(shell.inline_styles, ["\na > b {}"]);
        assert_eq!(shell.inline_scripts, ["if (a < b) c()"]);
        assert_eq!(shell.icon.as_deref(), Some("icon.svg"));
    }

    #[test]
    fn a_page_of_trunks_server_is_told_apart() {
        let served = PAGE.replace("c()", "connect('{{__TRUNK_ADDRESS__}}')");
        assert!(parsed(&served).is_changed_by_server());
        assert!(!parsed(PAGE).is_changed_by_server());
    }

    #[test]
    fn what_is_no_shell_is_refused() {
        assert_eq!(Shell::parse("<html lang=\"ja\"><body></body>", &root()).err(), Some(HEAD));
    }

    #[test]
    fn notes_for_those_who_write_it_are_left_out() {
        let page = "<style>/* One\n   two. */\na {\n  /* three */\n  b: url(//c) /* d */;\n}\n</style>\n\
                    <style>e {}\n</style>\n\
                    <script>\n// Four.\n/** Five. */\nsix(\"//\"); // seven\n\n</script>";
        let kept = "<style>\na {\nb: url(//c) /* d */;\n}\ne {}\n</style>\n\
                    <script>\nsix(\"//\"); // seven\n</script>\n";
        assert_eq!(lean(page), kept);
    }
}
