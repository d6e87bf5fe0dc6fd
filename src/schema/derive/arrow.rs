//! Arrow schemas and record batches.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, Decimal128Builder, Float64Builder, Int32Builder, Int64Builder,
    RecordBatch, StringBuilder, TimestampMicrosecondBuilder,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use arrow::error::ArrowError;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use crate::schema::{AnyTable, Cell, Column, Kind, Row};

/// Digits of a decimal column.
pub const DECIMAL_PRECISION: u8 = 18;
/// Digits of a decimal column after the point.
pub const DECIMAL_SCALE: i8 = 2;

/// The Arrow schema of a table.
pub fn schema(table: &dyn AnyTable) -> SchemaRef {
    let field = |column: &crate::schema::ColumnInfo| Field::new(column.name, data_type(column.kind), column.nullable);
    Arc::new(Schema::new(table.columns().iter().map(field).collect::<Vec<_>>()))
}

/// The Arrow type of a column.
///
/// Identifiers and closed lists are plain strings: UUID and dictionary types are refused by some
/// of the readers that users open the files with.
pub fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text | Kind::Id | Kind::Enum(_) => DataType::Utf8,
        Kind::Int32 => DataType::Int32,
        Kind::Int64 => DataType::Int64,
        Kind::Double => DataType::Float64,
        Kind::Bool => DataType::Boolean,
        Kind::Date => DataType::Date32,
        Kind::Timestamp => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        Kind::Decimal => DataType::Decimal128(DECIMAL_PRECISION, DECIMAL_SCALE),
    }
}

/// Rows as a record batch with the schema of their table.
///
/// # Errors
/// Where a column that may not be null is: a defect of the transform that made the row.
pub fn batch<R: Row>(rows: &[R]) -> Result<RecordBatch, ArrowError> {
    let columns = R::TABLE.columns.iter().map(|column| array(column, rows)).collect::<Result<Vec<_>, _>>()?;
    RecordBatch::try_new(schema(R::TABLE), columns)
}

fn array<R: Row>(column: &Column<R>, rows: &[R]) -> Result<ArrayRef, ArrowError> {
    let cells = rows.iter().map(|row| (column.get)(row));
    macro_rules! build {
        ($builder:expr, $($pattern:pat => $value:expr),+) => {{
            let mut builder = $builder;
            for cell in cells {
                match cell {
                    Cell::Null => builder.append_null(),
                    $($pattern => builder.append_value($value),)+
                    other => return Err(mismatch(column.info.name, &other)),
                }
            }
            Ok(Arc::new(builder.finish()) as ArrayRef)
        }};
    }
    match column.info.kind {
        Kind::Text | Kind::Id | Kind::Enum(_) => build!(
            StringBuilder::new(),
            Cell::Text(text) => text,
            Cell::Id(id) => id.hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer())
        ),
        Kind::Int32 => build!(Int32Builder::new(), Cell::Int(number) => i32::try_from(number).map_err(|error| {
            ArrowError::CastError(format!("{}: {error}", column.info.name))
        })?),
        Kind::Int64 => build!(Int64Builder::new(), Cell::Int(number) => number),
        Kind::Double => build!(Float64Builder::new(), Cell::Double(number) => number),
        Kind::Bool => build!(BooleanBuilder::new(), Cell::Bool(truth) => truth),
        Kind::Date => build!(Date32Builder::new(), Cell::Date(date) => days_since_epoch(date)),
        Kind::Timestamp => build!(
            TimestampMicrosecondBuilder::new().with_timezone("UTC"),
            Cell::Timestamp(instant) => instant.as_microsecond()
        ),
        Kind::Decimal => build!(
            Decimal128Builder::new().with_data_type(data_type(Kind::Decimal)),
            Cell::Decimal(number) => hundredths(number)
        ),
    }
}

fn mismatch(column: &str, cell: &Cell<'_>) -> ArrowError {
    ArrowError::SchemaError(format!("column {column} cannot hold {cell:?}"))
}

/// Days from 1970-01-01 to a date, as Arrow counts them.
pub fn days_since_epoch(day: Date) -> i32 {
    let epoch = date(1970, 1, 1);
    (day - epoch).get_days()
}

fn hundredths(number: Decimal) -> i128 {
    let mut number = number;
    number.rescale(DECIMAL_SCALE as u32);
    number.mantissa()
}
