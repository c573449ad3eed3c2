//! Puts a site together and writes it.
//!
//! 1. The site is written in a folder beside its place ([`staging`]), page by page, on all
//!    cores.
//! 2. It is then swapped in as a whole, so that nobody meets half a site, and one that
//!    cannot be made leaves what stood there before.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use rayon::prelude::*;

use super::archive::Archive;
use super::check::Checked;
use super::content::{Content, Library};
use super::printer::Printer;
use super::search::Indexer;
use super::shell::Shell;
use super::staging::{self, Staging};
use super::{PublishError, address};
use crate::ui::routes::{Base, Route, asset_file, data_file};

/// The page of addresses that lead nowhere, as static hosts look for it.
pub(super) const NOT_FOUND: &str = "404.html";
/// The page that the worker shows for addresses that cannot be read offline.
const OFFLINE: &str = "offline.html";
/// Tells GitHub Pages not to run Jekyll over the site.
const NO_JEKYLL: &str = ".nojekyll";

/// Where a site comes from and goes to.
pub struct Plan<'a> {
    /// The folder that Trunk made.
    pub client: &'a Path,
    /// The folder of the finished site; may be the client's own.
    pub out: &'a Path,
    /// The path under which the site will live; none for that of the site's address.
    pub base: Option<&'a Base>,
    /// Whether pictures are drawn that stand for reports in chats and on social networks.
    pub social_pictures: bool,
    /// Whether readers can search it.
    pub search: bool,
}

/// A site that was written.
#[derive(Debug)]
pub struct Built {
    /// How many pages it has.
    pub pages: usize,
    /// What its organiser may want to know, as text for a terminal.
    pub notes: Vec<String>,
}

/// A file of the site: its path in it, and its bytes.
pub(super) type File = (String, Vec<u8>);

/// Writes the site of a content folder.
///
/// # Errors
/// Where a file cannot be read or written, where the client folder holds no shell,
/// and where the place of the site is taken by something else.
pub fn build(checked: Checked, plan: &Plan<'_>) -> Result<Built, PublishError> {
    let Checked { settings, reports, pages, content, .. } = checked;
    refuse_nesting(plan, &content)?;
    staging::clear_leftovers(&whole(plan.out));
    let base = address::base(plan.base, settings.address.as_ref())?;
    let shell = Arc::new(Shell::read(plan.client, &base)?);
    let archive = Archive::new(settings, reports, pages);
    let mut printer = Printer::new(archive, shell, &base).installable()?;
    if plan.search {
        printer = printer.searchable(&mut Indexer::default())?;
    }
    let note = if plan.social_pictures { printer.draw_pictures(&content.files) } else { None };
    let pages = if is_same(plan.client, plan.out) {
        write(plan.out, &printer, &content.files)
    } else {
        replace(plan, &printer, &content.files)
    }?;
    Ok(Built { pages, notes: note.into_iter().collect() })
}

/// Writes the site into a staging folder, and swaps it in.
fn replace(plan: &Plan<'_>, printer: &Printer, library: &Library) -> Result<usize, PublishError> {
    let out = whole(plan.out);
    if !may_replace(&out) {
        return Err(PublishError::Occupied { path: plan.out.to_owned() });
    }
    let staging = Staging::beside(&out)?;
    let new = staging.new_site();
    copy_folder(plan.client, &new)?;
    let pages = write(&new, printer, library)?;
    staging.swap_in()?;
    Ok(pages)
}

/// Whether a folder is free to be a site's: not there, empty, or a site already.
fn may_replace(out: &Path) -> bool {
    let is_site = out.join(data_file(&Route::Home)).is_file() && out.join(NO_JEKYLL).is_file();
    is_site || fs::read_dir(out).map_or_else(|_| !out.exists(), |mut entries| entries.next().is_none())
}

/// Writes every file of the site into a folder. Returns how many pages there are.
fn write(folder: &Path, printer: &Printer, library: &Library) -> Result<usize, PublishError> {
    let put = |(name, bytes): File| write_file(&folder.join(name), &bytes);
    beside_pages(printer).into_iter().try_for_each(put)?;
    let routes: Vec<Route> = printer.routes().collect();
    routes.par_iter().try_for_each(|route| printer.page(route)?.into_iter().try_for_each(put))?;
    if let Some(search) = printer.search() {
        search.write(put)?;
    }
    for (name, bytes) in printer.redirects() {
        if is_free(folder, &name) {
            put((name, bytes))?;
        }
    }
    for asset in library.assets() {
        copy(&library.path(asset), &folder.join(asset_file(asset)))?;
    }
    Ok(routes.len() + 1)
}

/// Whether a file may be written that is no page of the site's: no file has its name, nor
/// that of a folder which it lies in.
fn is_free(folder: &Path, name: &str) -> bool {
    let path = folder.join(name);
    let folders = path.ancestors().skip(1).take_while(|above| *above != folder);
    !path.exists() && folders.into_iter().all(|above| !above.is_file())
}

/// The files of a site that belong to none of its pages.
pub(super) fn beside_pages(printer: &Printer) -> Vec<File> {
    let mut files = vec![
        (NO_JEKYLL.to_owned(), Vec::new()),
        (NOT_FOUND.to_owned(), printer.not_found()),
        (OFFLINE.to_owned(), printer.offline()),
    ];
    files.extend(printer.manifest());
    files.extend(printer.followed());
    files
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
fn refuse_nesting(plan: &Plan<'_>, content: &Content) -> Result<(), PublishError> {
    let read: Vec<PathBuf> = content.read_folders().collect();
    let mut pairs = vec![(content.root(), plan.out)];
    pairs.extend(read.iter().map(|folder| (plan.out, &**folder)));
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
