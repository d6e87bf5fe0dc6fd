//! `award_recipients`: everybody who received an award or was nominated for it.

use uuid::Uuid;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

/// A row of `award_recipients`.
#[derive(Clone, Debug, PartialEq)]
pub struct AwardRecipient {
    /// Film.
    pub film_id: Uuid,
    /// Award.
    pub award_id: Uuid,
    /// Position among the recipients of the award, from 1.
    pub ordinal: i32,
    /// Person.
    pub person_id: Uuid,
    /// The person's name as written.
    pub name: String,
}

type Column = super::Column<AwardRecipient>;

impl Row for AwardRecipient {
    const TABLE: &'static Table<Self> = &Table {
        name: "award_recipients",
        doc: "Everybody who received an award or was nominated for it: `awards.recipient_person_id` is the first of them.",
        key: &["award_id", "ordinal"],
        order: &["film_id", "award_id", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("award_id", Kind::Id, "Award.", |row| row.award_id.cell()).references("awards"),
            Column::new("ordinal", Kind::Int32, "Position among the recipients of the award, from 1.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("person_id", Kind::Id, "Person.", |row| row.person_id.cell()).references("people"),
            Column::new("name", Kind::Text, "The person's name as written.", |row| row.name.cell()),
        ],
    };
}
