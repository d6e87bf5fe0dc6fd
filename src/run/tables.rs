//! The tables of a release: gathered row by row, sorted, and completed with what films share.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray};
use arrow::error::ArrowError;
use uuid::Uuid;

use crate::load::{self, BatchIter, Batches};
use crate::schema::mentions::{CompanyMention, LinkedName, PersonMention};
use crate::schema::{AnyTable, Row, RowSink, Rows, TABLES, derive::arrow as arrow_schema};
use crate::transform::Transformed;

use super::Error;
use super::parallel::Workers;
use super::shared;
use super::sort::{Sorted, Sorter};

/// Rows of some documents as record batches, with the names of their tables.
pub(super) type Portion = Vec<(&'static str, RecordBatch)>;

/// Rows of some documents as record batches.
pub(super) fn portion(documents: Vec<Transformed>) -> Result<Portion, ArrowError> {
    let (mut rows, mut people, mut companies) = (Rows::default(), Vec::new(), Vec::new());
    for mut document in documents {
        rows.append(document.rows);
        people.append(&mut document.people);
        companies.append(&mut document.companies);
    }
    let mut portion = ToBatches::default();
    rows.drain_into(&mut portion)?;
    let linked: BTreeSet<LinkedName> = people.iter().filter_map(LinkedName::of).collect();
    portion.rows(linked.into_iter().collect())?;
    portion.rows(people)?;
    portion.rows(companies)?;
    Ok(portion.0)
}

#[derive(Default)]
struct ToBatches(Portion);

impl RowSink for ToBatches {
    type Error = ArrowError;

    fn rows<R: Row>(&mut self, rows: Vec<R>) -> Result<(), ArrowError> {
        if !rows.is_empty() {
            self.0.push((R::TABLE.name, arrow_schema::batch(&rows)?));
        }
        Ok(())
    }
}

/// Rows as they come in.
pub(super) struct Incoming {
    sorters: BTreeMap<&'static str, Sorter>,
}

impl Incoming {
    /// Tables without rows; what does not fit into memory goes to `folder`.
    pub(super) fn new(folder: &Path, buffer_bytes: usize) -> Self {
        let mentions: [&'static dyn AnyTable; 3] = [PersonMention::TABLE, CompanyMention::TABLE, LinkedName::TABLE];
        let sorter = |table: &'static dyn AnyTable| (table.name(), Sorter::new(table, folder, buffer_bytes));
        Incoming { sorters: TABLES.iter().copied().chain(mentions).map(sorter).collect() }
    }

    /// Takes rows, in the order of the portions.
    pub(super) fn take(&mut self, portions: Vec<Portion>, workers: &Workers) -> Result<(), Error> {
        let mut by_table: BTreeMap<&str, Vec<RecordBatch>> = BTreeMap::new();
        for (table, batch) in portions.into_iter().flatten() {
            by_table.entry(table).or_default().push(batch);
        }
        let busy = self.sorters.iter_mut();
        let busy: Vec<_> = busy.filter_map(|(name, sorter)| Some((sorter, by_table.remove(name)?))).collect();
        workers.try_map(busy, |(sorter, batches)| {
            let name = sorter.table().name();
            batches.into_iter().try_for_each(|batch| sorter.push(batch)).map_err(Error::sort(name))
        })?;
        Ok(())
    }

    /// Sorts every table, and merges what is said of people and companies.
    pub(super) fn finish(mut self, workers: &Workers) -> Result<Tables, Error> {
        let (mut people, mut companies) = (Names::default(), Names::default());
        let mut ambiguous = BTreeSet::new();
        if let Some((mentions, sorted)) = self.mentions(LinkedName::TABLE.name)? {
            let batches = sorted.batches().map_err(Error::sort(mentions))?;
            ambiguous = shared::ambiguous_names(batches).map_err(Error::sort(mentions))?;
        }
        if let Some((mentions, sorted)) = self.mentions(PersonMention::TABLE.name)? {
            let batches = sorted.batches().map_err(Error::sort(mentions))?;
            shared::people(batches, &ambiguous, &mut people, |portion| self.push(portion))
                .map_err(Error::sort(mentions))?;
        }
        if let Some((mentions, sorted)) = self.mentions(CompanyMention::TABLE.name)? {
            let batches = sorted.batches().map_err(Error::sort(mentions))?;
            shared::companies(batches, &mut companies, |portion| self.push(portion)).map_err(Error::sort(mentions))?;
        }
        let sorters = self.sorters.into_iter().collect();
        let sorted = workers.try_map(sorters, |(name, sorter)| {
            sorter.finish().map(|sorted| (name, sorted)).map_err(Error::sort(name))
        })?;
        Ok(Tables { sorted: sorted.into_iter().collect(), people, companies })
    }

    fn mentions(&mut self, name: &'static str) -> Result<Option<(&'static str, Sorted)>, Error> {
        let Some(sorter) = self.sorters.remove(name) else { return Ok(None) };
        Ok(Some((name, sorter.finish().map_err(Error::sort(name))?)))
    }

    fn push(&mut self, portion: Portion) -> Result<(), ArrowError> {
        for (table, batch) in portion {
            if let Some(sorter) = self.sorters.get_mut(table) {
                sorter.push(batch)?;
            }
        }
        Ok(())
    }
}

/// Names of people or companies by their identifiers, in the order of these: all that is held of any table.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<(Uuid, Box<str>)>);

impl Names {
    /// Adds a name whose identifier comes after all others.
    pub(super) fn push(&mut self, id: Uuid, name: &str) {
        self.0.push((id, name.into()));
    }

    fn of(&self, id: &str) -> Option<&str> {
        let id = Uuid::try_parse(id).ok()?;
        let at = self.0.binary_search_by_key(&id, |(known, _)| *known).ok()?;
        Some(&self.0[at].1)
    }
}

/// The tables of a release, sorted.
pub(super) struct Tables {
    sorted: BTreeMap<&'static str, Sorted>,
    people: Names,
    companies: Names,
}

impl Batches for Tables {
    fn table(&self, name: &str) -> Result<BatchIter<'_>, load::Error> {
        let sorted = self.sorted.get(name).ok_or_else(|| load::Error::read(name, "there is no such table"))?;
        let batches = sorted.batches().map_err(|error| load::Error::read(name, error))?;
        Ok(match name {
            "credits" => Box::new(batches.map(|batch| credited_as(&batch?, "person_id", &self.people))),
            "film_companies" => Box::new(batches.map(|batch| credited_as(&batch?, "company_id", &self.companies))),
            _ => batches,
        })
    }
}

/// Rows with `credited_as` where it differs from the name of whom they credit, now that this is known.
fn credited_as(batch: &RecordBatch, id: &str, names: &Names) -> Result<RecordBatch, ArrowError> {
    let schema = batch.schema();
    let at = schema.index_of("credited_as")?;
    let credited = batch.column(schema.index_of(id)?).as_string::<i32>();
    let written = batch.column(at).as_string::<i32>();
    let differs = |row| written.is_valid(row) && names.of(credited.value(row)) != Some(written.value(row));
    let kept: StringArray = (0..batch.num_rows()).map(|row| differs(row).then(|| written.value(row))).collect();
    let mut columns = batch.columns().to_vec();
    columns[at] = Arc::new(kept) as ArrayRef;
    RecordBatch::try_new(schema, columns)
}
