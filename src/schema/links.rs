//! `links`: links to other articles.

use uuid::Uuid;

use crate::value::closed_list;

use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// What kind of link.
    LinkKind {
        /// From the list of related articles.
        SeeAlso = "see_also",
        /// In running text.
        Inline = "inline",
        /// To a category.
        Category = "category",
        /// To another site.
        External = "external",
    }
}

/// A row of `links`.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Article.
    pub article_id: Uuid,
    /// Position in the article, from 1.
    pub ordinal: i32,
    /// Section that the link stands in.
    pub section_ordinal: Option<i32>,
    /// Title of the article linked to.
    pub target: String,
    /// Words of the link.
    pub text: Option<String>,
    /// What kind of link.
    pub kind: LinkKind,
}

type Column = super::Column<Link>;

impl Row for Link {
    const TABLE: &'static Table<Self> = &Table {
        name: "links",
        doc: "Links to other articles.",
        key: &["article_id", "ordinal"],
        order: &["article_id", "ordinal"],
        linked: Linked::Out("The words of articles, not what they say of films."),
        columns: &[
            Column::new("article_id", Kind::Id, "Article.", |row| row.article_id.cell()).references("articles"),
            Column::new("ordinal", Kind::Int32, "Position in the article, from 1.", |row| row.ordinal.cell()),
            Column::new("section_ordinal", Kind::Int32, "Section that the link stands in.", |row| row.section_ordinal.cell()).nullable(),
            Column::new("target", Kind::Text, "Title of the article linked to.", |row| row.target.cell()),
            Column::new("text", Kind::Text, "Words of the link.", |row| row.text.cell()).nullable(),
            Column::new("kind", Kind::Enum(LinkKind::NAMES), "What kind of link.", |row| row.kind.cell()),
        ],
    };
}
