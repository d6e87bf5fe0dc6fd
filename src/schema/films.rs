//! `films`: one row per film.

use jiff::civil::Date;
use uuid::Uuid;

use super::{Kind, Linked, Row, Table, ToCell};

/// A row of `films`.
#[derive(Clone, Debug, PartialEq)]
pub struct Film {
    /// Key, made from `film:<wiki>:<title>`.
    pub film_id: Uuid,
    /// The article that the film was read from.
    pub article_id: Uuid,
    /// Display title, without disambiguation.
    pub title: String,
    /// Title in its own script, where the article gives one.
    pub original_title: Option<String>,
    /// BCP 47 tag of the original version.
    pub original_language: Option<String>,
    /// Year of first release; else as the lead states it.
    pub year: Option<i32>,
    /// First release date known to the day.
    pub release_date: Option<Date>,
    /// First stated running time, in minutes, rounded half up.
    pub runtime_minutes: Option<i32>,
    /// First sentence of the lead.
    pub short_description: Option<String>,
    /// The lead section as plain text.
    pub lead: Option<String>,
    /// The plot section as plain text.
    pub plot: Option<String>,
}

type Column = super::Column<Film>;

impl Row for Film {
    const TABLE: &'static Table<Self> = &Table {
        name: "films",
        doc: "One row per film.",
        key: &["film_id"],
        order: &["film_id"],
        linked: Linked::Resources("Movie"),
        columns: &[
            Column::new("film_id", Kind::Id, "Key, made from `film:<wiki>:<title>`.", |row| row.film_id.cell()).term("schema:identifier"),
            Column::new("article_id", Kind::Id, "The article that the film was read from.", |row| row.article_id.cell()).references("articles").term("schema:subjectOf"),
            Column::new("title", Kind::Text, "Display title, without disambiguation.", |row| row.title.cell()).term("schema:name"),
            Column::new("original_title", Kind::Text, "Title in its own script, where the article gives one.", |row| row.original_title.cell()).nullable().term("schema:alternateName"),
            Column::new("original_language", Kind::Text, "BCP 47 tag of the original version.", |row| row.original_language.cell()).nullable().term("schema:inLanguage"),
            Column::new("year", Kind::Int32, "Year of first release; else as the lead states it.", |row| row.year.cell()).nullable(),
            Column::new("release_date", Kind::Date, "First release date known to the day.", |row| row.release_date.cell()).nullable().term("schema:datePublished"),
            Column::new("runtime_minutes", Kind::Int32, "First stated running time, in minutes, rounded half up.", |row| row.runtime_minutes.cell()).nullable().term("schema:duration"),
            Column::new("short_description", Kind::Text, "First sentence of the lead.", |row| row.short_description.cell()).nullable().quoted().term("schema:disambiguatingDescription"),
            Column::new("lead", Kind::Text, "The lead section as plain text.", |row| row.lead.cell()).nullable().quoted().term("schema:description"),
            Column::new("plot", Kind::Text, "The plot section as plain text.", |row| row.plot.cell()).nullable().quoted().term("schema:abstract"),
        ],
    };
}
