//! `datapackage.json`: a Data Package (version 2) of the CSV files; of the Parquet files where the
//! release has no CSV.

use serde_json::{Map, Value, json};

use crate::load::{Written, csv, parquet};
use crate::schema::derive::table_schema::table_schema;
use crate::schema::{TABLES, table};

use super::{DESCRIPTION, HOMEPAGE, Release, TITLE, spdx};

/// The descriptor.
pub(super) fn datapackage(release: &Release<'_>) -> Value {
    let (media_type, format) =
        if release.has(csv::MEDIA_TYPE) { (csv::MEDIA_TYPE, "csv") } else { (parquet::MEDIA_TYPE, "parquet") };
    let resources: Vec<Value> = release.tables(media_type).map(|(name, file)| resource(name, file, format)).collect();
    let mut package = Map::new();
    package.insert("$schema".into(), "https://datapackage.org/profiles/2.0/datapackage.json".into());
    package.insert("name".into(), "reelmill-films".into());
    package.insert("title".into(), TITLE.into());
    package.insert("description".into(), DESCRIPTION.into());
    package.insert("homepage".into(), HOMEPAGE.into());
    let licenses: Vec<Value> = release.licenses().map(|id| license(id, &quoted_columns())).collect();
    if !licenses.is_empty() {
        package.insert("licenses".into(), licenses.into());
    }
    let sources: Vec<Value> =
        release.survey.wikis.keys().map(|wiki| json!({ "title": format!("Articles of {wiki}") })).collect();
    if !sources.is_empty() {
        package.insert("sources".into(), sources.into());
    }
    package.insert("lineage".into(), lineage(release));
    package.insert("resources".into(), resources.into());
    Value::Object(package)
}

fn lineage(release: &Release<'_>) -> Value {
    let lineage = release.lineage;
    json!({
        "schema_version": lineage.schema_version,
        "reelmill_version": lineage.version,
        "inputs_sha256": lineage.inputs_sha256,
    })
}

fn license(id: &str, columns: &str) -> Value {
    json!({
        "name": id,
        "path": spdx(id),
        "title": format!("Covers the text quoted from articles ({columns}); articles.license names it per article"),
    })
}

/// The columns that quote articles, as `table.column`.
fn quoted_columns() -> String {
    let columns = TABLES.iter().flat_map(|table| {
        let quoted = table.columns().into_iter().filter(|column| column.quoted);
        quoted.map(move |column| format!("{}.{}", table.name(), column.name))
    });
    columns.collect::<Vec<_>>().join(", ")
}

fn resource(name: &'static str, file: &Written, format: &str) -> Value {
    let mut resource = Map::new();
    resource.insert("name".into(), name.into());
    resource.insert("path".into(), file.path.as_str().into());
    resource.insert("type".into(), "table".into());
    resource.insert("format".into(), format.into());
    resource.insert("mediatype".into(), file.media_type.into());
    if format == "csv" {
        resource.insert("encoding".into(), "utf-8".into());
        resource.insert("dialect".into(), json!({ "delimiter": ",", "lineTerminator": "\n", "doubleQuote": true }));
    }
    resource.insert("bytes".into(), file.bytes.into());
    resource.insert("hash".into(), format!("sha256:{}", file.sha256).into());
    if let Some(table) = table(name) {
        resource.insert("description".into(), table.doc().into());
        resource.insert("schema".into(), table_schema(table));
    }
    Value::Object(resource)
}
