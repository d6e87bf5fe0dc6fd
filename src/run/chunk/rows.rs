//! Parquet files as rows.

use std::fs::File;

use arrow::array::{Array, AsArray, RecordBatch, StructArray};
use arrow::datatypes::DataType;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::RowGroupMetaData;

use crate::extract::record::{FieldNames, Values, columns};
use crate::finding::{Code, Finding};

/// Rows that are read in one go: a page is some kilobytes long.
const TOGETHER: usize = 64;

/// Opens a file; only columns that may hold a part of a page are read.
pub(super) fn open(file: File, names: &FieldNames) -> Result<ParquetRecordBatchReader, Finding> {
    let broken = |error: ParquetError| {
        Finding::document(Code::BrokenArchive, format!("the Parquet file cannot be read: {error}"))
    };
    // The types of Parquet are fewer than those of Arrow that a writer may have noted.
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(file, options).map_err(broken)?;
    let mut columns_stored = builder.metadata().row_groups().iter().flat_map(RowGroupMetaData::columns);
    if let Some(column) = columns_stored.find(|column| !is_read(column.compression())) {
        let codec = column.compression().to_string();
        let codec = codec.split('(').next().unwrap_or_default();
        let message = format!("the Parquet file is compressed with {codec}, which is not read");
        return Err(Finding::document(Code::Unsupported, message));
    }
    let wanted = columns(names);
    let fields = builder.schema().fields().iter().enumerate();
    let roots = fields.filter(|(_, field)| wanted.iter().any(|name| name == field.name())).map(|(at, _)| at);
    let mask = ProjectionMask::roots(builder.parquet_schema(), roots.collect::<Vec<_>>());
    builder.with_projection(mask).with_batch_size(TOGETHER).build().map_err(broken)
}

/// Whether pages that are compressed so can be read.
fn is_read(compression: Compression) -> bool {
    matches!(compression, Compression::UNCOMPRESSED | Compression::SNAPPY | Compression::GZIP(_) | Compression::ZSTD(_))
}

/// A row of a batch.
pub(in crate::run) struct RowValues<'a> {
    /// The batch.
    pub(in crate::run) batch: &'a RecordBatch,
    /// Number of the row.
    pub(in crate::run) row: usize,
}

impl Values for RowValues<'_> {
    fn values(&self, path: &str) -> Vec<String> {
        let mut found = Vec::new();
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        // A name with a dot in it is found as it stands.
        if let Some(column) = self.batch.column_by_name(path) {
            collect(column, self.row, "", &mut found);
        } else if let Some(column) = self.batch.column_by_name(name) {
            collect(column, self.row, rest, &mut found);
        }
        found
    }
}

fn collect(column: &dyn Array, row: usize, path: &str, found: &mut Vec<String>) {
    if column.is_null(row) {
        return;
    }
    match column.data_type() {
        DataType::Struct(_) => {
            let values: &StructArray = column.as_struct();
            let (name, rest) = path.split_once('.').unwrap_or((path, ""));
            if let Some(column) = values.column_by_name(name) {
                collect(column, row, rest, found);
            }
        }
        DataType::List(_) => {
            let values = column.as_list::<i32>().value(row);
            (0..values.len()).for_each(|row| collect(&values, row, path, found));
        }
        // Some writers do not note that their bytes are text.
        DataType::Binary if path.is_empty() => {
            let text = str::from_utf8(column.as_binary::<i32>().value(row));
            found.extend(text.ok().map(str::to_owned));
        }
        // As in JSON: `redirect: false` names no page.
        DataType::Boolean => {}
        _ if path.is_empty() => {
            let options = FormatOptions::new();
            let Ok(formatter) = ArrayFormatter::try_new(column, &options) else { return };
            found.extend(formatter.value(row).try_to_string().ok());
        }
        _ => {}
    }
}
