//! Tables held in memory, as a sink takes them.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, RecordBatch, RecordBatchOptions, StringArray};
use arrow::datatypes::{DataType, FieldRef, Schema, TimestampMicrosecondType};
use arrow::error::ArrowError;
use reelmill::load::{BatchIter, Batches, Error};
use reelmill::schema::derive::arrow::{batch, schema};
use reelmill::schema::{AnyTable, Row, RowSink, Table};

/// Tables held in memory, each as two batches and as the text of its cells.
#[derive(Default)]
pub(super) struct Tables {
    batches: BTreeMap<&'static str, Vec<RecordBatch>>,
    texts: BTreeMap<&'static str, Vec<Vec<String>>>,
}

impl Tables {
    /// The rows of one table.
    pub(super) fn rows(&self, table: &str) -> usize {
        self.texts[table].len()
    }

    /// The one batch that a table's batches make.
    pub(super) fn whole(&self, table: &str) -> RecordBatch {
        let batches = &self.batches[table];
        arrow::compute::concat_batches(&batches[0].schema(), batches).unwrap()
    }

    /// The same rows in batches of so many.
    pub(super) fn cut(mut self, rows: usize) -> Self {
        let tables: Vec<_> = self.batches.keys().copied().collect();
        for table in tables {
            let whole = self.whole(table);
            let piece = |from: usize| whole.slice(from, rows.min(whole.num_rows() - from));
            self.batches.insert(table, (0..whole.num_rows()).step_by(rows).map(piece).collect());
        }
        self
    }

    /// Puts values into columns of a table, the same in every row, in one new row where there is no such
    /// table. The texts of its cells stay those of before.
    pub(super) fn fill(&mut self, table: &dyn AnyTable, values: &[(&str, &str)]) {
        let schema = schema(table);
        let one_row = || {
            let options = RecordBatchOptions::new().with_row_count(Some(1));
            vec![RecordBatch::try_new_with_options(Schema::empty().into(), Vec::new(), &options).unwrap()]
        };
        for batch in self.batches.entry(table.name()).or_insert_with(one_row) {
            let array = |field: &FieldRef| match values.iter().find(|(column, _)| column == field.name()) {
                Some((_, value)) => array_of(&vec![*value; batch.num_rows()], field.data_type()),
                None => Arc::clone(batch.column_by_name(field.name()).unwrap()),
            };
            let arrays = schema.fields().iter().map(array).collect();
            *batch = RecordBatch::try_new(Arc::clone(&schema), arrays).unwrap();
        }
    }

    /// The cells of a table, empty where null.
    pub(super) fn texts(&self, table: &str) -> &[Vec<String>] {
        &self.texts[table]
    }
}

/// The values that texts stand for.
fn array_of(texts: &[&str], data_type: &DataType) -> ArrayRef {
    let read = |data_type: &DataType| arrow::compute::cast(&StringArray::from(texts.to_vec()), data_type).unwrap();
    match data_type {
        // Named zones cannot be read from text.
        DataType::Timestamp(unit, Some(zone)) => {
            let instants = read(&DataType::Timestamp(*unit, None));
            let instants = instants.as_primitive::<TimestampMicrosecondType>().clone();
            Arc::new(instants.with_timezone(Arc::clone(zone)))
        }
        other => read(other),
    }
}

impl Batches for Tables {
    fn table(&self, name: &str) -> Result<BatchIter<'_>, Error> {
        Ok(Box::new(self.batches[name].iter().cloned().map(Ok)))
    }
}

impl RowSink for Tables {
    type Error = ArrowError;

    fn rows<R: Row>(&mut self, mut rows: Vec<R>) -> Result<(), ArrowError> {
        rows.sort_by_key(|row| sort_key(R::TABLE, row));
        let (head, tail) = rows.split_at(rows.len().div_ceil(2));
        self.batches.insert(R::TABLE.name, vec![batch(head)?, batch(tail)?]);
        let cells = |row: &R| R::TABLE.columns.iter().map(|column| (column.get)(row).to_text()).collect();
        self.texts.insert(R::TABLE.name, rows.iter().map(cells).collect());
        Ok(())
    }
}

fn sort_key<R>(table: &Table<R>, row: &R) -> Vec<String> {
    let cell = |name: &&str| {
        let column = table.columns.iter().find(|column| column.info.name == *name).unwrap();
        let text = (column.get)(row).to_text();
        // Numbers of this release have fewer than six digits.
        if text.chars().all(|c| c.is_ascii_digit()) { format!("{text:0>6}") } else { text }
    };
    table.order.iter().map(cell).collect()
}
