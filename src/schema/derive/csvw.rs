//! CSV on the Web: what a table's CSV file holds, for `csv-metadata.json`.

use serde_json::{Map, Value, json};

use crate::schema::{AnyTable, ColumnInfo, Kind};

use super::{iri, target};

/// The description of a table's file at `url`; `url_of` says where the file of another table is.
pub fn table(table: &dyn AnyTable, url_of: impl Fn(&str) -> String) -> Value {
    let columns = table.columns();
    let mut schema = Map::new();
    // Rows with an identifier are the resources that the linked data speaks of.
    if let [key] = table.key()
        && columns.iter().any(|column| column.name == *key && column.kind == Kind::Id)
    {
        schema.insert("aboutUrl".into(), format!("urn:uuid:{{{key}}}").into());
    }
    schema.insert("columns".into(), columns.iter().map(column).collect());
    if !table.key().is_empty() {
        schema.insert("primaryKey".into(), json!(table.key()));
    }
    // A foreign key asks that every row has a row that it refers to, so columns that may be null
    // cannot declare one.
    let foreign_keys = columns.iter().filter(|column| !column.nullable).filter_map(|column| {
        let (table, key) = target(column)?;
        let reference = json!({ "resource": url_of(table), "columnReference": [key] });
        Some(json!({ "columnReference": [column.name], "reference": reference }))
    });
    let foreign_keys: Vec<Value> = foreign_keys.collect();
    if !foreign_keys.is_empty() {
        schema.insert("foreignKeys".into(), foreign_keys.into());
    }
    json!({ "url": url_of(table.name()), "dc:title": table.name(), "dc:description": table.doc(), "tableSchema": schema })
}

fn column(column: &ColumnInfo) -> Value {
    let mut described = Map::new();
    described.insert("name".into(), column.name.into());
    described.insert("titles".into(), column.name.into());
    described.insert("dc:description".into(), column.doc.into());
    described.insert("datatype".into(), datatype(column.kind));
    if !column.nullable {
        described.insert("required".into(), true.into());
    }
    if let Some(term) = column.term {
        described.insert("propertyUrl".into(), iri(term).into());
    }
    Value::Object(described)
}

fn datatype(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!("string"),
        Kind::Id => json!({ "base": "string", "format": "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" }),
        Kind::Enum(names) => json!({ "base": "string", "format": names.join("|") }),
        Kind::Int32 => json!("int"),
        Kind::Int64 => json!("long"),
        Kind::Double => json!("double"),
        Kind::Bool => json!({ "base": "boolean", "format": "true|false" }),
        Kind::Date => json!("date"),
        Kind::Timestamp => json!("dateTime"),
        Kind::Decimal => json!("decimal"),
    }
}
