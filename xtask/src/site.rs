//! Building and serving the site: Trunk makes the client, the native tool the pages.
//!
//! 1. [`serve`] and [`build`] start Trunk.
//! 2. Trunk compiles the client and calls back `cargo xtask pages` ([`pages`]) with
//!    the folder that it is filling.
//! 3. The native tool ([`Pages`]) renders the content into that folder.
//!
//! The tests want one client below several sites: [`client`] makes it alone.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::places;
use crate::process::{run, say};
use crate::setup::{self, Toolbox};
use crate::shorten;

/// Tells the hook that Trunk calls that no pages are wanted.
const CLIENT_ONLY: &str = "CUECARD_CLIENT_ONLY";

/// Tells that hook which path the site will live under. Trunk cannot: the client is
/// the same under every path, and only the pages name it.
const BASE: &str = "CUECARD_BASE";

/// How the client is compiled: the profiles of Cargo.toml.
#[derive(Clone, Copy)]
pub(crate) enum Client {
    /// As readers get it.
    Release,
    /// With the assertions that name a hydration mismatch.
    Checked,
}

/// How the native tool is compiled.
#[derive(Clone, Copy)]
pub(crate) enum Native {
    /// As the tests compile it anyway; quick enough for a site.
    Debug,
    /// As it is measured.
    Release,
}

/// Builds and serves the site until it is interrupted.
///
/// # Errors
/// Where a build fails.
pub(crate) fn serve(tools: &Toolbox) -> Result<()> {
    say("[1/2] the native tool …");
    run(setup::in_project("cargo").args(["build", "--bin", "cuecard"]))?;
    say("[2/2] the client, then http://127.0.0.1:8080/ (Ctrl-C ends it) …");
    stay(trunk(tools)?.arg("serve").env(BASE, "/"))
}

/// Becomes the command, so that a signal to end reaches it.
#[cfg(unix)]
fn stay(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("cannot start trunk")
}

/// Runs the command until it ends.
#[cfg(not(unix))]
fn stay(command: &mut Command) -> Result<()> {
    run(command)
}

/// Builds the release site into `dist/`.
///
/// # Errors
/// Where the build fails.
pub(crate) fn build(tools: &Toolbox, base: Option<&str>) -> Result<()> {
    say(&format!("building the release site for {} …", base.unwrap_or("the address in site.toml")));
    let mut trunk = trunk(tools)?;
    trunk.args(["build", "--release"]);
    if let Some(base) = base {
        trunk.env(BASE, base);
    }
    run(&mut trunk)?;
    say("The site is in dist/.");
    Ok(())
}

/// Finishes the client in the folder that Trunk is filling, and renders the pages
/// into it: Trunk's hook.
///
/// # Errors
/// Where Trunk did not call, or the content has errors.
pub(crate) fn pages() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.context("TRUNK_STAGING_DIR is not set: Trunk calls this, not you")?;
    // Whoever looks into a client that is no release wants to read the names.
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        shorten::client(&staging)?;
    }
    if env::var_os(CLIENT_ONLY).is_some() {
        return Ok(());
    }
    let base = env::var(BASE).ok();
    let content = Path::new(places::CONTENT);
    render(Native::Debug, &Pages { content, client: &staging, out: &staging, base: base.as_deref() })
}

/// What the native tool makes a site of.
pub(crate) struct Pages<'a> {
    /// The content folder.
    pub(crate) content: &'a Path,
    /// The folder with the client, as Trunk made it.
    pub(crate) client: &'a Path,
    /// The folder that the site goes to.
    pub(crate) out: &'a Path,
    /// The path that the site will live under; none for that of the site's address.
    pub(crate) base: Option<&'a str>,
}

/// Makes a site with the native tool.
///
/// # Errors
/// Where the tool does not compile, or the content has errors.
pub(crate) fn render(native: Native, pages: &Pages<'_>) -> Result<()> {
    let mut cargo = setup::in_project("cargo");
    cargo.args(["run", "--quiet", "--bin", "cuecard"]);
    if matches!(native, Native::Release) {
        cargo.arg("--release");
    }
    cargo.args(["--", "build", "--content"]).arg(pages.content);
    cargo.arg("--client").arg(pages.client);
    cargo.arg("--out").arg(pages.out);
    if let Some(base) = pages.base {
        cargo.args(["--base", base]);
    }
    run(&mut cargo)
}

/// Builds the client alone, without pages, into a folder.
///
/// # Errors
/// Where the build fails.
pub(crate) fn client(tools: &Toolbox, kind: Client, folder: &Path) -> Result<()> {
    let mut trunk = trunk(tools)?;
    trunk.arg("build");
    match kind {
        Client::Release => trunk.arg("--release"),
        Client::Checked => trunk.args(["--cargo-profile", "client-checked"]),
    };
    trunk.arg("--dist").arg(folder);
    run(trunk.env(CLIENT_ONLY, "1"))
}

fn trunk(tools: &Toolbox) -> Result<Command> {
    let mut trunk = tools.command("trunk")?;
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env_remove(CLIENT_ONLY).env_remove(BASE);
    Ok(trunk)
}
