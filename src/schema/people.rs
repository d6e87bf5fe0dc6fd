//! `people`: one row per person identity.

use uuid::Uuid;

use crate::value::closed_list;

use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// What a person's key was made from.
    Identity {
        /// The target of a link.
        Link = "link",
        /// The name alone.
        Name = "name",
    }
}

/// A row of `people`.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Key, made from `person:<wiki>:<folded link target, or folded name where there is no link>`.
    pub person_id: Uuid,
    /// The form of the name that the most films use; ties go to the first in code-point order.
    pub name: String,
    /// Name as sorted: `Konchalovsky, Andrei`.
    pub sort_name: String,
    /// Given name or names.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Generational suffix, such as `Jr.`.
    pub suffix: Option<String>,
    /// What the key was made from.
    pub identity: Identity,
    /// Title of the article that the person is linked to.
    pub article_title: Option<String>,
    /// Whether a name that credits use for the person is linked to another page elsewhere in the release.
    pub ambiguous: bool,
    /// Number of distinct films.
    pub film_count: i32,
}

type Column = super::Column<Person>;

impl Row for Person {
    const TABLE: &'static Table<Self> = &Table {
        name: "people",
        doc: "One row per person identity.",
        key: &["person_id"],
        order: &["person_id"],
        linked: Linked::Resources("Person"),
        columns: &[
            Column::new("person_id", Kind::Id, "Key, made from `person:<wiki>:<folded link target, or folded name where there is no link>`.", |row| row.person_id.cell()).term("schema:identifier"),
            Column::new("name", Kind::Text, "The form of the name that the most films use; ties go to the first in code-point order.", |row| row.name.cell()).term("schema:name"),
            Column::new("sort_name", Kind::Text, "Name as sorted: `Konchalovsky, Andrei`.", |row| row.sort_name.cell()),
            Column::new("given_name", Kind::Text, "Given name or names.", |row| row.given_name.cell()).nullable().term("schema:givenName"),
            Column::new("family_name", Kind::Text, "Family name.", |row| row.family_name.cell()).nullable().term("schema:familyName"),
            Column::new("suffix", Kind::Text, "Generational suffix, such as `Jr.`.", |row| row.suffix.cell()).nullable().term("schema:honorificSuffix"),
            Column::new("identity", Kind::Enum(Identity::NAMES), "What the key was made from.", |row| row.identity.cell()),
            Column::new("article_title", Kind::Text, "Title of the article that the person is linked to.", |row| row.article_title.cell()).nullable(),
            Column::new("ambiguous", Kind::Bool, "Whether links somewhere in the release lead from a name of the person to different pages: the name alone tells nobody.", |row| row.ambiguous.cell()),
            Column::new("film_count", Kind::Int32, "Number of distinct films.", |row| row.film_count.cell()),
        ],
    };
}
