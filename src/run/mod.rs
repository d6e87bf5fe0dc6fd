//! Running: the one room with files, threads, clocks and the wish to stop.
//!
//! [`Request`] → [`Plan`] → staged release → published release: each step takes what the one before
//! has made, so that nothing is published that was not checked.
//!
//! Inputs are read in the order of their paths, chunk by chunk, and their documents wait on disk until
//! every redirect is known; rows go to sorted runs on disk and are merged while they are written.
//! Memory holds the documents in flight, one buffer a table, the identifier of every article and the
//! name of every person; never a table, and never an input.

mod check;
mod chunk;
mod compression;
mod document;
mod documents;
mod error;
mod explain;
mod find;
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
mod record;
mod redirects;
mod scan;
mod select;
mod shared;
mod sort;
mod source;
mod staging;
mod stop;
mod tables;
mod up_to_date;
pub mod verify;
mod waiting;

pub use check::{Checked, check};
pub use document::MOST_DOCUMENT_BYTES;
pub use error::{Error, UsageError};
pub use explain::{Explained, Fact, Quotation, explain};
pub use manifest::{Counts, FileRecord, InputRecord, MANIFEST, Manifest, OptionsRecord};
pub use measured::{gold, measured};
pub use plan::{Conduct, Input, Options, Plan, Request, STDIN, Selection, Source, find};
pub use publish::{Outcome, publish};
pub use record::RUN_RECORD;
pub use stop::Stop;

use crate::finding::Finding;

/// Is told how a run goes.
pub trait Watcher: Sync {
    /// So many inputs are to be read, of so many bytes as far as their lengths are known.
    fn planned(&self, inputs: u64, bytes: u64);
    /// So many bytes have been read, with so many documents in them.
    fn read(&self, bytes: u64, documents: u64);
    /// A document was left out.
    fn refused(&self, uri: &str, finding: &Finding);
    /// A row of the release is not what it should be, but no reason to hold the release back.
    fn doubt(&self, problem: &verify::Problem);
    /// The next stage begins: `transforming`, `sorting`, `writing`, `checking`, `publishing`.
    fn stage(&self, name: &'static str);
}

/// Watches nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watcher for Unwatched {
    fn planned(&self, _inputs: u64, _bytes: u64) {}
    fn read(&self, _bytes: u64, _documents: u64) {}
    fn refused(&self, _uri: &str, _finding: &Finding) {}
    fn doubt(&self, _problem: &verify::Problem) {}
    fn stage(&self, _name: &'static str) {}
}
