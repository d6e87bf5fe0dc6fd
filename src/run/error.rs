//! Trouble in the world: why a run stopped and published nothing.

use std::io;
use std::path::{Path, PathBuf};

use arrow::error::ArrowError;

use crate::load;

use super::verify::Problem;

/// Why a run could not be planned: the command has to be put differently.
#[derive(Debug, thiserror::Error)]
pub enum UsageError {
    /// A path that does not exist.
    #[error("no such file or folder: {0}")]
    Missing(String),
    /// A pattern that does not parse.
    #[error("cannot read the pattern {pattern}: {reason}")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Nothing to read.
    #[error("nothing to read in {0}")]
    Empty(String),
    /// A path that cannot be the output folder.
    #[error("cannot publish to {0}: {1}")]
    Target(String, &'static str),
    /// Gold that cannot be read.
    #[error("cannot read the gold {0}: {1}")]
    Gold(String, String),
    /// A threshold for something that is not measured.
    #[error("nothing called {0} is measured")]
    Threshold(String),
    /// A path that cannot be looked up.
    #[error("cannot look up {path}: {source}")]
    LookUp {
        /// The path.
        path: String,
        /// What the system says.
        source: io::Error,
    },
}

impl UsageError {
    /// A pattern that does not parse.
    pub(super) fn pattern(pattern: &str, error: &globset::Error) -> Self {
        UsageError::Pattern { pattern: pattern.to_owned(), reason: error.kind().to_string() }
    }

    /// How to put the command instead.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            UsageError::Missing(_) => Some("check the spelling; patterns need quotes in some shells"),
            UsageError::Pattern { .. } => Some("patterns know `*`, `?`, `**` and `[a-z]`"),
            UsageError::Empty(_) => Some("put articles there as `.txt` files, or name other files or folders"),
            UsageError::Target(..) => Some("choose another folder with --out"),
            UsageError::Gold(..) => Some("gold is a folder of .json files, one an article: see tests/gold"),
            UsageError::Threshold(_) => {
                Some("`--min-f1 0.9` is for the macro average, `--min-f1 credits=0.9` for a table")
            }
            UsageError::LookUp { .. } => None,
        }
    }
}

/// Why a run published nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command has to be put differently.
    #[error(transparent)]
    Usage(#[from] UsageError),
    /// The file system refused.
    #[error("cannot {action} {path}: {source}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another run publishes to the same folder.
    #[error("another run is publishing to {0}")]
    Locked(PathBuf),
    /// The output folder holds something else than a release.
    #[error("{0} is not a release: it has files but no manifest.json of reelmill's")]
    NotARelease(PathBuf),
    /// A folder that should hold a release, and does not.
    #[error("there is no release in {0}: no manifest.json")]
    NoRelease(PathBuf),
    /// A release without tables that can be read back.
    #[error("{0} holds neither Parquet nor CSV files")]
    NoTables(PathBuf),
    /// A manifest that cannot be read.
    #[error("cannot read {path}: {reason}")]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Rows could not be sorted or read back.
    #[error("cannot sort the rows of {table}: {source}")]
    Sort {
        /// Name of the table.
        table: &'static str,
        /// What Arrow says.
        source: ArrowError,
    },
    /// Files could not be written.
    #[error(transparent)]
    Load(#[from] load::Error),
    /// The threads could not be started.
    #[error("cannot start threads: {0}")]
    Threads(String),
    /// The staged release did not pass its checks.
    #[error("the release did not pass its checks: {} problems", .0.len())]
    Unsound(Vec<Problem>),
    /// Documents were refused, and the run was to publish all or nothing.
    #[error("nothing is published: {0} of the documents could not be read")]
    Strict(u64),
    /// A signal asked the run to stop.
    #[error("interrupted")]
    Interrupted,
}

impl Error {
    /// The file system refused.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_owned();
        move |source| Error::Io { action, path, source }
    }

    /// Rows could not be sorted.
    pub(super) fn sort(table: &'static str) -> impl FnOnce(ArrowError) -> Error {
        move |source| Error::Sort { table, source }
    }

    /// What can be done about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Error::Usage(error) => error.hint(),
            Error::Locked(_) => Some("wait for it to end, or publish elsewhere with --out"),
            Error::NotARelease(_) => Some("choose an empty folder or a release with --out; nothing was touched"),
            Error::NoTables(_) => Some("publish with --formats parquet or csv"),
            Error::Manifest { .. } => Some("publish elsewhere with --out, or remove the folder"),
            Error::Unsound(_) => Some("this is a defect of reelmill: please report it with the input"),
            Error::Strict(_) => Some("see the findings above, or leave --strict out to publish the others"),
            _ => None,
        }
    }
}
