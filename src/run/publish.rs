//! From a plan to a published release.

use crate::load::{self, Batches, Shelf, Written};
use crate::schema::TABLES;

use super::gather::{self, Reading};
use super::manifest::{self, Counts, InputRecord, MANIFEST, Manifest};
use super::parallel::Workers;
use super::record::Clock;
use super::staging::{Staging, Target};
use super::tables::Tables;
use super::verify::{self, Breach};
use super::{Error, Plan, Stop, Watcher, source, up_to_date};

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
    let clock = Clock::start();
    let workers = Workers::new(plan.conduct.threads)?;
    let target = Target::take(&plan.target)?;
    let old = (!plan.conduct.force).then(|| up_to_date::release(plan, &workers, stop)).transpose()?.flatten();
    if let Some(old) = old {
        return strict(plan, old.counts.quarantined).map(|()| Outcome::UpToDate(old.counts));
    }
    let staging = target.staging(stop)?;
    let bytes = plan.inputs.iter().filter_map(source::length).sum();
    watcher.planned(plan.inputs.len() as u64, bytes);
    let Reading { tables, inputs, counts } = gather::everything(plan, &staging.runs(), &workers, stop, watcher)?;
    strict(plan, counts.quarantined)?;
    watcher.stage("writing");
    let manifest = write(plan, &tables, inputs, counts, &staging, &workers)?;
    watcher.stage("checking");
    let problems = verify::staged(&staging.release(), &tables, &workers, stop)?;
    let (bare, unsound): (Vec<_>, Vec<_>) = problems.into_iter().partition(|it| it.breach == Breach::Evidence);
    bare.iter().for_each(|problem| watcher.doubt(problem));
    if !unsound.is_empty() {
        return Err(Error::Unsound(unsound));
    }
    watcher.stage("publishing");
    clock.record(&manifest, &workers).store(&staging.release())?;
    staging.swap_in()?;
    Ok(Outcome::Published(manifest.counts))
}

fn strict(plan: &Plan, quarantined: u64) -> Result<(), Error> {
    if plan.conduct.strict && quarantined > 0 { Err(Error::Strict(quarantined)) } else { Ok(()) }
}

/// Writes every file of the release, the manifest last.
fn write(
    plan: &Plan,
    tables: &Tables,
    inputs: Vec<InputRecord>,
    mut counts: Counts,
    staging: &Staging<'_>,
    workers: &Workers,
) -> Result<Manifest, Error> {
    let lineage = manifest::lineage(&plan.options, &inputs);
    let sinks = load::sinks(&plan.options.formats);
    // The formats that are named last take the longest: they start first.
    let written = workers
        .try_map(sinks.iter().map(AsRef::as_ref).rev().collect(), |sink: &(dyn load::Sink + Sync)| {
            sink.write(tables, staging, &lineage)
        })?;
    let mut files: Vec<Written> = written.into_iter().rev().flatten().collect();
    let mut descriptors = load::describe(tables, &files, staging, &lineage)?;
    files.append(&mut descriptors);
    for table in TABLES {
        let rows = files.iter().filter(|file| file.table == Some(table.name())).find_map(|file| file.rows);
        // Not every format has a file for each table.
        let rows = rows.map_or_else(|| count(tables, table.name()), Ok)?;
        counts.rows.insert(table.name().to_owned(), rows);
    }
    let manifest = Manifest::new(&plan.options, inputs, &files, counts);
    let path = staging.release().join(MANIFEST);
    let failed = || Error::io("write", &path);
    let mut file = staging.create(MANIFEST).map_err(failed())?;
    file.write_all(manifest.to_json().as_bytes()).map_err(failed())?;
    file.flush().map_err(failed())?;
    drop(file);
    Ok(manifest)
}

fn count(tables: &dyn Batches, table: &str) -> Result<u64, Error> {
    let mut rows = 0;
    for batch in tables.table(table)? {
        rows += batch.map_err(|error| load::Error::read(table, error))?.num_rows() as u64;
    }
    Ok(rows)
}
