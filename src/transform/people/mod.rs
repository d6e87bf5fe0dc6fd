//! People as articles name them: lists of names, what brackets say of them, and credits.

mod brackets;
mod credit;
mod list;
mod note;

pub(super) use brackets::{brackets, outside, quotations};
pub(super) use credit::{Part, add};
pub(super) use list::{Entry, Listed, entries, join_suffix};
pub(super) use note::{Said, said};
