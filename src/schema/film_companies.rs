//! `film_companies`: which company did what for which film.

use uuid::Uuid;

use crate::value::closed_list;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// What a company did for a film.
    CompanyRole {
        /// Produced it.
        Production = "production",
        /// Distributed it.
        Distribution = "distribution",
    }
}

/// A row of `film_companies`.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmCompany {
    /// Film.
    pub film_id: Uuid,
    /// Company.
    pub company_id: Uuid,
    /// Name as written, where it differs from `companies.name`.
    pub credited_as: Option<String>,
    /// What the company did.
    pub role: CompanyRole,
    /// Position within film and role, from 1.
    pub ordinal: i32,
    /// ISO 3166 code of the country that the role is limited to.
    pub country: Option<String>,
    /// What the role is limited to, as written.
    pub territory_text: Option<String>,
    /// First year.
    pub from_year: Option<i32>,
    /// Last year.
    pub to_year: Option<i32>,
}

type Column = super::Column<FilmCompany>;

impl Row for FilmCompany {
    const TABLE: &'static Table<Self> = &Table {
        name: "film_companies",
        doc: "Which company did what for which film.",
        key: &["film_id", "role", "ordinal"],
        order: &["film_id", "role", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("company_id", Kind::Id, "Company.", |row| row.company_id.cell()).references("companies"),
            Column::new("credited_as", Kind::Text, "Name as written, where it differs from `companies.name`.", |row| row.credited_as.cell()).nullable(),
            Column::new("role", Kind::Enum(CompanyRole::NAMES), "What the company did.", |row| row.role.cell()),
            Column::new("ordinal", Kind::Int32, "Position within film and role, from 1.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("country", Kind::Text, "ISO 3166 code of the country that the role is limited to.", |row| row.country.cell()).nullable(),
            Column::new("territory_text", Kind::Text, "What the role is limited to, as written.", |row| row.territory_text.cell()).nullable(),
            Column::new("from_year", Kind::Int32, "First year.", |row| row.from_year.cell()).nullable(),
            Column::new("to_year", Kind::Int32, "Last year.", |row| row.to_year.cell()).nullable(),
        ],
    };
}
