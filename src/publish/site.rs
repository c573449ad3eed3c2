//! Puts a site together and writes it.
//!
//! 1. Everything is made in memory first: a site that cannot be made changes
//!    nothing on the disk.
//! 2. It is written beside its place and then put there, so that nobody meets half
//!    a site; what stood there before goes with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::check::Checked;
use super::content::Library;
use super::shell::{self, Parts, Shell};
use super::{PublishError, head, policy, render};
use crate::model::{Document, Report, ReportPage, ReportSummary, Site, SiteIndex};
use crate::ui::page::Page;
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
}

/// A file of the site: its path in it, and its bytes.
type File = (String, Vec<u8>);

/// Writes the site of a content folder. Returns how many pages it has.
///
/// # Errors
/// Where a file cannot be read or written, where the client folder holds no shell,
/// and where the place of the site is taken by something else.
pub fn build(checked: Checked, plan: &Plan<'_>) -> Result<usize, PublishError> {
    let shell = Shell::read(plan.client)?;
    let Checked { site, reports, content, .. } = checked;
    if is_inside(plan.out, content.files.root()) {
        let (out, content) = (plan.out.to_owned(), content.files.root().to_owned());
        return Err(PublishError::Inside { out, content });
    }
    let files = files(&shell, &site, reports, plan.base)?;
    let pages = files.iter().filter(|(name, _)| is_page(name)).count();
    if is_same(plan.client, plan.out) {
        write(plan.out, &files, &content.files)?;
    } else {
        replace(plan, &files, &content.files)?;
    }
    Ok(pages)
}

fn is_page(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "html")
}

/// Every file that is made from the reports.
fn files(shell: &Shell, site: &Site, reports: Vec<Report>, base: &Base) -> Result<Vec<File>, PublishError> {
    let frames: BTreeSet<_> = reports.iter().flat_map(policy::frames).collect();
    let policy = policy::write(shell, &frames);
    let summaries = reports.iter().map(ReportSummary::from).collect();
    let index = SiteIndex { site: site.clone(), reports: summaries };
    let mut files = vec![(NO_JEKYLL.to_owned(), Vec::new())];
    files.push(json(data_file(&Route::Home), &index)?);
    let html = |page: Page| {
        let head = head::write(&page, &policy);
        let language = page.site().language.tag();
        let root = head::root(&page, &render::draw(page.clone(), base), base);
        shell.fill(&Parts { language, head: &head, root: &root }, base).into_bytes()
    };
    files.push((NOT_FOUND.to_owned(), html(Page::NotFound(site.clone()))));
    let mut pages = vec![Page::Home(index)];
    for report in reports {
        let route = Route::Report(report.slug.clone());
        let page = ReportPage { site: site.clone(), report };
        files.push(json(data_file(&route), &page)?);
        pages.push(Page::Report(Box::new(page)));
    }
    for page in pages {
        if let Some(folder) = page.folder() {
            files.push(([&folder, shell::FILE].concat(), html(page)));
        }
    }
    Ok(files)
}

fn json<T: Serialize>(name: String, content: &T) -> Result<File, PublishError> {
    match serde_json::to_vec(&Document::new(content)) {
        Ok(bytes) => Ok((name, bytes)),
        Err(source) => Err(PublishError::Encode { name, source }),
    }
}

/// Writes the site aside and puts it into its place.
fn replace(plan: &Plan<'_>, files: &[File], library: &Library) -> Result<(), PublishError> {
    let out = plan.out;
    if !may_replace(out) {
        return Err(PublishError::Occupied { path: out.to_owned() });
    }
    let aside = beside(out, "new");
    remove(&aside)?;
    copy_folder(plan.client, &aside)?;
    write(&aside, files, library)?;
    let before = beside(out, "old");
    remove(&before)?;
    if out.exists() {
        fs::rename(out, &before).map_err(PublishError::write(out))?;
    }
    fs::rename(&aside, out).map_err(PublishError::write(out))?;
    remove(&before)
}

/// Whether a folder is free to be a site's: not there, empty, or a site already.
fn may_replace(out: &Path) -> bool {
    let is_site = out.join(data_file(&Route::Home)).is_file() && out.join(NO_JEKYLL).is_file();
    is_site || fs::read_dir(out).map_or_else(|_| !out.exists(), |mut entries| entries.next().is_none())
}

/// A folder's neighbour of nearly the same name.
fn beside(out: &Path, suffix: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(suffix);
    out.with_file_name(name)
}

fn remove(folder: &Path) -> Result<(), PublishError> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(PublishError::write(folder))?;
    }
    Ok(())
}

fn write(folder: &Path, files: &[File], library: &Library) -> Result<(), PublishError> {
    for (name, bytes) in files {
        let path = folder.join(name);
        make_parent(&path)?;
        fs::write(&path, bytes).map_err(PublishError::write(&path))?;
    }
    for asset in library.assets() {
        copy(&library.path(asset), &folder.join(asset_file(asset)))?;
    }
    Ok(())
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
    let bytes = fs::read(from).map_err(PublishError::read(from))?;
    fs::write(to, bytes).map_err(PublishError::write(to))
}

fn make_parent(path: &Path) -> Result<(), PublishError> {
    match path.parent() {
        Some(parent) => fs::create_dir_all(parent).map_err(PublishError::write(parent)),
        None => Ok(()),
    }
}

/// Whether a path, which need not exist, leads into a folder, which does.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    path.ancestors()
        .map(|part| if part.as_os_str().is_empty() { Path::new(".") } else { part })
        .find_map(|part| part.canonicalize().ok())
        .is_some_and(|existing| existing.starts_with(folder))
}

fn is_same(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}
