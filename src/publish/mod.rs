//! From a content folder to a static site; native only.
//!
//! 1. [`content`] reads the folder: site settings, posts, and which files there are, by its
//!    [`layout`].
//! 2. [`crate::compile`] turns each post into a report and diagnostics.
//! 3. [`archive`] puts the reports on their lists, and knows which pages there are.
//! 4. [`shell`] takes apart the page that Trunk built around the client.
//! 5. [`printer`] makes the files of each page: [`render`] draws it with the components
//!    that the browser uses, and [`head`] writes what stands above it, [`policy`] included.
//! 6. [`follow`] makes what leads to the pages: feed, sitemap and the like, with the whole
//!    addresses that [`address`] knows; [`social`] draws the pictures that stand for
//!    them; [`manifest`] says how the site is installed.
//!    [`redirect`] leads from where pages were on Jekyll to where they are.
//! 7. [`search`] makes the index that readers search.
//! 8. [`site`] writes it all into a folder of [`staging`] and swaps that in, or [`serve`]
//!    answers a browser's requests from it.
//!
//! [`chapters`] writes what the organiser pastes elsewhere.

mod address;
pub mod archive;
pub mod chapters;
pub mod check;
pub mod content;
mod follow;
mod head;
mod layout;
mod manifest;
mod plain;
mod plain_shell;
mod policy;
mod printer;
mod redirect;
mod render;
mod search;
pub mod serve;
mod shell;
pub mod site;
mod social;
mod spellings;
mod staging;
mod time;
mod vector;

use std::io;
use std::path::{Path, PathBuf};

use crate::ui::routes::InvalidBase;

/// Why a folder could not be read or a site not be written.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A file or folder could not be read.
    #[error("cannot read {path}")]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file or folder could not be written.
    #[error("cannot write {path}")]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The site could not be put into its place, nor the one that was there back into it.
    #[error("cannot write {path}; the site that was there is now {old}")]
    Swap {
        /// The site's place.
        path: PathBuf,
        /// Where the old site is.
        old: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The client folder's page lacks a part that the site's pages are made of.
    #[error("{path} is not a page that Trunk built for Cuecard: it has no `{missing}`")]
    Shell {
        /// The page.
        path: PathBuf,
        /// What it lacks.
        missing: &'static str,
    },
    /// The folder for the site holds something that is no site of Cuecard's.
    #[error("{path} is not empty and holds no site made by cuecard: it is left as it is")]
    Occupied {
        /// The folder.
        path: PathBuf,
    },
    /// The folder is no content folder.
    #[error("{path} holds no folder `posts`, and no `_posts` of Jekyll's: is it a content folder?")]
    NoPosts {
        /// The folder.
        path: PathBuf,
    },
    /// The path of the site's address is no base path, and no other was asked for.
    #[error("`address` in site.toml has the path {path}: say with --base where the site will live")]
    AddressPath {
        /// The path.
        path: String,
        /// Why.
        source: InvalidBase,
    },
    /// One of the folders of a build lies in another.
    #[error("{inner} lies in {outer}: content, client and site each want a folder of their own")]
    Nested {
        /// The folder inside.
        inner: PathBuf,
        /// The folder around it.
        outer: PathBuf,
    },
    /// A picture could not be encoded.
    #[error("cannot encode {name}")]
    Picture {
        /// The file's name in the site.
        name: String,
        /// Why.
        source: png::EncodingError,
    },
    /// The address cannot be listened at.
    #[error("cannot serve at {address}")]
    Serve {
        /// The address.
        address: String,
        /// Why.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A page's data could not be encoded.
    #[error("cannot encode {name}")]
    Encode {
        /// The file's name in the site.
        name: String,
        /// Why.
        source: serde_json::Error,
    },
}

impl PublishError {
    fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Read { path, source }
    }

    fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Write { path, source }
    }
}
