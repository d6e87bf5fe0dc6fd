//! What a column may hold, and how a row's value becomes one cell of it.

use std::borrow::Cow;

use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::value::ClosedList;

/// The type of a column. Each output format maps these and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Unicode text, never empty.
    Text,
    /// A UUID in its 36-character form.
    Id,
    /// One of a closed list of names.
    Enum(&'static [&'static str]),
    /// A 32-bit integer.
    Int32,
    /// A 64-bit integer.
    Int64,
    /// A double.
    Double,
    /// True or false.
    Bool,
    /// A calendar date.
    Date,
    /// An instant, in microseconds UTC.
    Timestamp,
    /// A decimal number of 18 digits, two of them after the point.
    Decimal,
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Not stated.
    Null,
    /// Text, and the names of closed lists.
    Text(Cow<'a, str>),
    /// An identifier.
    Id(Uuid),
    /// An integer of either width.
    Int(i64),
    /// A double.
    Double(f64),
    /// True or false.
    Bool(bool),
    /// A calendar date.
    Date(Date),
    /// An instant.
    Timestamp(Timestamp),
    /// A decimal number.
    Decimal(Decimal),
}

impl Cell<'_> {
    /// The value as it stands in CSV and in the row keys of `evidence`.
    pub fn to_text(&self) -> String {
        match self {
            Cell::Null => String::new(),
            Cell::Text(text) => text.clone().into_owned(),
            Cell::Id(id) => id.to_string(),
            Cell::Int(number) => number.to_string(),
            Cell::Double(number) => number.to_string(),
            Cell::Bool(truth) => truth.to_string(),
            Cell::Date(date) => date.to_string(),
            Cell::Timestamp(instant) => instant.to_string(),
            Cell::Decimal(number) => format!("{number:.2}"),
        }
    }
}

/// A value that can stand in a cell.
pub trait ToCell {
    /// The value as a cell.
    fn cell(&self) -> Cell<'_>;
}

impl ToCell for String {
    fn cell(&self) -> Cell<'_> {
        if self.is_empty() { Cell::Null } else { Cell::Text(Cow::Borrowed(self)) }
    }
}

impl<T: ToCell> ToCell for Option<T> {
    fn cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Null, ToCell::cell)
    }
}

macro_rules! to_cell {
    ($($type:ty => $cell:expr;)*) => {
        $(impl ToCell for $type {
            fn cell(&self) -> Cell<'_> {
                let make: fn($type) -> Cell<'static> = $cell;
                make(*self)
            }
        })*
    };
}

to_cell! {
    Uuid => Cell::Id;
    i32 => |number| Cell::Int(i64::from(number));
    i64 => Cell::Int;
    f64 => Cell::Double;
    bool => Cell::Bool;
    Date => Cell::Date;
    Timestamp => Cell::Timestamp;
    Decimal => Cell::Decimal;
}

impl<T: ClosedList> ToCell for T {
    fn cell(&self) -> Cell<'_> {
        Cell::Text(Cow::Borrowed(self.name()))
    }
}
