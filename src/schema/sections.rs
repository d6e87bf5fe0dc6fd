//! `sections`: the sections of an article.

use uuid::Uuid;

use crate::value::closed_list;

use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// What a section is about.
    SectionKind {
        /// The lead.
        Lead = "lead",
        /// Plot.
        Plot = "plot",
        /// Cast.
        Cast = "cast",
        /// Production.
        Production = "production",
        /// Release.
        Release = "release",
        /// Reception.
        Reception = "reception",
        /// Accolades.
        Accolades = "accolades",
        /// Music.
        Soundtrack = "soundtrack",
        /// Related articles.
        SeeAlso = "see_also",
        /// Anything else.
        Other = "other",
    }
}

/// A row of `sections`.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Article.
    pub article_id: Uuid,
    /// Position in the article, from 1.
    pub ordinal: i32,
    /// 1 for the lead, 2 for a section, 3 for a subsection, up to 6.
    pub level: i32,
    /// Heading; null for the lead.
    pub heading: Option<String>,
    /// What the section is about.
    pub kind: SectionKind,
    /// The section as plain text, without its subsections; null where it is empty.
    pub text: Option<String>,
}

type Column = super::Column<Section>;

impl Row for Section {
    const TABLE: &'static Table<Self> = &Table {
        name: "sections",
        doc: "The sections of an article.",
        key: &["article_id", "ordinal"],
        order: &["article_id", "ordinal"],
        linked: Linked::Out("The words of articles, not what they say of films."),
        columns: &[
            Column::new("article_id", Kind::Id, "Article.", |row| row.article_id.cell()).references("articles"),
            Column::new("ordinal", Kind::Int32, "Position in the article, from 1.", |row| row.ordinal.cell()),
            Column::new("level", Kind::Int32, "1 for the lead, 2 for a section, 3 for a subsection, up to 6.", |row| row.level.cell()),
            Column::new("heading", Kind::Text, "Heading; null for the lead.", |row| row.heading.cell()).nullable(),
            Column::new("kind", Kind::Enum(SectionKind::NAMES), "What the section is about.", |row| row.kind.cell()),
            Column::new("text", Kind::Text, "The section as plain text, without its subsections; null where it is empty.", |row| row.text.cell()).nullable().quoted().term("schema:text"),
        ],
    };
}
