//! People and companies across films.
//!
//! Everything else in the tables depends on one article alone. A person or company is named by many,
//! and what is said of it is merged here by an operation that is associative, commutative and
//! idempotent: the union of its mentions. So articles can be read in any order, in any partition, on
//! any number of machines, and the merged rows are the same.

mod companies;
mod namesakes;
mod people;

pub use companies::CompanyUnion;
pub use namesakes::Namesakes;
pub use people::PersonUnion;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

/// The films that use each form of a name.
type Forms = BTreeMap<String, BTreeSet<Uuid>>;

/// The form that the most films use; ties go to the first in code-point order.
fn most_used(forms: &Forms) -> Option<&str> {
    // Of equal counts `max_by_key` keeps the last, so the forms are walked from the end.
    forms.iter().rev().max_by_key(|(_, films)| films.len()).map(|(name, _)| name.as_str())
}

/// A number of films as it is published.
fn count(films: &BTreeSet<Uuid>) -> i32 {
    i32::try_from(films.len()).unwrap_or(i32::MAX)
}
