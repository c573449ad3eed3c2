//! `cargo xtask …`: all set-up, and every command of the project, in one place.
//!
//! 1. [`arguments`] says what was asked for.
//! 2. [`setup`] brings the tools that it takes, all of which [`tools`] and [`browsers`]
//!    know.
//! 3. [`site`] builds and serves, the release with names that [`shorten`] made short;
//!    [`check`] tests, [`bench`] measures; [`process`] runs their commands and says how
//!    far they are. [`fuzz`] looks for texts that break a promise.

mod arguments;
mod bench;
mod browsers;
mod check;
mod fuzz;
mod places;
mod process;
mod setup;
mod shorten;
mod site;
mod tools;
#[cfg(test)]
mod workflow;

use std::process::ExitCode;

use anyhow::Result;

use arguments::Task;
use process::say;
use setup::Scope;

fn main() -> ExitCode {
    let task = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(task) => task,
        Err(error) => {
            say(&format!("error: {error:#}\n\n{}", arguments::HELP));
            return ExitCode::from(2);
        }
    };
    match run(&task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {error}"));
            for cause in error.chain().skip(1) {
                say(&format!("  because: {cause}"));
            }
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<()> {
    match task {
        Task::Help => say(arguments::HELP),
        Task::Setup => {
            setup::set_up(Scope::Test)?;
            say("All tools are there.");
        }
        Task::Serve => site::serve(&setup::set_up(Scope::Build)?)?,
        Task::Build { base } => site::build(&setup::set_up(Scope::Build)?, base.as_deref())?,
        Task::Test { only } => check::run(only)?,
        Task::Bench => bench::run()?,
        Task::Fuzz(options) => fuzz::fuzz(&setup::set_up(Scope::Fuzz)?, options)?,
        Task::Generate { posts, out } => bench::generate::archive(out, *posts)?,
        Task::Pages => site::pages()?,
    }
    Ok(())
}
