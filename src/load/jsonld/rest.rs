//! What schema.org's words leave unsaid of a row, in this project's own: `reelmill:<column>`, and
//! `reelmill:<table>` for rows that have no node in those words.
//!
//! Reads nothing but the declarations, so a column or table that is declared is said by that alone.
//! Values carry their types themselves: columns of one name may differ in type from table to table.

use serde_json::{Map, Value, json};

use crate::load::rows::Row;
use crate::schema::{AnyTable, ColumnInfo, Kind};
use crate::value::id;

use super::names::urn;
use super::node::Node;

/// What schema.org's words say of a row.
pub(super) struct Said {
    /// The property of the resource that the row hangs on.
    pub(super) property: &'static str,
    /// Its value: the row's own node, or something that other rows may say too.
    pub(super) value: Value,
    /// The columns that are in it.
    pub(super) columns: &'static [&'static str],
}

/// Hangs a row on a resource: what is said of it, and the rest in the row's own node.
pub(super) fn hang(resource: &mut Node, table: &dyn AnyTable, row: &Row, said: Option<Said>) {
    let iri = row_iri(table, row);
    let mut is_all_said = false;
    if let Some(Said { property, mut value, columns }) = said {
        let rest = rest(table, row, columns);
        is_all_said = rest.is_empty();
        if value["@id"] == iri.as_str()
            && let Value::Object(own_node) = &mut value
        {
            own_node.extend(rest);
            is_all_said = true;
        }
        resource.add(property, value);
    }
    if !is_all_said {
        let mut node = Map::from_iter([("@id".to_owned(), iri.into())]);
        node.extend(rest(table, row, &[]));
        resource.add(&format!("reelmill:{}", table.name()), Value::Object(node));
    }
}

/// The columns of a row that are not among `said`.
pub(super) fn rest(table: &dyn AnyTable, row: &Row, said: &[&str]) -> Map<String, Value> {
    let columns = columns(table).filter(|column| !said.contains(&column.name));
    columns.filter_map(|column| Some((format!("reelmill:{}", column.name), typed(row, &column)?))).collect()
}

/// The columns of a table that are to be said: not what is declared to be left out, nor what the
/// place of a node and its IRI tell.
pub(super) fn columns(table: &dyn AnyTable) -> impl Iterator<Item = ColumnInfo> {
    let place = table.order().first().copied();
    let key = table.key();
    table.columns().into_iter().filter(move |column| {
        let is_place = column.references.is_some() && place == Some(column.name);
        column.unlinked.is_none() && !is_place && !is_identifier(key, column)
    })
}

/// Whether a key is an identifier in this column.
fn is_identifier(key: &[&str], column: &ColumnInfo) -> bool {
    column.kind == Kind::Id && key == [column.name]
}

/// The IRI of a row's own node.
pub(super) fn row_iri(table: &dyn AnyTable, row: &Row) -> String {
    let columns = table.columns();
    if let Some(id) = columns.iter().find(|column| is_identifier(table.key(), column)) {
        return urn(text(row, id.name));
    }
    let parts: Vec<String> = match table.key() {
        // Rows without a key are told apart by all that they hold.
        [] => columns.iter().map(|column| text(row, column.name)).collect(),
        key => key.iter().map(|column| text(row, column)).collect(),
    };
    urn(id::row(table.name(), &parts.iter().map(String::as_str).collect::<Vec<_>>()))
}

fn text(row: &Row, column: &str) -> String {
    let mut text = String::new();
    row.write_text(column, &mut text);
    text
}

/// A value whose type the context tells, where JSON does not.
pub(super) fn plain(row: &Row, column: &ColumnInfo) -> Option<Value> {
    match column.kind {
        Kind::Int32 => row.int(column.name).map(Value::from),
        Kind::Double => row.double(column.name).map(Value::from),
        kind => {
            let text = Some(text(row, column.name)).filter(|text| !text.is_empty())?;
            Some(match kind {
                Kind::Bool => (text == "true").into(),
                Kind::Id => json!({ "@id": urn(text) }),
                _ => text.into(),
            })
        }
    }
}

/// A value that tells its type.
fn typed(row: &Row, column: &ColumnInfo) -> Option<Value> {
    let type_ = match column.kind {
        Kind::Text | Kind::Enum(_) | Kind::Id | Kind::Int32 | Kind::Bool => return plain(row, column),
        Kind::Int64 => "xsd:integer",
        Kind::Double | Kind::Decimal => "xsd:decimal",
        Kind::Date => "xsd:date",
        Kind::Timestamp => "xsd:dateTime",
    };
    Some(json!({ "@value": plain(row, column)?, "@type": type_ }))
}
