//! The command line: flags to a request, outcomes to exit codes. stdout is data, stderr is talk.

mod arguments;
mod run;
mod talk;

use std::process::{ExitCode, Termination};

use clap::Parser;
use clap::error::ErrorKind;

use arguments::{Arguments, Command};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All went well.
    Clean = 0,
    /// Published, or checked, with documents left out or problems found.
    Quarantine = 1,
    /// The command has to be put differently.
    Usage = 2,
    /// Nothing was published because something outside the data failed.
    Failed = 3,
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}

/// Runs the command that the process was started with.
pub fn main() -> Exit {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to stdout and are no failure; a closed pipe is none either.
            let _ = error.print();
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return if asked { Exit::Clean } else { Exit::Usage };
        }
    };
    talk::start(&arguments.talk);
    let result = match arguments.command() {
        Command::Run(flags) => run::command(&flags, &arguments.talk),
    };
    result.unwrap_or_else(|error| talk::failed(&error))
}
