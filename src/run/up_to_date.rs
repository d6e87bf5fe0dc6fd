//! Whether the release that is there is the one that a run would make.

use super::fs::{self, Entry};
use super::manifest::{InputRecord, VERSION};
use super::parallel::Workers;
use super::plan::{Input, Source};
use super::{Error, Manifest, OptionsRecord, Plan, Stop, source};
use crate::schema::SCHEMA_VERSION;

/// The manifest of the release in the target, if the plan would make the same again: same inputs,
/// options and version, and no file of it missing or of another length.
pub(super) fn release(plan: &Plan, workers: &Workers, stop: &Stop) -> Result<Option<Manifest>, Error> {
    // A manifest that cannot be read is a reason to run, not to stop.
    let Ok(Some(manifest)) = Manifest::load(&plan.target) else { return Ok(None) };
    let same = manifest.version == VERSION
        && manifest.schema_version == SCHEMA_VERSION
        && manifest.options == OptionsRecord::from(&plan.options)
        && same_names(plan, &manifest)
        && intact(plan, &manifest);
    if !same {
        return Ok(None);
    }
    let pairs = plan.inputs.iter().zip(&manifest.inputs).collect();
    let limit = plan.options.max_document_bytes;
    let unchanged = workers.try_map(pairs, |(input, record)| {
        stop.check()?;
        Ok::<bool, Error>(unchanged(input, record, limit))
    })?;
    Ok(unchanged.into_iter().all(|unchanged| unchanged).then_some(manifest))
}

/// Whether the inputs have the names and lengths that they had.
fn same_names(plan: &Plan, manifest: &Manifest) -> bool {
    let same = |(input, record): (&Input, &InputRecord)| {
        // What comes through a pipe can be read only once.
        let length = source::length(input);
        input.uri == record.path && (length.is_some() || record.sha256.is_none()) && length == record.bytes
    };
    plan.inputs.len() == manifest.inputs.len() && plan.inputs.iter().zip(&manifest.inputs).all(same)
}

fn intact(plan: &Plan, manifest: &Manifest) -> bool {
    let there =
        |path: &str, bytes: u64| matches!(fs::look_up(&plan.target.join(path)), Ok(Entry::File(n)) if n == bytes);
    manifest.files.iter().all(|file| there(&file.path, file.bytes))
}

/// Whether an input has the bytes that it had, or is refused before it is read as it was.
fn unchanged(input: &Input, record: &InputRecord, limit: u64) -> bool {
    let Source::File(path) = &input.source else { return false };
    match &record.sha256 {
        Some(sha256) => fs::digest(path).is_ok_and(|(_, now)| now == *sha256),
        None => record.bytes.is_some_and(|bytes| bytes > limit) || fs::open(path).is_err(),
    }
}
