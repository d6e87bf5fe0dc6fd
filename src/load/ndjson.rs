//! Newline-delimited JSON: a film a line with everything nested, for document stores and `jq`.
//!
//! What hangs on a film hangs in it under the name of its table; its article is nested whole. Beside
//! the identifier of a person or company stands the name. Every line of a file has the same members,
//! `null` and `[]` included, since readers guess types from the first lines. What is not of a film
//! has files of its own.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::iter::Peekable;

use crate::schema::AnyTable;

use super::nested::{Document, Documents, SharedNames, children, parent};
use super::release_file::ReleaseFile;
use super::rows::{Row, RowIter};
use super::sorted_lines::{LineSorter, SortedLines};
use super::{Batches, Error, Lineage, Shelf, Sink, Written};

/// Media type of the files.
const MEDIA_TYPE: &str = "application/x-ndjson";

/// The table whose documents nest those of [`ARTICLES`].
const FILMS: &str = "films";
const ARTICLES: &str = "articles";

/// Writes `ndjson/films.ndjson`, and a file for each other table that does not hang on another;
/// `ndjson/articles.ndjson` has the articles of no film.
pub(super) struct Ndjson;

impl Sink for Ndjson {
    fn name(&self) -> &'static str {
        "ndjson"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        let names = SharedNames::of(tables)?;
        let (mut articles, loose) = articles(tables, shelf, &names)?;
        let mut written = vec![loose];
        let is_root = |table: &&dyn AnyTable| parent(*table).is_none() && table.name() != ARTICLES;
        for table in tables.declared().iter().copied().filter(is_root) {
            let mut lines = Lines::create(shelf, table.name())?;
            for document in Documents::of(tables, table, children(tables, table.name()))? {
                let document = document?;
                let mut json = json(table, &document, &names);
                if table.name() == FILMS {
                    articles.nest(&document.row, &mut json).map_err(|error| Error::write(&lines.path, error))?;
                }
                lines.put(&json)?;
            }
            written.push(lines.finish(Some(table.name()))?);
        }
        Ok(written)
    }
}

/// A file of lines.
struct Lines {
    path: String,
    file: ReleaseFile,
    count: u64,
}

impl Lines {
    fn create(shelf: &dyn Shelf, name: &str) -> Result<Self, Error> {
        let path = format!("ndjson/{name}.ndjson");
        Ok(Lines { file: ReleaseFile::create(shelf, path.clone(), MEDIA_TYPE)?, path, count: 0 })
    }

    fn put(&mut self, json: &str) -> Result<(), Error> {
        self.count += 1;
        writeln!(self.file, "{json}").map_err(|error| Error::write(&self.path, error))
    }

    fn finish(self, table: Option<&'static str>) -> Result<Written, Error> {
        self.file.finish(table, Some(self.count))
    }
}

/// The articles of films, in the order of the films.
struct Articles(Peekable<SortedLines>);

/// Sorts the articles of films by film, and writes the others.
fn articles(tables: &dyn Batches, shelf: &dyn Shelf, names: &SharedNames) -> Result<(Articles, Written), Error> {
    let mut films: BTreeMap<String, String> = BTreeMap::new();
    for film in RowIter::of(tables, FILMS)? {
        let film = film?;
        if let (Some(article), Some(film)) = (film.text("article_id"), film.text("film_id")) {
            films.insert(article.to_owned(), film.to_owned());
        }
    }
    let mut lines = Lines::create(shelf, ARTICLES)?;
    let mut sorter = LineSorter::new(shelf);
    let failed = |error: io::Error| Error::write("ndjson/films.ndjson", error);
    if let Some(table) = tables.declared().iter().copied().find(|table| table.name() == ARTICLES) {
        for document in Documents::of(tables, table, children(tables, table.name()))? {
            let document = document?;
            let json = json(table, &document, names);
            match document.row.text("article_id").and_then(|article| films.get(article)) {
                Some(film) => sorter.push(format!("{film} {json}")).map_err(failed)?,
                None => lines.put(&json)?,
            }
        }
    }
    Ok((Articles(sorter.finish().map_err(failed)?.peekable()), lines.finish(None)?))
}

impl Articles {
    /// Puts the article of a film into its object. Films must come in ascending order.
    fn nest(&mut self, film: &Row, object: &mut String) -> io::Result<()> {
        let of_film = |line: &io::Result<String>| match (line, film.text("film_id")) {
            (Ok(line), Some(film)) => line.starts_with(film),
            (result, _) => result.is_err(),
        };
        let article = self.0.next_if(of_film).transpose()?;
        let article = article.as_deref().and_then(|line| line.split_once(' ')).map_or("null", |(_, json)| json);
        object.truncate(object.len() - 1);
        object.push_str(&format!(",\"article\":{article}}}"));
        Ok(())
    }
}

/// A document as an object.
fn json(table: &dyn AnyTable, document: &Document, names: &SharedNames) -> String {
    let mut json = object(table, &document.row, names, None);
    json.truncate(json.len() - 1);
    for (child, rows) in &document.children {
        let link = child.order().first().copied();
        let rows: Vec<String> = rows.iter().map(|row| object(*child, row, names, link)).collect();
        json.push_str(&format!(",\"{}\":[{}]", child.name(), rows.join(",")));
    }
    json.push('}');
    json
}

/// A row as an object, without the column that leads to what it is nested in.
fn object(table: &dyn AnyTable, row: &Row, names: &SharedNames, link: Option<&str>) -> String {
    let mut json = String::from("{");
    for column in table.columns().iter().filter(|column| Some(column.name) != link) {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&format!("\"{}\":", column.name));
        row.write_json(column.name, &mut json);
        if let Some(name_column) = names.column(column) {
            let name = serde_json::Value::from(names.name(column, row));
            json.push_str(&format!(",\"{name_column}\":{name}"));
        }
    }
    json.push('}');
    json
}
