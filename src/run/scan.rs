//! Reading some columns of a table as texts, from whatever holds it.

use std::path::{Path, PathBuf};

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use arrow::error::ArrowError;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::load::{self, Batches};

use super::{Error, Manifest, Stop, fs};

/// What holds the tables.
pub(super) enum Source<'a> {
    /// A release's Parquet files.
    Parquet(PathBuf),
    /// A release's CSV files.
    Csv(PathBuf),
    /// The sorted rows that a release is written from.
    Rows(&'a dyn Batches),
}

impl<'a> Source<'a> {
    /// The best source for the tables of a release.
    pub(super) fn of(folder: &Path, manifest: &Manifest, rows: Option<&'a dyn Batches>) -> Option<Self> {
        let has = |format: &str| manifest.options.formats.iter().any(|known| known == format);
        match rows {
            _ if has("parquet") => Some(Source::Parquet(folder.join("parquet"))),
            _ if has("csv") => Some(Source::Csv(folder.join("csv"))),
            rows => rows.map(Source::Rows),
        }
    }

    /// Hands the values of some columns to `each`, row by row; null is `None`.
    pub(super) fn scan(
        &self,
        table: &'static str,
        columns: &[&str],
        stop: &Stop,
        each: &mut dyn FnMut(&[Option<&str>]),
    ) -> Result<(), Error> {
        let failed = |error: Box<dyn std::error::Error + Send + Sync>| Error::Load(load::Error::read(table, error));
        match self {
            Source::Parquet(folder) => {
                let path = folder.join(format!("{table}.parquet"));
                let file = fs::open_unbuffered(&path).map_err(Error::io("read", &path))?;
                let reader = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| failed(error.into()))?;
                let mask = ProjectionMask::columns(reader.parquet_schema(), columns.iter().copied());
                let reader = reader.with_projection(mask).build().map_err(|error| failed(error.into()))?;
                batches(reader, columns, stop, each).map_err(|error| failed(error.into()))?;
            }
            Source::Csv(folder) => {
                let path = folder.join(format!("{table}.csv"));
                let file = fs::open(&path).map_err(Error::io("read", &path))?;
                records(file, columns, stop, each).map_err(|error| failed(error.into()))?;
            }
            Source::Rows(tables) => {
                batches(tables.table(table)?, columns, stop, each).map_err(|error| failed(error.into()))?;
            }
        }
        stop.check()
    }
}

fn batches(
    batches: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
    columns: &[&str],
    stop: &Stop,
    each: &mut dyn FnMut(&[Option<&str>]),
) -> Result<(), ArrowError> {
    for batch in batches.take_while(|_| !stop.wished()) {
        let batch = batch?;
        let column = |name: &&str| {
            let missing = || ArrowError::SchemaError(format!("there is no column {name}"));
            cast(batch.column_by_name(name).ok_or_else(missing)?, &DataType::Utf8)
        };
        let texts = columns.iter().map(column).collect::<Result<Vec<_>, _>>()?;
        let texts: Vec<_> = texts.iter().map(AsArray::as_string::<i32>).collect();
        let mut row: Vec<Option<&str>> = Vec::with_capacity(texts.len());
        for at in 0..batch.num_rows() {
            row.clear();
            row.extend(texts.iter().map(|column| column.is_valid(at).then(|| column.value(at))));
            each(&row);
        }
    }
    Ok(())
}

fn records(
    file: impl std::io::Read,
    columns: &[&str],
    stop: &Stop,
    each: &mut dyn FnMut(&[Option<&str>]),
) -> Result<(), csv::Error> {
    let mut reader = csv::Reader::from_reader(file);
    let header = reader.headers()?;
    let at = |name: &&str| header.iter().position(|known| known == *name);
    let at: Vec<Option<usize>> = columns.iter().map(at).collect();
    let mut record = csv::StringRecord::new();
    while !stop.wished() && reader.read_record(&mut record)? {
        let value = |at: &Option<usize>| record.get((*at)?).filter(|value| !value.is_empty());
        each(&at.iter().map(value).collect::<Vec<_>>());
    }
    Ok(())
}
