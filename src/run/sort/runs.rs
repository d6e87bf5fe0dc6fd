//! A sorted run on disk: an Arrow IPC file of small batches.

use std::path::Path;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use arrow::ipc::reader::FileReader;
use arrow::ipc::writer::FileWriter;

use super::super::fs;

/// Most rows of a batch.
const BATCH_ROWS: usize = 8192;
/// Bytes that a batch should not pass by much: a merge holds one of each run in memory.
const BATCH_BYTES: usize = 256 << 10;

/// A batch cut into small ones.
pub(super) fn slices(batch: &RecordBatch) -> impl Iterator<Item = RecordBatch> + Send + use<> {
    let row_bytes = (batch.get_array_memory_size() / batch.num_rows().max(1)).max(1);
    let step = (BATCH_BYTES / row_bytes).clamp(1, BATCH_ROWS);
    let batch = batch.clone();
    (0..batch.num_rows()).step_by(step).map(move |start| batch.slice(start, step.min(batch.num_rows() - start)))
}

/// Writes a run.
pub(super) fn write(
    path: &Path,
    schema: &SchemaRef,
    batches: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
) -> Result<(), ArrowError> {
    let file = fs::create(path).map_err(|error| named(path, error))?;
    let mut writer = FileWriter::try_new(file, schema)?;
    for batch in batches {
        writer.write(&batch?)?;
    }
    writer.finish()
}

/// Reads a run.
pub(super) fn read(
    path: &Path,
) -> Result<impl Iterator<Item = Result<RecordBatch, ArrowError>> + Send + use<>, ArrowError> {
    let file = fs::open(path).map_err(|error| named(path, error))?;
    FileReader::try_new(file, None)
}

/// Removes a run that has been merged into another.
pub(super) fn remove(path: &Path) -> Result<(), ArrowError> {
    fs::remove_file(path).map_err(|error| named(path, error))
}

fn named(path: &Path, error: std::io::Error) -> ArrowError {
    ArrowError::IoError(path.display().to_string(), error)
}
