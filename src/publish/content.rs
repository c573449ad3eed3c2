//! Reads a content folder: site settings, posts with the transcripts beside them, pages,
//! and the files that these name. Where each of them is, [`Layout`] knows.
//!
//! 1. [`walk`] finds what there is.
//! 2. [`reading`] reads each text, within bounds; one that cannot be read is left out.
//! 3. [`library`] knows the other files, which nobody reads as a whole.

mod library;
mod reading;
mod walk;

use std::path::{Path, PathBuf};

use super::PublishError;
use super::layout::{Layout, Place, stem};
use crate::compile::FolderProblem;
use crate::model::{Asset, TalkKey};
pub use library::{Library, Stamp};
use reading::Refused;
use walk::Walk;

/// A content folder as it was read.
pub struct Content {
    /// How it is laid out.
    pub layout: Layout,
    /// `site.toml`, where there is one.
    pub settings: Option<TextFile>,
    /// Jekyll's `_config.yml`, where there is one.
    pub config: Option<TextFile>,
    /// The authors of Jekyll's theme Chirpy, where there are any.
    pub authors: Option<TextFile>,
    /// The posts, by name.
    pub posts: Vec<PostFiles>,
    /// The organiser's own pages, by name.
    pub pages: Vec<TextFile>,
    /// Every other file.
    pub files: Library,
    /// What is not published.
    pub left_out: Vec<LeftOut>,
    root: PathBuf,
}

/// A post, and what lies beside it.
pub struct PostFiles {
    /// Its text.
    pub post: TextFile,
    /// Its transcripts, by name.
    pub transcripts: Vec<TranscriptText>,
}

/// A transcript beside a post.
pub struct TranscriptText {
    /// The talk that its name gives; none where it is of the whole recording.
    pub talk: Option<TalkKey>,
    /// Its text.
    pub file: TextFile,
}

/// A text with the path that diagnostics name.
pub struct TextFile {
    /// Where it is, as the caller would write it.
    pub path: String,
    /// Where it is in the content folder, `/` between the parts.
    pub name: String,
    /// Its bytes, not yet known to be UTF-8.
    pub bytes: Vec<u8>,
}

/// Something in a content folder that is not published, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it is, as the caller would write it.
    pub path: String,
    /// Why.
    pub reason: FolderProblem,
}

/// Reads a content folder. The order of everything is that of the names.
///
/// # Errors
/// Where the folder or that of its posts cannot be read, and where it has no such.
pub fn read(folder: &Path) -> Result<Content, PublishError> {
    let layout = Layout::of(folder);
    let mut walk = Walk::new(layout);
    walk.folder(folder, "")?;
    if !walk.has_posts {
        return Err(PublishError::NoPosts { path: folder.to_owned() });
    }
    walk.names.sort();
    let mut content = Content {
        layout,
        settings: None,
        config: None,
        authors: None,
        posts: Vec::new(),
        pages: Vec::new(),
        files: Library::new(folder.join(layout.files())),
        root: folder.to_owned(),
        left_out: walk.left_out,
    };
    let mut transcripts = Vec::new();
    for name in walk.names {
        match layout.place(&name) {
            Place::Transcript => transcripts.push(name),
            place => content.take(&name, place),
        }
    }
    for name in transcripts {
        content.take_transcript(&name);
    }
    content.left_out.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(content)
}

impl Content {
    /// The content folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folders that are read.
    pub fn read_folders(&self) -> impl Iterator<Item = PathBuf> {
        self.layout.read_folders().iter().map(|name| self.root.join(name))
    }

