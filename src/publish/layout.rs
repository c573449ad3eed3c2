//! Which file of a content folder is what: of one made for Cuecard, and of a Jekyll site's
//! repository as it is.

use std::path::Path;

/// The file of site settings.
pub(super) const SETTINGS: &str = "site.toml";

/// How a content folder is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// `posts/`, `pages/`, and any other file.
    Cuecard,
    /// `_posts/`, `_tabs/`, `assets/`, `_config.yml`.
    Jekyll,
}

/// What a file is by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// `site.toml`.
    Settings,
    /// Jekyll's `_config.yml`.
    Config,
    /// The authors of Jekyll's theme Chirpy.
    Authors,
    Post,
    Transcript,
    Page,
    /// A page where there is front matter, else a text for the repository's own readers.
    MaybePage,
    /// A page that cannot be published, where it has front matter and text.
    MaybeLeftOut,
    BesidePosts,
    /// A file that is published as it is, by its name below the content folder's files.
    File,
    /// Nothing to a reader of the site.
    Elsewhere,
}

impl Layout {
    /// How a folder is laid out that holds files and folders of these names.
    pub(super) fn of(folder: &Path) -> Self {
        let has = |name: &str| folder.join(name).exists();
        let is_jekyll = has("_posts") || (!has("posts") && (has("_config.yml") || has("_config.yaml")));
        if is_jekyll { Self::Jekyll } else { Self::Cuecard }
    }

    /// The folder of posts.
    pub(super) const fn posts(self) -> &'static str {
        match self {
            Self::Cuecard => "posts",
            Self::Jekyll => "_posts",
        }
    }

    /// The folder of files that are published as they are, with `/` at its end; that of all
    /// others where it is empty.
    pub(super) const fn files(self) -> &'static str {
        match self {
            Self::Cuecard => "",
            Self::Jekyll => "assets/",
        }
    }

    /// Whether anything of a folder or file of that name in the content folder counts.
    pub(super) fn has(self, name: &str) -> bool {
        match self {
            Self::Cuecard => true,
            Self::Jekyll => {
                matches!(name, "_posts" | "_tabs" | "_data" | "assets")
                    || self.place(name) != Place::Elsewhere
            }
        }
    }

    /// The folders that are read, below the content folder.
    pub(super) const fn read_folders(self) -> &'static [&'static str] {
        match self {
            Self::Cuecard => &[""],
            Self::Jekyll => &["_posts", "_tabs", "_data", "assets"],
        }
    }

    /// What the file of a name is, `/` between the name's parts.
    pub(super) fn place(self, name: &str) -> Place {
        if name == SETTINGS {
            return Place::Settings;
        }
        let extension = Path::new(name).extension().and_then(|extension| extension.to_str());
        let is_text = matches!(extension, Some("md" | "markdown"));
        match (self, name.split_once('/')) {
            (Self::Cuecard, Some(("posts", inside))) => {
                beside_posts(extension.filter(|_| !inside.contains('/')))
            }
            (Self::Cuecard, Some(("pages", inside))) if is_text && !inside.contains('/') => Place::Page,
            (Self::Jekyll, Some(("_posts", _))) => beside_posts(extension),
            (Self::Jekyll, Some(("_tabs", inside))) if is_text && !inside.contains('/') => Place::Page,
            (Self::Jekyll, Some(("_data", "authors.yml" | "authors.yaml"))) => Place::Authors,
            (Self::Cuecard, _) | (Self::Jekyll, Some(("assets", _))) => Place::File,
            (Self::Jekyll, None) if matches!(name, "_config.yml" | "_config.yaml") => Place::Config,
            // The first page and that of addresses which lead nowhere are the site's own.
            (Self::Jekyll, None) if stem(name) == "404" => Place::Elsewhere,
            (Self::Jekyll, None) if is_text && stem(name) != "index" => Place::MaybePage,
            (Self::Jekyll, None) if is_text || extension == Some("html") => Place::MaybeLeftOut,
            (Self::Jekyll, _) => Place::Elsewhere,
        }
    }
}

fn beside_posts(extension: Option<&str>) -> Place {
    match extension {
        Some("md" | "markdown") => Place::Post,
        Some("vtt") => Place::Transcript,
        _ => Place::BesidePosts,
    }
}

/// A file's name without what stands behind its last full stop.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
