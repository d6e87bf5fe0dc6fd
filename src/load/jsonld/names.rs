//! Names of what films share, and the nodes of people, companies, countries and organizations.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::load::rows::RowIter;
use crate::load::{Batches, Error};
use crate::value::id;

/// Names by identifier, in the order of the identifiers. Every name of the release is held, so each
/// takes as little room as it can.
pub(in crate::load) struct Names(Vec<(Uuid, Box<str>)>);

impl Names {
    /// Reads the names of a table that is sorted by its identifier.
    pub(in crate::load) fn of(tables: &dyn Batches, table: &'static str, key: &str) -> Result<Self, Error> {
        let mut names = Vec::new();
        for row in RowIter::of(tables, table)? {
            let row = row?;
            if let (Some(Ok(id)), Some(name)) = (row.text(key).map(Uuid::try_parse), row.text("name")) {
                names.push((id, name.into()));
            }
        }
        Ok(Names(names))
    }

    /// The node of a person or company.
    pub(super) fn node(&self, type_: &str, id: &str) -> Value {
        match self.name(id) {
            Some(name) => json!({ "@id": urn(id), "@type": type_, "name": name }),
            None => json!({ "@id": urn(id), "@type": type_ }),
        }
    }

    /// The name that goes with an identifier.
    pub(in crate::load) fn name(&self, id: &str) -> Option<&str> {
        let id = Uuid::try_parse(id).ok()?;
        let at = self.0.binary_search_by_key(&id, |(known, _)| *known).ok()?;
        Some(&self.0[at].1)
    }
}

/// The IRI of an identifier.
pub(super) fn urn(id: impl std::fmt::Display) -> String {
    format!("urn:uuid:{id}")
}

/// The node of a country with an ISO 3166 code, a name, or both.
pub(super) fn country(code: Option<&str>, name: Option<&str>) -> Value {
    let key = code.map_or_else(|| id::fold(name.unwrap_or_default()), str::to_owned);
    let mut node = json!({ "@id": urn(id::from_key(&format!("country:{key}"))), "@type": "Country" });
    if let Some(code) = code {
        node["identifier"] = code.into();
    }
    if let Some(name) = name {
        node["name"] = name.into();
    }
    node
}

/// The node of a publication or aggregator.
pub(super) fn organization(name: &str) -> Value {
    let id = id::from_key(&format!("organization:{}", id::fold(name)));
    json!({ "@id": urn(id), "@type": "Organization", "name": name })
}
