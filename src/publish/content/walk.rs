//! A walk through a content folder, which notes what there is and what is left out.

use std::fs;
use std::path::Path;

use super::{LeftOut, PublishError, reading};
use crate::compile::FolderProblem;
use crate::publish::layout::{Layout, Place};

/// A walk through a content folder.
pub(super) struct Walk {
    layout: Layout,
    /// The names of all files, `/` between their parts.
    pub(super) names: Vec<String>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) has_posts: bool,
}

impl Walk {
    pub(super) const fn new(layout: Layout) -> Self {
        Self { layout, names: Vec::new(), left_out: Vec::new(), has_posts: false }
    }

    /// Walks through a folder and those in it; `prefix` is its name with `/` at its end.
    /// Hidden files and folders stay out, as they do on any host.
    ///
    /// # Errors
    /// Where the content folder or that of its posts cannot be listed: a site without all
    /// of its reports is not what anybody asked for.
    pub(super) fn folder(&mut self, folder: &Path, prefix: &str) -> Result<(), PublishError> {
        let is_needed = prefix.strip_suffix('/').is_none_or(|name| name == self.layout.posts());
        let entries: Vec<_> = match fs::read_dir(folder).and_then(Iterator::collect) {
            Ok(entries) => entries,
            Err(error) if is_needed => return Err(PublishError::read(folder)(error)),
            Err(error) => {
                self.leave_out(folder, reading::failure(&error));
                return Ok(());
            }
        };
        for entry in entries {
            let path = entry.path();
            let name = match entry.file_name().into_string() {
                Ok(name) if name.starts_with('.') => continue,
                Ok(name) if prefix.is_empty() && !self.layout.has(&name) => continue,
                Ok(name) => [prefix, &name].concat(),
                Err(_) => {
                    self.leave_out(&path, FolderProblem::UnusableName);
                    continue;
                }
            };
            match entry.file_type() {
                Err(error) => self.leave_out(&path, reading::failure(&error)),
                Ok(kind) if kind.is_symlink() => self.leave_out(&path, FolderProblem::SymbolicLink),
                Ok(kind) if kind.is_dir() && self.is_text(&name) => {
                    self.leave_out(&path, FolderProblem::FolderForText);
                }
                Ok(kind) if kind.is_dir() => {
                    self.has_posts |= name == self.layout.posts();
                    self.folder(&path, &[&name, "/"].concat())?;
                }
                Ok(kind) if kind.is_file() => self.names.push(name),
                // To open a pipe is to wait for whoever writes to it.
                Ok(_) => self.leave_out(&path, FolderProblem::NoPlainFile),
            }
        }
        Ok(())
    }

    /// Whether a file of this name would be read as a text of the site.
    fn is_text(&self, name: &str) -> bool {
        use Place::{Authors, Config, Page, Post, Settings, Transcript};
        matches!(self.layout.place(name), Settings | Config | Authors | Post | Page | Transcript)
    }

    fn leave_out(&mut self, path: &Path, reason: FolderProblem) {
        self.left_out.push(LeftOut { path: path.display().to_string(), reason });
    }
}
