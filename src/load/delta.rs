//! Delta Lake tables: for each table a folder with its rows in Parquet, and a log with the one
//! commit that adds them.
//!
//! The log is written as what it is, lines of JSON (protocol 1, 2: what every reader knows). No
//! time goes into it, and the identifier of a table is made from its name, so a release made again
//! is the same table again. Readers that follow a table through versions are not served: every
//! release replaces the last one as a whole.

use serde_json::{Map, Value, json};

use crate::schema::{AnyTable, Kind};
use crate::value::id;

use super::release_file::ReleaseFile;
use super::{Batches, Error, Lineage, Shelf, Sink, Written, parquet};

/// Media type of the logs.
const LOG: &str = "application/x-ndjson";

/// Writes `delta/<table>/<table>.parquet` and `delta/<table>/_delta_log/00000000000000000000.json`.
pub(super) struct Delta;

impl Sink for Delta {
    fn name(&self) -> &'static str {
        "delta"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, lineage: &Lineage) -> Result<Vec<Written>, Error> {
        let mut written = Vec::new();
        for table in tables.declared() {
            let folder = format!("delta/{}", table.name());
            let file = format!("{}.parquet", table.name());
            let rows = parquet::write_table(*table, &format!("{folder}/{file}"), tables, shelf, lineage)?;
            let log: String = log(*table, &file, &rows, lineage).iter().map(|action| format!("{action}\n")).collect();
            let log_path = format!("{folder}/_delta_log/{:020}.json", 0);
            let log = ReleaseFile::store(shelf, &log_path, LOG, log.as_bytes())?;
            // What holds the table is the folder; the file alone says so little of it that
            // descriptors point to the one under `parquet/`.
            written.extend([Written { table: None, ..rows }, log]);
        }
        Ok(written)
    }
}

/// The actions of the first commit.
fn log(table: &dyn AnyTable, path: &str, file: &Written, lineage: &Lineage) -> [Value; 4] {
    let name = table.name();
    let metadata = json!({
        "id": id::from_key(&format!("delta:{name}")).to_string(),
        "name": name,
        "description": table.doc(),
        "format": { "provider": "parquet", "options": {} },
        "schemaString": schema(table).to_string(),
        "partitionColumns": [],
        "configuration": {},
    });
    let add = json!({
        "path": path,
        "partitionValues": {},
        "size": file.bytes,
        "modificationTime": 0,
        "dataChange": true,
        "stats": json!({ "numRecords": file.rows.unwrap_or_default() }).to_string(),
    });
    let engine = format!("reelmill/{}", lineage.version);
    [
        json!({ "commitInfo": { "operation": "CREATE TABLE AS SELECT", "engineInfo": engine } }),
        json!({ "protocol": { "minReaderVersion": 1, "minWriterVersion": 2 } }),
        json!({ "metaData": metadata }),
        json!({ "add": add }),
    ]
}

fn schema(table: &dyn AnyTable) -> Value {
    let fields = table.columns().into_iter().map(|column| {
        let mut field = Map::new();
        field.insert("name".into(), column.name.into());
        field.insert("type".into(), type_name(column.kind).into());
        field.insert("nullable".into(), column.nullable.into());
        field.insert("metadata".into(), json!({ "comment": column.doc }));
        Value::Object(field)
    });
    json!({ "type": "struct", "fields": fields.collect::<Vec<_>>() })
}

fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Id | Kind::Enum(_) => "string",
        Kind::Int32 => "integer",
        Kind::Int64 => "long",
        Kind::Double => "double",
        Kind::Bool => "boolean",
        Kind::Date => "date",
        Kind::Timestamp => "timestamp",
        Kind::Decimal => "decimal(18,2)",
    }
}
