//! The native tool: arguments in, exit code out.

use std::io::{self, IsTerminal, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};
use cuecard::publish::chapters::{self, Chapters};
use cuecard::publish::check::{Checked, Checker, Color};
use cuecard::publish::serve::{self, Event};
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
        A Jekyll repository (_posts/, _config.yml) is one as it is; nothing in it is changed.\n\
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
        /// The path under which the site will live [default: that of `address` in site.toml, or /]
        #[arg(long, value_name = "PATH", value_parser = base)]
        base: Option<Base>,
        /// Draws no pictures that stand for reports in chats and on social networks
        #[arg(long)]
        without_social_pictures: bool,
        /// Makes no index: readers then search nothing
        #[arg(long)]
        without_search: bool,
    },
    /// Shows what an organiser copies elsewhere
    #[command(after_help = "Example:\n  cuecard show meetup-7 --chapters")]
    Show {
        /// The name of a report in addresses: meetup-7
        slug: String,
        /// The description of its recording for YouTube, with a chapter for each talk
        #[arg(long, required = true)]
        chapters: bool,
        /// The content folder
        #[arg(long, value_name = "DIR", default_value = "assets")]
        content: PathBuf,
        /// The path under which the site lives [default: that of `address` in site.toml, or /]
        #[arg(long, value_name = "PATH", value_parser = base)]
        base: Option<Base>,
    },
    /// Serves the site of a content folder on this machine, and loads open pages again
    /// when something in it has changed
    #[command(
        after_help = "Example:\n  cuecard serve\n\nWithout --client, pages come as readers without JavaScript get them."
    )]
    Serve {
        /// The content folder
        #[arg(long, value_name = "DIR", default_value = "assets")]
        content: PathBuf,
        /// The folder that Trunk made: the client and the page shell
        #[arg(long, value_name = "DIR")]
        client: Option<PathBuf>,
        /// The path under which the site lives
        #[arg(long, value_name = "PATH", default_value = "/", value_parser = base)]
        base: Base,
        /// Where to listen; port 0 takes any that is free
        #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
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
        Command::Build { content, client, out, base, without_social_pictures, without_search } => {
            let checked = check(&content)?;
            let code = code(&checked);
            let plan = Plan {
                client: &client,
                out: &out,
                base: base.as_ref(),
                social_pictures: !without_social_pictures,
                search: !without_search,
            };
            let built = site::build(checked, &plan).context("the site was not built")?;
            for note in built.notes {
                writeln!(io::stderr(), "{note}")?;
            }
            writeln!(io::stderr(), "{} pages in {}", built.pages, out.display())?;
            Ok(code)
        }
        Command::Show { slug, chapters: _, content, base } => show(&content, &slug, base.as_ref()),
        Command::Serve { content, client, base, listen } => {
            let plan =
                serve::Plan { content: &content, client: client.as_deref(), base: &base, address: listen };
            serve::serve(&plan, &tell)?;
            Ok(FINE)
        }
    }
}

/// Writes the description of a report's recording to the standard output.
fn show(content: &std::path::Path, slug: &str, base: Option<&Base>) -> anyhow::Result<u8> {
    let checked = Checker::new(Color::Never).check(content)?;
    let Some(Chapters { text, warnings }) = chapters::chapters(&checked, slug, base)? else {
        let slugs: Vec<&str> =
            checked.reports.iter().take(5).map(|checked| checked.report.slug.as_str()).collect();
        anyhow::bail!("there is no report {slug}; the newest are: {}", slugs.join(", "));
    };
    for warning in warnings {
        writeln!(io::stderr(), "warning: {warning}")?;
    }
    write!(io::stdout(), "{text}")?;
    Ok(FINE)
}

/// Says what happens while a site is served.
fn tell(event: Event<'_>) {
    let text = match event {
        Event::Ready(address) => format!("{address} (Ctrl-C ends it)"),
        Event::Made(findings, milliseconds) => {
            [&*findings.concat(), "made in ", &milliseconds.to_string(), " ms"].concat()
        }
        Event::Failed(error) => format!("cuecard: {:#}; the site stays as it was", chain(error)),
    };
    // Where nothing can be written, there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}

/// An error with what caused it.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
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
