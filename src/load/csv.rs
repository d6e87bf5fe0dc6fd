//! Comma-separated values: RFC 4180, a header line, UTF-8 without a byte order mark, LF.
//!
//! An empty field is null: the tables hold no empty text. Cells that a spreadsheet would take for a
//! formula are left as they are.

use crate::schema::AnyTable;

use super::column::columns;
use super::release_file::ReleaseFile;
use super::{Batches, Error, Lineage, Shelf, Sink, Written};

/// Media type of the files.
pub(super) const MEDIA_TYPE: &str = "text/csv";

/// Writes `csv/<table>.csv`.
pub(super) struct Csv;

impl Sink for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        tables.declared().iter().map(|table| write_table(*table, tables, shelf)).collect()
    }
}

fn write_table(table: &'static dyn AnyTable, tables: &dyn Batches, shelf: &dyn Shelf) -> Result<Written, Error> {
    let path = format!("csv/{}.csv", table.name());
    let failed = |error: csv::Error| Error::write(&path, error);
    let file = ReleaseFile::create(shelf, path.clone(), MEDIA_TYPE)?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(file);
    writer.write_record(table.columns().iter().map(|column| column.name)).map_err(failed)?;
    let mut n_rows = 0;
    let mut text = String::new();
    for batch in tables.table(table.name())? {
        let batch = batch.map_err(|error| Error::read(table.name(), error))?;
        let columns = columns(&batch).map_err(|error| Error::read(table.name(), error))?;
        for row in 0..batch.num_rows() {
            for column in &columns {
                text.clear();
                column.write_text(row, &mut text);
                writer.write_field(&text).map_err(failed)?;
            }
            writer.write_record(None::<&[u8]>).map_err(failed)?;
        }
        n_rows += batch.num_rows() as u64;
    }
    let file = writer.into_inner().map_err(|error| Error::write(&path, error.into_error()))?;
    file.finish(Some(table.name()), Some(n_rows))
}
