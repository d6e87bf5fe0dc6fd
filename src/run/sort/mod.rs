//! Sorting more rows than fit into memory.
//!
//! Rows of a table are gathered up to a number of bytes, sorted, and written to disk as a run; in
//! the end the runs are merged into one, which whoever reads the table reads a little at a time. Text is compared by its bytes, which for UTF-8
//! is the order of code points; null comes first.

mod even;
mod merge;
mod runs;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{RecordBatch, UInt32Array};
use arrow::compute::{concat_batches, take_record_batch};
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use arrow::row::{RowConverter, Rows, SortField};

use crate::load::BatchIter;
use crate::schema::AnyTable;
use crate::schema::derive::arrow as arrow_schema;

/// Runs that are merged at once; where there are more, they are merged in several passes.
const FAN_IN: usize = 32;

/// The columns that a table is sorted by, turned into bytes that compare like rows do.
pub(super) struct Order {
    columns: Vec<usize>,
    converter: RowConverter,
}

impl Order {
    /// The order of a table.
    pub(super) fn of(table: &dyn AnyTable) -> Result<Self, ArrowError> {
        Self::by(&arrow_schema::schema(table), table.order())
    }

    /// The order by these columns.
    pub(super) fn by(schema: &SchemaRef, names: &[&str]) -> Result<Self, ArrowError> {
        let columns = names.iter().map(|name| schema.index_of(name)).collect::<Result<Vec<_>, _>>()?;
        let fields = columns.iter().map(|column| SortField::new(schema.field(*column).data_type().clone()));
        let converter = RowConverter::new(fields.collect())?;
        Ok(Order { columns, converter })
    }

    /// The rows of a batch, for comparison.
    pub(super) fn rows(&self, batch: &RecordBatch) -> Result<Rows, ArrowError> {
        let columns: Vec<_> = self.columns.iter().map(|column| Arc::clone(batch.column(*column))).collect();
        self.converter.convert_columns(&columns)
    }
}

/// Takes the rows of a table in any order.
pub(super) struct Sorter {
    table: &'static dyn AnyTable,
    folder: PathBuf,
    buffer_bytes: usize,
    pending: Vec<RecordBatch>,
    pending_bytes: usize,
    runs: VecDeque<PathBuf>,
    n_runs: usize,
}

impl Sorter {
    /// A sorter that keeps its runs in `folder`, once it holds more than `buffer_bytes`.
    pub(super) fn new(table: &'static dyn AnyTable, folder: &Path, buffer_bytes: usize) -> Self {
        Sorter {
            table,
            folder: folder.to_owned(),
            buffer_bytes,
            pending: Vec::new(),
            pending_bytes: 0,
            runs: VecDeque::new(),
            n_runs: 0,
        }
    }

