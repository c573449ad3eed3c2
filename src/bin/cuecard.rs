//! The native tool: arguments in, exit code out.

use std::io::{self, IsTerminal, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand, ValueEnum};
use cuecard::compile::escaped;
use cuecard::model::Language;
use cuecard::publish::chapters::{self, Chapters};
use cuecard::publish::check::{self, Checked, Checker, Format, Printing, explain};
use cuecard::publish::serve::{self, Event};
use cuecard::publish::site::{self, Plan};
use cuecard::ui::routes::{Base, InvalidBase};

/// The content is fine; warnings do not change that, unless they are denied.
const FINE: u8 = 0;
/// The content has errors, or warnings that are denied.
const CONTENT_HAS_ERRORS: u8 = 1;
/// The call is wrong (clap ends with the same code), or the content folder cannot be read, or
/// the site not be written.
const WRONG_CALL_OR_IO: u8 = 2;

#[derive(Parser)]
#[command(
    name = "cuecard",
    version,
    about = "Compiles meetup reports into a static site whose talk cards cue the recording",
    after_help = "A content folder holds posts/YYYY-MM-DD-slug.md, images/ and, optional, site.toml and\n\
        transcripts: posts/YYYY-MM-DD-slug.vtt, or …slug.talk-1.vtt for one talk.\n\
        A Jekyll repository (_posts/, _config.yml) is one as it is; nothing in it is changed.\n\
        Exit codes: 0 fine, 1 the content has errors (or warnings that are denied), 2 wrong call, or a folder that cannot be read or written."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads a content folder and says what is wrong with it
    #[command(after_help = "Examples:\n  cuecard check assets\n  cuecard check assets --format json\n  \
            cuecard check --explain missing-file")]
    Check {
        /// The content folder
        #[arg(value_name = "DIR", required_unless_present = "explain")]
        content: Option<PathBuf>,
        /// How to write what is found: json and github go to the standard output
        #[arg(long, value_enum, default_value_t, conflicts_with = "explain")]
        format: FormatName,
        /// Ends with 1 also where there are warnings
        #[arg(long, value_enum, value_name = "WHAT", conflicts_with = "explain")]
        deny: Option<Denied>,
        /// Says what a code means, or lists all codes
        #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = LIST)]
        explain: Option<String>,
        /// The language of what is written [default: that of the site]
        #[arg(long, value_enum)]
        language: Option<LanguageTag>,
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
        /// The language of what is written [default: that of the site]
        #[arg(long, value_enum)]
        language: Option<LanguageTag>,
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
        #[arg(long, value_name = "DIR", default_value = CONTENT)]
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
        #[arg(long, value_name = "DIR", default_value = CONTENT)]
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
        /// The language of what is written [default: that of the site]
        #[arg(long, value_enum)]
        language: Option<LanguageTag>,
    },
}

/// The content folder where none is named.
const CONTENT: &str = "assets";
/// What stands in place of a code to list them all.
const LIST: &str = "list";

/// How findings are written.
#[derive(Clone, Copy, Default, ValueEnum)]
enum FormatName {
    /// With the source lines, for people
    #[default]
    Text,
    /// An object a line, for programs
    Json,
    /// As annotations of GitHub's workflows
    Github,
}

/// What makes content fail that would pass.
#[derive(Clone, Copy, ValueEnum)]
enum Denied {
    /// All warnings
    Warnings,
}

/// A language in which findings can be written.
#[derive(Clone, Copy, ValueEnum)]
enum LanguageTag {
    /// Japanese
    Ja,
    /// English
    En,
}

impl From<LanguageTag> for Language {
    fn from(tag: LanguageTag) -> Self {
        match tag {
            LanguageTag::Ja => Self::Japanese,
            LanguageTag::En => Self::English,
        }
    }
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
            let _ = writeln!(io::stderr(), "cuecard: {}", escaped(&format!("{error:#}")));
            ExitCode::from(WRONG_CALL_OR_IO)
        }
    }
}

