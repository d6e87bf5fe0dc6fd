//! Keys: unique, never null, and leading somewhere; and every row with its evidence.
//!
//! Keys are reduced to sixteen bytes each and held sorted, a part of them at a time where they are
//! many, so that a release of any size is checked in the same memory.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::schema::{AnyTable, TABLES, derive, table};

use super::super::scan::Source;
use super::super::{Error, Stop};
use super::evidence::Cover;
use super::{Breach, Problem};

/// Keys that are held at once.
const HELD: u64 = 4 << 20;

/// Keys of one table.
pub(super) type Keys = Vec<u128>;

/// A part of all keys, small enough to be held.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    number: u128,
    of: u128,
}

impl Part {
    /// Whether a key is of this part.
    pub(super) fn holds(self, key: u128) -> bool {
        key % self.of == self.number
    }
}

/// A key as sixteen bytes: an identifier as it is, everything else as a digest.
pub(super) fn reduced(key: &str) -> u128 {
    match Uuid::try_parse(key) {
        Ok(id) if key.len() == 36 => id.as_u128(),
        _ => {
            let mut bytes = [0; 16];
            bytes.copy_from_slice(&Sha256::digest(key.as_bytes())[..16]);
            u128::from_be_bytes(bytes)
        }
    }
}

/// Keys that do not hold, and rows without evidence.
pub(super) fn problems(source: &Source<'_>, stop: &Stop) -> Result<Vec<Problem>, Error> {
    let (mut problems, mut n_keys) = (Vec::new(), 0);
    for table in TABLES {
        n_keys += nulls(*table, source, stop, &mut problems)?;
    }
    let of = u128::from(n_keys / HELD + 1);
    for number in 0..of {
        let part = Part { number, of };
        let keys = keys(source, part, stop, &mut problems)?;
        for table in TABLES {
            references(*table, source, part, &keys, stop, &mut problems)?;
        }
        Cover::new(&keys, part).problems(source, stop, &mut problems)?;
    }
    Ok(problems)
}

/// Counts the rows of a table, and finds nulls in its key.
fn nulls(
    table: &'static dyn AnyTable,
    source: &Source<'_>,
    stop: &Stop,
    problems: &mut Vec<Problem>,
) -> Result<u64, Error> {
    if table.key().is_empty() {
        return Ok(0);
    }
    let (mut rows, mut null) = (0, 0);
    source.scan(table.name(), table.key(), stop, &mut |key| {
        rows += 1;
        null += u64::from(key.iter().any(Option::is_none));
    })?;
    if null > 0 {
        problems.push(Problem::new(Breach::Key, table.name(), format!("{null} rows leave their key out")));
    }
    Ok(rows)
}

/// The keys of a part, sorted, by table; finds those that occur twice.
fn keys(
    source: &Source<'_>,
    part: Part,
    stop: &Stop,
    problems: &mut Vec<Problem>,
) -> Result<BTreeMap<&'static str, Keys>, Error> {
    let mut all = BTreeMap::new();
    for table in TABLES.iter().filter(|table| !table.key().is_empty()) {
        let mut keys = Keys::new();
        source.scan(table.name(), table.key(), stop, &mut |key| {
            let key = reduced(&joined(key));
            keys.extend(Some(key).filter(|key| part.holds(*key)));
        })?;
        keys.sort_unstable();
        let before = keys.len();
        keys.dedup();
        if keys.len() < before {
            let message = format!("{} rows have the key of another", before - keys.len());
            problems.push(Problem::new(Breach::Key, table.name(), message));
        }
        all.insert(table.name(), keys);
    }
    Ok(all)
}

/// A key in the form of `evidence.row_key`.
fn joined(key: &[Option<&str>]) -> String {
    key.iter().map(|value| value.unwrap_or_default()).collect::<Vec<_>>().join("/")
}

/// Finds values of a table that should be keys of another, and are not.
fn references(
    child: &'static dyn AnyTable,
    source: &Source<'_>,
    part: Part,
    keys: &BTreeMap<&'static str, Keys>,
    stop: &Stop,
    problems: &mut Vec<Problem>,
) -> Result<(), Error> {
    let columns = child.columns();
    let columns: Vec<_> = columns.iter().filter_map(|column| Some((column.name, derive::target(column)?.0))).collect();
    if columns.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let mut lost = vec![(0_u64, String::new()); columns.len()];
    source.scan(child.name(), &names, stop, &mut |row| {
        for ((value, (_, parent)), lost) in row.iter().zip(&columns).zip(&mut lost) {
            let Some(value) = value else { continue };
            let key = reduced(value);
            let known = || keys.get(parent).is_some_and(|keys| keys.binary_search(&key).is_ok());
            if part.holds(key) && !known() {
                lost.0 += 1;
                lost.1 = (*value).to_owned();
            }
        }
    })?;
    for ((column, parent), (n_lost, example)) in columns.iter().zip(lost).filter(|(_, (n_lost, _))| *n_lost > 0) {
        let message = format!("{n_lost} values of {column} lead nowhere in {parent}: {example}");
        problems.push(Problem::new(Breach::Key, child.name(), message));
    }
    Ok(())
}

/// Whether a table's rows have evidence: all but evidence itself, and findings, which are evidence of
/// what could not be read.
pub(super) fn evident(name: &str) -> bool {
    table(name).is_some_and(|table| !table.key().is_empty() && name != "findings")
}
