//! Tables to files: one [`Sink`] per output format, and the descriptors that tell others what the
//! files hold.
//!
//! Sinks are handed the tables as Arrow record batches with the schema that the contract declares,
//! and write to a [`Shelf`]; they open no files themselves. The same batches give the same bytes.
//! A new format is one new file here and one name in [`Format`].

mod arrow_ipc;
mod column;
mod csv;
mod delta;
mod describe;
mod jsonld;
mod markdown;
mod ndjson;
mod nested;
mod nquads;
mod parquet;
mod release_file;
mod rows;
mod sorted_lines;
mod sqlite;
mod statements;
mod turtle;

use std::io::{self, Write};

use arrow::array::RecordBatch;
use arrow::error::ArrowError;
use tempfile::NamedTempFile;

use crate::schema::{AnyTable, TABLES};
use crate::value::closed_list;

pub use describe::describe;

/// The batches of one table, one after another.
pub type BatchIter<'a> = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send + 'a>;

/// A release's tables.
pub trait Batches: Sync {
    /// The tables that the release has: those of the contract.
    fn declared(&self) -> &[&'static dyn AnyTable] {
        TABLES
    }

    /// The rows of a table, in the schema of [`crate::schema::derive::arrow::schema`], sorted by the
    /// table's order (ascending, nulls first) across batches. May be called several times per table,
    /// and from several threads.
    ///
    /// # Errors
    /// Where the table cannot be read back.
    fn table(&self, name: &str) -> Result<BatchIter<'_>, Error>;
}

/// Opens files of the release for writing.
pub trait Shelf: Sync {
    /// Creates the file at a path relative to the release, with `/` between its parts; folders are
    /// made as needed.
    ///
    /// # Errors
    /// Where the file cannot be created.
    fn create(&self, path: &str) -> io::Result<Box<dyn Write + Send>>;

    /// A new file that is not of the release, for what must be read back or written out of order
    /// before it can be put on the shelf. It is gone when it is dropped.
    ///
    /// # Errors
    /// Where the file cannot be created.
    fn scratch(&self) -> io::Result<NamedTempFile>;
}

/// What a release was made from and by: the same inputs, options and version have the same lineage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// Version of the contract.
    pub schema_version: String,
    /// Version of reelmill.
    pub version: String,
    /// SHA-256 over the inputs, in hexadecimal.
    pub inputs_sha256: String,
    /// Whether the release quotes the text of articles; false for releases of facts alone, which leave
    /// the columns declared as [quoted](crate::schema::ColumnInfo::quoted) null.
    pub text: bool,
}

/// A file of the release, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Path relative to the release, with `/` between its parts.
    pub path: String,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Number of rows or nodes, where it has such.
    pub rows: Option<u64>,
    /// The table that it holds, where it holds one.
    pub table: Option<&'static str>,
    /// Media type.
    pub media_type: &'static str,
}

/// An output format.
pub trait Sink {
    /// Name of the format.
    fn name(&self) -> &'static str;

    /// Writes every table and says what was written.
    ///
    /// # Errors
    /// Where a table cannot be read, or a file cannot be written.
    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, lineage: &Lineage) -> Result<Vec<Written>, Error>;
}

closed_list! {
    /// Formats that a release can be written in.
    Format {
        /// Comma-separated values (RFC 4180).
        Csv = "csv",
        /// Apache Parquet.
        Parquet = "parquet",
        /// Linked data in JSON-LD.
        Jsonld = "jsonld",
        /// One SQLite database.
        Sqlite = "sqlite",
        /// A film a line in JSON, everything nested.
        Ndjson = "ndjson",
        /// Linked data in canonical N-Quads.
        Nquads = "nquads",
        /// Linked data in Turtle.
        Turtle = "turtle",
        /// Apache Arrow's IPC files.
        Arrow = "arrow",
        /// Delta Lake tables.
        Delta = "delta",
        /// A page a film in Markdown.
        Markdown = "markdown",
    }
}

impl Format {
    /// The formats of a release for which none are asked.
    pub const DEFAULT: &'static [Format] = &[Format::Csv, Format::Parquet, Format::Jsonld];

    /// The formats that this build can write.
    pub fn built() -> impl Iterator<Item = Format> {
        Format::ALL.iter().copied().filter(|format| *format != Format::Sqlite || cfg!(feature = "sqlite"))
    }
}

/// Why a release could not be written: trouble outside the data.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be created or written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// Path relative to the release.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// A table could not be read back.
    #[error("cannot read the rows of {table}: {source}")]
    Read {
        /// Name of the table.
        table: String,
        /// What the reader says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Error {
    /// A table could not be read back.
    pub fn read(table: &str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Error::Read { table: table.to_owned(), source: source.into() }
    }

    /// A file could not be created or written.
    pub fn write(path: &str, source: impl Into<io::Error>) -> Self {
        Error::Write { path: path.to_owned(), source: source.into() }
    }
}

/// The sinks of the formats, in the order given.
pub fn sinks(formats: &[Format]) -> Vec<Box<dyn Sink + Sync>> {
    let sink = |format: &Format| -> Box<dyn Sink + Sync> {
        match format {
            Format::Csv => Box::new(csv::Csv),
            Format::Parquet => Box::new(parquet::Parquet),
            Format::Jsonld => Box::new(jsonld::Jsonld),
            Format::Sqlite => Box::new(sqlite::Sqlite),
            Format::Ndjson => Box::new(ndjson::Ndjson),
            Format::Nquads => Box::new(nquads::Nquads),
            Format::Turtle => Box::new(turtle::Turtle),
            Format::Arrow => Box::new(arrow_ipc::ArrowIpc),
            Format::Delta => Box::new(delta::Delta),
            Format::Markdown => Box::new(markdown::Markdown),
        }
    };
    formats.iter().map(sink).collect()
}
