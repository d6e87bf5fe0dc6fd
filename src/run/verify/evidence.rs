//! Evidence: every row has some, and none is of a row that is not there.

use std::collections::BTreeMap;

use super::super::scan::Source;
use super::super::{Error, Stop};
use super::keys::{Keys, Part, evident, reduced};
use super::{Breach, Problem};

/// Which keys have been met in `evidence`.
pub(super) struct Cover<'a> {
    part: Part,
    tables: BTreeMap<&'static str, (&'a Keys, Vec<bool>)>,
}

impl<'a> Cover<'a> {
    /// None of these keys yet.
    pub(super) fn new(keys: &'a BTreeMap<&'static str, Keys>, part: Part) -> Self {
        let tables = keys.iter().filter(|(table, _)| evident(table));
        Cover { part, tables: tables.map(|(table, keys)| (*table, (keys, vec![false; keys.len()]))).collect() }
    }

    /// Rows without evidence, and evidence without rows.
    pub(super) fn problems(
        mut self,
        source: &Source<'_>,
        stop: &Stop,
        problems: &mut Vec<Problem>,
    ) -> Result<(), Error> {
        let (mut n_lost, mut example) = (0_u64, String::new());
        source.scan("evidence", &["table", "row_key"], stop, &mut |row| {
            let [Some(table), Some(row_key)] = row else { return };
            let key = reduced(row_key);
            if !self.part.holds(key) {
                return;
            }
            let met = self.tables.get_mut(*table).and_then(|(keys, met)| met.get_mut(keys.binary_search(&key).ok()?));
            match met {
                Some(met) => *met = true,
                None => {
                    n_lost += 1;
                    example = format!("{table} {row_key}");
                }
            }
        })?;
        if n_lost > 0 {
            let message = format!("{n_lost} rows are of rows that are not there: {example}");
            problems.push(Problem::new(Breach::Evidence, "evidence", message));
        }
        for (table, (_, met)) in &self.tables {
            let bare = met.iter().filter(|met| !**met).count();
            if bare > 0 {
                problems.push(Problem::new(Breach::Evidence, *table, format!("{bare} rows have no evidence")));
            }
        }
        Ok(())
    }
}
