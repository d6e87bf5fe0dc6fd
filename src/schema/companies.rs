//! `companies`: one row per company.

use uuid::Uuid;

use super::{Kind, Linked, Row, Table, ToCell};

/// A row of `companies`.
#[derive(Clone, Debug, PartialEq)]
pub struct Company {
    /// Key, made from `company:<wiki>:<folded link target, or folded name where there is no link>`; of names in the vocabulary of aliases, the one that they stand for.
    pub company_id: Uuid,
    /// The form of the name that the most films use; ties go to the first in code-point order.
    pub name: String,
}

type Column = super::Column<Company>;

impl Row for Company {
    const TABLE: &'static Table<Self> = &Table {
        name: "companies",
        doc: "One row per company.",
        key: &["company_id"],
        order: &["company_id"],
        linked: Linked::Resources("Organization"),
        columns: &[
            Column::new("company_id", Kind::Id, "Key, made from `company:<wiki>:<folded link target, or folded name where there is no link>`; of names in the vocabulary of aliases, the one that they stand for.", |row| row.company_id.cell()).term("schema:identifier"),
            Column::new("name", Kind::Text, "The form of the name that the most films use; ties go to the first in code-point order.", |row| row.name.cell()).term("schema:name"),
        ],
    };
}
