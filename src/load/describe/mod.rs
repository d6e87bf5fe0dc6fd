//! The descriptors: what tells a stranger, or a tool, what the files of a release hold.
//!
//! Each is derived from the declarations of the tables, from what the sinks say they wrote, and from
//! one survey of the rows.

mod croissant;
mod csv_metadata;
mod datapackage;
mod report;
mod schema_sql;
mod survey;

use serde_json::Value;

use super::release_file::ReleaseFile;
use super::{Batches, Error, Lineage, Shelf, Written, csv, jsonld, parquet};
use survey::Survey;

/// What a release is called.
const TITLE: &str = "Films, as encyclopaedia articles tell of them";
/// What a release is, in a sentence or two.
const DESCRIPTION: &str = "Typed, joined tables read from encyclopaedia articles about films by reelmill: titles, people and \
     credits, releases, running times, companies, money, scores and awards, with the place in the article that each \
     row was read from.";
/// Where the project is described.
const HOMEPAGE: &str = "https://w3id.org/reelmill";

const JSON: &str = "application/json";
const CSVW: &str = "application/csvm+json";

/// All that descriptors are made from.
struct Release<'a> {
    written: &'a [Written],
    lineage: &'a Lineage,
    survey: Survey,
}

impl Release<'_> {
    /// The files with tables in a format.
    fn tables(&self, media_type: &str) -> impl Iterator<Item = (&'static str, &Written)> {
        let files = self.written.iter().filter(move |file| file.media_type == media_type);
        files.filter_map(|file| Some((file.table?, file)))
    }

    /// Whether the release holds tables in a format.
    fn has(&self, media_type: &str) -> bool {
        self.tables(media_type).next().is_some()
    }

    /// SPDX identifiers of the licences of the text that the release quotes.
    fn licenses(&self) -> impl Iterator<Item = &str> {
        self.survey.licenses.keys().map(String::as_str).filter(|_| self.lineage.text)
    }
}

/// Writes what describes the files that the sinks have written: `datapackage.json`,
/// `csv-metadata.json`, `croissant.json`, `schema.sql`, `report.html`, and last `SHA256SUMS` over
/// all of these and `written`. Says what it wrote, without `written`.
///
/// # Errors
/// Where a table cannot be read, or a file cannot be written.
pub fn describe(
    tables: &dyn Batches,
    written: &[Written],
    shelf: &dyn Shelf,
    lineage: &Lineage,
) -> Result<Vec<Written>, Error> {
    let release = Release { written, lineage, survey: Survey::of(tables)? };
    let mut descriptors = Vec::new();
    let mut store = |path: &str, media_type, content: String| {
        descriptors.push(ReleaseFile::store(shelf, path, media_type, content.as_bytes())?);
        Ok(())
    };
    if release.has(csv::MEDIA_TYPE) {
        store("csv-metadata.json", CSVW, pretty(&csv_metadata::csv_metadata(&release)))?;
    }
    if release.has(csv::MEDIA_TYPE) || release.has(parquet::MEDIA_TYPE) {
        store("datapackage.json", JSON, pretty(&datapackage::datapackage(&release)))?;
    }
    store("croissant.json", jsonld::DOCUMENT, pretty(&croissant::croissant(&release)))?;
    store("schema.sql", "application/sql", schema_sql::schema_sql(&release))?;
    store("report.html", "text/html", report::report(&release))?;
    let sums = sums(written.iter().chain(&descriptors));
    descriptors.push(ReleaseFile::store(shelf, "SHA256SUMS", "text/plain", sums.as_bytes())?);
    Ok(descriptors)
}

/// Check sums as `sha256sum --check` reads them, sorted by path.
fn sums<'a>(files: impl Iterator<Item = &'a Written>) -> String {
    let mut files: Vec<_> = files.collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.iter().map(|file| format!("{}  {}\n", file.sha256, file.path)).collect()
}

/// Where a licence is described.
fn spdx(id: &str) -> String {
    format!("https://spdx.org/licenses/{id}.html")
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
