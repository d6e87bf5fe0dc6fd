//! SIGINT and SIGTERM: the run stops at the next occasion, and leaves the old release whole.

use std::process;
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::run::Stop;

use super::Exit;

/// How long a run has to stop by itself. It does so in a moment unless it waits for an input.
const GRACE: Duration = Duration::from_secs(2);

/// The wish to stop, set by signals.
pub(super) fn stop() -> Result<Stop> {
    let stop = Stop::default();
    let wish = stop.clone();
    let asked = move || {
        wish.wish();
        // This is a thread of its own: where the run stops by itself, the process ends meanwhile.
        sleep(GRACE);
        wish.clear_away();
        process::exit(Exit::Failed as i32);
    };
    ctrlc::set_handler(asked).context("cannot listen for signals")?;
    Ok(stop)
}
