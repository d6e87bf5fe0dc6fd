//! Credits: how each role is said in schema.org's terms.
//!
//! Where schema.org has a property that means just the role, it points to the person. Where it has
//! one that means more than the role, or where more is known than the person, it points to a `Role`
//! that repeats the property, as schema.org does it. The rest hangs on this project's own `credit`.

use serde_json::{Map, Value};

use crate::load::rows::Row;

use super::names::{Names, urn};
use super::rest::Said;

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

/// What a role says.
const BY_ROLE: &[&str] = &["person_id", "role", "character", "character_description", "billing"];
/// What a property says that points to the person. Those are of the crew, and as properties have no order.
const BY_PERSON: &[&str] = &["person_id", "role", "billing", "ordinal"];
/// An author may have written anything.
const BY_AUTHOR: &[&str] = &["person_id", "billing", "ordinal"];

/// What is said of a credit.
pub(super) fn credit(row: &Row, people: &Names) -> Option<Said> {
    let role = row.text("role")?;
    let person = people.node("Person", row.text("person_id")?);
    Some(match property(role) {
        Property::Person(property) => {
            let columns = if property == "author" { BY_AUTHOR } else { BY_PERSON };
            Said { property, value: person, columns }
        }
        Property::Role(property, class) => {
            Said { property, value: role_node(row, role, class, property, person), columns: BY_ROLE }
        }
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
    // That the crew is crew says the role.
    if let Some(billing) = row.text("billing").filter(|billing| *billing != "crew") {
        node.insert("reelmill:billing".into(), billing.into());
    }
    Value::Object(node)
}
