//! What a release holds, in numbers: gathered in one pass over the rows.

use std::collections::BTreeMap;

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{Float64Type, Int32Type};

use crate::load::{Batches, Error};
use crate::schema::AnyTable;

/// What a release holds.
#[derive(Default)]
pub(super) struct Survey {
    /// Each table, in the order of the contract.
    pub(super) tables: Vec<TableSurvey>,
    /// Articles by the wiki that they belong to.
    pub(super) wikis: BTreeMap<String, u64>,
    /// Articles by the licence of their text.
    pub(super) licenses: BTreeMap<String, u64>,
    /// Findings by severity and code.
    pub(super) findings: BTreeMap<(String, String), u64>,
    /// Films by the first year of their decade.
    pub(super) decades: BTreeMap<i32, u64>,
    /// Scores by tenths of the normalized scale.
    pub(super) scores: [u64; 10],
    /// Films by genre, country and language.
    pub(super) kinds: BTreeMap<&'static str, BTreeMap<String, u64>>,
}

/// What a table holds.
pub(super) struct TableSurvey {
    /// The table.
    pub(super) table: &'static dyn AnyTable,
    /// Number of rows.
    pub(super) rows: u64,
    /// Number of rows that fill each column.
    pub(super) filled: Vec<u64>,
    /// Number of distinct films, where rows are ordered by film.
    pub(super) films: Option<u64>,
}

impl Survey {
    /// Reads every table once.
    pub(super) fn of(tables: &dyn Batches) -> Result<Self, Error> {
        let mut survey = Survey::default();
        for table in tables.declared().iter().copied() {
            let counted = survey.read(table, tables)?;
            survey.tables.push(counted);
        }
        Ok(survey)
    }

    fn read(&mut self, table: &'static dyn AnyTable, tables: &dyn Batches) -> Result<TableSurvey, Error> {
        let by_film = table.order().first() == Some(&"film_id");
        let filled = vec![0; table.columns().len()];
        let mut counted = TableSurvey { table, rows: 0, filled, films: by_film.then_some(0) };
        let mut film = String::new();
        for batch in tables.table(table.name())? {
            let batch = batch.map_err(|error| Error::read(table.name(), error))?;
            counted.rows += batch.num_rows() as u64;
            for (filled, column) in counted.filled.iter_mut().zip(batch.columns()) {
                *filled += (column.len() - column.null_count()) as u64;
            }
            if let Some(films) = &mut counted.films {
                for id in texts(&batch, "film_id").flatten().filter(|id| !id.is_empty()) {
                    if id != film {
                        *films += 1;
                        film.replace_range(.., id);
                    }
                }
            }
            self.tally(table.name(), &batch);
        }
        Ok(counted)
    }

    fn tally(&mut self, table: &'static str, batch: &RecordBatch) {
        match table {
            "articles" => {
                texts(batch, "wiki").flatten().for_each(|wiki| *count(&mut self.wikis, wiki) += 1);
                texts(batch, "license").flatten().for_each(|license| *count(&mut self.licenses, license) += 1);
            }
            "films" => {
                let years = batch.column_by_name("year").and_then(|array| array.as_primitive_opt::<Int32Type>());
                for year in years.into_iter().flatten().flatten() {
                    *self.decades.entry(year.div_euclid(10) * 10).or_default() += 1;
                }
            }
            "scores" => {
                let values =
                    batch.column_by_name("normalized").and_then(|array| array.as_primitive_opt::<Float64Type>());
                for value in values.into_iter().flatten().flatten() {
                    // A score of 100 belongs to the last tenth.
                    self.scores[((value / 10.0) as usize).min(9)] += 1;
                }
            }
            "film_genres" | "film_countries" | "film_languages" => {
                let names = self.kinds.entry(table).or_default();
                texts(batch, "name").flatten().for_each(|name| *count(names, name) += 1);
            }
            "findings" => {
                for (severity, code) in texts(batch, "severity").zip(texts(batch, "code")) {
                    let key = (severity.unwrap_or_default().to_owned(), code.unwrap_or_default().to_owned());
                    *self.findings.entry(key).or_default() += 1;
                }
            }
            _ => {}
        }
    }
}

fn texts<'a>(batch: &'a RecordBatch, column: &str) -> impl Iterator<Item = Option<&'a str>> {
    batch.column_by_name(column).and_then(|array| array.as_string_opt::<i32>()).into_iter().flatten()
}

fn count<'a>(counts: &'a mut BTreeMap<String, u64>, name: &str) -> &'a mut u64 {
    counts.entry(name.to_owned()).or_default()
}
