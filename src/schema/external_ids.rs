//! `external_ids`: the film in other databases.

use uuid::Uuid;

use super::{Kind, Linked, Row, Table, ToCell};

/// A row of `external_ids`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExternalId {
    /// Film.
    pub film_id: Uuid,
    /// Database, by its name in `src/vocab/external_ids.tsv`.
    pub scheme: String,
    /// Identifier, as Wikidata writes it.
    pub id: String,
    /// Page about the film.
    pub url: String,
}

type Column = super::Column<ExternalId>;

impl Row for ExternalId {
    const TABLE: &'static Table<Self> = &Table {
        name: "external_ids",
        doc: "The film in other databases.",
        key: &["film_id", "scheme", "id"],
        order: &["film_id", "scheme", "id"],
        linked: Linked::Statements,
        columns: &[
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("scheme", Kind::Text, "Database, by its name in `src/vocab/external_ids.tsv`: `imdb`.", |row| row.scheme.cell()),
            Column::new("id", Kind::Text, "Identifier, as Wikidata writes it: `tt0072684`.", |row| row.id.cell()),
            Column::new("url", Kind::Text, "Page about the film.", |row| row.url.cell()).term("schema:sameAs"),
        ],
    };
}
