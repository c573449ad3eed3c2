//! Reads a content folder: `site.toml`, `posts/*.md`, and the files that posts
//! name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::PublishError;
use crate::compile::{FileInfo, Files};
use crate::model::{Asset, Size};

/// The folder of posts.
const POSTS: &str = "posts";
/// The file of site settings.
const SETTINGS: &str = "site.toml";

/// A content folder as it was read.
pub struct Content {
    /// `site.toml`, where there is one.
    pub settings: Option<TextFile>,
    /// `posts/*.md`, by name.
    pub posts: Vec<TextFile>,
    /// Every other file.
    pub files: Library,
}

/// A text with the path that diagnostics name.
pub struct TextFile {
    /// Where it is, as the caller would write it.
    pub path: String,
    /// Its bytes, not yet known to be UTF-8.
    pub bytes: Vec<u8>,
}

/// The files of a content folder that are published as they are.
pub struct Library {
    root: PathBuf,
    files: BTreeSet<Asset>,
}

/// Reads a content folder. The order of everything is that of the names.
///
/// # Errors
/// Where the folder or a file in it cannot be read.
pub fn read(folder: &Path) -> Result<Content, PublishError> {
    let mut names = Vec::new();
    walk(folder, "", &mut names)?;
    names.sort();
    let mut content = Content {
        settings: None,
        posts: Vec::new(),
        files: Library { root: folder.to_owned(), files: BTreeSet::new() },
    };
    for name in names {
        if name == SETTINGS {
            content.settings = Some(text_file(folder, &name)?);
        } else if is_post(&name) {
            content.posts.push(text_file(folder, &name)?);
        } else if let Some(asset) = Asset::parse(&name) {
            content.files.files.insert(asset);
        }
    }
    Ok(content)
}

fn is_post(name: &str) -> bool {
    let mut parts = name.split('/');
    let (folder, file, rest) = (parts.next(), parts.next(), parts.next());
    let is_markdown = |file: &str| Path::new(file).extension().is_some_and(|extension| extension == "md");
    folder == Some(POSTS) && file.is_some_and(is_markdown) && rest.is_none()
}

fn text_file(folder: &Path, name: &str) -> Result<TextFile, PublishError> {
    let path = folder.join(name);
    let bytes = fs::read(&path).map_err(PublishError::read(&path))?;
    Ok(TextFile { path: path.display().to_string(), bytes })
}

/// Collects the names of all files below a folder, `/` between their parts.
/// Hidden files and folders stay out, as they do on any host.
fn walk(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<(), PublishError> {
    for entry in fs::read_dir(folder).map_err(PublishError::read(folder))? {
        let entry = entry.map_err(PublishError::read(folder))?;
        let path = entry.path();
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let kind = entry.file_type().map_err(PublishError::read(&path))?;
        let name = if prefix.is_empty() { name } else { [prefix, "/", &name].concat() };
        if kind.is_dir() {
            walk(&path, &name, names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

impl Library {
    /// The files, by name.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.files.iter()
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
