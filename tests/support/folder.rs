//! A folder of its own for a test of the native tool.

#![allow(dead_code, reason = "each test takes what it needs of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder that is gone with its test.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Every file below a folder within it, by its path there, with its bytes.
    pub(crate) fn all(&self, name: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let top = self.path(name);
        let mut files = BTreeMap::new();
        let mut folders = vec![top.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.insert(path.strip_prefix(&top).unwrap().to_owned(), fs::read(path).unwrap());
                }
            }
        }
        files
    }

    /// What the native tool, started in it, does.
    pub(crate) fn cuecard(&self, arguments: &[&str]) -> Output {
        let mut cuecard = Command::new(env!("CARGO_BIN_EXE_cuecard"));
        cuecard.args(arguments).current_dir(self.0.path()).output().unwrap()
    }
}
