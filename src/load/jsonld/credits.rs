//! Credits: how each role is said in schema.org's terms.
//!
//! Where schema.org has a property that means just the role, it points to the person. Where it has
//! one that means more than the role, or where more is known than the person, it points to a `Role`
//! that repeats the property, as schema.org does it. The rest hangs on this project's own `credit`.

use serde_json::{Map, Value, json};

use crate::schema::Row as _;
use crate::schema::credits::Credit;

use super::names::{Names, urn};
use super::rest::add_rest;
use super::rows::Row;

/// The columns that a credit's role says.
const SAID: &[&str] = &["person_id", "role", "character", "character_description", "qualifier", "billing"];
/// The columns that a property says which points to the person; the crew's billing goes without saying.
pub(super) const SAID_BY_PERSON: &[&str] = &["person_id", "role", "department", "billing"];

/// How a role is said.
enum Property {
    /// The property points to the person.
    Person(&'static str),
    /// The property points to a role of this class, which points to the person.
    Role(&'static str, &'static str),
}

fn property(role: &str) -> Property {
    match role {
        "director" => Property::Person("director"),
        "co_director" => Property::Role("director", "Role"),
        "producer" => Property::Person("producer"),
        "executive_producer" | "co_producer" | "line_producer" => Property::Role("producer", "Role"),
        "writer" | "screenwriter" => Property::Person("author"),
        "story" | "dialogue" => Property::Role("author", "Role"),
        "actor" => Property::Role("actor", "PerformanceRole"),
        "composer" => Property::Person("musicBy"),
        "editor" => Property::Person("editor"),
        _ => Property::Role("reelmill:credit", "Role"),
    }
}

/// The property that a credit adds to its film, and its value.
pub(super) fn credit(row: &Row, people: &Names) -> Option<(&'static str, Value)> {
    let role = row.text("role")?;
    let person = people.node("Person", row.text("person_id")?);
    Some(match property(role) {
        Property::Person(property) => (property, person),
        Property::Role(property, class) => (property, role_node(row, role, class, property, person)),
    })
}

fn role_node(row: &Row, role: &str, class: &str, property: &str, person: Value) -> Value {
    let mut node = Map::new();
    if let Some(id) = row.text("credit_id") {
        node.insert("@id".into(), urn(id).into());
    }
    node.insert("@type".into(), class.into());
    node.insert("roleName".into(), role.replace('_', " ").into());
    node.insert(property.to_owned(), person);
    // In schema.org only a performance has a character.
    let character = if class == "PerformanceRole" { "characterName" } else { "reelmill:characterName" };
    for (term, column) in [(character, "character"), ("description", "character_description")] {
        if let Some(text) = row.text(column) {
            node.insert(term.into(), text.into());
        }
    }
    if let Some(qualifier) = row.text("qualifier") {
        node.insert("reelmill:qualifier".into(), qualifier.into());
    }
    // That the crew is crew says the role.
    if let Some(billing) = row.text("billing").filter(|billing| *billing != "crew") {
        node.insert("reelmill:billing".into(), billing.into());
    }
    if let Some(ordinal) = row.int("ordinal") {
        node.insert("reelmill:ordinal".into(), json!(ordinal));
    }
    add_rest(&mut node, Credit::TABLE, row, SAID);
    Value::Object(node)
}
