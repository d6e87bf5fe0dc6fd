//! Checking a release: every file against the manifest, every key against its table, every row
//! against its evidence. These checks run before a release is published and on demand after.
//!
//! On demand a release is asked more, since others may have had it in hands: whether its tables are
//! what the contract declares, and every other file what the tables make.

mod contract;
mod evidence;
mod files;
mod held;
mod keys;
mod nodes;
mod remade;

use std::fmt;
use std::path::Path;

use super::parallel::Workers;
use super::scan::Source;
use super::{Error, Manifest, Stop};
use crate::load::Batches;
use held::Held;

/// What a problem breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// A file is not the one that was published.
    File,
    /// Keys are not unique or lead nowhere, or the formats disagree.
    Key,
    /// A row does not say where it was read.
    Evidence,
    /// A table is not what the contract declares, or a file not what the tables make.
    Contract,
}

/// Something that a release should not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it breaks.
    pub breach: Breach,
    /// Path of the file, or name of the table.
    pub place: String,
    /// What is wrong.
    pub message: String,
}

impl Problem {
    fn new(breach: Breach, place: impl Into<String>, message: impl Into<String>) -> Self {
        Problem { breach, place: place.into(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.message)
    }
}

/// What is wrong with the release in a folder; nothing where it is sound.
///
/// # Errors
/// Where there is no release, or it cannot be read.
pub fn release(folder: &Path, stop: &Stop) -> Result<Vec<Problem>, Error> {
    let manifest = Manifest::load(folder)?.ok_or_else(|| Error::NoRelease(folder.to_owned()))?;
    let mut problems = files::problems(folder, &manifest, stop)?;
    // What is not what was published need not be readable either.
    if problems.is_empty() {
        problems.append(&mut nodes::problems(folder, &manifest, stop)?);
        problems.append(&mut contents(folder, &manifest, stop)?);
    }
    Ok(problems)
}

/// What is wrong with what the files of a release say, each of which is the one that was published.
fn contents(folder: &Path, manifest: &Manifest, stop: &Stop) -> Result<Vec<Problem>, Error> {
    let held = Held::of(folder, manifest).filter(|_| manifest.is_ours());
    // Tables that are not as declared cannot be asked for keys.
    let mut problems = held.as_ref().map_or(Ok(Vec::new()), |held| contract::problems(held, stop))?;
    if problems.is_empty() {
        problems.append(&mut files::counts(folder, manifest, stop)?);
        problems.append(&mut keys(folder, manifest, None, stop)?);
    }
    // What else is wrong then follows from that.
    if let Some(held) = held.filter(|_| problems.is_empty()) {
        problems.append(&mut remade::problems(folder, manifest, &held, stop)?);
    }
    Ok(problems)
}

/// What is wrong with a release that is about to be published. `rows` are the tables that it was
/// written from: they are what is checked where no format holds them as such.
pub(super) fn staged(folder: &Path, rows: &dyn Batches, workers: &Workers, stop: &Stop) -> Result<Vec<Problem>, Error> {
    let manifest = Manifest::load(folder)?.ok_or_else(|| Error::NoRelease(folder.to_owned()))?;
    let of_files = || {
        let mut problems = files::problems(folder, &manifest, stop)?;
        problems.append(&mut files::counts(folder, &manifest, stop)?);
        Ok(problems)
    };
    let (of_files, of_keys): (Result<Vec<Problem>, Error>, _) =
        workers.both(of_files, || keys(folder, &manifest, Some(rows), stop));
    let mut problems = of_files?;
    problems.append(&mut of_keys?);
    Ok(problems)
}

fn keys(folder: &Path, manifest: &Manifest, rows: Option<&dyn Batches>, stop: &Stop) -> Result<Vec<Problem>, Error> {
    Source::of(folder, manifest, rows).map_or(Ok(Vec::new()), |source| keys::problems(&source, stop))
}
