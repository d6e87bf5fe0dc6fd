//! `csv-metadata.json`: CSV on the Web.

use serde_json::{Map, Value, json};

use crate::load::csv;
use crate::schema::derive::csvw;
use crate::schema::table;

use super::{DESCRIPTION, Release, TITLE, spdx};

/// The descriptor.
pub(super) fn csv_metadata(release: &Release<'_>) -> Value {
    let url_of = |name: &str| {
        let file = release.tables(csv::MEDIA_TYPE).find(|(table, _)| *table == name);
        file.map_or_else(|| format!("csv/{name}.csv"), |(_, file)| file.path.clone())
    };
    let tables = release.tables(csv::MEDIA_TYPE).filter_map(|(name, _)| Some(csvw::table(table(name)?, url_of)));
    let tables: Vec<Value> = tables.collect();
    let mut metadata = Map::new();
    metadata.insert("@context".into(), json!(["http://www.w3.org/ns/csvw", { "@language": "en" }]));
    metadata.insert("dc:title".into(), TITLE.into());
    metadata.insert("dc:description".into(), DESCRIPTION.into());
    let licenses: Vec<Value> = release.licenses().map(|id| json!({ "@id": spdx(id) })).collect();
    if !licenses.is_empty() {
        metadata.insert("dc:license".into(), licenses.into());
    }
    let dialect = json!({
        "encoding": "utf-8",
        "delimiter": ",",
        "quoteChar": "\"",
        "doubleQuote": true,
        "header": true,
        "lineTerminators": ["\n"],
    });
    metadata.insert("dialect".into(), dialect);
    metadata.insert("tables".into(), tables.into());
    Value::Object(metadata)
}
