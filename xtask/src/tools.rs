//! The tools that build the project, and the packages of its suites: their versions, how
//! they are found, how they are installed, and what to say where that cannot be done.
//!
//! What is on the machine already is used; what is not goes into Cargo's folder, a
//! cache of the user's, or the suite's own folder. The browsers are `browsers`' affair.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::places;
use crate::process::{capture, run, say};
use crate::setup::Toolbox;

/// Trunk, which builds and serves the client.
const TRUNK: &str = "0.21.14";

/// Binaryen as npm has it: Debian's `wasm-opt` is too old for what Rust emits, and
/// the builds on GitHub are out of reach for some networks.
const BINARYEN: &str = "132.0.0";

/// esbuild, which writes the client's scripts as short as they can be.
const ESBUILD: &str = "0.28.2";

/// The target that the client is compiled for.
pub(crate) const BROWSER: &str = "wasm32-unknown-unknown";

/// Rust's own parts: the browser target and, for the tests, its linter and formatter.
pub(crate) fn rust(with_checks: bool) -> Result<()> {
    let sysroot = PathBuf::from(capture(Command::new("rustc").args(["--print", "sysroot"]))?);
    if !sysroot.join("lib/rustlib").join(BROWSER).is_dir() {
        rustup(&["target", "add", BROWSER])?;
    }
    let suffix = env::consts::EXE_SUFFIX;
    for (program, component) in [("cargo-clippy", "clippy"), ("cargo-fmt", "rustfmt")] {
        if with_checks && !sysroot.join("bin").join(format!("{program}{suffix}")).is_file() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str]) -> Result<()> {
    let call = format!("rustup {}", arguments.join(" "));
    say(&format!("  installing: {call}"));
    run(Command::new("rustup").args(arguments)).with_context(|| {
        format!("a part of Rust is missing; install rustup (https://rustup.rs), then: {call}")
    })
}

/// Node and npm, which nothing here can install.
pub(crate) fn node(tools: &mut Toolbox) -> Result<()> {
    let wanted = format!(
        "install Node {} or later with npm (https://nodejs.org)",
        NODE.map(|part| part.to_string()).join(".")
    );
    for program in ["node", "npm"] {
        ensure!(tools.find(program).is_some(), "{program} is missing; {wanted}");
    }
    let printed = capture(tools.command("node")?.arg("--version"))?;
    ensure!(
        node_version(&printed).is_some_and(|version| version >= NODE),
        "node is {}; {wanted}",
        printed.trim()
    );
    Ok(())
}

/// The oldest Node, major and minor, that every locked package of the tests runs on.
const NODE: [u32; 2] = [20, 19];

/// The version in what `node --version` prints: `v20.20.2`.
fn node_version(printed: &str) -> Option<[u32; 2]> {
    let mut parts = printed.trim().strip_prefix('v')?.split('.');
    Some([parts.next()?.parse().ok()?, parts.next()?.parse().ok()?])
}

/// Trunk, in the version that `Trunk.toml` is written for.
pub(crate) fn trunk(tools: &mut Toolbox) -> Result<()> {
    cargo_tool(
        tools,
        &CargoTool { package: "trunk", program: "trunk", version: TRUNK, locked: true, minutes: 6 },
    )
}

/// wasm-bindgen's program, which must be of the very version of the crate.
pub(crate) fn wasm_bindgen(tools: &mut Toolbox) -> Result<()> {
    let lock = fs::read_to_string(places::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    let tool = CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        // Its lock file names a crate version that was withdrawn.
        locked: false,
        minutes: 3,
    };
    cargo_tool(tools, &tool)
}

/// A program that `cargo install` brings.
struct CargoTool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    /// Whether its own lock file is followed.
    locked: bool,
    /// How long it builds on two cores.
    minutes: u32,
}

