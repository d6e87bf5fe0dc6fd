//! The JSON-LD context: schema.org as the vocabulary, this project's terms beside it.
//!
//! It stands inside every document, so nothing is fetched to read one: the context that schema.org
//! serves is large and changes. Numbers that are not integers are written as text and typed here:
//! JSON's own would become doubles (`8.4` turns into `8.4E0`).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::schema::{Kind, NAMESPACE, TABLES};

/// Terms for what schema.org lacks and no column is named for, with their meaning. The others are the
/// names of columns and tables.
pub const OWN_TERMS: &[(&str, &str)] = &[
    ("boxOffice", "What the film took at the box office."),
    ("budget", "What the film cost."),
    ("characterName", "Character of a role that is not a performance, such as a narrator's."),
    (
        "credit",
        "A role on the film that schema.org has no property for; points to a Role, and from there to the person.",
    ),
    ("distributor", "A company that distributed the film."),
    ("workType", "What kind of work the film is based on."),
];

/// Types of values whose terms stand in no column, or in one that holds them in another form.
const TYPES: &[(&str, Option<&str>)] = &[
    // Running times are minutes in the tables and ISO 8601 durations here.
    ("duration", None),
    ("endDate", Some("Date")),
    ("sameAs", Some("@id")),
    ("startDate", Some("Date")),
    ("value", Some("xsd:decimal")),
];

/// The context.
///
/// ```
/// let context = reelmill::schema::derive::jsonld_context::context();
/// assert_eq!(context["@vocab"], "http://schema.org/");
/// assert_eq!(context["ratingValue"]["@type"], "xsd:decimal");
/// ```
pub fn context() -> Value {
    let mut types: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for column in TABLES.iter().flat_map(|table| table.columns()) {
        if let Some(term) = column.term.and_then(|term| term.strip_prefix("schema:"))
            && let Some(type_) = type_of(column.kind)
        {
            types.insert(term, Some(type_));
        }
    }
    types.extend(TYPES.iter().copied());
    let mut context = Map::new();
    context.insert("@vocab".into(), "http://schema.org/".into());
    context.insert("reelmill".into(), NAMESPACE.into());
    context.insert("xsd".into(), "http://www.w3.org/2001/XMLSchema#".into());
    for (term, type_) in types {
        if let Some(type_) = type_ {
            context.insert(term.into(), json!({ "@type": type_ }));
        }
    }
    Value::Object(context)
}

fn type_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Double | Kind::Decimal => Some("xsd:decimal"),
        Kind::Int64 => Some("xsd:integer"),
        Kind::Date => Some("Date"),
        Kind::Timestamp => Some("DateTime"),
        Kind::Text | Kind::Id | Kind::Enum(_) | Kind::Int32 | Kind::Bool => None,
    }
}
