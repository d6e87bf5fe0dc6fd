//! Merging sorted runs while they are read.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::PathBuf;

use arrow::array::RecordBatch;
use arrow::compute::interleave_record_batch;
use arrow::error::ArrowError;
use arrow::row::{OwnedRow, Rows};

use crate::load::BatchIter;
use crate::schema::AnyTable;

use super::{Order, runs};

/// The rows of sorted runs in order. Of rows that compare equal, those of earlier runs come first.
pub(super) fn merged(table: &'static dyn AnyTable, paths: &[PathBuf]) -> Result<BatchIter<'static>, ArrowError> {
    if let [path] = paths {
        return Ok(Box::new(runs::read(path)?));
    }
    let mut merge = Merge { order: Order::of(table)?, cursors: Vec::new(), heap: BinaryHeap::new(), failed: false };
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
    /// The next row of each run that has one, with the number of the run.
    heap: BinaryHeap<Reverse<(OwnedRow, usize)>>,
    failed: bool,
}

impl Merge {
    fn open(&mut self, mut rest: BatchIter<'static>) -> Result<(), ArrowError> {
        if let Some(batch) = next_with_rows(&mut rest)? {
            let rows = self.order.rows(&batch)?;
            self.cursors.push(Cursor { rest, batch, rows, next: 0 });
            self.offer(self.cursors.len() - 1);
        }
        Ok(())
    }

    /// Puts the next row of a run forward.
    fn offer(&mut self, run: usize) {
        let cursor = &self.cursors[run];
        self.heap.push(Reverse((cursor.rows.row(cursor.next).owned(), run)));
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
            let Some(Reverse((_, run))) = self.heap.pop() else { break };
            let cursor = &mut self.cursors[run];
            picks.push((source_of[run], cursor.next));
            cursor.next += 1;
            if cursor.next < cursor.batch.num_rows() {
                self.offer(run);
            } else if let Some(batch) = next_with_rows(&mut cursor.rest)? {
                cursor.rows = self.order.rows(&batch)?;
                cursor.batch = batch.clone();
                cursor.next = 0;
                source_of[run] = sources.len();
                sources.push(batch);
                self.offer(run);
            }
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
