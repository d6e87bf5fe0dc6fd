//! What a release holds of some articles, and gold to compare it with.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;

use crate::measure::{Document, Gold, Reading, Record};
use crate::schema::evidence::Confidence;
use crate::schema::{AnyTable, Kind, TABLES, table};

use super::parallel::Workers;
use super::plan::{Input, Options};
use super::scan::Source;
use super::{Error, Manifest, Stop, Unwatched, UsageError, find, fs};

/// The gold in a folder: every `.json` file, in the order of their names.
///
/// # Errors
/// Where the folder holds none, or one that cannot be read.
pub fn gold(folder: &Path) -> Result<Vec<Gold>, Error> {
    let refuse = |path: &Path, reason: String| UsageError::Gold(path.display().to_string(), reason);
    let names = fs::names(folder).map_err(|error| refuse(folder, error.to_string()))?;
    let paths = names.iter().map(|name| folder.join(name));
    let mut all = Vec::new();
    for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "json")) {
        let bytes = fs::read_up_to(&path, u64::MAX - 1).map_err(Error::io("read", &path))?;
        let gold = Gold::parse(&String::from_utf8_lossy(&bytes)).map_err(|error| refuse(&path, error.to_string()))?;
        all.push(gold);
    }
    if all.is_empty() {
        return Err(refuse(folder, "it holds no .json files".to_owned()).into());
    }
    Ok(all)
}

/// What the release in a folder holds of the articles with these titles. Where the documents that it
/// was made from are among `inputs`, as they were, readings quote their words.
///
/// # Errors
/// Where there is no release, or its tables cannot be read.
pub fn measured(folder: &Path, titles: &BTreeSet<&str>, inputs: &[Input], stop: &Stop) -> Result<Vec<Document>, Error> {
    let manifest = Manifest::load(folder)?.ok_or_else(|| Error::NoRelease(folder.to_owned()))?;
    let source = Source::of(folder, &manifest, None).ok_or_else(|| Error::NoTables(folder.to_owned()))?;
    let reader = Reader { source: &source, stop };
    let mut articles = Articles::default();
    reader.scan("articles", &[], &mut |row| articles.meet(row, titles))?;
    reader.scan("films", &[], &mut |row| articles.add_film(row))?;
    for table in TABLES.iter().map(|table| table.name()).filter(|name| is_of_a_film(name)) {
        reader.scan(table, &[], &mut |row| articles.add(table, row))?;
    }
    articles.name(&reader)?;
    let quotes = Quotes::of(&articles, inputs, &manifest, stop)?;
    articles.cite(&source, &quotes, stop)?;
    Ok(articles.documents.into_values().collect())
}

/// Whether the rows of a table are of one film each.
fn is_of_a_film(name: &str) -> bool {
    let columns = table(name).map_or_else(Vec::new, AnyTable::columns);
    name != "films" && columns.iter().any(|column| column.name == "film_id")
}

/// A row as texts by column.
type Row = BTreeMap<&'static str, String>;

/// Reads whole rows of a release's tables.
struct Reader<'a> {
    source: &'a Source<'a>,
    stop: &'a Stop,
}

impl Reader<'_> {
    /// Hands out the rows of a table: the columns named, or all.
    fn scan(&self, name: &'static str, columns: &[&'static str], each: &mut dyn FnMut(Row)) -> Result<(), Error> {
        let declared = table(name).map_or_else(Vec::new, AnyTable::columns);
        let all: Vec<&'static str> = match columns {
            // Instants are not measured, and Arrow cannot write them out without a time zone library.
            [] => declared.iter().filter(|column| column.kind != Kind::Timestamp).map(|column| column.name).collect(),
            columns => columns.to_vec(),
        };
        self.source.scan(name, &all, self.stop, &mut |values| {
            let stated = all.iter().zip(values).filter_map(|(column, value)| Some((*column, (*value)?.to_owned())));
            each(stated.collect());
        })
    }
}

/// The articles asked for, while their rows are gathered.
#[derive(Default)]
struct Articles {
    /// By identifier.
    documents: BTreeMap<String, Document>,
    /// The article of each film.
    films: BTreeMap<String, String>,
    /// The article of each row, and the row's position in its table there.
    rows: BTreeMap<(&'static str, String), (String, usize)>,
}

impl Articles {
    fn meet(&mut self, row: Row, titles: &BTreeSet<&str>) {
        let (Some(id), Some(title)) = (row.get("article_id").cloned(), row.get("title").cloned()) else { return };
        if titles.contains(title.as_str()) {
            self.documents.insert(id.clone(), Document { title, ..Document::default() });
            self.push(id, "articles", row);
        }
    }

    fn add_film(&mut self, row: Row) {
        let (Some(film), Some(article)) = (row.get("film_id").cloned(), row.get("article_id").cloned()) else { return };
        if self.documents.contains_key(&article) {
            self.films.insert(film, article.clone());
            self.push(article, "films", row);
        }
    }

