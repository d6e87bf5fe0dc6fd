//! The tables of a release as batches, read from its Parquet files, or from its CSV files where
//! every cell must read as what its column is declared to hold.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringBuilder};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::{DataType, SchemaRef, TimeUnit, TimestampMicrosecondType};
use arrow::error::ArrowError;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::load::{BatchIter, Batches, Error, Format};
use crate::schema::derive::arrow::schema;
use crate::schema::table;

use super::super::{Manifest, fs};

/// Rows of a batch that is read from CSV.
const BATCH_ROWS: usize = 8192;

/// The files that hold a release's tables.
pub(super) struct Held {
    folder: PathBuf,
    format: Format,
}

impl Held {
    /// The files that say most of the types; `None` where a release has no tables as such.
    pub(super) fn of(folder: &Path, manifest: &Manifest) -> Option<Self> {
        let has = |format: &Format| manifest.options.formats.iter().any(|name| name == format.as_str());
        let format = [Format::Parquet, Format::Csv].into_iter().find(has)?;
        Some(Held { folder: folder.join(format.as_str()), format })
    }

    /// The format of the files.
    pub(super) fn format(&self) -> Format {
        self.format
    }

    fn open(&self, name: &str) -> Result<File, Error> {
        let path = self.folder.join(format!("{name}.{}", self.format.as_str()));
        fs::open_unbuffered(&path).map_err(|error| Error::read(name, error))
    }
}

impl Batches for Held {
    fn table(&self, name: &str) -> Result<BatchIter<'_>, Error> {
        let file = self.open(name)?;
        if self.format == Format::Parquet {
            let reader =
                ParquetRecordBatchReaderBuilder::try_new(file).and_then(ParquetRecordBatchReaderBuilder::build);
            return Ok(Box::new(reader.map_err(|error| Error::read(name, error))?));
        }
        let table = table(name).ok_or_else(|| Error::read(name, "the contract has no such table"))?;
        Ok(Box::new(Records { reader: csv::Reader::from_reader(BufReader::new(file)), schema: schema(table) }))
    }
}

/// The records of a CSV file.
struct Records {
    reader: csv::Reader<BufReader<File>>,
    schema: SchemaRef,
}

impl Records {
    /// The next rows; `None` at the end.
    fn batch(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        let mut texts: Vec<StringBuilder> = self.schema.fields().iter().map(|_| StringBuilder::new()).collect();
        let mut record = csv::StringRecord::new();
        let mut n_rows = 0;
        while n_rows < BATCH_ROWS
            && self.reader.read_record(&mut record).map_err(|error| ArrowError::ExternalError(error.into()))?
        {
            for (at, column) in texts.iter_mut().enumerate() {
                column.append_option(record.get(at).filter(|text| !text.is_empty()));
            }
            n_rows += 1;
        }
        if n_rows == 0 {
            return Ok(None);
        }
        let columns = texts.iter_mut().zip(self.schema.fields()).map(|(texts, field)| {
            let column = typed(&texts.finish(), field.data_type());
            column.map_err(|error| ArrowError::CastError(format!("{}: {error}", field.name())))
        });
        let columns = columns.collect::<Result<_, _>>()?;
        RecordBatch::try_new(SchemaRef::clone(&self.schema), columns).map(Some)
    }
}

/// Texts as values of a type, each of which must be one.
fn typed(texts: &dyn Array, data_type: &DataType) -> Result<ArrayRef, ArrowError> {
    let strict = CastOptions { safe: false, ..CastOptions::default() };
    match data_type {
        // Arrow knows no zones by name.
        DataType::Timestamp(TimeUnit::Microsecond, Some(zone)) => {
            let offset = DataType::Timestamp(TimeUnit::Microsecond, Some("+00:00".into()));
            let instants = cast_with_options(texts, &offset, &strict)?;
            let instants = instants.as_primitive::<TimestampMicrosecondType>().clone();
            Ok(Arc::new(instants.with_timezone(Arc::clone(zone))))
        }
        data_type => cast_with_options(texts, data_type, &strict),
    }
}

impl Iterator for Records {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.batch().transpose()
    }
}
