//! Rows of tables, read back one by one.

use std::rc::Rc;

use arrow::array::{Array, AsArray, PrimitiveArray, RecordBatch};
use arrow::datatypes::{ArrowPrimitiveType, Date32Type, Decimal128Type, Float64Type, Int32Type};
use jiff::civil::Date;

use super::column::{Column, day, decimal};
use super::{BatchIter, Batches, Error};

/// One row. A column is null where the batch does not have it.
pub(super) struct Row {
    batch: Rc<RecordBatch>,
    at: usize,
}

impl Row {
    /// The text in a column.
    pub(super) fn text(&self, column: &str) -> Option<&str> {
        let array = self.batch.column_by_name(column)?.as_string_opt::<i32>()?;
        array.is_valid(self.at).then(|| array.value(self.at))
    }

    /// The integer in a column.
    pub(super) fn int(&self, column: &str) -> Option<i32> {
        self.primitive::<Int32Type>(column)
    }

    /// The finite double in a column, in decimal notation.
    pub(super) fn double(&self, column: &str) -> Option<String> {
        self.primitive::<Float64Type>(column).filter(|number| number.is_finite()).map(|number| number.to_string())
    }

    /// The decimal number in a column.
    pub(super) fn decimal(&self, column: &str) -> Option<String> {
        self.primitive::<Decimal128Type>(column).map(decimal)
    }

    /// The date in a column.
    pub(super) fn day(&self, column: &str) -> Option<Date> {
        self.primitive::<Date32Type>(column).map(day)
    }

    /// Appends the value in a column as text; nothing where it is null.
    pub(super) fn write_text(&self, column: &str, text: &mut String) {
        if let Some(column) = self.column(column) {
            column.write_text(self.at, text);
        }
    }

    /// Appends the value in a column as JSON.
    pub(super) fn write_json(&self, column: &str, json: &mut String) {
        match self.column(column) {
            Some(column) => column.write_json(self.at, json),
            None => json.push_str("null"),
        }
    }

    fn column(&self, column: &str) -> Option<Column<'_>> {
        Column::of(self.batch.column_by_name(column)?).ok()
    }

    fn primitive<T: ArrowPrimitiveType>(&self, column: &str) -> Option<T::Native> {
        let array: &PrimitiveArray<T> = self.batch.column_by_name(column)?.as_primitive_opt::<T>()?;
        array.is_valid(self.at).then(|| array.value(self.at))
    }
}

/// The rows of a table, in its order.
pub(super) struct RowIter<'a> {
    table: &'static str,
    batches: BatchIter<'a>,
    batch: Rc<RecordBatch>,
    at: usize,
}

impl<'a> RowIter<'a> {
    /// Starts at the first row of a table.
    pub(super) fn of(tables: &'a dyn Batches, table: &'static str) -> Result<Self, Error> {
        let empty = RecordBatch::new_empty(arrow::datatypes::Schema::empty().into());
        Ok(RowIter { table, batches: tables.table(table)?, batch: Rc::new(empty), at: 0 })
    }
}

impl Iterator for RowIter<'_> {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.at == self.batch.num_rows() {
            match self.batches.next()? {
                Ok(batch) => (self.batch, self.at) = (Rc::new(batch), 0),
                Err(error) => return Some(Err(Error::read(self.table, error))),
            }
        }
        let row = Row { batch: Rc::clone(&self.batch), at: self.at };
        self.at += 1;
        Some(Ok(row))
    }
}
