//! Set-up: what is missing is installed, once for the machine and its user.
//!
//! [`set_up`] goes through the tools of a scope and returns the [`Toolbox`] that all
//! further commands are started from. Where nothing is missing it takes well under
//! a second.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::places;
use crate::process::say;
use crate::{browsers, tools};

/// How much is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// What builds and serves the site.
    Build,
    /// What looks for texts that break a promise.
    Fuzz,
    /// What builds, and what tests and measures it in a browser.
    Test,
}

/// Where the tools are.
pub(crate) struct Toolbox {
    path: OsString,
    browsers: Option<Browsers>,
}

/// The browsers of the tests; WebKit's driver finds its own.
#[derive(Clone)]
pub(crate) struct Browsers {
    /// Chromium, or Chrome.
    pub(crate) chromium: PathBuf,
    /// Its `WebDriver`.
    pub(crate) driver: PathBuf,
    /// Firefox.
    pub(crate) firefox: PathBuf,
}

/// Installs what is missing.
///
/// # Errors
/// Where something is missing and cannot be installed: what it is, and the command
/// that installs it.
pub(crate) fn set_up(scope: Scope) -> Result<Toolbox> {
    let _lock = wait_for_turn()?;
    let mut tools = Toolbox::new()?;
    if scope == Scope::Fuzz {
        browsers::set_up_compiler(&tools)?;
        return Ok(tools);
    }
    let with_tests = scope == Scope::Test;
    tools::rust(with_tests)?;
    tools::node(&mut tools)?;
    tools::wasm_opt(&mut tools)?;
    tools::esbuild(&mut tools)?;
    tools::wasm_bindgen(&mut tools)?;
    tools::trunk(&mut tools)?;
    if with_tests {
        browsers::set_up(&mut tools)?;
        tools::test_packages(&tools)?;
    }
    Ok(tools)
}

/// One set-up at a time: two would install the same into the same place. The lock
/// goes with the file handle.
fn wait_for_turn() -> Result<File> {
    let folder = places::tool_cache()?;
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join("setup.lock");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say("waiting for another set-up to end …");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => {
            return Err(error).with_context(|| format!("cannot lock {}", path.display()));
        }
    }
    Ok(file)
}

impl Toolbox {
    fn new() -> Result<Self> {
        let mut tools = Self { path: env::var_os("PATH").unwrap_or_default(), browsers: None };
        // Cargo installs there, and a fresh machine does not look there.
        tools.append(places::cargo_home()?.join("bin"))?;
        Ok(tools)
    }

    /// Looks for a program.
    pub(crate) fn find(&self, name: &str) -> Option<PathBuf> {
        places::find_program(name, &self.path)
    }

    /// Puts a folder of programs before all others.
    pub(crate) fn prepend(&mut self, folder: PathBuf) -> Result<()> {
        let others = env::split_paths(&self.path).filter(|other| *other != folder).collect::<Vec<_>>();
        self.path = env::join_paths(std::iter::once(folder).chain(others))?;
        Ok(())
    }

    fn append(&mut self, folder: PathBuf) -> Result<()> {
        let others = env::split_paths(&self.path).collect::<Vec<_>>();
        self.path = env::join_paths(others.into_iter().chain([folder]))?;
        Ok(())
    }

    /// Notes the browsers that were found.
    pub(crate) fn set_browsers(&mut self, browsers: Browsers) {
        self.browsers = Some(browsers);
    }

    /// The browsers of the tests.
    ///
    /// # Errors
    /// Where the set-up's scope left them out.
    pub(crate) fn browsers(&self) -> Result<&Browsers> {
        self.browsers.as_ref().context("no browsers were set up")
    }

    /// A command in the project's folder that finds all tools.
    ///
    /// # Errors
    /// Where there is no such program.
    pub(crate) fn command(&self, program: &str) -> Result<Command> {
        let file = self.find(program).with_context(|| format!("{program} is missing"))?;
        let mut command = in_project(&file);
        command.env("PATH", &self.path);
        Ok(command)
    }
}

/// A command in the project's folder, free of what `cargo run` told this program
/// about itself and of a target of the user's that is none of the site's.
pub(crate) fn in_project(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(places::root()).env_remove("CARGO_BUILD_TARGET");
    for (name, _) in env::vars_os() {
        let is_about_xtask = name.to_str().is_some_and(|name| {
            ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|start| name.starts_with(start))
        });
        if is_about_xtask {
            command.env_remove(name);
        }
    }
    if let Some(flags) = client_flags() {
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    command
}

/// What the compiler is told for the browser: panics of crates name files by where
/// they lie in cargo's folder, which is a place on this machine, and long. The same
/// source then gives the same client anywhere, and a smaller one.
fn client_flags() -> Option<String> {
    let crates = places::cargo_home().ok()?.join("registry/src");
    let flag = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let flags = [flag(&crates, ""), flag(places::root(), "")].join(" ");
    // Cargo divides flags at spaces, so that a folder with one cannot be named.
    (flags.split(' ').count() == 2).then_some(flags)
}
