//! Linked data: the films as schema.org `Movie` nodes, as one document and as a node a line.
//!
//! A film's rows are joined from all tables as they stream by, each sorted by film. Only the names
//! of people and companies are held, since films share those.
//!
//! Every node has an IRI, `urn:uuid:` and an identifier. Films, people, companies, credits, scores
//! and articles have theirs in the tables; what has none there is named by [`crate::value::id`]
//! from these keys: `country:<code, or folded name>`, `organization:<folded name>` for publications
//! and aggregators, `<table>:<key>` for other rows: `<table>:<film>|<ordinal>`.

mod credits;
mod movie;
mod names;
mod ratings;
mod rest;
mod rows;

use std::io::{self, Write};

use serde_json::Value;

use crate::schema::derive::jsonld_context::context;

use super::release_file::ReleaseFile;
use super::{Batches, Error, Lineage, Shelf, Sink, Written};

pub(super) use movie::Movies;
pub(super) use names::Names;
pub(super) use rows::{Row, RowIter};

/// Media type of the document.
pub(super) const DOCUMENT: &str = "application/ld+json";
/// Media type of the lines.
pub(super) const LINES: &str = "application/x-ld+ndjson";

const DOCUMENT_PATH: &str = "jsonld/films.jsonld";
const LINES_PATH: &str = "jsonld/films.ndjsonld";

/// Writes `jsonld/films.jsonld` and `jsonld/films.ndjsonld`.
pub(super) struct Jsonld;

impl Sink for Jsonld {
    fn name(&self) -> &'static str {
        "jsonld"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        let context = context();
        let line_context = context.to_string();
        let mut document = ReleaseFile::create(shelf, DOCUMENT_PATH.to_owned(), DOCUMENT)?;
        let mut lines = ReleaseFile::create(shelf, LINES_PATH.to_owned(), LINES)?;
        let in_document = |error: io::Error| Error::write(DOCUMENT_PATH, error);
        let in_lines = |error: io::Error| Error::write(LINES_PATH, error);

        write!(document, "{{\n\"@context\": {context:#},\n\"@graph\": [").map_err(in_document)?;
        let mut n_films = 0;
        for movie in Movies::of(tables)? {
            let movie = movie?;
            let comma = if n_films == 0 { "" } else { "," };
            write!(document, "{comma}\n{movie:#}").map_err(in_document)?;
            writeln!(lines, "{}", alone(&line_context, &movie)).map_err(in_lines)?;
            n_films += 1;
        }
        document.write_all(b"\n]\n}\n").map_err(in_document)?;
        Ok(vec![document.finish(None, Some(n_films))?, lines.finish(None, Some(n_films))?])
    }
}

/// A node on one line that carries its own context, which readers of streams want first.
fn alone(context: &str, movie: &Value) -> String {
    // A node starts with its brace and is not empty: it has an IRI.
    let movie = movie.to_string();
    format!("{{\"@context\":{context},{}", &movie[1..])
}
