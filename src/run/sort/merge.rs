//! Merging sorted runs while they are read.

use std::path::PathBuf;

use arrow::array::RecordBatch;
use arrow::compute::interleave_record_batch;
use arrow::error::ArrowError;
use arrow::row::Rows;

use crate::load::BatchIter;
use crate::schema::AnyTable;

use super::{Order, runs};

/// The rows of sorted runs in order. Of rows that compare equal, those of earlier runs come first.
pub(super) fn merged(table: &'static dyn AnyTable, paths: &[PathBuf]) -> Result<BatchIter<'static>, ArrowError> {
    if let [path] = paths {
        return Ok(Box::new(runs::read(path)?));
    }
    let mut merge = Merge { order: Order::of(table)?, cursors: Vec::new(), heap: Vec::new(), failed: false };
    for path in paths {
        merge.open(Box::new(runs::read(path)?))?;
    }
    Ok(Box::new(merge))
}

/// Where a merge stands in one run.
struct Cursor {
    rest: BatchIter<'static>,
    batch: RecordBatch,
    rows: Rows,
    next: usize,
}

struct Merge {
    order: Order,
    cursors: Vec<Cursor>,
    /// The runs that have a next row, as a heap by these rows: no row is copied to be compared.
    heap: Vec<usize>,
    failed: bool,
}

impl Merge {
    fn open(&mut self, mut rest: BatchIter<'static>) -> Result<(), ArrowError> {
        if let Some(batch) = next_with_rows(&mut rest)? {
            let rows = self.order.rows(&batch)?;
            self.cursors.push(Cursor { rest, batch, rows, next: 0 });
            self.heap.push(self.cursors.len() - 1);
            self.rise(self.heap.len() - 1);
        }
        Ok(())
    }

    /// Whether the next row of one run comes before that of another; of equal rows that of the earlier run.
    fn precedes(&self, one: usize, other: usize) -> bool {
        let next = |run: usize| {
            let cursor = &self.cursors[run];
            (cursor.rows.row(cursor.next), run)
        };
        next(one) < next(other)
    }

    /// Moves the run at a place of the heap up to where it belongs.
    fn rise(&mut self, mut at: usize) {
        while at > 0 && self.precedes(self.heap[at], self.heap[(at - 1) / 2]) {
            self.heap.swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    /// Moves the first run of the heap down to where it belongs.
    fn sink(&mut self) {
        let mut at = 0;
        loop {
            let mut first = at;
            for child in [2 * at + 1, 2 * at + 2] {
                if child < self.heap.len() && self.precedes(self.heap[child], self.heap[first]) {
                    first = child;
                }
            }
            if first == at {
                return;
            }
            self.heap.swap(at, first);
            at = first;
        }
    }

    /// The next batch: as many rows as the largest of the batches at hand, so that it is no larger in
    /// bytes than they are by much.
    fn batch(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        let most = self.cursors.iter().map(|cursor| cursor.batch.num_rows()).max().unwrap_or_default();
        // Batches that rows are taken from, and the place of each run's present batch among them.
        let mut sources: Vec<RecordBatch> = self.cursors.iter().map(|cursor| cursor.batch.clone()).collect();
        let mut source_of: Vec<usize> = (0..sources.len()).collect();
        let mut picks: Vec<(usize, usize)> = Vec::with_capacity(most);
        while picks.len() < most {
            let Some(&run) = self.heap.first() else { break };
            let cursor = &mut self.cursors[run];
            picks.push((source_of[run], cursor.next));
            cursor.next += 1;
            if cursor.next == cursor.batch.num_rows() {
                if let Some(batch) = next_with_rows(&mut cursor.rest)? {
                    cursor.rows = self.order.rows(&batch)?;
                    cursor.batch = batch.clone();
                    cursor.next = 0;
                    source_of[run] = sources.len();
                    sources.push(batch);
                } else {
                    self.heap.swap_remove(0);
                }
            }
            self.sink();
        }
        if picks.is_empty() {
            return Ok(None);
        }
        interleave_record_batch(&sources.iter().collect::<Vec<_>>(), &picks).map(Some)
    }
}

fn next_with_rows(rest: &mut BatchIter<'static>) -> Result<Option<RecordBatch>, ArrowError> {
    loop {
        match rest.next().transpose()? {
            Some(batch) if batch.num_rows() == 0 => {}
            batch => return Ok(batch),
        }
    }
}

impl Iterator for Merge {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let batch = self.batch().transpose();
        self.failed = matches!(batch, Some(Err(_)));
        batch
    }
}
