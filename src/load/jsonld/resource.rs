//! The node of a row that is a resource for itself: a person, a company, an article. All that is said
//! follows from the declarations: a column that is tied to a term of schema.org is said by that term.

use serde_json::Value;

use crate::load::nested::Document;
use crate::schema::AnyTable;

use super::node::Node;
use super::rest::{columns, hang, plain, rest, row_iri};

/// The node of a row, with what hangs on it.
pub(super) fn resource(table: &dyn AnyTable, class: &str, document: &Document) -> Value {
    let mut node = Node::new(row_iri(table, &document.row), class);
    let mut said = Vec::new();
    for column in columns(table) {
        if let Some(term) = column.term.and_then(|term| term.strip_prefix("schema:")) {
            node.set(term, plain(&document.row, &column));
            said.push(column.name);
        }
    }
    node.set_all(rest(table, &document.row, &said));
    for (child, rows) in &document.children {
        rows.iter().for_each(|row| hang(&mut node, *child, row, None));
    }
    node.done()
}
