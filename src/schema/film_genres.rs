//! `film_genres`: genres of the film.

use uuid::Uuid;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

/// A row of `film_genres`.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmGenre {
    /// Film.
    pub film_id: Uuid,
    /// Position in the source, from 1.
    pub ordinal: i32,
    /// Slug of the genre in `src/vocab/genres.tsv`.
    pub code: Option<String>,
    /// Name, as the vocabulary has it; else as written.
    pub name: String,
}

type Column = super::Column<FilmGenre>;

impl Row for FilmGenre {
    const TABLE: &'static Table<Self> = &Table {
        name: "film_genres",
        doc: "Genres of the film.",
        key: &["film_id", "ordinal"],
        order: &["film_id", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("ordinal", Kind::Int32, "Position in the source, from 1.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("code", Kind::Text, "Slug of the genre in `src/vocab/genres.tsv`.", |row| row.code.cell()).nullable(),
            Column::new("name", Kind::Text, "Name, as the vocabulary has it; else as written.", |row| row.name.cell()).term("schema:genre"),
        ],
    };
}
