//! `cargo xtask test`: every check of the project, in the order of what they cost.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::browsers;
use crate::fuzz;
use crate::places;
use crate::process::{self, Progress, say, seconds};
use crate::setup::{self, Browsers, Scope, Toolbox};
use crate::site::{self, Client, Native, Pages};
use crate::tools::{self, BROWSER};

/// A step of the tests.
struct Step {
    /// What `--only` calls it.
    name: &'static str,
    /// What the reader is told.
    title: &'static str,
    check: fn(&Toolbox) -> Result<Outcome>,
}

/// How a step went that did not fail.
enum Outcome {
    /// All of it was done.
    Done,
    /// Something was left out, and why.
    Partly(&'static str),
}

const STEPS: &[Step] = &[
    Step { name: "format", title: "formatting", check: format },
    Step { name: "clippy-native", title: "clippy, native side", check: clippy_native },
    Step { name: "clippy-browser", title: "clippy, browser side", check: clippy_browser },
    Step { name: "native", title: "native tests", check: native },
    Step { name: "fuzz", title: "texts that nobody wrote, for two minutes", check: fuzz },
    Step { name: "frame", title: "tests of the player's frame in Chromium", check: frame },
    Step { name: "docs", title: "documentation", check: docs },
    Step { name: "client", title: "the client, as readers get it and with assertions", check: client },
    Step { name: "sites", title: "the sites that the end-to-end tests look at", check: sites },
    Step { name: "pages", title: "every page and file of the sites", check: pages },
    Step { name: "lighthouse", title: "Lighthouse's scores", check: lighthouse },
    Step { name: "e2e", title: "end-to-end tests", check: e2e },
    Step { name: "faults", title: "faults, in three browsers", check: faults },
];

/// The features of the browser side, instead of the native side's.
const HYDRATE: [&str; 4] = ["--target", BROWSER, "--no-default-features", "--features=hydrate"];

/// Runs the named steps, or all of them where none is named.
///
/// # Errors
/// At the first step that fails: its name.
pub(crate) fn run(only: &[String]) -> Result<()> {
    for name in only {
        let is_known = name == "setup" || STEPS.iter().any(|step| step.name == name);
        ensure!(is_known, "there is no step `{name}`; `cargo xtask --help` names them");
    }
    let chosen: Vec<_> =
        STEPS.iter().filter(|step| only.is_empty() || only.iter().any(|name| name == step.name)).collect();
    let mut progress = Progress::new(chosen.len() + 1);
    let mut left_out = Vec::new();
    let tools = progress.step("set-up", || setup::set_up(Scope::Test))?;
    for step in chosen {
        let outcome = progress.step(step.title, || (step.check)(&tools)).with_context(|| {
            format!(
                "the tests failed at: {} (again, alone: cargo xtask test --only {})",
                step.title, step.name
            )
        })?;
        if let Outcome::Partly(what) = outcome {
            left_out.push(what);
        }
    }
    for what in left_out {
        say(&format!("LEFT OUT: {what}"));
    }
    let what = if only.is_empty() { "All tests" } else { "The named steps" };
    say(&format!("{what} passed in {}.", seconds(progress.elapsed())));
    Ok(())
}

fn format(tools: &Toolbox) -> Result<Outcome> {
    cargo(tools, &["fmt", "--all", "--check"])
}

fn clippy_native(tools: &Toolbox) -> Result<Outcome> {
    let all: &[&str] =
        if fuzz::CAN_RUN { &["--all-targets", "--features=fuzz/engine"] } else { &["--all-targets"] };
    cargo(tools, &[&["clippy", "--workspace"], all, &["--", "-D", "warnings"]].concat())
}

fn clippy_browser(tools: &Toolbox) -> Result<Outcome> {
    let targets = ["--lib", "--bins", "--test=frame", "--", "-D", "warnings"];
    cargo(tools, &[&["clippy", "--package=cuecard"][..], &HYDRATE, &targets].concat())
}

fn native(tools: &Toolbox) -> Result<Outcome> {
    cargo(tools, &["test", "--workspace"])
}

fn fuzz(tools: &Toolbox) -> Result<Outcome> {
    if !fuzz::CAN_RUN {
        return Ok(Outcome::Partly(
            "texts that nobody wrote, which libFuzzer makes up on Linux and macOS alone",
        ));
    }
    fuzz::fuzz(tools, &fuzz::Options::default())?;
    Ok(Outcome::Done)
}

fn frame(tools: &Toolbox) -> Result<Outcome> {
    let runner = tools.find("wasm-bindgen-test-runner").context("wasm-bindgen-test-runner is missing")?;
    let mut cargo = tools.command("cargo")?;
    cargo.args(["test", "--package=cuecard", "--test=frame"]).args(HYDRATE);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    cargo.env("CHROMEDRIVER", &tools.browsers()?.driver);
    process::run(&mut cargo)?;
    Ok(Outcome::Done)
}

/// The library's documentation, seen from both sides; the binaries have none.
fn docs(tools: &Toolbox) -> Result<Outcome> {
    let of_library = ["doc", "--package=cuecard", "--lib", "--no-deps", "--document-private-items"];
    for side in [&[][..], &HYDRATE] {
        let mut cargo = tools.command("cargo")?;
        process::run(cargo.args(of_library).args(side).env("RUSTDOCFLAGS", "-D warnings"))?;
    }
    Ok(Outcome::Done)
}

fn client(tools: &Toolbox) -> Result<Outcome> {
    let sites = places::sites();
    site::client(tools, Client::Release, &sites.join("client"))?;
    site::client(tools, Client::Checked, &sites.join("client-checked"))?;
    Ok(Outcome::Done)
}

/// The samples at a host's root, below a path, and with the checked client; the reports
/// of the faults, and that of decks below a path; and the reference post alone.
fn sites(_: &Toolbox) -> Result<Outcome> {
    let sites = places::sites();
    let samples = Path::new(places::CONTENT);
    for (name, base, client) in
        [("root", "/", "client"), ("base", "/some/base/", "client"), ("checked", "/", "client-checked")]
    {
        make_site(samples, &sites.join(client), &sites.join(name), base)?;
    }
    let faults = tested_reports(&sites, "faults-content", &places::faults().join("content"))?;
    make_site(&faults, &sites.join("client"), &sites.join("faults"), "/")?;
    let decks = tested_reports(&sites, "decks-content", &places::e2e().join("content"))?;
    make_site(&decks, &sites.join("client"), &sites.join("decks"), "/some/base/")?;
    let reference = sites.join("reference");
    tools::clear(&reference)?;
    let Some(post) = places::reference_post() else {
        ensure!(
            env::var("CI").as_deref() != Ok("true"),
            "the reference post is missing: ../shared/reference/meetup-7.md"
        );
        return Ok(Outcome::Partly(
            "the site of the reference post; ../shared/reference/meetup-7.md is not there",
        ));
    };
    let content = sites.join("reference-content");
    tools::clear(&content)?;
    fs::create_dir_all(content.join("posts"))?;
    fs::copy(post, content.join("posts/2025-02-26-meetup-7.md"))?;
    make_site(&content, &sites.join("client"), &reference, "/")?;
    Ok(Outcome::Done)
}

/// A content folder of reports that only tests look at, `own`: they play the samples' film,
/// and show pictures of theirs.
fn tested_reports(sites: &Path, name: &str, own: &Path) -> Result<PathBuf> {
    let content = sites.join(name);
    tools::clear(&content)?;
    for folder in ["posts", "slides", "videos", "images"] {
        fs::create_dir_all(content.join(folder))?;
        if !own.join(folder).is_dir() {
            continue;
        }
        for entry in fs::read_dir(own.join(folder))? {
            let file = entry?;
            fs::copy(file.path(), content.join(folder).join(file.file_name()))?;
        }
    }
    fs::copy(own.join("site.toml"), content.join("site.toml"))?;
    let samples = places::root().join(places::CONTENT);
    for name in ["videos/clock.webm", "images/clock-laptop.svg", "images/clock-poster.svg"] {
        fs::copy(samples.join(name), content.join(name))?;
    }
    Ok(content)
}

fn make_site(content: &Path, client: &Path, out: &Path, base: &str) -> Result<()> {
    tools::clear(out)?;
    site::render(Native::Debug, &Pages { content, client, out, base: Some(base) })
}

/// The folder of the sites, where it has the one that a step looks at.
fn sites_with(name: &str) -> Result<PathBuf> {
    let sites = places::sites();
    ensure!(
        sites.join(name).is_dir(),
        "there are no sites to test: cargo xtask test --only client --only sites"
    );
    Ok(sites)
}

fn pages(tools: &Toolbox) -> Result<Outcome> {
    process::run(&mut gates(tools, &["rules.test.mjs", "pages.test.mjs"])?)?;
    Ok(Outcome::Done)
}

fn lighthouse(tools: &Toolbox) -> Result<Outcome> {
    let mut node = gates(tools, &["lighthouse.test.mjs"])?;
    process::run(node.env("CHROMIUM", &tools.browsers()?.chromium))?;
    Ok(Outcome::Done)
}

/// Files of the suite that all sites are held to.
fn gates(tools: &Toolbox, files: &[&str]) -> Result<Command> {
    let mut node = tools.command("node")?;
    node.arg("--test").args(files).current_dir(places::gates());
    node.env("CUECARD_SITES", sites_with("root")?);
    Ok(node)
}

fn e2e(tools: &Toolbox) -> Result<Outcome> {
    let sites = sites_with("root")?;
    let mut playwright = tools.command("node")?;
    playwright.args(["node_modules/@playwright/test/cli.js", "test"]).current_dir(places::e2e());
    playwright.env("CUECARD_SITES", sites).env("CHROMIUM", &tools.browsers()?.chromium);
    process::run(&mut playwright)?;
    Ok(Outcome::Done)
}

/// All rows in all browsers that the system can have, whatever the environment chooses.
fn faults(tools: &Toolbox) -> Result<Outcome> {
    let sites = sites_with("faults")?;
    let Browsers { chromium, firefox, .. } = tools.browsers()?;
    let mut node = tools.command("node")?;
    node.args(["--test", "faults.test.mjs"]).current_dir(places::faults());
    node.env("CUECARD_SITES", sites).env("CHROMIUM", chromium).env("FIREFOX", firefox);
    node.env_remove("FAULT_ROWS").env_remove("FAULT_BROWSERS");
    if browsers::HAS_WEBKIT {
        process::run(&mut node)?;
        return Ok(Outcome::Done);
    }
    process::run(node.env("FAULT_BROWSERS", "Chromium|Firefox"))?;
    Ok(Outcome::Partly("the faults in WebKit, which this system has no packages of"))
}

fn cargo(tools: &Toolbox, arguments: &[&str]) -> Result<Outcome> {
    process::run(tools.command("cargo")?.args(arguments))?;
    Ok(Outcome::Done)
}
