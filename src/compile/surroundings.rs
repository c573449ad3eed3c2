//! What the compiler knows of a post's surroundings: the files, posts and settings of
//! its site.

use std::collections::HashMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Permalink, Settings, Vocabulary, file_name, own_page};
use crate::model::{Asset, Size, Slug, WebAddress};

/// What stays as it is in an address: RFC 3986's unreserved characters.
const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

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
    /// The pages that it may lead to by the names of their texts.
    pub pages: Pages,
    /// What the site is called; none where nobody knows.
    pub title: Option<String>,
    /// Where the site will live.
    pub address: Option<WebAddress>,
    /// Its base path on Jekyll, which posts may have ahead of addresses within it: `/blog`.
    pub base_path: Option<String>,
    /// Where its posts were on Jekyll, where that was before.
    pub permalink: Option<Permalink>,
    /// The names of authors whom it names by a short one.
    pub authors: HashMap<String, String>,
}

impl<'a> Surroundings<'a> {
    /// Those of a site with these settings.
    pub fn with(files: &'a (dyn Files + Sync), settings: &Settings, pages: Pages) -> Self {
        Self {
            files,
            vocabulary: settings.vocabulary.clone(),
            pages,
            title: Some(settings.site.title.clone()),
            address: settings.address.clone(),
            base_path: settings.base_path.clone(),
            permalink: settings.permalink.clone(),
            authors: settings.authors.clone(),
        }
    }

    /// Those of a site without settings and other posts.
    pub fn of(files: &'a (dyn Files + Sync)) -> Self {
        Self {
            files,
            vocabulary: Vocabulary::default(),
            pages: Pages::default(),
            title: None,
            address: None,
            base_path: None,
            permalink: None,
            authors: HashMap::new(),
        }
    }
}

/// The addresses of the pages that a site's texts become, without the base path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pages {
    /// By their paths in the content folder: `_posts/2024-01-01-a.md`.
    by_path: HashMap<String, String>,
    /// By the posts' names, with and without the folders ahead of them: `2024-01-01-a`.
    by_post: HashMap<String, String>,
}

impl Pages {
    /// Of posts and pages at these paths in the content folder.
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p str>) -> Self {
        let mut pages = Self::default();
        for path in paths {
            let path = path.trim_start_matches("./");
            match path.strip_prefix("_posts/").or_else(|| path.strip_prefix("posts/")) {
                Some(inside) => pages.add_post(path, inside),
                None => {
                    if let Some(slug) = own_page::name(path) {
                        pages.by_path.insert(path.to_owned(), address("/", &slug));
                    }
                }
            }
        }
        pages
    }

    fn add_post(&mut self, path: &str, inside: &str) {
        let Some((_, slug)) = file_name(path) else { return };
        let address = address("/posts/", &slug);
        let stem = inside.rsplit_once('.').map_or(inside, |(stem, _)| stem);
        let name = stem.rsplit('/').next().unwrap_or(stem);
        for name in [stem, name] {
            self.by_post.insert(name.to_owned(), address.clone());
        }
        self.by_path.insert(path.to_owned(), address);
    }

    /// The address of a post's report.
    pub(super) fn post(&self, name: &str) -> Option<&str> {
        self.by_post.get(name.trim_start_matches('/')).map(String::as_str)
    }

    /// The address of the page that a file becomes.
    pub(super) fn page(&self, path: &str) -> Option<&str> {
        self.by_path.get(path).map(String::as_str)
    }
}

fn address(folder: &str, slug: &Slug) -> String {
    format!("{folder}{}/", utf8_percent_encode(slug.as_str(), NAME))
}
