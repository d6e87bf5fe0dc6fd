//! Running: the one room with files, threads, clocks and the wish to stop.
//!
//! [`Request`] → [`Plan`] → staged release → published release: each step takes what the one before
//! has made, so that nothing is published that was not checked.
//!
//! Inputs are read in the order of their paths, some at a time; rows go to sorted runs on disk and
//! are merged while they are written. Memory holds the documents in flight, one buffer a table, the
//! identifier of every article and the name of every person; never a table.

mod check;
mod documents;
mod error;
mod explain;
mod fs;
mod gather;
mod inputs;
mod lines;
mod manifest;
mod measured;
mod parallel;
mod pattern;
mod plan;
mod publish;
mod read;
mod record;
mod scan;
mod shared;
mod sort;
mod staging;
mod stop;
mod tables;
mod up_to_date;
pub mod verify;

pub use check::{Checked, check};
pub use error::{Error, UsageError};
pub use explain::{Explained, Fact, Quotation, explain};
pub use manifest::{Counts, FileRecord, InputRecord, MANIFEST, Manifest, OptionsRecord};
pub use measured::{gold, measured};
pub use plan::{Conduct, Input, Options, Plan, Request, STDIN, Source, find};
pub use publish::{Outcome, publish};
pub use read::MOST_DOCUMENT_BYTES;
pub use record::RUN_RECORD;
pub use stop::Stop;

use crate::finding::Finding;

/// Is told how a run goes.
pub trait Watcher: Sync {
    /// So many inputs are to be read.
    fn planned(&self, inputs: u64);
    /// An input of so many bytes and documents has been read.
    fn read(&self, bytes: u64, documents: u64);
    /// A document was left out.
    fn refused(&self, uri: &str, finding: &Finding);
    /// A row of the release is not what it should be, but no reason to hold the release back.
    fn doubt(&self, problem: &verify::Problem);
    /// The next stage begins: `sorting`, `writing`, `checking`, `publishing`.
    fn stage(&self, name: &'static str);
}

/// Watches nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watcher for Unwatched {
    fn planned(&self, _inputs: u64) {}
    fn read(&self, _bytes: u64, _documents: u64) {}
    fn refused(&self, _uri: &str, _finding: &Finding) {}
    fn doubt(&self, _problem: &verify::Problem) {}
    fn stage(&self, _name: &'static str) {}
}
