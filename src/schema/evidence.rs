//! `evidence`: where each row was read.

use uuid::Uuid;

use crate::value::closed_list;

use super::{Cell, Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// How directly the article says what a row holds, the surest first.
    Confidence {
        /// A field, template, cell of a table or title that is made for the fact says it outright.
        Stated = "stated",
        /// A sentence or an item of a list says it as a whole.
        Read = "read",
        /// It is pieced together from words apart: from several sentences, or from what stands around.
        Inferred = "inferred",
    }
}

/// A row of `evidence`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Name of the table.
    pub table: &'static str,
    /// Key of the row; the columns of a compound key are joined with `/`.
    pub row_key: String,
    /// Article.
    pub article_id: Uuid,
    /// First byte, in the document's bytes as read.
    pub byte_start: i64,
    /// First byte after the words.
    pub byte_end: i64,
    /// Part of the article: `infobox:released`, `section:Reception`, `lead`, `title`.
    pub field: Option<String>,
    /// Name of the rule that read it.
    pub rule: &'static str,
    /// How directly that rule's words say it.
    pub confidence: Confidence,
}

type Column = super::Column<Evidence>;

impl Row for Evidence {
    const TABLE: &'static Table<Self> = &Table {
        name: "evidence",
        doc: "Where each row was read.",
        key: &[],
        order: &["table", "row_key", "article_id", "byte_start", "byte_end", "field", "rule"],
        linked: Linked::Out("Says of cells of tables where they were read, not of films."),
        columns: &[
            Column::new("table", Kind::Text, "Name of the table.", |row| Cell::Text(row.table.into())),
            Column::new("row_key", Kind::Text, "Key of the row; the columns of a compound key are joined with `/`.", |row| row.row_key.cell()),
            Column::new("article_id", Kind::Id, "Article.", |row| row.article_id.cell()).references("articles"),
            Column::new("byte_start", Kind::Int64, "First byte, in the document's bytes as read; of a page of a dump or a record, in its text after XML, JSON or Parquet have been decoded.", |row| row.byte_start.cell()),
            Column::new("byte_end", Kind::Int64, "First byte after the words.", |row| row.byte_end.cell()),
            Column::new("field", Kind::Text, "Part of the article: `infobox:released`, `section:Reception`, `lead`, `title`.", |row| row.field.cell()).nullable(),
            Column::new("rule", Kind::Text, "Name of the rule that read it.", |row| Cell::Text(row.rule.into())),
            Column::new("confidence", Kind::Enum(Confidence::NAMES), "How directly those words say it: `stated` by a field, template, cell of a table or title made for the fact, `read` from a sentence or item of a list as a whole, `inferred` from words apart.", |row| row.confidence.cell()),
        ],
    };
}
