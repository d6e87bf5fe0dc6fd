//! One SQLite database: every table with its keys and checks, indexes on what leads to other
//! tables, and the views of [`crate::schema::derive::views`].
//!
//! SQLite writes its file out of order, so the database is made in a scratch file and then copied to
//! the release; no more of it is held in memory than SQLite's page cache. One transaction fills it,
//! without a journal, so its bytes follow from the rows alone. That foreign keys lead somewhere is
//! declared here and checked by the run, for every format at once.

use super::{Batches, Error, Lineage, Shelf, Sink, Written};

/// Path of the database.
const PATH: &str = "sqlite/films.sqlite";

/// Writes `sqlite/films.sqlite`.
pub(super) struct Sqlite;

impl Sink for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    #[cfg(feature = "sqlite")]
    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        database::write(tables, shelf).map(|written| vec![written])
    }

    #[cfg(not(feature = "sqlite"))]
    fn write(&self, _tables: &dyn Batches, _shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        let missing = "reelmill was built without the feature `sqlite`";
        Err(Error::write(PATH, std::io::Error::new(std::io::ErrorKind::Unsupported, missing)))
    }
}

#[cfg(feature = "sqlite")]
mod database {
    use std::io::{self, Write};
    use std::path::Path;

    use rusqlite::types::{ToSqlOutput, Value, ValueRef};
    use rusqlite::{Connection, ToSql};

    use crate::load::column::{Column, columns};
    use crate::load::release_file::ReleaseFile;
    use crate::load::{Batches, Error, Shelf, Written};
    use crate::schema::AnyTable;
    use crate::schema::derive::sql;

    use super::PATH;

    /// Media type of the database.
    const MEDIA_TYPE: &str = "application/vnd.sqlite3";

    /// What makes the file depend on the rows alone, and fast to write: it is thrown away when
    /// anything goes wrong.
    const PRAGMAS: &str = "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF; \
         PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE;";

    /// Makes the database and copies it to the shelf.
    pub(super) fn write(tables: &dyn Batches, shelf: &dyn Shelf) -> Result<Written, Error> {
        let failed = |error: io::Error| Error::write(PATH, error);
        let mut file = ReleaseFile::create(shelf, PATH.to_owned(), MEDIA_TYPE)?;
        let mut scratch = shelf.scratch().map_err(failed)?;
        fill(scratch.path(), tables, &mut file)?;
        io::copy(scratch.as_file_mut(), &mut file).map_err(failed)?;
        file.finish(None, None)
    }

    fn fill(path: &Path, tables: &dyn Batches, file: &mut ReleaseFile) -> Result<(), Error> {
        let mut connection = Connection::open(path).map_err(failed)?;
        connection.execute_batch(PRAGMAS).map_err(failed)?;
        let transaction = connection.transaction().map_err(failed)?;
        for table in tables.declared() {
            transaction.execute_batch(&sql::sqlite_table(*table)).map_err(failed)?;
            insert(&transaction, *table, tables, file)?;
        }
        for table in tables.declared() {
            transaction.execute_batch(&sql::sqlite_indexes(*table)).map_err(failed)?;
        }
        transaction.execute_batch(&sql::sqlite_views()).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        connection.close().map_err(|(_, error)| failed(error))
    }

    fn insert(
        connection: &Connection,
        table: &'static dyn AnyTable,
        tables: &dyn Batches,
        file: &mut ReleaseFile,
    ) -> Result<(), Error> {
        let mut statement = connection.prepare(&sql::insert(table)).map_err(failed)?;
        for batch in tables.table(table.name())? {
            let batch = batch.map_err(|error| Error::read(table.name(), error))?;
            let columns = columns(&batch).map_err(|error| Error::read(table.name(), error))?;
            for row in 0..batch.num_rows() {
                let cells = columns.iter().map(|column| Cell { column, row });
                statement.execute(rusqlite::params_from_iter(cells)).map_err(failed)?;
            }
            // Nothing is in the file yet, but here a run learns that it is to stop.
            file.flush().map_err(|error| Error::write(PATH, error))?;
        }
        Ok(())
    }

    fn failed(error: rusqlite::Error) -> Error {
        Error::write(PATH, io::Error::other(error))
    }

    /// A value as SQLite takes it.
    struct Cell<'a> {
        column: &'a Column<'a>,
        row: usize,
    }

    impl ToSql for Cell<'_> {
        fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
            let row = self.row;
            Ok(ToSqlOutput::Owned(match self.column {
                column if column.is_null(row) => Value::Null,
                Column::Text(array) => return Ok(ToSqlOutput::Borrowed(ValueRef::Text(array.value(row).as_bytes()))),
                Column::Int32(array) => Value::Integer(array.value(row).into()),
                Column::Int64(array) => Value::Integer(array.value(row)),
                Column::Double(array) => Value::Real(array.value(row)),
                Column::Bool(array) => Value::Integer(array.value(row).into()),
                // The column's affinity makes a number of a decimal, and leaves dates as they are.
                Column::Date(_) | Column::Timestamp(_) | Column::Decimal(_) => {
                    let mut text = String::new();
                    self.column.write_text(row, &mut text);
                    Value::Text(text)
                }
            }))
        }
    }
}
