//! `croissant.json`: Croissant 1.0, which is also a schema.org `Dataset`.
//!
//! Record sets read the Parquet files where there are any: the reference loader reads CSV through
//! pandas, which takes a film called `NA` for a missing title.

use serde_json::{Map, Value, json};

use crate::load::{Written, csv, markdown, parquet};
use crate::schema::derive::croissant::record_set;
use crate::schema::table;

use super::{DESCRIPTION, HOMEPAGE, Release, TITLE, spdx};

/// The name that Croissant's loader knows Parquet by.
const PARQUET: &str = "application/x-parquet";

/// The descriptor.
pub(super) fn croissant(release: &Release<'_>) -> Value {
    let media_type = if release.has(parquet::MEDIA_TYPE) { parquet::MEDIA_TYPE } else { csv::MEDIA_TYPE };
    // Pages are for people, and there are as many as films: the manifest lists them.
    let files = release.written.iter().filter(|file| file.media_type != markdown::MEDIA_TYPE);
    let files: Vec<Value> = files.map(file_object).collect();
    let sets = release.tables(media_type);
    let sets: Vec<Value> = sets.filter_map(|(name, file)| Some(record_set(table(name)?, &file.path))).collect();
    let mut dataset = Map::new();
    dataset.insert("@context".into(), context());
    dataset.insert("@type".into(), "sc:Dataset".into());
    dataset.insert("conformsTo".into(), "http://mlcommons.org/croissant/1.0".into());
    dataset.insert("name".into(), "reelmill-films".into());
    dataset.insert("alternateName".into(), TITLE.into());
    dataset.insert("description".into(), DESCRIPTION.into());
    dataset.insert("url".into(), HOMEPAGE.into());
    dataset.insert("version".into(), release.lineage.schema_version.as_str().into());
    let licenses: Vec<Value> = release.licenses().map(|id| spdx(id).into()).collect();
    if !licenses.is_empty() {
        dataset.insert("license".into(), licenses.into());
    }
    dataset.insert("distribution".into(), files.into());
    dataset.insert("recordSet".into(), sets.into());
    Value::Object(dataset)
}

fn file_object(file: &Written) -> Value {
    let format = if file.media_type == parquet::MEDIA_TYPE { PARQUET } else { file.media_type };
    json!({
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": format!("{} B", file.bytes),
        "encodingFormat": format,
        "sha256": file.sha256,
    })
}

/// The context that the Croissant specification gives.
fn context() -> Value {
    let mut context = Map::new();
    context.insert("@language".into(), "en".into());
    context.insert("@vocab".into(), "https://schema.org/".into());
    context.insert("sc".into(), "https://schema.org/".into());
    context.insert("cr".into(), "http://mlcommons.org/croissant/".into());
    context.insert("rai".into(), "http://mlcommons.org/croissant/RAI/".into());
    context.insert("dct".into(), "http://purl.org/dc/terms/".into());
    context.insert("conformsTo".into(), "dct:conformsTo".into());
    for term in [
        "citeAs",
        "column",
        "equivalentProperty",
        "extract",
        "field",
        "fileObject",
        "fileProperty",
        "fileSet",
        "format",
        "includes",
        "isLiveDataset",
        "jsonPath",
        "key",
        "md5",
        "parentField",
        "path",
        "recordSet",
        "references",
        "regex",
        "repeated",
        "replace",
        "samplingRate",
        "separator",
        "source",
        "subField",
        "transform",
    ] {
        context.insert(term.into(), format!("cr:{term}").into());
    }
    for term in ["data", "examples"] {
        context.insert(term.into(), json!({ "@id": format!("cr:{term}"), "@type": "@json" }));
    }
    context.insert("dataType".into(), json!({ "@id": "cr:dataType", "@type": "@vocab" }));
    Value::Object(context)
}
