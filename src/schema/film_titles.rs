//! `film_titles`: every title that the article gives the film.

use uuid::Uuid;

use crate::value::closed_list;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// What a title is to the film.
    TitleKind {
        /// The title that the article uses.
        Main = "main",
        /// The title of the original version, in its own script.
        Original = "original",
        /// The original title in Latin letters.
        Romanized = "romanized",
        /// The original title's meaning in the article's language.
        Translated = "translated",
        /// Any other title of a release.
        Alternative = "alternative",
        /// A title of the production, before release.
        Working = "working",
    }
}

/// A row of `film_titles`.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmTitle {
    /// Film.
    pub film_id: Uuid,
    /// Position in the source, from 1.
    pub ordinal: i32,
    /// The title.
    pub title: String,
    /// What kind of title.
    pub kind: TitleKind,
    /// BCP 47 tag of the title's language.
    pub language: Option<String>,
    /// ISO 15924 code of the script that the title is written in.
    pub script: Option<String>,
}

type Column = super::Column<FilmTitle>;

impl Row for FilmTitle {
    const TABLE: &'static Table<Self> = &Table {
        name: "film_titles",
        doc: "Every title that the article gives the film.",
        key: &["film_id", "ordinal"],
        order: &["film_id", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("ordinal", Kind::Int32, "Position in the source, from 1.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("title", Kind::Text, "The title.", |row| row.title.cell()).term("schema:name"),
            Column::new("kind", Kind::Enum(TitleKind::NAMES), "What kind of title.", |row| row.kind.cell()),
            Column::new("language", Kind::Text, "BCP 47 tag of the title's language.", |row| row.language.cell()).nullable(),
            Column::new("script", Kind::Text, "ISO 15924 code of the script that the title is written in.", |row| row.script.cell()).nullable(),
        ],
    };
}
