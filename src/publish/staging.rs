//! The staging folder: a site is written in it, beside its place, until it is swapped in.
//!
//! 1. What builds left that did not come to their end is cleared away; a site that such a
//!    one had taken out of its place already is put back.
//! 2. A folder is made whose name tells whose site it is of, and its file [`LOCK`] is
//!    locked for as long as the build lives: the system frees it however that ends.
//! 3. [`Staging::swap_in`] exchanges the site that stands in the place for the new one.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempDir};

use super::PublishError;

/// How many characters make the name of each folder its own.
const OWN: usize = 8;
/// The file that tells a build at work from one that is gone. It is empty until it is
/// locked, so that nobody takes a folder that is just being made for a leftover.
const LOCK: &str = "lock";
/// Where the new site is written.
const NEW: &str = "new";
/// Where the one that it takes the place of goes meanwhile.
const OLD: &str = "old";

/// The staging folder of a build.
pub(super) struct Staging {
    place: PathBuf,
    /// Ahead of the folder, for what is open cannot be deleted everywhere.
    lock: File,
    folder: TempDir,
}

impl Staging {
    /// Makes one beside `place`, which is a whole path, and its parents.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub(super) fn beside(place: &Path) -> Result<Self, PublishError> {
        let beside = place.parent().unwrap_or(place);
        fs::create_dir_all(beside).map_err(PublishError::write(beside))?;
        let folder = Builder::new()
            .prefix(&prefix(place))
            .rand_bytes(OWN)
            .tempdir_in(beside)
            .map_err(PublishError::write(beside))?;
        let path = folder.path().join(LOCK);
        let mut lock = File::create(&path).map_err(PublishError::write(&path))?;
        // Where the system has no locks, nothing is ever taken for a leftover.
        if lock.lock().is_ok() {
            lock.write_all(b"locked").map_err(PublishError::write(&path))?;
        }
        Ok(Self { place: place.to_owned(), lock, folder })
    }

    /// Where the new site is written.
    pub(super) fn new_site(&self) -> PathBuf {
        self.folder.path().join(NEW)
    }

    /// Puts the new site into its place; where that fails, what stood there stands there again.
    ///
    /// # Errors
    /// Where it fails.
    pub(super) fn swap_in(self) -> Result<(), PublishError> {
        let (new, old) = (self.new_site(), self.folder.path().join(OLD));
        let Self { place, folder, lock } = self;
        if place.exists() {
            fs::rename(&place, &old).map_err(PublishError::write(&place))?;
        }
        if let Err(error) = fs::rename(&new, &place) {
            if old.exists() && fs::rename(&old, &place).is_err() {
                // The only copy of the site that was there is not deleted with the folder.
                let _ = folder.keep();
                return Err(PublishError::Swap { path: place, old, source: error });
            }
            return Err(PublishError::write(&place)(error));
        }
        drop(lock);
        Ok(())
    }
}

/// Clears away what builds of the site at `place` left that did not come to their end, and
/// puts back the site that they took from there.
pub(super) fn clear_leftovers(place: &Path) {
    let (Some(beside), prefix) = (place.parent(), prefix(place)) else { return };
    for entry in fs::read_dir(beside).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let own = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
        let is_one = own.is_some_and(|own| own.len() == OWN && own.iter().all(u8::is_ascii_alphanumeric));
        if is_one {
            clear_leftover(&entry.path(), place);
        }
    }
}

fn clear_leftover(folder: &Path, place: &Path) {
    let Ok(lock) = File::open(folder.join(LOCK)) else { return };
    let is_left = lock.try_lock().is_ok() && lock.metadata().is_ok_and(|data| data.len() > 0);
    if !is_left {
        return;
    }
    let old = folder.join(OLD);
    let is_back = !old.exists() || place.exists() || fs::rename(&old, place).is_ok();
    if is_back {
        // What cannot be deleted hinders no build; the next one tries again.
        let _ = fs::remove_dir_all(folder);
    }
}

/// What the names of the staging folders of the site at `place` begin with.
fn prefix(place: &Path) -> OsString {
    let mut prefix = OsString::from(".cuecard-");
    prefix.push(place.file_name().unwrap_or_default());
    prefix.push("-");
    prefix
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;

    #[test]
    fn a_build_at_work_is_no_leftover_and_one_that_is_gone_is() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("out");
        let staging = Staging::beside(&place).unwrap();
        let at_work = staging.folder.path().to_owned();
        clear_leftovers(&place);
        assert!(at_work.exists());
        let left = staging.folder.keep();
        clear_leftovers(&folder.path().join("other"));
        assert!(left.exists(), "that of another site");
        drop(staging.lock);
        clear_leftovers(&place);
        assert!(!left.exists());
    }
}
