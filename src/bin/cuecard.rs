//! The native tool: arguments in, exit code out.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};
use cuecard::publish::check::{Checked, Checker, Color};
use cuecard::publish::site::{self, Plan};
use cuecard::ui::routes::{Base, InvalidBase};

/// The content is fine; warnings do not change that.
const FINE: u8 = 0;
/// The content has errors.
const CONTENT_HAS_ERRORS: u8 = 1;
/// The call is wrong (clap ends with the same code), or a file cannot be read or written.
const WRONG_CALL_OR_IO: u8 = 2;

#[derive(Parser)]
#[command(
    name = "cuecard",
    version,
    about = "Compiles meetup reports into a static site whose talk cards cue the recording",
    after_help = "A content folder holds posts/YYYY-MM-DD-slug.md, images/ and, optional, site.toml and\n\
        transcripts: posts/YYYY-MM-DD-slug.vtt, or …slug.talk-1.vtt for one talk.\n\
        Exit codes: 0 fine, 1 the content has errors, 2 wrong call, or a file that cannot be read or written."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads a content folder and says what is wrong with it
    #[command(after_help = "Example:\n  cuecard check assets")]
    Check {
        /// The content folder
        #[arg(value_name = "DIR")]
        content: PathBuf,
    },
    /// Builds the site of a content folder
    #[command(after_help = "Example:\n  cuecard build --content assets --client target/client --out dist \
        --base /repo/")]
    Build {
        /// The content folder
        #[arg(long, value_name = "DIR")]
        content: PathBuf,
        /// The folder that Trunk made: the client and the page shell
        #[arg(long, value_name = "DIR")]
        client: PathBuf,
        /// The folder of the finished site, which holds both
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The path under which the site will live
        #[arg(long, value_name = "PATH", default_value = "/", value_parser = base)]
        base: Base,
        /// Make no index: readers then search nothing
        #[arg(long)]
        without_search: bool,
    },
}

fn base(text: &str) -> Result<Base, InvalidBase> {
    Base::parse(text)
}

fn main() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    match run(command) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            // Where even the message cannot be written, the code has to do.
            let _ = writeln!(io::stderr(), "cuecard: {error:#}");
            ExitCode::from(WRONG_CALL_OR_IO)
        }
    }
}

fn run(command: Command) -> anyhow::Result<u8> {
    match command {
        Command::Check { content } => {
            let checked = check(&content)?;
            Ok(code(&checked))
        }
        Command::Build { content, client, out, base, without_search } => {
            let checked = check(&content)?;
            let code = code(&checked);
            let plan = Plan { client: &client, out: &out, base: &base, search: !without_search };
            let pages = site::build(checked, &plan).context("the site was not built")?;
            writeln!(io::stderr(), "{pages} pages in {}", out.display())?;
            Ok(code)
        }
    }
}

/// Compiles the content folder and writes what was found to the standard error.
fn check(content: &std::path::Path) -> anyhow::Result<Checked> {
    let color = if io::stderr().is_terminal() { Color::Always } else { Color::Never };
    let checked = Checker::new(color).check(content)?;
    let mut stderr = io::stderr().lock();
    for findings in &checked.findings {
        writeln!(stderr, "{}", findings.text)?;
    }
    let (reports, errors, warnings) = (checked.reports.len(), checked.errors(), checked.warnings());
    let counts = [count(reports, "report"), count(errors, "error"), count(warnings, "warning")];
    writeln!(stderr, "{}", counts.join(", "))?;
    Ok(checked)
}

/// `1 report`, `2 reports`.
fn count(number: usize, name: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {name}{ending}")
}

fn code(checked: &Checked) -> u8 {
    if checked.errors() == 0 { FINE } else { CONTENT_HAS_ERRORS }
}
