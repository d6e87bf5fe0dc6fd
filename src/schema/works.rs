//! `works`: what a film is based on.

use uuid::Uuid;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

/// A row of `works`.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Film.
    pub film_id: Uuid,
    /// Position in the source, from 1.
    pub ordinal: i32,
    /// Title of the work.
    pub title: Option<String>,
    /// What kind of work, by the names in `src/vocab/work_types.tsv`.
    pub work_type: Option<String>,
    /// Author.
    pub author_person_id: Option<Uuid>,
    /// As written.
    pub text: String,
}

type Column = super::Column<Work>;

impl Row for Work {
    const TABLE: &'static Table<Self> = &Table {
        name: "works",
        doc: "What a film is based on.",
        key: &["film_id", "ordinal"],
        order: &["film_id", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("ordinal", Kind::Int32, "Position in the source, from 1.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("title", Kind::Text, "Title of the work.", |row| row.title.cell()).nullable().term("schema:name"),
            Column::new("work_type", Kind::Text, "What kind of work, by the names in `src/vocab/work_types.tsv`.", |row| row.work_type.cell()).nullable(),
            Column::new("author_person_id", Kind::Id, "Author.", |row| row.author_person_id.cell()).nullable().references("people").term("schema:author"),
            Column::new("text", Kind::Text, "As written.", |row| row.text.cell()),
        ],
    };
}
