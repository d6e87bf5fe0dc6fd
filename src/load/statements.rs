//! The statements of the linked data, in N-Quads.
//!
//! They are read from the same nodes that [`super::jsonld`] writes, by the same context, so the
//! formats say the same. Every node has an IRI: without blank nodes, RDFC-1.0's canonical form is
//! the statements in canonical N-Quads, sorted, each once.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;

use serde_json::{Map, Value};

use crate::schema::derive::jsonld_context::context;

use super::jsonld::Graph;
use super::sorted_lines::{LineSorter, SortedLines};
use super::{Batches, Error, Shelf};

/// The IRI that `a` stands for.
pub(super) const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// The statements of a graph in canonical order, and the number of the graph's nodes.
pub(super) fn sorted(
    graph: Graph,
    tables: &dyn Batches,
    shelf: &dyn Shelf,
    path: &str,
) -> Result<(SortedLines, u64), Error> {
    let failed = |error: io::Error| Error::write(path, error);
    let terms = Terms::of(&context());
    let mut sorter = LineSorter::new(shelf);
    let mut lines = Vec::new();
    let mut n_nodes = 0;
    for node in graph.nodes(tables)? {
        terms.node(&node?, &mut lines);
        lines.drain(..).try_for_each(|line| sorter.push(line)).map_err(failed)?;
        n_nodes += 1;
    }
    Ok((sorter.finish().map_err(failed)?, n_nodes))
}

/// What the context says of terms.
struct Terms {
    vocabulary: String,
    /// Namespaces by prefix.
    prefixes: BTreeMap<String, String>,
    /// Full names of the types of values, by term.
    types: BTreeMap<String, String>,
}

impl Terms {
    fn of(context: &Value) -> Self {
        let mut terms = Terms { vocabulary: String::new(), prefixes: BTreeMap::new(), types: BTreeMap::new() };
        let entries = || context.as_object().into_iter().flatten();
        for (term, meaning) in entries() {
            match meaning.as_str() {
                Some(iri) if term == "@vocab" => terms.vocabulary = iri.to_owned(),
                Some(iri) => drop(terms.prefixes.insert(term.clone(), iri.to_owned())),
                None => {}
            }
        }
        for (term, meaning) in entries() {
            if let Some(name) = meaning["@type"].as_str() {
                let name = if name == "@id" { name.to_owned() } else { terms.iri(name) };
                terms.types.insert(term.clone(), name);
            }
        }
        terms
    }

    fn iri(&self, term: &str) -> String {
        let prefixed = term.split_once(':').and_then(|(prefix, name)| Some((self.prefixes.get(prefix)?, name)));
        prefixed.map_or_else(|| format!("{}{term}", self.vocabulary), |(namespace, name)| format!("{namespace}{name}"))
    }

    /// Adds the statements of a node and of those inside it.
    fn node(&self, node: &Value, lines: &mut Vec<String>) {
        let Some(properties) = node.as_object() else { return };
        let subject = id(properties);
        for (term, values) in properties {
            let values = values.as_array().map_or(std::slice::from_ref(values), Vec::as_slice);
            for value in values.iter().filter(|_| term != "@id") {
                let (property, object) = match (term.as_str(), value.as_str()) {
                    ("@type", Some(class)) => (TYPE.to_owned(), format!("<{}>", self.iri(class))),
                    _ => (self.iri(term), self.object(term, value)),
                };
                lines.push(format!("<{subject}> <{property}> {object} ."));
                if value.get("@id").is_some() {
                    self.node(value, lines);
                }
            }
        }
    }

    fn object(&self, term: &str, value: &Value) -> String {
        match value {
            Value::Object(properties) => match properties.get("@value").and_then(Value::as_str) {
                Some(text) => {
                    let member = |name: &str| properties.get(name).and_then(Value::as_str);
                    let type_ = member("@type").map(|type_| self.iri(type_));
                    literal(text, member("@language"), type_.as_deref())
                }
                None => format!("<{}>", id(properties)),
            },
            Value::String(text) => match self.types.get(term).map(String::as_str) {
                Some("@id") => format!("<{text}>"),
                type_ => literal(text, None, type_),
            },
            Value::Bool(truth) => literal(&truth.to_string(), None, Some(&format!("{XSD}boolean"))),
            // Other numbers than integers are written as text, see the context.
            other => literal(&other.to_string(), None, Some(&format!("{XSD}integer"))),
        }
    }
}

fn id(properties: &Map<String, Value>) -> &str {
    properties.get("@id").and_then(Value::as_str).unwrap_or_default()
}

/// A literal in canonical N-Quads. Language tags are in lower case, as processors of JSON-LD make them.
fn literal(text: &str, language: Option<&str>, type_: Option<&str>) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '\u{8}' => literal.push_str("\\b"),
            '\t' => literal.push_str("\\t"),
            '\n' => literal.push_str("\\n"),
            '\u{c}' => literal.push_str("\\f"),
            '\r' => literal.push_str("\\r"),
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            // Writing to a string cannot fail.
            '\0'..='\u{1f}' | '\u{7f}' => drop(write!(literal, "\\u{:04X}", u32::from(c))),
            c => literal.push(c),
        }
    }
    literal.push('"');
    match (language, type_) {
        (Some(language), _) => drop(write!(literal, "@{}", language.to_ascii_lowercase())),
        (None, Some(type_)) => drop(write!(literal, "^^<{type_}>")),
        (None, None) => {}
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn literals_are_canonical() {
        assert_eq!(literal("a\"b\\c\nd\te\u{1}\u{7f}é", None, None), "\"a\\\"b\\\\c\\nd\\te\\u0001\\u007Fé\"");
        assert_eq!(literal("心", Some("zh-Hant"), None), "\"心\"@zh-hant");
        assert_eq!(literal("1.0", None, Some("urn:type")), "\"1.0\"^^<urn:type>");
    }
}
