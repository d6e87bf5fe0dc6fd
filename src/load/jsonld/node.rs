//! A node being made.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// A node. A property is either always one value or always a list of them, so that readers who infer
/// a schema from JSON find one.
pub(super) struct Node {
    properties: Map<String, Value>,
    /// What lists hold already, by property.
    listed: BTreeSet<(String, String)>,
}

impl Node {
    /// A node of a class of schema.org.
    pub(super) fn new(id: String, class: &str) -> Self {
        let mut properties = Map::new();
        properties.insert("@id".into(), id.into());
        properties.insert("@type".into(), class.into());
        Node { properties, listed: BTreeSet::new() }
    }

    /// Sets a property that has one value.
    pub(super) fn set(&mut self, property: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.properties.insert(property.into(), value.into());
        }
    }

    /// Sets properties that have one value each.
    pub(super) fn set_all(&mut self, properties: Map<String, Value>) {
        self.properties.extend(properties);
    }

    /// Adds a value to a property that may have several, each once.
    pub(super) fn add(&mut self, property: &str, value: Value) {
        let identity = value.get("@id").map_or_else(|| value.to_string(), Value::to_string);
        if self.listed.insert((property.to_owned(), identity))
            && let Value::Array(values) = self.properties.entry(property).or_insert_with(|| Value::Array(Vec::new()))
        {
            values.push(value);
        }
    }

    /// The node with all its properties.
    pub(super) fn done(self) -> Value {
        Value::Object(self.properties)
    }
}