    fn add(&mut self, table: &'static str, row: Row) {
        if let Some(article) = row.get("film_id").and_then(|film| self.films.get(film)) {
            self.push(article.clone(), table, row);
        }
    }

    fn push(&mut self, article: String, name: &'static str, row: Row) {
        let Some(document) = self.documents.get_mut(&article) else { return };
        let key = table(name).map_or(&[][..], |table| table.key());
        let key: Vec<&str> = key.iter().map(|column| row.get(column).map_or("", String::as_str)).collect();
        let (key, records) = (key.join("/"), document.tables.entry(name).or_default());
        self.rows.insert((name, key), (article, records.len()));
        records.push(Record { values: row, readings: Vec::new() });
    }

    /// Puts names in the place of the identifiers of people and companies.
    fn name(&mut self, reader: &Reader<'_>) -> Result<(), Error> {
        let documents = self.documents.values_mut().flat_map(|document| document.tables.values_mut().flatten());
        let mut places: BTreeMap<String, Vec<&mut String>> = BTreeMap::new();
        for (column, value) in documents.flat_map(|record| &mut record.values) {
            if column.ends_with("person_id") || *column == "company_id" {
                places.entry(value.clone()).or_default().push(value);
            }
        }
        for (table, id) in [("people", "person_id"), ("companies", "company_id")] {
            reader.scan(table, &[id, "name"], &mut |row| {
                let (Some(id), Some(name)) = (row.get(id), row.get("name")) else { return };
                for place in places.get_mut(id).into_iter().flatten() {
                    (*place).clone_from(name);
                }
            })?;
        }
        Ok(())
    }

    /// Adds where each row was read.
    fn cite(&mut self, source: &Source<'_>, quotes: &Quotes, stop: &Stop) -> Result<(), Error> {
        const COLUMNS: &[&str] =
            &["article_id", "table", "row_key", "byte_start", "byte_end", "field", "rule", "confidence"];
        source.scan("evidence", COLUMNS, stop, &mut |row| {
            let [Some(article), Some(name), Some(key), Some(start), Some(end), field, Some(rule), confidence] = row
            else {
                return;
            };
            let confidence = confidence.and_then(Confidence::from_name);
            let (Some(document), Some(confidence)) = (self.documents.get_mut(*article), confidence) else { return };
            let Some(table) = table(name) else { return };
            let place = self.rows.get(&(table.name(), (*key).to_owned())).filter(|(of, _)| of == article);
            let record = place.and_then(|(_, at)| document.tables.get_mut(table.name())?.get_mut(*at));
            if let Some(record) = record {
                record.readings.push(Reading {
                    rule: (*rule).to_owned(),
                    confidence,
                    field: field.unwrap_or_default().to_owned(),
                    words: quotes.words(article, start, end),
                });
            }
        })
    }
}

/// The documents that a release was made from, as far as they are at hand: their texts, by the
/// identifier of the article.
#[derive(Default)]
struct Quotes(BTreeMap<String, String>);

impl Quotes {
    /// Finds the documents of the articles among the inputs.
    fn of(articles: &Articles, inputs: &[Input], manifest: &Manifest, stop: &Stop) -> Result<Self, Error> {
        let options = Options { wiki: manifest.options.wiki.clone(), ..Options::default() };
        let rows = articles.documents.values().flat_map(|document| document.rows("articles"));
        let wanted: BTreeSet<&str> = rows.filter_map(|row| Some(file_name(row.values.get("source_uri")?))).collect();
        let inputs: Vec<Input> =
            inputs.iter().filter(|input| wanted.contains(file_name(&input.uri))).cloned().collect();
        let mut texts = BTreeMap::new();
        find::documents(&inputs, &options, &Workers::new(None)?, stop, &Unwatched, |found| {
            for document in found.documents.into_iter().flatten() {
                let id = document.article_id(&options).to_string();
                let row = articles.documents.get(&id).and_then(|known| known.rows("articles").first());
                // A document that has changed since holds other words at the same place.
                let sha256 = || fs::sha256(document.text.as_bytes());
                if row.is_some_and(|row| row.values.get("content_sha256") == Some(&sha256())) {
                    texts.insert(id, document.text);
                }
            }
            Ok::<_, Error>(ControlFlow::Continue(()))
        })?;
        Ok(Quotes(texts))
    }

    fn words(&self, article: &str, start: &str, end: &str) -> Option<String> {
        let (start, end): (usize, usize) = (start.parse().ok()?, end.parse().ok()?);
        self.0.get(article)?.get(start..end).map(str::to_owned)
    }
}

/// The last part of a path or URI, without what leads into the file.
fn file_name(uri: &str) -> &str {
    let path = uri.split('#').next().unwrap_or(uri);
    path.rsplit('/').next().unwrap_or(path)
}
