//! Tables against their declarations: columns and types, names of closed lists, identifiers, order,
//! and places that lie within their articles.

use std::collections::BTreeMap;

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::compute::SortOptions;
use arrow::datatypes::{Field, Int64Type, SchemaRef};
use arrow::error::ArrowError;
use arrow::row::{OwnedRow, RowConverter, SortField};
use uuid::Uuid;

use crate::load::{self, Batches};
use crate::schema::derive::arrow::schema;
use crate::schema::{AnyTable, Kind, TABLES};

use super::super::{Error, Stop};
use super::keys::reduced;
use super::{Breach, Problem};

/// Where tables are not what the contract declares.
pub(super) fn problems(tables: &dyn Batches, stop: &Stop) -> Result<Vec<Problem>, Error> {
    let mut problems = Vec::new();
    let mut lengths = BTreeMap::new();
    for table in TABLES {
        stop.check()?;
        // What cannot be read as what it should be is a problem of the release.
        let said = check(*table, tables, &mut lengths).unwrap_or_else(|error| vec![error.to_string()]);
        problems.extend(said.into_iter().map(|message| Problem::new(Breach::Contract, table.name(), message)));
    }
    Ok(problems)
}

/// What is wrong with a table. `lengths` of articles are noted on the way: articles come first.
fn check(
    table: &dyn AnyTable,
    tables: &dyn Batches,
    lengths: &mut BTreeMap<u128, i64>,
) -> Result<Vec<String>, load::Error> {
    let failed = |error: ArrowError| load::Error::read(table.name(), error);
    let declared = schema(table);
    let (mut values, mut order, mut n_outside) = (Values::of(table), Order::of(table, &declared).map_err(failed)?, 0);
    for batch in tables.table(table.name())? {
        let batch = batch.map_err(failed)?;
        if let Some(message) = misfit(&declared, &batch) {
            return Ok(vec![message]);
        }
        values.check(&batch);
        order.check(&batch).map_err(failed)?;
        n_outside += outside(&batch, lengths);
        note_lengths(&batch, lengths);
    }
    let mut messages = values.messages();
    if order.n_wrong > 0 {
        messages.push(format!("{} rows are not in the order of {}", order.n_wrong, table.order().join(", ")));
    }
    if n_outside > 0 {
        messages.push(format!("{n_outside} rows cite bytes outside their article"));
    }
    Ok(messages)
}

/// The first column that is not the declared one.
fn misfit(declared: &SchemaRef, batch: &RecordBatch) -> Option<String> {
    let found = batch.schema();
    if found.fields() == declared.fields() {
        return None;
    }
    let fields = found.fields().iter().map(Some).chain(std::iter::repeat(None));
    let differing = declared.fields().iter().zip(fields).find(|(declared, found)| Some(*declared) != *found);
    let told = |field: &Field| {
        let null = if field.is_nullable() { ", may be null" } else { "" };
        format!("{} ({}{null})", field.name(), field.data_type())
    };
    Some(match differing {
        Some((declared, Some(found))) => format!("there is a column {}, not {}", told(found), told(declared)),
        Some((declared, None)) => format!("there is no column {}", told(declared)),
        None => format!("there are {} columns, not {}", found.fields().len(), declared.fields().len()),
    })
}

/// Texts that a column may not hold, counted by column.
struct Values(Vec<Unfit>);

struct Unfit {
    at: usize,
    name: &'static str,
    kind: Kind,
    count: u64,
    example: String,
}

impl Values {
    fn of(table: &dyn AnyTable) -> Self {
        let columns = table.columns().into_iter().enumerate();
        let texts = columns.filter(|(_, column)| matches!(column.kind, Kind::Text | Kind::Id | Kind::Enum(_)));
        let unfit = |(at, column): (usize, crate::schema::ColumnInfo)| Unfit {
            at,
            name: column.name,
            kind: column.kind,
            count: 0,
            example: String::new(),
        };
        Values(texts.map(unfit).collect())
    }

