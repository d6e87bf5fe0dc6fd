//! Linked data as Turtle, for people: the statements of the JSON-LD, grouped by subject and property,
//! in the order of their canonical form; only the class of a node comes first.

use std::io::{self, Write};

use crate::schema::NAMESPACE;

use super::jsonld::{Graph, graphs};
use super::release_file::ReleaseFile;
use super::statements::{self, TYPE};
use super::{Batches, Error, Lineage, Shelf, Sink, Written};

/// Media type of the files.
const MEDIA_TYPE: &str = "text/turtle";

/// Prefixes and what they stand for.
const PREFIXES: [(&str, &str); 3] =
    [("reelmill", NAMESPACE), ("schema", "http://schema.org/"), ("xsd", "http://www.w3.org/2001/XMLSchema#")];

/// Writes `turtle/<graph>.ttl`.
pub(super) struct Turtle;

impl Sink for Turtle {
    fn name(&self) -> &'static str {
        "turtle"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        graphs(tables).map(|graph| write(graph, tables, shelf)).collect()
    }
}

fn write(graph: Graph, tables: &dyn Batches, shelf: &dyn Shelf) -> Result<Written, Error> {
    let path = format!("turtle/{}.ttl", graph.name());
    let failed = |error: io::Error| Error::write(&path, error);
    let mut file = ReleaseFile::create(shelf, path.clone(), MEDIA_TYPE)?;
    for (prefix, namespace) in PREFIXES {
        writeln!(file, "@prefix {prefix}: <{namespace}> .").map_err(failed)?;
    }
    let (lines, n_nodes) = statements::sorted(graph, tables, shelf, &path)?;
    let mut node = Node::default();
    for line in lines {
        let line = line.map_err(failed)?;
        let Some((subject, property, object)) = parts(&line) else { continue };
        if node.subject != subject {
            node.write(&mut file).map_err(failed)?;
            node = Node { subject: subject.to_owned(), statements: Vec::new() };
        }
        node.statements.push((property.to_owned(), object.to_owned()));
    }
    node.write(&mut file).map_err(failed)?;
    file.finish(None, Some(n_nodes))
}

/// Subject, property and object of a statement in N-Quads.
fn parts(line: &str) -> Option<(&str, &str, &str)> {
    let (subject, rest) = line.split_once(' ')?;
    let (property, rest) = rest.split_once(' ')?;
    Some((subject, property, rest.strip_suffix(" .")?))
}

/// The statements of one subject.
#[derive(Default)]
struct Node {
    subject: String,
    statements: Vec<(String, String)>,
}

impl Node {
    fn write(&mut self, out: &mut impl Write) -> io::Result<()> {
        // The sort is stable: all others stay in order.
        let type_ = format!("<{TYPE}>");
        self.statements.sort_by_key(|(property, _)| *property != type_);
        let mut before = None;
        for (property, object) in &self.statements {
            match before {
                None => write!(out, "\n{}\n    ", self.subject)?,
                Some(same) if same == property => write!(out, ",\n        ")?,
                Some(_) => write!(out, " ;\n    ")?,
            }
            if before != Some(property) {
                write!(out, "{} ", if *property == type_ { "a".to_owned() } else { short(property) })?;
            }
            write!(out, "{}", short_object(object))?;
            before = Some(property);
        }
        if before.is_some() { writeln!(out, " .") } else { Ok(()) }
    }
}

/// An IRI with a prefix instead of its namespace, where it has one and the rest needs no escapes.
fn short(iri: &str) -> String {
    let prefixed = PREFIXES.iter().find_map(|(prefix, namespace)| {
        let name = iri.strip_prefix('<')?.strip_suffix('>')?.strip_prefix(namespace)?;
        let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        plain.then(|| format!("{prefix}:{name}"))
    });
    prefixed.unwrap_or_else(|| iri.to_owned())
}

/// An object with short IRIs.
fn short_object(object: &str) -> String {
    match object.rsplit_once("\"^^") {
        Some((text, type_)) if object.starts_with('"') && type_.starts_with('<') => {
            format!("{text}\"^^{}", short(type_))
        }
        _ if object.starts_with('<') => short(object),
        _ => object.to_owned(),
    }
}
