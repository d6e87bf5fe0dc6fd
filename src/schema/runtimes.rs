//! `runtimes`: running times, one per version.

use uuid::Uuid;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

/// A row of `runtimes`.
#[derive(Clone, Debug, PartialEq)]
pub struct Runtime {
    /// Film.
    pub film_id: Uuid,
    /// Position in the source, from 1.
    pub ordinal: i32,
    /// Running time in minutes.
    pub minutes: f64,
    /// Version that the time belongs to: `director's cut`, `US`.
    pub version: Option<String>,
    /// Whether the article marks the time as approximate.
    pub approximate: bool,
    /// As written.
    pub runtime_text: String,
}

type Column = super::Column<Runtime>;

impl Row for Runtime {
    const TABLE: &'static Table<Self> = &Table {
        name: "runtimes",
        doc: "Running times, one per version.",
        key: &["film_id", "ordinal"],
        order: &["film_id", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("ordinal", Kind::Int32, "Position in the source, from 1.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("minutes", Kind::Double, "Running time in minutes.", |row| row.minutes.cell()).term("schema:duration"),
            Column::new("version", Kind::Text, "Version that the time belongs to: `director's cut`, `US`.", |row| row.version.cell()).nullable(),
            Column::new("approximate", Kind::Bool, "Whether the article marks the time as approximate.", |row| row.approximate.cell()),
            Column::new("runtime_text", Kind::Text, "As written.", |row| row.runtime_text.cell()),
        ],
    };
}
