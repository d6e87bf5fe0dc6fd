//! Linked data: films, people, companies and articles as nodes of schema.org's classes, a graph a
//! table, each as one document and as a node a line.
//!
//! What hangs on a node is joined as the tables stream by, each sorted by what it hangs on. Only the
//! names of people and companies are held, since films share those.
//!
//! Every node has an IRI, `urn:uuid:` and an identifier. Films, people, companies, credits, scores
//! and articles have theirs in the tables; what has none there is named by [`crate::value::id`]
//! from these keys: `country:<code, or folded name>`, `organization:<folded name>` for publications
//! and aggregators, `<table>:<key, joined with |>` for other rows.

mod credits;
mod movie;
mod names;
mod node;
mod ratings;
mod resource;
mod rest;

use std::io::{self, Write};

use serde_json::Value;

use crate::schema::derive::jsonld_context::context;
use crate::schema::{AnyTable, Linked};

use super::nested::{Documents, children};
use super::release_file::ReleaseFile;
use super::{Batches, Error, Lineage, Shelf, Sink, Written};
use movie::Movies;
use resource::resource;

pub(super) use names::Names;

/// Media type of the documents.
pub(super) const DOCUMENT: &str = "application/ld+json";
/// Media type of the lines.
pub(super) const LINES: &str = "application/x-ld+ndjson";

/// The table whose nodes are said in more words than the declarations have.
const FILMS: &str = "films";

/// Writes `jsonld/<graph>.jsonld` and `jsonld/<graph>.ndjsonld`.
pub(super) struct Jsonld;

impl Sink for Jsonld {
    fn name(&self) -> &'static str {
        "jsonld"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        let mut written = Vec::new();
        for graph in graphs(tables) {
            written.extend(write(graph, tables, shelf)?);
        }
        Ok(written)
    }
}

/// A table whose rows are resources, and their class.
#[derive(Clone, Copy)]
pub(super) struct Graph {
    table: &'static dyn AnyTable,
    class: &'static str,
}

/// The graphs of a release.
pub(super) fn graphs(tables: &dyn Batches) -> impl Iterator<Item = Graph> {
    tables.declared().iter().copied().filter_map(|table| match table.linked() {
        Linked::Resources(class) => Some(Graph { table, class }),
        Linked::Statements | Linked::Out(_) => None,
    })
}

impl Graph {
    /// The name of its table, and of its files.
    pub(super) fn name(self) -> &'static str {
        self.table.name()
    }

    /// Its nodes, in the order of its table.
    pub(super) fn nodes<'a>(
        self,
        tables: &'a dyn Batches,
    ) -> Result<Box<dyn Iterator<Item = Result<Value, Error>> + 'a>, Error> {
        let Graph { table, class } = self;
        let statements = children(tables, self.name()).filter(|child| child.linked() == Linked::Statements);
        let documents = Documents::of(tables, table, statements)?;
        if self.name() == FILMS {
            let movies = Movies::of(tables)?;
            return Ok(Box::new(documents.map(move |film| Ok(movies.movie(table, class, &film?)))));
        }
        Ok(Box::new(documents.map(move |document| Ok(resource(table, class, &document?)))))
    }
}

fn write(graph: Graph, tables: &dyn Batches, shelf: &dyn Shelf) -> Result<[Written; 2], Error> {
    let context = context();
    let line_context = context.to_string();
    let document_path = format!("jsonld/{}.jsonld", graph.name());
    let lines_path = format!("jsonld/{}.ndjsonld", graph.name());
    let mut document = ReleaseFile::create(shelf, document_path.clone(), DOCUMENT)?;
    let mut lines = ReleaseFile::create(shelf, lines_path.clone(), LINES)?;
    let in_document = |error: io::Error| Error::write(&document_path, error);
    let in_lines = |error: io::Error| Error::write(&lines_path, error);

    write!(document, "{{\n\"@context\": {context:#},\n\"@graph\": [").map_err(in_document)?;
    let mut n_nodes = 0;
    for node in graph.nodes(tables)? {
        let node = node?;
        let comma = if n_nodes == 0 { "" } else { "," };
        write!(document, "{comma}\n{node:#}").map_err(in_document)?;
        writeln!(lines, "{}", alone(&line_context, &node)).map_err(in_lines)?;
        n_nodes += 1;
    }
    document.write_all(b"\n]\n}\n").map_err(in_document)?;
    Ok([document.finish(None, Some(n_nodes))?, lines.finish(None, Some(n_nodes))?])
}

/// A node on one line that carries its own context, which readers of streams want first.
fn alone(context: &str, node: &Value) -> String {
    // A node starts with its brace and is not empty: it has an IRI.
    let node = node.to_string();
    format!("{{\"@context\":{context},{}", &node[1..])
}
