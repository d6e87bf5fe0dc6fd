//! Mentions of people and companies: what films share, before it is merged. Not published.

use uuid::Uuid;

use crate::schema::{Kind, Linked, Row, Table, ToCell};
use crate::value::{closed_list, id};

closed_list! {
    /// How a mention names a person or company.
    MentionKind {
        /// As a credit does.
        Credited = "credited",
        /// In running text.
        Variant = "variant",
    }
}

/// A person as one film names them, in one form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonMention {
    /// The person.
    pub person_id: Uuid,
    /// The form of the name.
    pub name: String,
    /// How the form is used.
    pub kind: MentionKind,
    /// The film.
    pub film_id: Uuid,
    /// The link target that the identifier was made from.
    pub article_title: Option<String>,
}

/// A name that is a link, and the page that it leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkedName {
    /// The folded name.
    pub name: String,
    /// The page.
    pub page: String,
}

impl LinkedName {
    /// What a mention in a credit says of its name.
    pub fn of(mention: &PersonMention) -> Option<Self> {
        let page = mention.article_title.clone().filter(|_| mention.kind == MentionKind::Credited)?;
        Some(LinkedName { name: id::fold(&mention.name), page })
    }
}

/// A company as one film names it, in one form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CompanyMention {
    /// The company.
    pub company_id: Uuid,
    /// The form of the name.
    pub name: String,
    /// The film.
    pub film_id: Uuid,
}

type PersonColumn = super::Column<PersonMention>;

impl Row for PersonMention {
    const TABLE: &'static Table<Self> = &Table {
        name: "person_mentions",
        doc: "A person as one film names them, in one form.",
        key: &["person_id", "name", "kind", "film_id"],
        order: &["person_id", "name", "kind", "film_id"],
        linked: Linked::Out("Not published."),
        columns: &[
            PersonColumn::new("person_id", Kind::Id, "Person.", |row| row.person_id.cell()),
            PersonColumn::new("name", Kind::Text, "Form of the name.", |row| row.name.cell()),
            PersonColumn::new("kind", Kind::Enum(MentionKind::NAMES), "How it is used.", |row| row.kind.cell()),
            PersonColumn::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()),
            PersonColumn::new("article_title", Kind::Text, "Link target.", |row| row.article_title.cell()).nullable(),
        ],
    };
}

type LinkedColumn = super::Column<LinkedName>;

impl Row for LinkedName {
    const TABLE: &'static Table<Self> = &Table {
        name: "linked_names",
        doc: "A name that is a link, and the page that it leads to.",
        key: &["name", "page"],
        order: &["name", "page"],
        linked: Linked::Out("Not published."),
        columns: &[
            LinkedColumn::new("name", Kind::Text, "Folded name.", |row| row.name.cell()),
            LinkedColumn::new("page", Kind::Text, "Page.", |row| row.page.cell()),
        ],
    };
}

type CompanyColumn = super::Column<CompanyMention>;

impl Row for CompanyMention {
    const TABLE: &'static Table<Self> = &Table {
        name: "company_mentions",
        doc: "A company as one film names it, in one form.",
        key: &["company_id", "name", "film_id"],
        order: &["company_id", "name", "film_id"],
        linked: Linked::Out("Not published."),
        columns: &[
            CompanyColumn::new("company_id", Kind::Id, "Company.", |row| row.company_id.cell()),
            CompanyColumn::new("name", Kind::Text, "Form of the name.", |row| row.name.cell()),
            CompanyColumn::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()),
        ],
    };
}
