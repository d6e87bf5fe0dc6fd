//! The contract as JSON, for programs.

use serde_json::{Map, Value, json};

use crate::schema::{AnyTable, ColumnInfo, Kind, Linked, NAMESPACE, SCHEMA_VERSION, TABLES};

use super::{iri, target};

/// The contract.
///
/// ```
/// let contract = reelmill::schema::derive::json::contract();
/// assert_eq!(contract["tables"][0]["name"], "articles");
/// assert_eq!(contract["tables"][0]["columns"][0]["type"], "id");
/// ```
pub fn contract() -> Value {
    let tables: Vec<Value> = TABLES.iter().map(|table| describe(*table)).collect();
    json!({ "schema_version": SCHEMA_VERSION, "namespace": NAMESPACE, "tables": tables })
}

fn describe(table: &dyn AnyTable) -> Value {
    let columns: Vec<Value> = table.columns().iter().map(column).collect();
    let mut described = Map::new();
    described.insert("name".into(), table.name().into());
    described.insert("description".into(), table.doc().into());
    described.insert("key".into(), json!(table.key()));
    described.insert("order".into(), json!(table.order()));
    match table.linked() {
        Linked::Resources(class) => drop(described.insert("class".into(), iri(&format!("schema:{class}")).into())),
        Linked::Statements => {}
        Linked::Out(reason) => drop(described.insert("unlinked".into(), reason.into())),
    }
    described.insert("columns".into(), columns.into());
    Value::Object(described)
}

fn column(column: &ColumnInfo) -> Value {
    let mut described = Map::new();
    described.insert("name".into(), column.name.into());
    described.insert("type".into(), type_name(column.kind).into());
    described.insert("nullable".into(), column.nullable.into());
    if let Kind::Enum(names) = column.kind {
        described.insert("values".into(), json!(names));
    }
    if let Some((table, key)) = target(column) {
        described.insert("references".into(), json!({ "table": table, "column": key }));
    }
    if column.quoted {
        described.insert("quoted".into(), true.into());
    }
    if let Some(reason) = column.unlinked {
        described.insert("unlinked".into(), reason.into());
    }
    if let Some(term) = column.term {
        described.insert("term".into(), iri(term).into());
    }
    described.insert("description".into(), column.doc.into());
    Value::Object(described)
}

/// The name of a type in the contract.
pub fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Id => "id",
        Kind::Enum(_) => "enum",
        Kind::Int32 => "int32",
        Kind::Int64 => "int64",
        Kind::Double => "double",
        Kind::Bool => "bool",
        Kind::Date => "date",
        Kind::Timestamp => "timestamp",
        Kind::Decimal => "decimal",
    }
}
