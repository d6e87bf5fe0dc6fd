//! Apache Parquet, set up so that every reader we know of takes it.
//!
//! Writer version 1.0 (fastparquet reads no other), no Arrow schema in the metadata (Polars would
//! turn dictionaries into categories), strings for identifiers and closed lists (Spark refuses UUID),
//! row groups of the size that DuckDB works in. Page statistics and the page index are kept.

use parquet::arrow::arrow_writer::{ArrowWriter, ArrowWriterOptions};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};

use crate::schema::AnyTable;
use crate::schema::derive::arrow;

use super::release_file::ReleaseFile;
use super::{Batches, Error, Lineage, Shelf, Sink, Written};

/// Media type of the files.
pub(super) const MEDIA_TYPE: &str = "application/vnd.apache.parquet";

/// Rows of a row group.
const ROW_GROUP_ROWS: usize = 122_880;
/// Level of compression: three is Zstandard's own default.
const ZSTD_LEVEL: i32 = 3;

/// Writes `parquet/<table>.parquet`.
pub(super) struct Parquet;

impl Sink for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, lineage: &Lineage) -> Result<Vec<Written>, Error> {
        let write = |table: &&'static dyn AnyTable| {
            write_table(*table, &format!("parquet/{}.parquet", table.name()), tables, shelf, lineage)
        };
        tables.declared().iter().map(write).collect()
    }
}

/// Writes a table to a file.
pub(super) fn write_table(
    table: &'static dyn AnyTable,
    path: &str,
    tables: &dyn Batches,
    shelf: &dyn Shelf,
    lineage: &Lineage,
) -> Result<Written, Error> {
    let failed = |error: ParquetError| Error::write(path, std::io::Error::other(error));
    let file = ReleaseFile::create(shelf, path.to_owned(), MEDIA_TYPE)?;
    let options = ArrowWriterOptions::new()
        .with_properties(properties(table, lineage).map_err(failed)?)
        .with_skip_arrow_metadata(true);
    let mut writer = ArrowWriter::try_new_with_options(file, arrow::schema(table), options).map_err(failed)?;
    let mut n_rows = 0;
    for batch in tables.table(table.name())? {
        let batch = batch.map_err(|error| Error::read(table.name(), error))?;
        writer.write(&batch).map_err(failed)?;
        n_rows += batch.num_rows() as u64;
    }
    writer.into_inner().map_err(failed)?.finish(Some(table.name()), Some(n_rows))
}

fn properties(table: &dyn AnyTable, lineage: &Lineage) -> Result<WriterProperties, ParquetError> {
    let Lineage { schema_version, version, inputs_sha256, .. } = lineage;
    let metadata = [
        ("reelmill.schema_version", schema_version.as_str()),
        ("reelmill.table", table.name()),
        ("reelmill.version", version),
        ("reelmill.inputs_sha256", inputs_sha256),
    ];
    let metadata = metadata.map(|(key, value)| KeyValue::new(key.to_owned(), value.to_owned()));
    Ok(WriterProperties::builder()
        // Readers on the JVM parse this form, and drop statistics where they cannot.
        .set_created_by(format!("reelmill version {version} (build {version})"))
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(ZSTD_LEVEL)?))
        .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
        .set_statistics_enabled(EnabledStatistics::Page)
        .set_coerce_types(true)
        .set_sorting_columns(Some(sorting_columns(table)))
        .set_key_value_metadata(Some(metadata.to_vec()))
        .build())
}

fn sorting_columns(table: &dyn AnyTable) -> Vec<SortingColumn> {
    let columns = table.columns();
    let position = |name: &&str| columns.iter().position(|column| column.name == *name);
    let positions = table.order().iter().filter_map(position).filter_map(|at| i32::try_from(at).ok());
    positions.map(|column_idx| SortingColumn { column_idx, descending: false, nulls_first: true }).collect()
}