    /// The table.
    pub(super) fn table(&self) -> &'static dyn AnyTable {
        self.table
    }

    /// Takes rows.
    pub(super) fn push(&mut self, batch: RecordBatch) -> Result<(), ArrowError> {
        if batch.num_rows() == 0 {
            return Ok(());
        }
        self.pending_bytes += batch.get_array_memory_size();
        self.pending.push(batch);
        if self.pending_bytes > self.buffer_bytes { self.spill() } else { Ok(()) }
    }

    /// Sorts what is held.
    pub(super) fn finish(mut self) -> Result<Sorted, ArrowError> {
        if self.runs.is_empty() {
            let memory = self.sort_pending()?;
            return Ok(Sorted { table: self.table, runs: Vec::new(), memory });
        }
        self.spill()?;
        while self.runs.len() > 1 {
            self.merge_pass()?;
        }
        Ok(Sorted { table: self.table, runs: self.runs.into(), memory: None })
    }

    /// Merges neighbouring runs, so that rows that compare equal stay in the order of their arrival.
    fn merge_pass(&mut self) -> Result<(), ArrowError> {
        let before: Vec<PathBuf> = std::mem::take(&mut self.runs).into();
        for group in before.chunks(FAN_IN) {
            if let [alone] = group {
                self.runs.push_back(alone.clone());
                continue;
            }
            let path = self.next_path();
            runs::write(&path, &arrow_schema::schema(self.table), merge::merged(self.table, group)?)?;
            group.iter().try_for_each(|run| runs::remove(run))?;
            self.runs.push_back(path);
        }
        Ok(())
    }

    fn spill(&mut self) -> Result<(), ArrowError> {
        let Some(sorted) = self.sort_pending()? else { return Ok(()) };
        let path = self.next_path();
        runs::write(&path, &arrow_schema::schema(self.table), runs::slices(&sorted).map(Ok))?;
        self.runs.push_back(path);
        Ok(())
    }

    fn next_path(&mut self) -> PathBuf {
        self.n_runs += 1;
        self.folder.join(format!("{}.{}.arrow", self.table.name(), self.n_runs))
    }

    fn sort_pending(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        self.pending_bytes = 0;
        let pending = std::mem::take(&mut self.pending);
        if pending.is_empty() {
            return Ok(None);
        }
        let batch = concat_batches(&arrow_schema::schema(self.table), &pending)?;
        drop(pending);
        let rows = Order::of(self.table)?.rows(&batch)?;
        let too_many = |_| ArrowError::ComputeError("too many rows in one run".to_owned());
        let mut indices: Vec<u32> = (0..u32::try_from(batch.num_rows()).map_err(too_many)?).collect();
        indices.sort_by(|one, other| rows.row(*one as usize).cmp(&rows.row(*other as usize)));
        take_record_batch(&batch, &UInt32Array::from(indices)).map(Some)
    }
}

/// The rows of a table in order, on disk or in memory where they are few.
pub(super) struct Sorted {
    table: &'static dyn AnyTable,
    runs: Vec<PathBuf>,
    memory: Option<RecordBatch>,
}

impl Sorted {
    /// The rows, some at a time, and as many each time.
    pub(super) fn batches(&self) -> Result<BatchIter<'_>, ArrowError> {
        let batches: BatchIter<'_> = match &self.memory {
            Some(batch) => Box::new(runs::slices(batch).map(Ok)),
            None => merge::merged(self.table, &self.runs)?,
        };
        Ok(even::even(arrow_schema::schema(self.table), batches))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::schema::Row;
    use crate::schema::mentions::CompanyMention;
    use arrow_schema::batch;

    fn mentions() -> Vec<CompanyMention> {
        // A sequence without order, with rows that compare equal.
        let number = |step: u128| (step * 7919) % 1009;
        let mention = |step| CompanyMention {
            company_id: Uuid::from_u128(number(step) % 50),
            name: ["Éclair", "Zenit", "a", "Ab", "\u{10FFFF}", "\u{FFFD}"][number(step) as usize % 6].to_owned(),
            film_id: Uuid::from_u128(number(step)),
        };
        (0..3000).map(mention).collect()
    }

    fn sorted(buffer_bytes: usize) -> Result<Vec<RecordBatch>, Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let mut sorter = Sorter::new(CompanyMention::TABLE, folder.path(), buffer_bytes);
        for rows in mentions().chunks(10) {
            sorter.push(batch(rows)?)?;
        }
        let sorted = sorter.finish()?;
        Ok(sorted.batches()?.collect::<Result<Vec<_>, _>>()?)
    }

    #[test]
    fn rows_come_in_order_whatever_fits_into_memory() -> Result<(), Box<dyn std::error::Error>> {
        let mut expected = mentions();
        expected.sort_by(|one, other| {
            let key = |row: &CompanyMention| (row.company_id, row.name.clone(), row.film_id);
            key(one).cmp(&key(other))
        });
        // The same batches too: where they end shows in the bytes of Parquet files.
        let expected = expected.chunks(1024).map(batch).collect::<Result<Vec<_>, _>>()?;
        // In memory; some runs; more runs than are merged at once.
        for buffer_bytes in [usize::MAX, 100_000, 0] {
            assert_eq!(sorted(buffer_bytes)?, expected, "{buffer_bytes}");
        }
        Ok(())
    }
}