fn cargo_tool(tools: &mut Toolbox, tool: &CargoTool<'_>) -> Result<()> {
    let CargoTool { package, program, version, .. } = *tool;
    let cached = places::tool_cache()?.join(format!("{package}-{version}"));
    if cached.join("bin").is_dir() {
        tools.prepend(cached.join("bin"))?;
    }
    if tools.find(program).is_some_and(|file| has_version(&file, version)) {
        return Ok(());
    }
    let cargo_home = places::cargo_home()?;
    // Another version in Cargo's folder may serve another project: it is left alone.
    let taken = cargo_home.join("bin").join(format!("{program}{}", env::consts::EXE_SUFFIX)).is_file();
    let folder = if taken { cached } else { cargo_home };
    say(&format!("  installing {package} {version} (about {} minutes on two cores) …", tool.minutes));
    let mut install = Command::new("cargo");
    install.args(["install", package, "--version", version, "--root"]).arg(&folder);
    if tool.locked {
        install.arg("--locked");
    }
    // The programs are the machine's own, whatever the project is compiled for.
    install.env_remove("CARGO_BUILD_TARGET");
    let locked = if tool.locked { " --locked" } else { "" };
    run(&mut install).with_context(|| {
        format!("{program} is missing; install it: cargo install {package} --version {version}{locked}")
    })?;
    tools.prepend(folder.join("bin"))
}

fn has_version(program: &Path, version: &str) -> bool {
    capture(Command::new(program).arg("--version"))
        .is_ok_and(|printed| printed.split_whitespace().any(|word| word == version))
}

/// The version of a package in a lock file.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// `wasm-opt`, from npm into the user's cache; it calls itself by its major version.
pub(crate) fn wasm_opt(tools: &mut Toolbox) -> Result<()> {
    let (major, _) = BINARYEN.split_once('.').unwrap_or((BINARYEN, ""));
    npm_tool(tools, "binaryen", "wasm-opt", BINARYEN, major)
}

/// `esbuild`, from npm into the user's cache.
pub(crate) fn esbuild(tools: &mut Toolbox) -> Result<()> {
    npm_tool(tools, "esbuild", "esbuild", ESBUILD, ESBUILD)
}

/// A program of an npm package: the one that is there already, where it calls itself by
/// that version.
fn npm_tool(tools: &mut Toolbox, package: &str, program: &str, version: &str, told: &str) -> Result<()> {
    let folder = places::tool_cache()?.join(format!("{package}-{version}"));
    let programs = folder.join("node_modules/.bin");
    if !programs.is_dir() {
        if tools.find(program).is_some_and(|file| has_version(&file, told)) {
            return Ok(());
        }
        let package = format!("{package}@{version}");
        say(&format!("  installing {program} (npm's {package}) …"));
        install_npm_package(tools, &package, &folder)
            .with_context(|| format!("{program} is missing; install it: npm install --global {package}"))?;
    }
    tools.prepend(programs)
}

/// Installs beside the place and moves it there whole, so that a set-up that was cut
/// off leaves nothing that looks finished.
fn install_npm_package(tools: &Toolbox, package: &str, folder: &Path) -> Result<()> {
    let unfinished = places::tool_cache()?.join("unfinished");
    clear(&unfinished)?;
    fs::create_dir_all(&unfinished)?;
    let mut npm = tools.command("npm")?;
    npm.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&unfinished);
    capture(npm.arg(package))?;
    clear(folder)?;
    fs::rename(&unfinished, folder)?;
    Ok(())
}

/// Removes a folder that may be there.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// The packages of the tests in browsers, as their lock files name them.
pub(crate) fn test_packages(tools: &Toolbox) -> Result<()> {
    [places::e2e(), places::faults(), places::gates()].iter().try_for_each(|folder| packages(tools, folder))
}

fn packages(tools: &Toolbox, folder: &Path) -> Result<()> {
    let lock_file = folder.join("package-lock.json");
    let lock = fs::read(&lock_file).with_context(|| format!("cannot read {}", lock_file.display()))?;
    // npm empties the folder first: the stamp is there only after all of it succeeded.
    let stamp = folder.join("node_modules/.installed-package-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say(&format!("  installing the npm packages of {} …", folder.display()));
    let mut npm = tools.command("npm")?;
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    capture(&mut npm).with_context(|| {
        format!("packages of the tests are missing; run `npm ci` in {}", folder.display())
    })?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(node_version("v20.20.2\n"), Some([20, 20]));
        assert!(node_version("v18.19.0").is_some_and(|version| version < NODE));
        assert_eq!(node_version("node"), None);
    }

    #[test]
    fn a_locked_version_is_that_of_the_package_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