    /// Where the posts and pages are in the content folder.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let posts = self.posts.iter().map(|files| &files.post);
        posts.chain(&self.pages).map(|file| file.name.as_str())
    }

    /// Takes in a file that is no transcript.
    fn take(&mut self, name: &str, place: Place) {
        match place {
            Place::Settings => self.settings = self.text_file(name, place),
            Place::Config => self.config = self.text_file(name, place),
            Place::Authors => self.authors = self.text_file(name, place),
            Place::Post => {
                let post = self.text_file(name, place);
                self.posts.extend(post.map(|post| PostFiles { post, transcripts: Vec::new() }));
            }
            Place::Page => {
                let page = self.text_file(name, place);
                self.pages.extend(page);
            }
            Place::MaybePage | Place::MaybeLeftOut => self.take_maybe(name, place),
            Place::BesidePosts => self.leave_out(name, FolderProblem::NoPost),
            Place::File => match name.strip_prefix(self.layout.files()).and_then(Asset::parse) {
                Some(asset) => match reading::refusal(&self.root.join(name)) {
                    None => self.files.add(asset),
                    Some(reason) => self.leave_out(name, reason),
                },
                None => self.leave_out(name, FolderProblem::UnusableName),
            },
            Place::Transcript | Place::Elsewhere => {}
        }
    }

    /// Takes in a text at the top of a Jekyll site, of which only those with front matter
    /// are pages.
    fn take_maybe(&mut self, name: &str, place: Place) {
        match reading::read(&self.root.join(name), place) {
            Ok(bytes) if place == Place::MaybePage => {
                let is_page = behind_front_matter(&bytes).is_some();
                self.pages.extend(is_page.then(|| self.named(name, bytes)));
            }
            Ok(bytes) => {
                if behind_front_matter(&bytes).is_some_and(|text| !text.trim_ascii().is_empty()) {
                    self.leave_out(name, FolderProblem::NoOwnPage);
                }
            }
            Err(Refused { reason, beginning }) => {
                // What is not known may be a page.
                if beginning.is_none_or(|beginning| behind_front_matter(&beginning).is_some()) {
                    self.leave_out(name, reason);
                }
            }
        }
    }

    /// Puts a transcript to its post: that of its own name, or of its name without the
    /// talk that stands at the end.
    fn take_transcript(&mut self, name: &str) {
        let post_of = |wanted: &str| self.posts.iter().position(|files| stem(&files.post.name) == wanted);
        let own = stem(name);
        let found = match post_of(own) {
            Some(post) => Some((post, None)),
            None => own
                .rsplit_once('.')
                .and_then(|(name, talk)| Some((post_of(name)?, Some(TalkKey::parse(talk)?)))),
        };
        let Some((post, talk)) = found else {
            return self.leave_out(name, FolderProblem::LoneTranscript);
        };
        let file = self.text_file(name, Place::Transcript);
        if let Some((files, file)) = self.posts.get_mut(post).zip(file) {
            files.transcripts.push(TranscriptText { talk, file });
        }
    }

    /// A text; none, and a word on it, where it cannot be read.
    fn text_file(&mut self, name: &str, place: Place) -> Option<TextFile> {
        match reading::read(&self.root.join(name), place) {
            Ok(bytes) => Some(self.named(name, bytes)),
            Err(Refused { reason, .. }) => {
                self.leave_out(name, reason);
                None
            }
        }
    }

    fn named(&self, name: &str, bytes: Vec<u8>) -> TextFile {
        TextFile { path: self.root.join(name).display().to_string(), name: name.to_owned(), bytes }
    }

    fn leave_out(&mut self, name: &str, reason: FolderProblem) {
        let path = self.root.join(name).display().to_string();
        self.left_out.push(LeftOut { path, reason });
    }
}

/// The text of a page of Jekyll's, behind its front matter; none where there is no such, and
/// all of it where that has no end.
fn behind_front_matter(bytes: &[u8]) -> Option<&[u8]> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut lines = text.split_inclusive(|byte| *byte == b'\n');
    let is_fence = |line: &&[u8]| line.trim_ascii_end() == b"---";
    let first = lines.next().filter(is_fence)?;
    let mut length = first.len();
    for line in lines {
        length += line.len();
        if is_fence(&line) {
            return text.get(length..);
        }
    }
    Some(text)
}
