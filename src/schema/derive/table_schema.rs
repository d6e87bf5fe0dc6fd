//! Frictionless Table Schemas, as data packages hold them.
//!
//! Closed lists stand in `constraints.enum`: validators check that, and not `categories`.

use serde_json::{Map, Value, json};

use crate::schema::{AnyTable, ColumnInfo, Kind};

use super::{iri, target};

/// The Table Schema of a table.
pub fn table_schema(table: &dyn AnyTable) -> Value {
    let columns = table.columns();
    let mut schema = Map::new();
    schema.insert("fields".into(), columns.iter().map(|column| field(table, column)).collect());
    schema.insert("missingValues".into(), json!([""]));
    if !table.key().is_empty() {
        schema.insert("primaryKey".into(), json!(table.key()));
    }
    let foreign_keys: Vec<Value> = columns.iter().filter_map(foreign_key).collect();
    if !foreign_keys.is_empty() {
        schema.insert("foreignKeys".into(), foreign_keys.into());
    }
    Value::Object(schema)
}

fn field(table: &dyn AnyTable, column: &ColumnInfo) -> Value {
    let (type_, format) = type_and_format(column.kind);
    let mut field = Map::new();
    field.insert("name".into(), column.name.into());
    field.insert("type".into(), type_.into());
    if let Some(format) = format {
        field.insert("format".into(), format.into());
    }
    field.insert("description".into(), column.doc.into());
    if let Some(term) = column.term {
        field.insert("rdfType".into(), iri(term).into());
    }
    let constraints = constraints(table, column);
    if !constraints.is_empty() {
        field.insert("constraints".into(), constraints.into());
    }
    Value::Object(field)
}

fn type_and_format(kind: Kind) -> (&'static str, Option<&'static str>) {
    match kind {
        Kind::Text | Kind::Enum(_) => ("string", None),
        Kind::Id => ("string", Some("uuid")),
        Kind::Int32 | Kind::Int64 => ("integer", None),
        Kind::Double | Kind::Decimal => ("number", None),
        Kind::Bool => ("boolean", None),
        Kind::Date => ("date", None),
        Kind::Timestamp => ("datetime", None),
    }
}

fn constraints(table: &dyn AnyTable, column: &ColumnInfo) -> Map<String, Value> {
    let mut constraints = Map::new();
    if !column.nullable {
        constraints.insert("required".into(), true.into());
    }
    if table.key() == [column.name] {
        constraints.insert("unique".into(), true.into());
    }
    if let Kind::Enum(names) = column.kind {
        constraints.insert("enum".into(), json!(names));
    }
    constraints
}

fn foreign_key(column: &ColumnInfo) -> Option<Value> {
    let (table, key) = target(column)?;
    Some(json!({ "fields": [column.name], "reference": { "resource": table, "fields": [key] } }))
}
