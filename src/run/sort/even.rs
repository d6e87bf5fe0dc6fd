//! Batches of the same number of rows.
//!
//! Where a table was cut into runs shows in the batches that come out of the merge, and sinks cut
//! their pages where batches end. Evened out, the same rows give the same bytes.

use arrow::array::RecordBatch;
use arrow::compute::BatchCoalescer;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;

use crate::load::BatchIter;

/// Rows of every batch but the last.
const ROWS: usize = 1024;

/// The same rows in batches of the same number.
pub(super) fn even<'a>(schema: SchemaRef, batches: BatchIter<'a>) -> BatchIter<'a> {
    Box::new(Even { batches, coalescer: BatchCoalescer::new(schema, ROWS), ended: false })
}

struct Even<'a> {
    batches: BatchIter<'a>,
    coalescer: BatchCoalescer,
    ended: bool,
}

impl Even<'_> {
    fn batch(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        while !self.ended && !self.coalescer.has_completed_batch() {
            match self.batches.next() {
                Some(batch) => self.coalescer.push_batch(batch?)?,
                None => {
                    self.ended = true;
                    self.coalescer.finish_buffered_batch()?;
                }
            }
        }
        Ok(self.coalescer.next_completed_batch())
    }
}

impl Iterator for Even<'_> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = self.batch().transpose();
        self.ended |= matches!(batch, Some(Err(_)));
        batch
    }
}
