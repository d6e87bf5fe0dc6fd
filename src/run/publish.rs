//! From a plan to a published release.

use crate::load::{self, Shelf, Written};
use crate::schema::TABLES;

use super::gather::{self, Reading};
use super::manifest::{self, Counts, MANIFEST, Manifest};
use super::parallel::Workers;
use super::staging::Staging;
use super::{Error, Plan, Stop, Watcher, fs, verify};

/// How a run ended that did not fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A release was published.
    Published(Counts),
    /// The release that is there has the same inputs, options and version: nothing was touched.
    UpToDate(Counts),
}

impl Outcome {
    /// How much was read and published.
    pub fn counts(&self) -> &Counts {
        match self {
            Outcome::Published(counts) | Outcome::UpToDate(counts) => counts,
        }
    }
}

/// Carries a plan out.
///
/// A reader of the target finds the old release or the new one, never a mix, whenever this is
/// stopped or killed.
///
/// # Errors
/// Where nothing was published: the old release is whole then.
pub fn publish(plan: &Plan, stop: &Stop, watcher: &dyn Watcher) -> Result<Outcome, Error> {
    let published = staged(plan, stop, watcher);
    // A write that fails because of the wish to stop is not trouble of the disk.
    published.map_err(|error| if stop.wished() { Error::Interrupted } else { error })
}

fn staged(plan: &Plan, stop: &Stop, watcher: &dyn Watcher) -> Result<Outcome, Error> {
    let workers = Workers::new(plan.conduct.threads)?;
    let staging = Staging::new(&plan.target, stop)?;
    watcher.planned(plan.inputs.len() as u64);
    let reading = gather::everything(plan, &staging.runs(), &workers, stop, watcher)?;
    if plan.conduct.strict && reading.counts.quarantined > 0 {
        return Err(Error::Strict(reading.counts.quarantined));
    }
    watcher.stage("writing");
    let counts = write(plan, reading, &staging, &workers)?;
    watcher.stage("checking");
    let problems = verify::release(&staging.release(), stop)?;
    if !problems.is_empty() {
        return Err(Error::Unsound(problems));
    }
    watcher.stage("publishing");
    staging.swap_in()?;
    Ok(Outcome::Published(counts))
}

/// Writes every file of the release, the manifest last.
fn write(plan: &Plan, reading: Reading, staging: &Staging, workers: &Workers) -> Result<Counts, Error> {
    let Reading { tables, inputs, mut counts } = reading;
    let lineage = manifest::lineage(&plan.options, &inputs);
    let sinks = load::sinks(&plan.options.formats);
    let written = workers.try_map(sinks.iter().map(AsRef::as_ref).collect(), |sink: &(dyn load::Sink + Sync)| {
        sink.write(&tables, staging, &lineage)
    })?;
    let mut files: Vec<Written> = written.into_iter().flatten().collect();
    let mut descriptors = load::describe(&tables, &files, staging, &lineage)?;
    files.append(&mut descriptors);
    for table in TABLES {
        let rows = files.iter().filter(|file| file.table == Some(table.name())).find_map(|file| file.rows);
        counts.rows.extend(rows.map(|rows| (table.name().to_owned(), rows)));
    }
    let manifest = Manifest::new(&plan.options, inputs, &files, counts.clone());
    let path = staging.release().join(MANIFEST);
    let failed = || Error::io("write", &path);
    let mut file = staging.create(MANIFEST).map_err(failed())?;
    file.write_all(manifest.to_json().as_bytes()).map_err(failed())?;
    file.flush().map_err(failed())?;
    drop(file);
    fs::sync(&path).map_err(failed())?;
    Ok(counts)
}
