//! The command line: flags to a request, outcomes to exit codes. stdout is data, stderr is talk.

mod arguments;
mod check;
mod eval;
mod explain;
mod run;
mod schema;
mod signals;
mod talk;
mod verify;

use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::process::{ExitCode, Termination};

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
    /// A release is less accurate than was asked for.
    Inaccurate = 4,
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}

/// Runs the command that the process was started with.
pub fn main() -> Exit {
    let arguments = match Arguments::read(env::args_os()) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to stdout and are no failure; a closed pipe is none either.
            let _ = error.print();
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return if asked { Exit::Clean } else { Exit::Usage };
        }
    };
    talk::start(&arguments.talk);
    // Documents run behind a guard that makes a finding of a panic; others are caught here.
    panic::set_hook(Box::new(|panic| tracing::debug!("{panic}")));
    match panic::catch_unwind(AssertUnwindSafe(|| command(&arguments))) {
        Ok(Ok(exit)) => exit,
        Ok(Err(error)) => talk::failed(&error),
        Err(_) => {
            tracing::error!(hint = "this is a defect of reelmill: please report what -v says", "the program failed");
            Exit::Failed
        }
    }
}

fn command(arguments: &Arguments) -> anyhow::Result<Exit> {
    let stop = signals::stop()?;
    match &arguments.command {
        Command::Run(flags) => run::command(flags, &arguments.talk, &stop),
        Command::Check(flags) => check::command(flags, &stop),
        Command::Explain(flags) => explain::command(flags, &stop),
        Command::Schema(flags) => schema::command(flags),
        Command::Verify(flags) => verify::command(flags, &stop),
        Command::Eval(flags) => eval::command(flags, &stop),
    }
}
