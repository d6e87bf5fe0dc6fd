//! `run`: read articles and publish a release.

use anyhow::Result;

use crate::run::{self, Outcome, Stop};

use super::Exit;
use super::arguments::{Run, Talk};
use super::talk::Progress;

/// Runs the command.
pub(super) fn command(flags: &Run, talk: &Talk, stop: &Stop) -> Result<Exit> {
    let plan = flags.request().plan()?;
    plan.notices.iter().for_each(|notice| tracing::warn!("{notice}"));
    let outcome = run::publish(&plan, stop, &Progress::new(talk))?;
    let counts = outcome.counts();
    let (documents, quarantined) = (counts.documents, counts.quarantined);
    let films = counts.rows.get("films").copied().unwrap_or_default();
    let out = flags.out.display();
    match &outcome {
        Outcome::Published(_) => tracing::info!(documents, quarantined, films, "published {out}"),
        Outcome::UpToDate(_) => tracing::info!(documents, quarantined, films, "up to date: {out}"),
    }
    Ok(if quarantined > 0 { Exit::Quarantine } else { Exit::Clean })
}
