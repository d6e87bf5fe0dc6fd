//! Rows with all that hangs on them: a film with its titles, credits and scores, an article with its
//! sections and links. What hangs on what follows from the declarations: a table that is sorted by
//! the key of another first hangs on that other.

use std::collections::BTreeMap;

use crate::schema::derive::target;
use crate::schema::{AnyTable, ColumnInfo, Kind};

use super::jsonld::Names;
use super::rows::{Row, RowIter};
use super::{Batches, Error};

/// The table that a table hangs on.
pub(super) fn parent(table: &dyn AnyTable) -> Option<&'static str> {
    let first = *table.order().first()?;
    let column = table.columns().into_iter().find(|column| column.name == first)?;
    target(&column).map(|(parent, _)| parent)
}

/// The tables that hang on one.
pub(super) fn children(tables: &dyn Batches, name: &str) -> impl Iterator<Item = &'static dyn AnyTable> {
    tables.declared().iter().copied().filter(move |table| parent(*table) == Some(name))
}

/// A row, and the rows that hang on it, by table.
pub(super) struct Document {
    /// The row.
    pub(super) row: Row,
    /// What hangs on it.
    pub(super) children: Vec<(&'static dyn AnyTable, Vec<Row>)>,
}

impl Document {
    /// The rows of a table that hang on the row.
    pub(super) fn rows(&self, table: &str) -> &[Row] {
        self.children.iter().find(|(child, _)| child.name() == table).map_or(&[], |(_, rows)| rows)
    }
}

/// The documents of a table, in its order.
pub(super) struct Documents<'a> {
    table: &'static dyn AnyTable,
    rows: RowIter<'a>,
    children: Vec<Children<'a>>,
}

struct Children<'a> {
    table: &'static dyn AnyTable,
    rows: RowIter<'a>,
    ahead: Option<Row>,
}

impl<'a> Documents<'a> {
    /// Starts at the first row of a table, with the rows of these tables that hang on it.
    pub(super) fn of(
        tables: &'a dyn Batches,
        table: &'static dyn AnyTable,
        children: impl Iterator<Item = &'static dyn AnyTable>,
    ) -> Result<Self, Error> {
        let rows = RowIter::of(tables, table.name())?;
        let children = children.map(|table| {
            let mut rows = RowIter::of(tables, table.name())?;
            let ahead = rows.next().transpose()?;
            Ok(Children { table, rows, ahead })
        });
        Ok(Documents { table, rows, children: children.collect::<Result<_, Error>>()? })
    }

    fn document(&mut self, row: Row) -> Result<Document, Error> {
        let mut children = Vec::with_capacity(self.children.len());
        // Only rows with a key of their own have others hang on them.
        let key = self.table.key().first().and_then(|key| row.text(key)).unwrap_or_default();
        for child in &mut self.children {
            children.push((child.table, child.of_parent(key)?));
        }
        Ok(Document { row, children })
    }
}

impl Children<'_> {
    /// The rows that hang on a key. Keys must be asked for in ascending order.
    fn of_parent(&mut self, key: &str) -> Result<Vec<Row>, Error> {
        let column = self.table.order().first().copied().unwrap_or_default();
        let mut rows = Vec::new();
        while let Some(row) = self.ahead.take_if(|row| row.text(column) <= Some(key)) {
            if row.text(column) == Some(key) {
                rows.push(row);
            }
            self.ahead = self.rows.next().transpose()?;
        }
        Ok(rows)
    }
}

impl Iterator for Documents<'_> {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next()?;
        Some(row.and_then(|row| self.document(row)))
    }
}

/// Names of what films share, by table: of each table that others refer to and that has a `name`.
/// This is all that is held of any table.
pub(super) struct SharedNames(BTreeMap<&'static str, Names>);

impl SharedNames {
    /// Reads the names.
    pub(super) fn of(tables: &dyn Batches) -> Result<Self, Error> {
        let named = tables.declared().iter().filter(|table| {
            let columns = table.columns();
            let has_id = columns.iter().any(|column| table.key() == [column.name] && column.kind == Kind::Id);
            has_id && columns.iter().any(|column| column.name == "name")
        });
        let names = named.map(|table| Ok((table.name(), Names::of(tables, table.name(), table.key()[0])?)));
        names.collect::<Result<_, Error>>().map(SharedNames)
    }

    /// The column that the name of what a column refers to goes by beside it: `person` for
    /// `person_id`. `None` where there are no names.
    pub(super) fn column(&self, column: &ColumnInfo) -> Option<&'static str> {
        self.0.get(column.references?)?;
        column.name.strip_suffix("_id")
    }

    /// The name of what a row refers to.
    pub(super) fn name(&self, column: &ColumnInfo, row: &Row) -> Option<&str> {
        self.0.get(column.references?)?.name(row.text(column.name)?)
    }
}
