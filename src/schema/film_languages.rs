//! `film_languages`: languages of the film.

use uuid::Uuid;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

/// A row of `film_languages`.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmLanguage {
    /// Film.
    pub film_id: Uuid,
    /// Position in the source, from 1.
    pub ordinal: i32,
    /// BCP 47 tag.
    pub code: Option<String>,
    /// Name, as the vocabulary has it; else as written.
    pub name: String,
}

type Column = super::Column<FilmLanguage>;

impl Row for FilmLanguage {
    const TABLE: &'static Table<Self> = &Table {
        name: "film_languages",
        doc: "Languages of the film.",
        key: &["film_id", "ordinal"],
        order: &["film_id", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("ordinal", Kind::Int32, "Position in the source, from 1.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("code", Kind::Text, "BCP 47 tag.", |row| row.code.cell()).nullable(),
            Column::new("name", Kind::Text, "Name, as the vocabulary has it; else as written.", |row| row.name.cell()).term("schema:inLanguage"),
        ],
    };
}
