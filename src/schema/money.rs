//! `money`: budgets and box office takings.

use rust_decimal::Decimal;
use uuid::Uuid;

use crate::value::closed_list;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// What an amount of money is.
    MoneyKind {
        /// What the film cost.
        Budget = "budget",
        /// What it took at the box office.
        BoxOffice = "box_office",
    }
}

/// A row of `money`.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// Film.
    pub film_id: Uuid,
    /// Position in the source, from 1.
    pub ordinal: i32,
    /// Budget or takings.
    pub kind: MoneyKind,
    /// ISO 4217 code.
    pub currency: String,
    /// Smallest amount that the article allows.
    pub amount_min: Decimal,
    /// Largest amount that the article allows; equal to the smallest where it is exact.
    pub amount_max: Decimal,
    /// Whether the article marks the amount as estimated or rounded.
    pub approximate: bool,
    /// ISO 3166 code of the country that the amount is limited to, or `worldwide`.
    pub territory: Option<String>,
    /// As written.
    pub amount_text: String,
}

type Column = super::Column<Money>;

impl Row for Money {
    const TABLE: &'static Table<Self> = &Table {
        name: "money",
        doc: "Budgets and box office takings.",
        key: &["film_id", "ordinal"],
        order: &["film_id", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("ordinal", Kind::Int32, "Position in the source, from 1.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("kind", Kind::Enum(MoneyKind::NAMES), "Budget or takings.", |row| row.kind.cell()),
            Column::new("currency", Kind::Text, "ISO 4217 code.", |row| row.currency.cell()).term("schema:currency"),
            Column::new("amount_min", Kind::Decimal, "Smallest amount that the article allows.", |row| row.amount_min.cell()).term("schema:minValue"),
            Column::new("amount_max", Kind::Decimal, "Largest amount that the article allows; equal to the smallest where it is exact.", |row| row.amount_max.cell()).term("schema:maxValue"),
            Column::new("approximate", Kind::Bool, "Whether the article marks the amount as estimated or rounded.", |row| row.approximate.cell()),
            Column::new("territory", Kind::Text, "ISO 3166 code of the country that the amount is limited to, or `worldwide`.", |row| row.territory.cell()).nullable(),
            Column::new("amount_text", Kind::Text, "As written.", |row| row.amount_text.cell()),
        ],
    };
}
