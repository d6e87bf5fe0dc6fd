//! Typed values with their parsers: dates, money, names, identifiers. They know how a value is
//! written, not where in an article it stands.

mod closed_list;
pub mod date;
pub mod id;
pub mod money;
pub mod name;
pub mod runtime;
pub mod score;

pub use closed_list::ClosedList;
pub(crate) use closed_list::closed_list;
