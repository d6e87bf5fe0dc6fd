//! What is derived from the declarations of the tables: never edited by hand.

pub mod arrow;
pub mod croissant;
pub mod csvw;
pub mod json;
pub mod jsonld_context;
pub mod markdown;
pub mod sql;
pub mod table_schema;
pub mod views;

use super::{ColumnInfo, NAMESPACE, table};

/// The table and column that a column's values are keys of.
pub fn target(column: &ColumnInfo) -> Option<(&'static str, &'static str)> {
    let table = table(column.references?)?;
    Some((table.name(), table.key().first()?))
}

/// The full IRI of a compact one.
///
/// ```
/// use reelmill::schema::derive::iri;
/// assert_eq!(iri("schema:name"), "http://schema.org/name");
/// ```
pub fn iri(term: &str) -> String {
    match term.split_once(':') {
        Some(("schema", name)) => format!("http://schema.org/{name}"),
        Some(("reelmill", name)) => format!("{NAMESPACE}{name}"),
        _ => term.to_owned(),
    }
}
