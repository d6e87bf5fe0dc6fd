//! A table, declared once: its columns with name, type, meaning, vocabulary term and getter.

use super::{Cell, Kind};

/// Why the linked data leaves out where a row stands among others.
pub(super) const POSITION: &str = "Statements have no order.";

/// What is known of a column apart from its rows.
#[derive(Clone, Copy, Debug)]
pub struct ColumnInfo {
    /// Name in every format.
    pub name: &'static str,
    /// Type.
    pub kind: Kind,
    /// Whether a row may leave it out.
    pub nullable: bool,
    /// The table whose key it holds.
    pub references: Option<&'static str>,
    /// Whether it holds sentences of the article, which their authors' licence covers.
    pub quoted: bool,
    /// Why the linked data leaves it out, where it does.
    pub unlinked: Option<&'static str>,
    /// Term of a public vocabulary, as a compact IRI (`schema:name`), where one fits.
    pub term: Option<&'static str>,
    /// Meaning, in a sentence.
    pub doc: &'static str,
}

/// A column of rows of type `R`.
pub struct Column<R: 'static> {
    /// Everything but the getter.
    pub info: ColumnInfo,
    /// Reads the column's value from a row.
    pub get: for<'a> fn(&'a R) -> Cell<'a>,
}

impl<R> Column<R> {
    /// A column that every row fills.
    pub const fn new(name: &'static str, kind: Kind, doc: &'static str, get: for<'a> fn(&'a R) -> Cell<'a>) -> Self {
        let info = ColumnInfo {
            name,
            kind,
            nullable: false,
            references: None,
            quoted: false,
            unlinked: None,
            term: None,
            doc,
        };
        Column { info, get }
    }

    /// The same column, for values that need not be stated.
    pub const fn nullable(mut self) -> Self {
        self.info.nullable = true;
        self
    }

    /// The same column, holding the key of `table`.
    pub const fn references(mut self, table: &'static str) -> Self {
        self.info.references = Some(table);
        self
    }

    /// The same column, holding sentences of the article.
    pub const fn quoted(mut self) -> Self {
        self.info.quoted = true;
        self
    }

    /// The same column, which the linked data leaves out, and why it does.
    pub const fn unlinked(mut self, reason: &'static str) -> Self {
        self.info.unlinked = Some(reason);
        self
    }

    /// The same column, tied to a term of a public vocabulary.
    pub const fn term(mut self, term: &'static str) -> Self {
        self.info.term = Some(term);
        self
    }
}

/// What the rows of a table are in the linked data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// Resources of a class of schema.org, in a graph of their own.
    Resources(&'static str),
    /// What is said of the resource that each hangs on: the one whose key a table is sorted by first.
    Statements,
    /// Left out, for a reason.
    Out(&'static str),
}

/// A table of rows of type `R`.
pub struct Table<R: 'static> {
    /// Name in every format.
    pub name: &'static str,
    /// Meaning, in a sentence.
    pub doc: &'static str,
    /// Names of the key columns; empty where rows are identified by all columns.
    pub key: &'static [&'static str],
    /// Names of the columns that rows are sorted by.
    pub order: &'static [&'static str],
    /// What its rows are in the linked data.
    pub linked: Linked,
    /// Columns in order.
    pub columns: &'static [Column<R>],
}

impl<R> Table<R> {
    /// The key of a row in the form used by `evidence.row_key`: key columns joined with `/`.
    pub fn row_key(&self, row: &R) -> String {
        let cell = |name: &&str| {
            let column = self.columns.iter().find(|column| column.info.name == *name);
            column.map(|column| (column.get)(row).to_text()).unwrap_or_default()
        };
        self.key.iter().map(cell).collect::<Vec<_>>().join("/")
    }
}

/// A row type and the table that it belongs to.
pub trait Row: Sized + Send + Sync + 'static {
    /// The declaration of the table.
    const TABLE: &'static Table<Self>;
}

/// A table without its row type: what output formats and descriptors read.
pub trait AnyTable: Sync {
    /// Name in every format.
    fn name(&self) -> &'static str;
    /// Meaning, in a sentence.
    fn doc(&self) -> &'static str;
    /// Names of the key columns.
    fn key(&self) -> &'static [&'static str];
    /// Names of the columns that rows are sorted by.
    fn order(&self) -> &'static [&'static str];
    /// What its rows are in the linked data.
    fn linked(&self) -> Linked;
    /// Columns in order.
    fn columns(&self) -> Vec<ColumnInfo>;
}

impl<R: 'static> AnyTable for Table<R> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn doc(&self) -> &'static str {
        self.doc
    }

    fn key(&self) -> &'static [&'static str] {
        self.key
    }

    fn order(&self) -> &'static [&'static str] {
        self.order
    }

    fn linked(&self) -> Linked {
        self.linked
    }

    fn columns(&self) -> Vec<ColumnInfo> {
        self.columns.iter().map(|column| column.info).collect()
    }
}
