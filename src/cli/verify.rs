//! `verify`: check a published release.

use std::io::{self, Write};

use anyhow::Result;

use crate::run::{Manifest, Stop, verify};

use super::Exit;
use super::arguments::Verify;

/// Runs the command.
pub(super) fn command(flags: &Verify, stop: &Stop) -> Result<Exit> {
    let problems = verify::release(&flags.release, stop)?;
    let mut out = io::stdout().lock();
    for problem in &problems {
        writeln!(out, "{problem}")?;
    }
    out.flush()?;
    let release = flags.release.display();
    if problems.is_empty() {
        match Manifest::load(&flags.release)?.filter(|manifest| !manifest.is_ours()) {
            Some(Manifest { version, schema_version, .. }) => tracing::info!(
                "{release} is sound; version {version} with contract {schema_version} made it, and alone can check it to the byte"
            ),
            None => tracing::info!("{release} is sound"),
        }
        return Ok(Exit::Clean);
    }
    tracing::error!(problems = problems.len(), "{release} is not what was published");
    Ok(Exit::Quarantine)
}
