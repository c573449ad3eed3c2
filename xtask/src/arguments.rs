//! The command line: what was asked for.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use lexopt::{Arg, Parser, ValueExt};

use crate::fuzz::Options;

/// What `cargo xtask --help` says.
pub(crate) const HELP: &str = "\
Sets up, builds, serves, tests and measures Cuecard. Missing tools are installed first.

Usage: cargo xtask <command> [options]

  serve                 build the site and serve it on http://127.0.0.1:8080/, with live rebuild
  build [--base /repo/] build the release site into dist/, to live under a base path
  test [--only STEP]…   run every check, or the named ones: setup, format, clippy-native,
                        clippy-browser, native, fuzz, frame, docs, client, sites,
                        pages, lighthouse, e2e, faults
  fuzz [--target NAME] [--seconds N] [--keep]
                        look for texts that break a promise, N seconds for each target, and
                        keep in tests/fuzz/kept what reaches more of the code
  bench                 measure the figures that the project promises, and print them
  generate --posts N --out DIR
                        write a content folder of N posts like those of a real archive
  setup                 install all that the other commands need

Called by Trunk.toml, not by hand:
  pages                 render the site's pages into the folder that Trunk is filling

Examples:
  cargo xtask serve
  cargo xtask build --base /meetups/
  cargo xtask test --only clippy-native --only native
  cargo xtask generate --posts 1000 --out target/archive";

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Help,
    Setup,
    Serve,
    Build {
        /// The path that the site will live under: begins and ends with `/`; none for that of
        /// the site's address.
        base: Option<String>,
    },
    Test {
        /// The steps to run; all of them where none is named.
        only: Vec<String>,
    },
    Bench,
    Fuzz(Options),
    Generate {
        /// How many posts to write.
        posts: u64,
        /// The content folder to write them into.
        out: PathBuf,
    },
    Pages,
}

/// Reads the command line.
///
/// # Errors
/// Where it is none that [`HELP`] describes.
pub(crate) fn parse(mut parser: Parser) -> Result<Task> {
    let mut command = None;
    let mut base = None;
    let mut only = Vec::new();
    let (mut posts, mut out) = (None, None);
    let mut fuzz = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Task::Help),
            Arg::Long("base") => base = Some(parser.value()?.string()?),
            Arg::Long("posts") => posts = Some(parser.value()?.parse()?),
            Arg::Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Arg::Long("target") => fuzz.target = Some(parser.value()?.string()?),
            Arg::Long("seconds") => fuzz.seconds = Some(parser.value()?.parse()?),
            Arg::Long("keep") => fuzz.keep = true,
            Arg::Long("only") => only.push(parser.value()?.string()?),
            Arg::Value(value) if command.is_none() => command = Some(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let command = command.unwrap_or_default();
    ensure!(base.is_none() || command == "build", "--base belongs to `build`");
    ensure!(only.is_empty() || command == "test", "--only belongs to `test`");
    let is_fuzz = command == "fuzz";
    ensure!(fuzz == Options::default() || is_fuzz, "--target, --seconds and --keep belong to `fuzz`");
    let is_generate = command == "generate";
    ensure!(posts.is_none() && out.is_none() || is_generate, "--posts and --out belong to `generate`");
    Ok(match command.as_str() {
        "serve" => Task::Serve,
        "build" => Task::Build { base: base_path(base)? },
        "test" => Task::Test { only },
        "bench" => Task::Bench,
        "fuzz" => Task::Fuzz(fuzz),
        "generate" => Task::Generate {
            posts: posts.context("`generate` wants --posts")?,
            out: out.context("`generate` wants --out")?,
        },
        "setup" => Task::Setup,
        "pages" => Task::Pages,
        "" | "help" => Task::Help,
        unknown => bail!("there is no command `{unknown}`"),
    })
}

fn base_path(base: Option<String>) -> Result<Option<String>> {
    let is_path = base.as_ref().is_none_or(|base| base.starts_with('/') && base.ends_with('/'));
    ensure!(is_path, "--base begins and ends with `/`: /repo/");
    Ok(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Result<Task> {
        parse(Parser::from_args(words))
    }

    #[test]
    fn commands_and_their_options_are_read() -> Result<()> {
        assert_eq!(parsed(&["serve"])?, Task::Serve);
        assert_eq!(parsed(&["build"])?, Task::Build { base: None });
        assert_eq!(parsed(&["build", "--base=/repo/"])?, Task::Build { base: Some("/repo/".to_owned()) });
        let only = vec!["format".to_owned(), "e2e".to_owned()];
        assert_eq!(parsed(&["test", "--only", "format", "--only", "e2e"])?, Task::Test { only });
        let generate = Task::Generate { posts: 10, out: PathBuf::from("archive") };
        assert_eq!(parsed(&["generate", "--posts=10", "--out", "archive"])?, generate);
        let fuzz = Options { target: Some("html".to_owned()), seconds: Some(900), keep: true };
        assert_eq!(parsed(&["fuzz", "--target=html", "--seconds", "900", "--keep"])?, Task::Fuzz(fuzz));
        assert_eq!(parsed(&["fuzz"])?, Task::Fuzz(Options::default()));
        assert_eq!(parsed(&[])?, Task::Help);
        assert_eq!(parsed(&["bench", "--help"])?, Task::Help);
        Ok(())
    }

    #[test]
    fn wrong_calls_are_refused() {
        for words in [
            &["sevre"][..],
            &["build", "--base", "repo"],
            &["serve", "--base", "/repo/"],
            &["build", "--only", "e2e"],
            &["serve", "now"],
            &["test", "--fast"],
            &["generate", "--posts", "10"],
            &["generate", "--posts", "many", "--out", "archive"],
            &["bench", "--posts", "10"],
            &["test", "--keep"],
            &["fuzz", "--seconds", "long"],
        ] {
            assert!(parsed(words).is_err(), "{words:?}");
        }
    }
}
