//! Reads a content folder: site settings, posts with the transcripts beside them, pages,
//! and the files that these name. Where each of them is, [`Layout`] knows.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::PublishError;
use super::layout::{Layout, Place, stem};
use crate::compile::{FileInfo, Files, FolderProblem};
use crate::model::{Asset, Size, TalkKey};

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

/// The files of a content folder that are published as they are.
pub struct Library {
    root: PathBuf,
    files: BTreeSet<Asset>,
}

/// A file as it is now, without a look into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    name: Asset,
    length: Option<u64>,
    changed: Option<SystemTime>,
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
/// Where the folder or a file in it cannot be read, and where it has no folder of
/// posts.
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
        files: Library { root: folder.join(layout.files()), files: BTreeSet::new() },
        root: folder.to_owned(),
        left_out: walk.left_out,
    };
    let (mut posts, mut transcripts) = (Vec::new(), Vec::new());
    for name in walk.names {
        match layout.place(&name) {
            Place::Settings => content.settings = Some(text_file(folder, &name)?),
            Place::Config => content.config = Some(text_file(folder, &name)?),
            Place::Authors => content.authors = Some(text_file(folder, &name)?),
            Place::Post => {
                let post = text_file(folder, &name)?;
                posts.push(stem(&name).to_owned());
                content.posts.push(PostFiles { post, transcripts: Vec::new() });
            }
            Place::Page => content.pages.push(text_file(folder, &name)?),
            Place::MaybePage => {
                let page = text_file(folder, &name)?;
                content.pages.extend(behind_front_matter(&page.bytes).is_some().then_some(page));
            }
            Place::MaybeLeftOut => {
                let page = text_file(folder, &name)?;
                if behind_front_matter(&page.bytes).is_some_and(|text| !text.trim_ascii().is_empty()) {
                    content.leave_out(folder, &name, FolderProblem::NoOwnPage);
                }
            }
            Place::Transcript => transcripts.push(name),
            Place::BesidePosts => content.leave_out(folder, &name, FolderProblem::NoPost),
            Place::File => match name.strip_prefix(layout.files()).and_then(Asset::parse) {
                Some(asset) => {
                    content.files.files.insert(asset);
                }
                None => content.leave_out(folder, &name, FolderProblem::UnusableName),
            },
            Place::Elsewhere => {}
        }
    }
    for name in transcripts {
        content.take_transcript(folder, &name, &posts)?;
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

    /// Puts a transcript to its post: that of its own name, or of its name without the
    /// talk that stands at the end; `posts` are the names of the posts.
    fn take_transcript(&mut self, folder: &Path, name: &str, posts: &[String]) -> Result<(), PublishError> {
        let post_of = |name: &str| posts.iter().position(|post| post == name);
        let stem = stem(name);
        let found = match post_of(stem) {
            Some(post) => Some((post, None)),
            None => stem
                .rsplit_once('.')
                .and_then(|(name, talk)| Some((post_of(name)?, Some(TalkKey::parse(talk)?)))),
        };
        let beside = found.and_then(|(post, talk)| Some((self.posts.get_mut(post)?, talk)));
        match beside {
            Some((post, talk)) => {
                let file = text_file(folder, name)?;
                post.transcripts.push(TranscriptText { talk, file });
            }
            None => self.leave_out(folder, name, FolderProblem::LoneTranscript),
        }
        Ok(())
    }

    fn leave_out(&mut self, folder: &Path, name: &str, reason: FolderProblem) {
        let path = folder.join(name).display().to_string();
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

fn text_file(folder: &Path, name: &str) -> Result<TextFile, PublishError> {
    let path = folder.join(name);
    let bytes = fs::read(&path).map_err(PublishError::read(&path))?;
    Ok(TextFile { path: path.display().to_string(), name: name.to_owned(), bytes })
}

/// A walk through a content folder.
struct Walk {
    layout: Layout,
    /// The names of all files, `/` between their parts.
    names: Vec<String>,
    left_out: Vec<LeftOut>,
    has_posts: bool,
}

impl Walk {
    const fn new(layout: Layout) -> Self {
        Self { layout, names: Vec::new(), left_out: Vec::new(), has_posts: false }
    }

    /// Walks through a folder and those in it. Hidden files and folders stay out, as
    /// they do on any host.
    fn folder(&mut self, folder: &Path, prefix: &str) -> Result<(), PublishError> {
        for entry in fs::read_dir(folder).map_err(PublishError::read(folder))? {
            let entry = entry.map_err(PublishError::read(folder))?;
            let path = entry.path();
            let kind = entry.file_type().map_err(PublishError::read(&path))?;
            let name = match entry.file_name().into_string() {
                Ok(name) if name.starts_with('.') => continue,
                Ok(name) if prefix.is_empty() && !self.layout.has(&name) => continue,
                Ok(name) => [prefix, &name].concat(),
                Err(_) => {
                    self.leave_out(&path, FolderProblem::UnusableName);
                    continue;
                }
            };
            if kind.is_symlink() {
                self.leave_out(&path, FolderProblem::SymbolicLink);
            } else if kind.is_dir() {
                self.has_posts |= name == self.layout.posts();
                self.folder(&path, &[&name, "/"].concat())?;
            } else {
                self.names.push(name);
            }
        }
        Ok(())
    }

    fn leave_out(&mut self, path: &Path, reason: FolderProblem) {
        self.left_out.push(LeftOut { path: path.display().to_string(), reason });
    }
}

impl Library {
    /// The files, by name.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.files.iter()
    }

    /// What tells the files from what they were: names, lengths and times of change.
    pub fn stamps(&self) -> Vec<Stamp> {
        let stamp = |asset: &Asset| {
            let data = fs::metadata(self.path(asset)).ok();
            let changed = data.as_ref().and_then(|data| data.modified().ok());
            Stamp { name: asset.clone(), length: data.map(|data| data.len()), changed }
        };
        self.files.iter().map(stamp).collect()
    }

    /// Whether there is such a file.
    pub fn has(&self, asset: &Asset) -> bool {
        self.files.contains(asset)
    }

    /// Where a file of the folder lies on the disk.
    pub fn path(&self, asset: &Asset) -> PathBuf {
        self.root.join(asset.as_str())
    }
}

impl Files for Library {
    fn find(&self, asset: &Asset) -> Option<FileInfo> {
        self.files.get(asset)?;
        Some(FileInfo { size: picture_size(&self.path(asset)) })
    }
}

/// A picture's own size in pixels; `None` for what is no picture or does not say.
fn picture_size(path: &Path) -> Option<Size> {
    let is_vector = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg"));
    if is_vector {
        return super::vector::size(&fs::read_to_string(path).ok()?);
    }
    let size = imagesize::size(path).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    (width > 0 && height > 0).then_some(Size { width, height })
}
