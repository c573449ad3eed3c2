//! Puts a site together and writes it.
//!
//! 1. Everything is made in memory first: a site that cannot be made changes
//!    nothing on the disk.
//! 2. It is written beside its place and then put there, so that nobody meets half
//!    a site; what stood there before goes with it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Serialize;
use tempfile::Builder;

use super::check::{Checked, CheckedReport};
use super::content::Library;
use super::shell::{self, Parts, Shell};
use super::{PublishError, head, manifest, policy, render};
use crate::model::{Document, ReportPage, ReportSummary, Site, SiteIndex};
use crate::ui::page::Page;
use crate::ui::routes::{Base, MANIFEST, Route, asset_file, captions_file, data_file, transcripts_file};

/// The page of addresses that lead nowhere, as static hosts look for it.
const NOT_FOUND: &str = "404.html";
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
    refuse_nesting(plan, content.files.root())?;
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
fn files(
    shell: &Shell,
    site: &Site,
    reports: Vec<CheckedReport>,
    base: &Base,
) -> Result<Vec<File>, PublishError> {
    let frames: BTreeSet<_> = reports.iter().flat_map(|checked| policy::frames(&checked.report)).collect();
    let policy = policy::write(shell, &frames);
    let summaries = reports.iter().map(|checked| ReportSummary::from(&checked.report)).collect();
    let index = SiteIndex { site: site.clone(), reports: summaries };
    let mut files = vec![(NO_JEKYLL.to_owned(), Vec::new())];
    let home = json(data_file(&Route::Home), &index)?;
    let manifest = manifest::write(shell, site, base)?;
    let manifest_address = manifest.as_ref().map(|_| base.manifest());
    files.extend(manifest.map(|bytes| (MANIFEST.to_owned(), bytes)));
    let html = |page: Page, data: Option<&[u8]>| {
        let head = head::write(&page, &policy, manifest_address.as_deref());
        let language = page.site().language.tag();
        let root = head::root(&page, &render::draw(page.clone(), base), base, data);
        shell.fill(&Parts { language, head: &head, root: &root }, base).into_bytes()
    };
    files.push((NOT_FOUND.to_owned(), html(Page::NotFound(site.clone()), None)));
    files.push((OFFLINE.to_owned(), html(Page::Offline(site.clone()), None)));
    let mut pages = vec![(Page::Home(index), home)];
    for CheckedReport { report, transcripts, captions } in reports {
        if !transcripts.talks.is_empty() {
            files.push(json(transcripts_file(&report.slug), &transcripts)?);
        }
        files.extend(captions.map(|captions| (captions_file(&report.slug), captions.into_bytes())));
        let route = Route::Report(report.slug.clone());
        let page = ReportPage { site: site.clone(), report, transcripts };
        let data = json(data_file(&route), &page)?;
        pages.push((Page::Report(Box::new(page)), data));
    }
    for (page, data) in pages {
        if let Some(folder) = page.folder() {
            files.push(([&folder, shell::FILE].concat(), html(page, Some(&data.1))));
        }
        files.push(data);
    }
    Ok(files)
}

fn json<T: Serialize>(name: String, content: &T) -> Result<File, PublishError> {
    match serde_json::to_vec(&Document::new(content)) {
        Ok(bytes) => Ok((name, bytes)),
        Err(source) => Err(PublishError::Encode { name, source }),
    }
}

/// Writes the site aside and puts it into its place; where that fails, what stood
/// there stands there again.
fn replace(plan: &Plan<'_>, files: &[File], library: &Library) -> Result<(), PublishError> {
    let out = whole(plan.out);
    if !may_replace(&out) {
        return Err(PublishError::Occupied { path: plan.out.to_owned() });
    }
    let beside = out.parent().unwrap_or(&out);
    fs::create_dir_all(beside).map_err(PublishError::write(beside))?;
    let aside = Builder::new().prefix(".cuecard-").tempdir_in(beside).map_err(PublishError::write(beside))?;
    let (new, old) = (aside.path().join("new"), aside.path().join("old"));
    copy_folder(plan.client, &new)?;
    write(&new, files, library)?;
    if out.exists() {
        fs::rename(&out, &old).map_err(PublishError::write(&out))?;
    }
    if let Err(error) = fs::rename(&new, &out) {
        // Where even this fails, the error that is told is the one that matters.
        let _ = fs::rename(&old, &out);
        return Err(PublishError::write(&out)(error));
    }
    Ok(())
}

/// Whether a folder is free to be a site's: not there, empty, or a site already.
fn may_replace(out: &Path) -> bool {
    let is_site = out.join(data_file(&Route::Home)).is_file() && out.join(NO_JEKYLL).is_file();
    is_site || fs::read_dir(out).map_or_else(|_| !out.exists(), |mut entries| entries.next().is_none())
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