fn run(command: Command) -> anyhow::Result<u8> {
    match command {
        Command::Check { content, format, deny, explain: code, language } => {
            let language = language.map(Language::from);
            match (code, content) {
                (Some(code), content) => {
                    let content = content.unwrap_or_else(|| PathBuf::from(CONTENT));
                    let of_site = || explain::site_language(&content).unwrap_or(Language::English);
                    tell_of(&code, language.unwrap_or_else(of_site))
                }
                (None, content) => check(&content.unwrap_or_default(), format, deny, language),
            }
        }
        Command::Build { content, client, out, base, without_social_pictures, without_search, language } => {
            let checked = checked(&content, FormatName::Text, language.map(Language::from))?;
            writeln!(io::stderr(), "{}", check::result(&checked))?;
            let code = code(&checked, None);
            let plan = Plan {
                client: &client,
                out: &out,
                base: base.as_ref(),
                social_pictures: !without_social_pictures,
                search: !without_search,
            };
            let language = checked.language;
            let built = site::build(checked, &plan).context("the site was not built")?;
            for note in built.notes {
                writeln!(io::stderr(), "{}", escaped(&note))?;
            }
            let (pages, out) = (built.pages, escaped(&out.display().to_string()));
            match language {
                Language::English => writeln!(io::stderr(), "{pages} pages in {out}")?,
                Language::Japanese => writeln!(io::stderr(), "{out} に {pages} ページ")?,
            }
            Ok(code)
        }
        Command::Show { slug, chapters: _, content, base } => show(&content, &slug, base.as_ref()),
        Command::Serve { content, client, base, listen, language } => {
            let plan = serve::Plan {
                content: &content,
                client: client.as_deref(),
                base: &base,
                address: listen,
                language: language.map(Language::from),
            };
            serve::serve(&plan, &tell)?;
            Ok(FINE)
        }
    }
}

/// Writes the description of a report's recording to the standard output.
fn show(content: &Path, slug: &str, base: Option<&Base>) -> anyhow::Result<u8> {
    let printing = Printing { format: Format::Text { color: false }, language: None };
    let checked = Checker::new(printing).check(content)?;
    let Some(Chapters { text, warnings }) = chapters::chapters(&checked, slug, base)? else {
        let slugs: Vec<&str> =
            checked.reports.iter().take(5).map(|checked| checked.report.slug.as_str()).collect();
        anyhow::bail!("there is no report {slug}; the newest are: {}", slugs.join(", "));
    };
    for warning in warnings {
        writeln!(io::stderr(), "warning: {}", escaped(&warning))?;
    }
    write!(io::stdout(), "{text}")?;
    Ok(FINE)
}

/// Says what happens while a site is served.
fn tell(event: Event<'_>) {
    let text = match event {
        Event::Ready(address) => format!("{address} (Ctrl-C ends it)"),
        Event::Made { findings, language: Language::English, milliseconds } => {
            format!("{}made in {milliseconds} ms", findings.concat())
        }
        Event::Made { findings, language: Language::Japanese, milliseconds } => {
            format!("{}{milliseconds} ms で作りました", findings.concat())
        }
        Event::Failed(error) => format!("cuecard: {}; the site stays as it was", escaped(&chain(error))),
    };
    // Where nothing can be written, there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}

/// An error with what caused it.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Checks the content folder, and says what it has and lacks.
fn check(
    content: &Path,
    format: FormatName,
    deny: Option<Denied>,
    language: Option<Language>,
) -> anyhow::Result<u8> {
    let checked = checked(content, format, language)?;
    if matches!(format, FormatName::Text) {
        write!(io::stderr(), "{}", check::summary(&checked))?;
    }
    writeln!(io::stderr(), "{}", check::result(&checked))?;
    Ok(code(&checked, deny))
}

/// Compiles the content folder, and writes what was found: for people to the standard
/// error, for programs to the standard output.
fn checked(content: &Path, format: FormatName, language: Option<Language>) -> anyhow::Result<Checked> {
    let format = match format {
        FormatName::Text => Format::Text { color: io::stderr().is_terminal() },
        FormatName::Json => Format::Json,
        FormatName::Github => Format::Github,
    };
    let checked = Checker::new(Printing { format, language }).check(content)?;
    for findings in &checked.findings {
        match format {
            Format::Text { .. } => writeln!(io::stderr(), "{}", findings.text)?,
            Format::Json | Format::Github => write!(io::stdout(), "{}", findings.text)?,
        }
    }
    Ok(checked)
}

/// Writes what a code means.
fn tell_of(code: &str, language: Language) -> anyhow::Result<u8> {
    if code == LIST {
        write!(io::stdout(), "{}", explain::list(language))?;
        return Ok(FINE);
    }
    match explain::explain(code, language) {
        Ok(text) => write!(io::stdout(), "{text}")?,
        Err(near) if near.is_empty() => {
            anyhow::bail!("there is no code {code}; `cuecard check --explain` lists all")
        }
        Err(near) => anyhow::bail!("there is no code {code}; near it: {}", near.join(", ")),
    }
    Ok(FINE)
}

fn code(checked: &Checked, deny: Option<Denied>) -> u8 {
    let is_denied = matches!(deny, Some(Denied::Warnings)) && checked.warnings() > 0;
    if checked.errors() == 0 && !is_denied { FINE } else { CONTENT_HAS_ERRORS }
}
