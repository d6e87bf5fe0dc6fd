//! `person_names`: every form in which a person is named.

use uuid::Uuid;

use crate::value::closed_list;

use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// How a form of a name is used.
    NameKind {
        /// The form in `people.name`.
        Preferred = "preferred",
        /// A form that credits use.
        CreditedAs = "credited_as",
        /// A form met elsewhere.
        Variant = "variant",
    }
}

/// A row of `person_names`.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonName {
    /// Person.
    pub person_id: Uuid,
    /// The form.
    pub name: String,
    /// How the form is used.
    pub kind: NameKind,
    /// Number of distinct films that use the form.
    pub uses: i32,
}

type Column = super::Column<PersonName>;

impl Row for PersonName {
    const TABLE: &'static Table<Self> = &Table {
        name: "person_names",
        doc: "Every form in which a person is named.",
        key: &["person_id", "name"],
        order: &["person_id", "name"],
        linked: Linked::Statements,
        columns: &[
            Column::new("person_id", Kind::Id, "Person.", |row| row.person_id.cell()).references("people"),
            Column::new("name", Kind::Text, "The form.", |row| row.name.cell()).term("schema:alternateName"),
            Column::new("kind", Kind::Enum(NameKind::NAMES), "How the form is used.", |row| row.kind.cell()),
            Column::new("uses", Kind::Int32, "Number of distinct films that use the form.", |row| row.uses.cell()),
        ],
    };
}
