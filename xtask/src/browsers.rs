//! The browsers of the tests, and what else these need of the system: how it is found, how
//! it is installed, and what to say where that cannot be done.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::places;
use crate::process::{capture, run, say};
use crate::setup::{Browsers, Toolbox};

/// What the browser tests need of the system: the browsers, their drivers, a screen for
/// the one that wants it, a certificate's maker, letters for Japanese, and Java for the
/// checker of pages; kramdown, with which the compiler is compared; and a C++ compiler.
pub(crate) fn set_up(tools: &mut Toolbox) -> Result<()> {
    let missing: Vec<_> = [
        (chromium(tools).is_none(), "chromium"),
        (chromedriver(tools).is_none(), "chromium-driver"),
        (firefox(tools).is_none(), "firefox-esr"),
        (HAS_WEBKIT && tools.find("WebKitWebDriver").is_none(), "webkit2gtk-driver"),
        (HAS_WEBKIT && tools.find("Xvfb").is_none(), "xvfb"),
        (tools.find("openssl").is_none(), "openssl"),
        (!has_japanese_font(tools), "fontconfig fonts-noto-cjk"),
        (!has_java(tools), "default-jre-headless"),
        (!has_kramdown(tools), "ruby-kramdown ruby-kramdown-parser-gfm"),
        (!has_compiler(tools), COMPILER),
    ]
    .into_iter()
    .filter_map(|(is_missing, packages)| is_missing.then_some(packages))
    .flat_map(str::split_whitespace)
    .collect();
    if !missing.is_empty() {
        install_system_packages(tools, &missing)?;
    }
    let chromium = chromium(tools).context("chromium is missing; install it, or name one in CHROMIUM")?;
    let driver =
        chromedriver(tools).context("chromedriver is missing; install it, or name one in CHROMEDRIVER")?;
    let firefox = firefox(tools).context("firefox is missing; install it, or name one in FIREFOX")?;
    ensure!(has_java(tools), "java is missing, or older than {JAVA}; install it");
    tools.set_browsers(Browsers { chromium, driver, firefox });
    Ok(())
}

/// The C++ compiler alone, which builds libFuzzer.
pub(crate) fn set_up_compiler(tools: &Toolbox) -> Result<()> {
    if has_compiler(tools) { Ok(()) } else { install_system_packages(tools, &[COMPILER]) }
}

/// Debian's C++ compiler.
const COMPILER: &str = "g++";

fn has_compiler(tools: &Toolbox) -> bool {
    !cfg!(unix) || tools.find("c++").is_some()
}

/// The oldest Java that the Nu HTML Checker runs on.
const JAVA: u32 = 17;

/// Whether the system can have `WebKit` as Debian packages it.
pub(crate) const HAS_WEBKIT: bool = cfg!(target_os = "linux");

fn chromium(tools: &Toolbox) -> Option<PathBuf> {
    let usual = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let elsewhere = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    ];
    named_in("CHROMIUM")
        .or_else(|| usual.iter().find_map(|name| tools.find(name)))
        .or_else(|| elsewhere.iter().map(PathBuf::from).find(|file| places::is_program(file)))
}

fn chromedriver(tools: &Toolbox) -> Option<PathBuf> {
    named_in("CHROMEDRIVER").or_else(|| tools.find("chromedriver"))
}

fn firefox(tools: &Toolbox) -> Option<PathBuf> {
    let elsewhere = [
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    ];
    named_in("FIREFOX")
        .or_else(|| ["firefox-esr", "firefox"].iter().find_map(|name| tools.find(name)))
        .or_else(|| elsewhere.iter().map(PathBuf::from).find(|file| places::is_program(file)))
}

fn named_in(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| places::is_program(file))
}

/// Only a bare Linux comes without.
fn has_japanese_font(tools: &Toolbox) -> bool {
    !cfg!(target_os = "linux")
        || tools
            .command("fc-list")
            .and_then(|mut list| capture(list.arg(":lang=ja")))
            .is_ok_and(|fonts| !fonts.is_empty())
}

fn has_kramdown(tools: &Toolbox) -> bool {
    tools
        .command("ruby")
        .and_then(|mut ruby| capture(ruby.args(["-e", "require 'kramdown-parser-gfm'"])))
        .is_ok()
}

fn has_java(tools: &Toolbox) -> bool {
    tools
        .command("java")
        .and_then(|mut java| capture(java.arg("--version")))
        .is_ok_and(|printed| java_version(&printed).is_some_and(|version| version >= JAVA))
}

/// The version in what `java --version` prints: `openjdk 17.0.15 2025-04-15 …`.
fn java_version(printed: &str) -> Option<u32> {
    printed.split_whitespace().nth(1)?.split(['.', '-', '+']).next()?.parse().ok()
}

fn install_system_packages(tools: &Toolbox, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let advice = format!("the tests need what is missing here; install it: sudo apt-get install {list}");
    if tools.find("apt-get").is_none() {
        bail!("{advice} (or what your system calls these)");
    }
    let is_root = capture(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    let is_sudoer = !is_root && capture(Command::new("sudo").args(["-n", "true"])).is_ok();
    if !is_root && !is_sudoer {
        bail!("{advice}");
    }
    let apt = |arguments: &[&str]| {
        // `env` carries the variable through sudo, which drops what it inherits.
        let mut command = if is_root { Command::new("env") } else { Command::new("sudo") };
        if is_sudoer {
            command.args(["-n", "env"]);
        }
        // Another installation on the machine is waited for, up to five minutes.
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]);
        run(command.args(arguments)).with_context(|| advice.clone())
    };
    say(&format!("  installing Debian's {list} …"));
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_java_is_its_first_number() {
        assert_eq!(java_version("openjdk 17.0.15 2025-04-15\nOpenJDK Runtime Environment …"), Some(17));
        assert_eq!(java_version("java 25 2025-09-16 LTS"), Some(25));
        assert_eq!(java_version("openjdk 26-ea 2026-03-17"), Some(26));
        assert_eq!(java_version(""), None);
    }
}
