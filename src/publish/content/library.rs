//! The files of a content folder that are published as they are, and the sizes of pictures.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::compile::{FileInfo, Files};
use crate::model::{Asset, Size};
use crate::publish::vector;

/// The bytes of a drawing in which its root element begins.
const VECTOR_HEAD: u64 = 64 * 1024;

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

impl Library {
    /// One without files, which will lie in `root`.
    pub(super) const fn new(root: PathBuf) -> Self {
        Self { root, files: BTreeSet::new() }
    }

    pub(super) fn add(&mut self, asset: Asset) {
        self.files.insert(asset);
    }

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
        return vector::size(&beginning(path, VECTOR_HEAD).ok()?);
    }
    let size = imagesize::size(path).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    (width > 0 && height > 0).then_some(Size { width, height })
}

/// So many bytes of a text at most; what is no UTF-8, be it only cut off, is U+FFFD.
fn beginning(path: &Path, limit: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
