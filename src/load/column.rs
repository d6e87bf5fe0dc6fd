//! The values of a column of a batch, and how each is written as text.

use std::fmt::Write;

use arrow::array::{
    Array, AsArray, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int32Array, Int64Array, RecordBatch,
    StringArray, TimestampMicrosecondArray,
};
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, Float64Type, Int32Type, Int64Type, TimeUnit, TimestampMicrosecondType,
};
use arrow::error::ArrowError;
use jiff::civil::{Date, date};
use jiff::{Span, Timestamp};
use serde_json::Value;

/// A column of a batch, by the type of its values: one variant for each type that the contract has.
pub(super) enum Column<'a> {
    /// Text, identifiers and names of closed lists.
    Text(&'a StringArray),
    /// 32-bit integers.
    Int32(&'a Int32Array),
    /// 64-bit integers.
    Int64(&'a Int64Array),
    /// Doubles.
    Double(&'a Float64Array),
    /// Truth values.
    Bool(&'a BooleanArray),
    /// Dates.
    Date(&'a Date32Array),
    /// Instants.
    Timestamp(&'a TimestampMicrosecondArray),
    /// Decimal numbers.
    Decimal(&'a Decimal128Array),
}

/// The columns of a batch.
pub(super) fn columns(batch: &RecordBatch) -> Result<Vec<Column<'_>>, ArrowError> {
    batch.columns().iter().map(|array| Column::of(array)).collect()
}

impl<'a> Column<'a> {
    /// The column that an array holds.
    pub(super) fn of(array: &'a dyn Array) -> Result<Self, ArrowError> {
        Ok(match array.data_type() {
            DataType::Utf8 => Column::Text(array.as_string()),
            DataType::Int32 => Column::Int32(array.as_primitive::<Int32Type>()),
            DataType::Int64 => Column::Int64(array.as_primitive::<Int64Type>()),
            DataType::Float64 => Column::Double(array.as_primitive::<Float64Type>()),
            DataType::Boolean => Column::Bool(array.as_boolean()),
            DataType::Date32 => Column::Date(array.as_primitive::<Date32Type>()),
            DataType::Timestamp(TimeUnit::Microsecond, _) => {
                Column::Timestamp(array.as_primitive::<TimestampMicrosecondType>())
            }
            DataType::Decimal128(..) => Column::Decimal(array.as_primitive::<Decimal128Type>()),
            other => return Err(ArrowError::SchemaError(format!("the contract has no columns of type {other}"))),
        })
    }

    /// Whether a row has no value.
    pub(super) fn is_null(&self, row: usize) -> bool {
        let array: &dyn Array = match self {
            Column::Text(array) => array,
            Column::Int32(array) => array,
            Column::Int64(array) => array,
            Column::Double(array) => array,
            Column::Bool(array) => array,
            Column::Date(array) => array,
            Column::Timestamp(array) => array,
            Column::Decimal(array) => array,
        };
        array.is_null(row)
    }

    /// Appends the value of a row as JSON; decimals as numbers of all their digits.
    pub(super) fn write_json(&self, row: usize, text: &mut String) {
        match self {
            _ if self.is_null(row) => text.push_str("null"),
            Column::Text(_) | Column::Date(_) | Column::Timestamp(_) => {
                let mut value = String::new();
                self.write_text(row, &mut value);
                text.push_str(&Value::from(value).to_string());
            }
            Column::Double(array) => text.push_str(&Value::from(array.value(row)).to_string()),
            Column::Int32(_) | Column::Int64(_) | Column::Bool(_) | Column::Decimal(_) => self.write_text(row, text),
        }
    }

    /// Appends the value of a row as text; nothing where it is null.
    pub(super) fn write_text(&self, row: usize, text: &mut String) {
        if self.is_null(row) {
            return;
        }
        // Writing to a string cannot fail.
        let _ = match self {
            Column::Text(array) => text.write_str(array.value(row)),
            Column::Int32(array) => write!(text, "{}", array.value(row)),
            Column::Int64(array) => write!(text, "{}", array.value(row)),
            Column::Double(array) => write!(text, "{}", array.value(row)),
            Column::Bool(array) => write!(text, "{}", array.value(row)),
            Column::Date(array) => write!(text, "{}", day(array.value(row))),
            Column::Timestamp(array) => write!(text, "{}", instant(array.value(row))),
            Column::Decimal(array) => text.write_str(&decimal(array.value(row))),
        };
    }
}

/// The date that is so many days after 1970-01-01.
pub(super) fn day(days_since_epoch: i32) -> Date {
    date(1970, 1, 1).saturating_add(Span::new().days(days_since_epoch))
}

/// A decimal number of hundredths, plain, with two places.
pub(super) fn decimal(hundredths: i128) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let hundredths = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

fn instant(microseconds_since_epoch: i64) -> Timestamp {
    Timestamp::from_microsecond(microseconds_since_epoch).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_plain_with_two_places() {
        let texts = [0, 5, -5, 120, -12_345, 255_000_000_005].map(decimal);
        assert_eq!(texts, ["0.00", "0.05", "-0.05", "1.20", "-123.45", "2550000000.05"]);
    }

    #[test]
    fn days_are_counted_from_1970_both_ways() {
        assert_eq!([-24_594, 0, 18_512].map(day), [date(1902, 9, 1), date(1970, 1, 1), date(2020, 9, 7)]);
    }
}
