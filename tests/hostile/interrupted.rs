//! Builds that fail or are cut off: what stood there before stands there still.

use std::fs;

use crate::site::{Site, told};

/// The staging folders beside the site.
fn staging_folders(site: &Site) -> Vec<String> {
    let names = fs::read_dir(site.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter_map(|name| name.into_string().ok()).filter(|name| name.starts_with(".cuecard-")).collect()
}

#[test]
fn a_build_that_fails_midway_leaves_the_site_as_it_was() {
    let site = Site::new();
    site.put("images/a.png", b"a picture");
    assert_eq!(site.build().status.code(), Some(0));
    let before = site.all("out");
    site.write("content/posts/2025-01-03-second.md", "---\ntitle: Second\n---\n");
    // The pictures' folder cannot be made, after all pages are written.
    site.write("client/assets", "a file");
    let output = site.build();
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(told(&output).contains("the site was not built"), "{}", told(&output));
    assert_eq!(site.all("out"), before);
    assert_eq!(staging_folders(&site), [""; 0]);
}

/// What a build leaves that is cut off between taking the old site away and putting the new
/// one in its place.
fn cut_off(site: &Site) {
    site.write(".cuecard-out-Ab3dE6gh/lock", "locked");
    site.write(".cuecard-out-Ab3dE6gh/new/index.html", "half");
    fs::rename(site.path("out"), site.path(".cuecard-out-Ab3dE6gh/old")).unwrap();
}

#[test]
fn the_site_of_a_build_that_was_cut_off_is_put_back_even_where_the_next_one_fails() {
    let site = Site::new();
    assert_eq!(site.build().status.code(), Some(0));
    let before = site.all("out");
    cut_off(&site);
    fs::remove_file(site.path("client/index.html")).unwrap();
    assert_eq!(site.build().status.code(), Some(2));
    assert_eq!(site.all("out"), before);
    assert_eq!(staging_folders(&site), [""; 0]);
}

#[test]
fn what_builds_left_that_were_cut_off_is_cleared_away_and_nothing_else() {
    let site = Site::new();
    assert_eq!(site.build().status.code(), Some(0));
    site.write(".cuecard-out-Ab3dE6gh/lock", "locked");
    site.write(".cuecard-out-Ab3dE6gh/new/index.html", "half");
    // Of a site whose name only begins alike, not yet locked, and the user's own.
    site.write(".cuecard-out-two-Ab3dE6gh/lock", "locked");
    site.write(".cuecard-out-Zz3dE6gh/lock", "");
    site.write(".cuecard-out-notes/lock", "locked");
    assert_eq!(site.build().status.code(), Some(0));
    let mut left = staging_folders(&site);
    left.sort();
    assert_eq!(left, [".cuecard-out-Zz3dE6gh", ".cuecard-out-notes", ".cuecard-out-two-Ab3dE6gh"]);
}

#[test]
fn while_another_build_of_the_same_site_is_at_work_its_folder_stays() {
    let site = Site::new();
    site.write(".cuecard-out-Ab3dE6gh/lock", "locked");
    let lock = fs::File::open(site.path(".cuecard-out-Ab3dE6gh/lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(site.build().status.code(), Some(0));
    assert_eq!(staging_folders(&site), [".cuecard-out-Ab3dE6gh"]);
    lock.unlock().unwrap();
    assert_eq!(site.build().status.code(), Some(0));
    assert_eq!(staging_folders(&site), [""; 0]);
}
