//! People as articles name them: lists of names, what brackets say of them, and credits.

mod alias;
mod before;
mod brackets;
mod credit;
mod family;
mod known;
mod linked;
mod list;
mod note;
mod run;
mod scope;

pub(super) use before::names_before;
pub(super) use brackets::{brackets, outside, quotations};
pub(super) use credit::{Part, add};
pub(super) use known::{known, resolved};
pub(super) use list::{Entry, Listed, entries, join_suffix};
pub(super) use note::{Said, said};
pub(super) use run::names_at;
pub(super) use scope::{end_of, names_other_work, of_this_film, of_this_version};
