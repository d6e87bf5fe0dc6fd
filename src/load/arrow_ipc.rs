//! Apache Arrow's IPC file format, uncompressed, so that readers can map the files into memory.
//!
//! A file shows how its rows are cut into batches, and a batch what stands in the bits that mean
//! nothing. So rows are cut anew here and every array is built anew: the same rows give the same
//! bytes, however they came in.

use std::io;
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int32Array, Int64Array, RecordBatch,
    StringArray, TimestampMicrosecondArray,
};
use arrow::compute::concat_batches;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use arrow::ipc::writer::FileWriter;

use crate::schema::AnyTable;
use crate::schema::derive::arrow::schema;

use super::column::Column;
use super::release_file::ReleaseFile;
use super::{BatchIter, Batches, Error, Lineage, Shelf, Sink, Written};

/// Media type of the files.
pub(super) const MEDIA_TYPE: &str = "application/vnd.apache.arrow.file";

/// Rows of a batch.
const BATCH_ROWS: usize = 16_384;

/// Writes `arrow/<table>.arrow`.
pub(super) struct ArrowIpc;

impl Sink for ArrowIpc {
    fn name(&self) -> &'static str {
        "arrow"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        tables.declared().iter().map(|table| write_table(*table, tables, shelf)).collect()
    }
}

fn write_table(table: &'static dyn AnyTable, tables: &dyn Batches, shelf: &dyn Shelf) -> Result<Written, Error> {
    let path = format!("arrow/{}.arrow", table.name());
    let failed = |error: ArrowError| Error::write(&path, io::Error::other(error));
    let schema = schema(table);
    let file = ReleaseFile::create(shelf, path.clone(), MEDIA_TYPE)?;
    let mut writer = FileWriter::try_new(file, &schema).map_err(failed)?;
    let mut n_rows = 0;
    for batch in (Recut { batches: tables.table(table.name())?, schema, rest: None }) {
        let batch = batch.map_err(|error| Error::read(table.name(), error))?;
        writer.write(&batch).map_err(failed)?;
        n_rows += batch.num_rows() as u64;
    }
    writer.finish().map_err(failed)?;
    writer.into_inner().map_err(failed)?.finish(Some(table.name()), Some(n_rows))
}

/// Batches of always the same number of rows, but for the last.
struct Recut<'a> {
    batches: BatchIter<'a>,
    schema: SchemaRef,
    /// What is left of the last batch that was read.
    rest: Option<RecordBatch>,
}

impl Recut<'_> {
    /// Pieces that together have the rows of one batch; none at the end.
    fn pieces(&mut self) -> Result<Vec<RecordBatch>, ArrowError> {
        let mut pieces = Vec::new();
        let mut wanted = BATCH_ROWS;
        while wanted > 0 {
            let rest = self.rest.take().map(Ok);
            let Some(batch) = rest.or_else(|| self.batches.next()).transpose()? else { break };
            let taken = wanted.min(batch.num_rows());
            if taken < batch.num_rows() {
                self.rest = Some(batch.slice(taken, batch.num_rows() - taken));
            }
            wanted -= taken;
            pieces.push(batch.slice(0, taken));
        }
        Ok(pieces)
    }

    fn batch(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        let pieces = self.pieces()?;
        let batch = concat_batches(&self.schema, &pieces)?;
        if batch.num_rows() == 0 {
            return Ok(None);
        }
        let columns = batch.columns().iter().map(|array| rebuilt(array)).collect::<Result<_, _>>()?;
        RecordBatch::try_new(Arc::clone(&self.schema), columns).map(Some)
    }
}

impl Iterator for Recut<'_> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.batch().transpose()
    }
}

/// The same values in an array whose every bit follows from them.
fn rebuilt(array: &dyn Array) -> Result<ArrayRef, ArrowError> {
    Ok(match Column::of(array)? {
        Column::Text(array) => Arc::new(array.iter().collect::<StringArray>()),
        Column::Int32(array) => Arc::new(array.iter().collect::<Int32Array>()),
        Column::Int64(array) => Arc::new(array.iter().collect::<Int64Array>()),
        Column::Double(array) => Arc::new(array.iter().collect::<Float64Array>()),
        Column::Bool(array) => Arc::new(array.iter().collect::<BooleanArray>()),
        Column::Date(array) => Arc::new(array.iter().collect::<Date32Array>()),
        Column::Timestamp(array) => {
            Arc::new(array.iter().collect::<TimestampMicrosecondArray>().with_data_type(array.data_type().clone()))
        }
        Column::Decimal(array) => {
            Arc::new(array.iter().collect::<Decimal128Array>().with_data_type(array.data_type().clone()))
        }
    })
}
