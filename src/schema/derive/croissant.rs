//! Croissant 1.0: the record set of a table, for `croissant.json`.
//!
//! References between tables stand in the descriptions alone: of two record sets that refer to each
//! other, the reference loader (mlcroissant 1.1) can read but one, and reads the other's file to do so.

use serde_json::{Map, Value, json};

use crate::schema::{AnyTable, ColumnInfo, Kind};

use super::target;

/// The record set of a table whose rows are in the file object `file`.
pub fn record_set(table: &dyn AnyTable, file: &str) -> Value {
    let mut set = Map::new();
    set.insert("@type".into(), "cr:RecordSet".into());
    set.insert("@id".into(), table.name().into());
    set.insert("name".into(), table.name().into());
    set.insert("description".into(), table.doc().into());
    let key: Vec<Value> = table.key().iter().map(|column| json!({ "@id": field_id(table.name(), column) })).collect();
    if !key.is_empty() {
        set.insert("key".into(), key.into());
    }
    set.insert("field".into(), table.columns().iter().map(|column| field(table, column, file)).collect());
    Value::Object(set)
}

fn field(table: &dyn AnyTable, column: &ColumnInfo, file: &str) -> Value {
    let mut field = Map::new();
    field.insert("@type".into(), "cr:Field".into());
    field.insert("@id".into(), field_id(table.name(), column.name).into());
    field.insert("name".into(), column.name.into());
    let references = target(column).map(|(other, key)| format!(" Refers to {}.", field_id(other, key)));
    field.insert("description".into(), format!("{}{}", column.doc, references.unwrap_or_default()).into());
    field.insert("dataType".into(), data_type(column.kind).into());
    let source = json!({ "fileObject": { "@id": file }, "extract": { "column": column.name } });
    field.insert("source".into(), source);
    Value::Object(field)
}

fn field_id(table: &str, column: &str) -> String {
    format!("{table}/{column}")
}

fn data_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Id | Kind::Enum(_) => "sc:Text",
        Kind::Int32 | Kind::Int64 => "sc:Integer",
        Kind::Double | Kind::Decimal => "sc:Float",
        Kind::Bool => "sc:Boolean",
        Kind::Date => "sc:Date",
        Kind::Timestamp => "sc:DateTime",
    }
}