    fn check(&mut self, batch: &RecordBatch) {
        for column in &mut self.0 {
            let texts = batch.column(column.at).as_string::<i32>();
            for text in texts.iter().flatten().filter(|text| !fits(column.kind, text)) {
                column.count += 1;
                text.clone_into(&mut column.example);
            }
        }
    }

    fn messages(self) -> Vec<String> {
        let unfit = self.0.into_iter().filter(|column| column.count > 0);
        let message = |column: Unfit| {
            let what = match column.kind {
                Kind::Enum(names) => format!("are none of {}", names.join(", ")),
                Kind::Id => "are no identifiers".to_owned(),
                _ => "are empty".to_owned(),
            };
            format!("{} values of {} {what}: `{}`", column.count, column.name, column.example)
        };
        unfit.map(message).collect()
    }
}

fn fits(kind: Kind, text: &str) -> bool {
    match kind {
        Kind::Enum(names) => names.contains(&text),
        Kind::Id => text.len() == 36 && Uuid::try_parse(text).is_ok(),
        _ => !text.is_empty(),
    }
}

/// Rows that come before the one above them.
struct Order {
    columns: Vec<usize>,
    converter: RowConverter,
    last: Option<OwnedRow>,
    n_wrong: u64,
}

impl Order {
    fn of(table: &dyn AnyTable, schema: &SchemaRef) -> Result<Self, ArrowError> {
        let columns = table.order().iter().map(|name| schema.index_of(name)).collect::<Result<Vec<_>, _>>()?;
        let ascending = SortOptions { descending: false, nulls_first: true };
        let field = |at: &usize| SortField::new_with_options(schema.field(*at).data_type().clone(), ascending);
        let converter = RowConverter::new(columns.iter().map(field).collect())?;
        Ok(Order { columns, converter, last: None, n_wrong: 0 })
    }

    fn check(&mut self, batch: &RecordBatch) -> Result<(), ArrowError> {
        let columns: Vec<_> = self.columns.iter().map(|at| batch.column(*at).clone()).collect();
        let rows = self.converter.convert_columns(&columns)?;
        for at in 0..rows.num_rows() {
            let row = rows.row(at);
            let before = at.checked_sub(1).map(|before| rows.row(before));
            let above = before.or_else(|| self.last.as_ref().map(OwnedRow::row));
            self.n_wrong += u64::from(above.is_some_and(|above| above > row));
        }
        if let Some(last) = rows.num_rows().checked_sub(1) {
            self.last = Some(rows.row(last).owned());
        }
        Ok(())
    }
}

/// Notes how long articles are, where these are articles.
fn note_lengths(batch: &RecordBatch, lengths: &mut BTreeMap<u128, i64>) {
    if let (Some(ids), Some(bytes)) = (batch.column_by_name("article_id"), batch.column_by_name("byte_length")) {
        let bytes = bytes.as_primitive::<Int64Type>();
        lengths.extend(ids.as_string::<i32>().iter().flatten().map(reduced).zip(bytes.values().iter().copied()));
    }
}

/// Counts rows that cite bytes which their article does not have.
fn outside(batch: &RecordBatch, lengths: &BTreeMap<u128, i64>) -> u64 {
    let column = |name: &str| batch.column_by_name(name);
    let (Some(ids), Some(starts), Some(ends)) = (column("article_id"), column("byte_start"), column("byte_end")) else {
        return 0;
    };
    let (ids, starts, ends) =
        (ids.as_string::<i32>(), starts.as_primitive::<Int64Type>(), ends.as_primitive::<Int64Type>());
    let is_outside = |at: &usize| {
        // A finding need not be of an article, nor have a place.
        let known = ids.is_valid(*at) && starts.is_valid(*at) && ends.is_valid(*at);
        let length = || lengths.get(&reduced(ids.value(*at))).copied().unwrap_or(i64::MAX);
        known && !(0 <= starts.value(*at) && starts.value(*at) <= ends.value(*at) && ends.value(*at) <= length())
    };
    (0..batch.num_rows()).filter(is_outside).count() as u64
}
