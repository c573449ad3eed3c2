//! Where things lie: the project, its build folders, the user's tools.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// The content folder of the samples, from the project's folder.
pub(crate) const CONTENT: &str = "assets";

/// The sites that the end-to-end tests look at, a folder each.
pub(crate) fn sites() -> PathBuf {
    root().join("target/site")
}

/// Where texts are looked for that break a promise.
pub(crate) fn fuzz() -> PathBuf {
    root().join("target/fuzz")
}

/// The Node side of the end-to-end tests.
pub(crate) fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// The suite of faults, and the reports that it looks at.
pub(crate) fn faults() -> PathBuf {
    root().join("tests/faults")
}

/// What every page and file of a built site is held to.
pub(crate) fn gates() -> PathBuf {
    root().join("tests/gates")
}

/// The reference post: a report as its authors published it. It lies beside the
/// project and is no part of it, so that it may be absent.
pub(crate) fn reference_post() -> Option<PathBuf> {
    let post = root().join("../shared/reference/meetup-7.md");
    post.is_file().then_some(post)
}

/// Cargo's folder, where `cargo install` puts programs.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    match env::var_os("CARGO_HOME").filter(|value| !value.is_empty()) {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => Ok(home()?.join(".cargo")),
    }
}

/// The user's cache for tools that belong to this project's versions: it outlives
/// checkouts, and nothing but the project looks into it.
pub(crate) fn tool_cache() -> Result<PathBuf> {
    let caches = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None if cfg!(target_os = "macos") => home()?.join("Library/Caches"),
        None if cfg!(windows) => {
            PathBuf::from(env::var_os("LOCALAPPDATA").context("LOCALAPPDATA is not set")?)
        }
        None => home()?.join(".cache"),
    };
    Ok(caches.join("cuecard"))
}

/// Looks for a program as a shell would.
pub(crate) fn find_program(name: &str, path: &OsStr) -> Option<PathBuf> {
    // npm's programs are scripts on Windows, and end accordingly.
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    env::split_paths(path)
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|file| is_program(file))
}

/// Whether a file is there and may be run.
#[cfg(unix)]
pub(crate) fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

/// Whether a file is there and may be run.
#[cfg(not(unix))]
pub(crate) fn is_program(file: &Path) -> bool {
    file.is_file()
}

fn home() -> Result<PathBuf> {
    env::home_dir().context("there is no home folder: set HOME")
}
