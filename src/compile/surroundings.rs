//! What the compiler knows of a post's surroundings: the files, posts and settings of
//! its site.

use super::Vocabulary;
use crate::model::{Asset, Size};

/// What the compiler asks about the content folder.
pub trait Files {
    /// What is known of a file; `None` where there is none.
    fn find(&self, asset: &Asset) -> Option<FileInfo>;
}

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FileInfo {
    /// A picture's own size, where it is known.
    pub size: Option<Size>,
}

/// What a post is compiled with.
#[derive(Clone)]
pub struct Surroundings<'a> {
    /// The files that it may name.
    pub files: &'a (dyn Files + Sync),
    /// The words that its headings are read with.
    pub vocabulary: Vocabulary,
}

impl<'a> Surroundings<'a> {
    /// Those of a site without settings and other posts.
    pub fn of(files: &'a (dyn Files + Sync)) -> Self {
        Self { files, vocabulary: Vocabulary::default() }
    }
}
