//! Puts a site together and writes it.
//!
//! 1. The site is written beside its place, page by page, on all cores.
//! 2. It is then put there as a whole, so that nobody meets half a site, and one that
//!    cannot be made leaves what stood there before.

use std::path::{Path, PathBuf};
use std::{fs, io};

use rayon::prelude::*;
use tempfile::Builder;

use super::PublishError;
use super::archive::Archive;
use super::check::Checked;
use super::content::Library;
use super::printer::Printer;
use super::search::{Index, Indexer, Script};
use super::shell::Shell;
use crate::ui::routes::{Base, Route, asset_file, data_file};

/// The page of addresses that lead nowhere, as static hosts look for it.
const NOT_FOUND: &str = "404.html";
/// Tells GitHub Pages not to run Jekyll over the site.
const NO_JEKYLL: &str = ".nojekyll";

/// Where a site comes from and goes to.
pub struct Plan<'a> {
    /// The folder that Trunk made.
    pub client: &'a Path,
    /// The folder of the finished site; may be the client's own.
    pub out: &'a Path,
    /// Where the site will live.
    pub base: &'a Base,
    /// Whether readers can search it.
    pub search: bool,
}

/// A file of the site: its path in it, and its bytes.
pub(super) type File = (String, Vec<u8>);

/// What a site is written from.
struct Parts<'a> {
    printer: &'a Printer<'a>,
    search: Option<&'a Search>,
    library: &'a Library,
}

/// What readers search a site with.
struct Search {
    index: Index,
    script: Script,
}

impl Search {
    fn new(archive: &Archive, base: &Base) -> Result<Self, PublishError> {
        Ok(Self { index: Indexer::default().index(archive, base)?, script: Script::new() })
    }
}

/// Writes the site of a content folder. Returns how many pages it has.
///
/// # Errors
/// Where a file cannot be read or written, where the client folder holds no shell,
/// and where the place of the site is taken by something else.
pub fn build(checked: Checked, plan: &Plan<'_>) -> Result<usize, PublishError> {
    let shell = Shell::read(plan.client, plan.base)?;
    let Checked { settings, reports, pages, content, .. } = checked;
    refuse_nesting(plan, content.files.root())?;
    let archive = Archive::new(settings, reports, pages);
    let search = if plan.search { Some(Search::new(&archive, plan.base)?) } else { None };
    let script = search.as_ref().map(|search| search.script.name.as_str());
    let printer = Printer::new(&archive, &shell, plan.base, script);
    let parts = Parts { printer: &printer, search: search.as_ref(), library: &content.files };
    if is_same(plan.client, plan.out) { write(plan.out, &parts) } else { replace(plan, &parts) }
}

/// Writes the site aside and puts it into its place; where that fails, what stood
/// there stands there again.
fn replace(plan: &Plan<'_>, parts: &Parts<'_>) -> Result<usize, PublishError> {
    let out = whole(plan.out);
    if !may_replace(&out) {
        return Err(PublishError::Occupied { path: plan.out.to_owned() });
    }
    let beside = out.parent().unwrap_or(&out);
    fs::create_dir_all(beside).map_err(PublishError::write(beside))?;
    let aside = Builder::new().prefix(".cuecard-").tempdir_in(beside).map_err(PublishError::write(beside))?;
    let (new, old) = (aside.path().join("new"), aside.path().join("old"));
    copy_folder(plan.client, &new)?;
    let pages = write(&new, parts)?;
    if out.exists() {
        fs::rename(&out, &old).map_err(PublishError::write(&out))?;
    }
    if let Err(error) = fs::rename(&new, &out) {
        // Where even this fails, the error that is told is the one that matters.
        let _ = fs::rename(&old, &out);
        return Err(PublishError::write(&out)(error));
    }
    Ok(pages)
}

/// Whether a folder is free to be a site's: not there, empty, or a site already.
fn may_replace(out: &Path) -> bool {
    let is_site = out.join(data_file(&Route::Home)).is_file() && out.join(NO_JEKYLL).is_file();
    is_site || fs::read_dir(out).map_or_else(|_| !out.exists(), |mut entries| entries.next().is_none())
}

/// Writes every file of the site into a folder. Returns how many pages there are.
fn write(folder: &Path, parts: &Parts<'_>) -> Result<usize, PublishError> {
    let Parts { printer, search, library } = parts;
    let put = |(name, bytes): File| write_file(&folder.join(name), &bytes);
    put((NO_JEKYLL.to_owned(), Vec::new()))?;
    put((NOT_FOUND.to_owned(), printer.not_found()))?;
    let routes: Vec<Route> = printer.routes().collect();
    routes.par_iter().try_for_each(|route| printer.page(route)?.into_iter().try_for_each(put))?;
    if let Some(Search { index, script }) = search {
        index.write(put)?;
        put(script.file())?;
    }
    for asset in library.assets() {
        copy(&library.path(asset), &folder.join(asset_file(asset)))?;
    }
    Ok(routes.len() + 1)
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    make_parent(path)?;
    fs::write(path, bytes).map_err(PublishError::write(path))
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), PublishError> {
    fs::create_dir_all(to).map_err(PublishError::write(to))?;
    for entry in fs::read_dir(from).map_err(PublishError::read(from))? {
        let entry = entry.map_err(PublishError::read(from))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy_folder(&source, &target)?;
        } else {
            copy(&source, &target)?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), PublishError> {
    make_parent(to)?;
    let mut source = fs::File::open(from).map_err(PublishError::read(from))?;
    let mut target = fs::File::create(to).map_err(PublishError::write(to))?;
    io::copy(&mut source, &mut target).map_err(PublishError::write(to))?;
    Ok(())
}

fn make_parent(path: &Path) -> Result<(), PublishError> {
    match path.parent() {
        Some(parent) => fs::create_dir_all(parent).map_err(PublishError::write(parent)),
        None => Ok(()),
    }
}

/// Refuses folders within one another: the site would be published again by the
/// next build, or take what it is made of with it.
fn refuse_nesting(plan: &Plan<'_>, content: &Path) -> Result<(), PublishError> {
    let mut pairs = vec![(plan.out, content), (content, plan.out)];
    if !is_same(plan.client, plan.out) {
        pairs.extend([(plan.out, plan.client), (plan.client, plan.out)]);
    }
    for (inner, outer) in pairs {
        if whole(inner).starts_with(whole(outer)) {
            return Err(PublishError::Nested { inner: inner.to_owned(), outer: outer.to_owned() });
        }
    }
    Ok(())
}

fn is_same(a: &Path, b: &Path) -> bool {
    whole(a) == whole(b)
}

/// A path from the root, without links and dots as far as it exists.
fn whole(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing = absolute.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    match existing {
        Some((part, real)) => match absolute.strip_prefix(part) {
            Ok(rest) if rest.as_os_str().is_empty() => real,
            Ok(rest) => real.join(rest),
            Err(_) => absolute,
        },
        None => absolute,
    }
}
