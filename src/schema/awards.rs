//! `awards`: awards won and nominations, selections and honours.

use uuid::Uuid;

use crate::value::closed_list;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// What came of an award.
    AwardResult {
        /// Won.
        Won = "won",
        /// Nominated.
        Nominated = "nominated",
        /// On the shortlist.
        Shortlisted = "shortlisted",
        /// Submitted by a country.
        Submitted = "submitted",
        /// Shown in competition.
        InCompetition = "in_competition",
        /// Shown.
        Screened = "screened",
        /// Second or third place.
        RunnerUp = "runner_up",
        /// Honoured without a contest: lists, registries, special mentions.
        Honored = "honored",
    }
}

/// A row of `awards`.
#[derive(Clone, Debug, PartialEq)]
pub struct Award {
    /// Key, made from film, body, edition, year, award, category, result and recipient.
    pub award_id: Uuid,
    /// Film.
    pub film_id: Uuid,
    /// Position in the source, from 1, per film.
    pub ordinal: i32,
    /// Who gives the award.
    pub body: String,
    /// Number of the ceremony or festival.
    pub edition: Option<i32>,
    /// Year of the ceremony or festival.
    pub year: Option<i32>,
    /// Name of the award.
    pub award: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// What came of it.
    pub result: AwardResult,
    /// ISO 3166 code of the country whose entry the film was.
    pub submitting_country: Option<String>,
    /// Person who received it or was nominated.
    pub recipient_person_id: Option<Uuid>,
    /// As written.
    pub award_text: String,
}

type Column = super::Column<Award>;

impl Row for Award {
    const TABLE: &'static Table<Self> = &Table {
        name: "awards",
        doc: "Awards won and nominations, selections and honours.",
        key: &["award_id"],
        order: &["film_id", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("award_id", Kind::Id, "Key, made from film, body, edition, year, award, category, result and recipient.", |row| row.award_id.cell()),
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("ordinal", Kind::Int32, "Position in the source, from 1, per film.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("body", Kind::Text, "Who gives the award.", |row| row.body.cell()),
            Column::new("edition", Kind::Int32, "Number of the ceremony or festival.", |row| row.edition.cell()).nullable(),
            Column::new("year", Kind::Int32, "Year of the ceremony or festival.", |row| row.year.cell()).nullable(),
            Column::new("award", Kind::Text, "Name of the award.", |row| row.award.cell()).nullable().term("schema:award"),
            Column::new("category", Kind::Text, "Category.", |row| row.category.cell()).nullable(),
            Column::new("result", Kind::Enum(AwardResult::NAMES), "What came of it.", |row| row.result.cell()),
            Column::new("submitting_country", Kind::Text, "ISO 3166 code of the country whose entry the film was.", |row| row.submitting_country.cell()).nullable(),
            Column::new("recipient_person_id", Kind::Id, "Person who received it or was nominated.", |row| row.recipient_person_id.cell()).nullable().references("people"),
            Column::new("award_text", Kind::Text, "As written.", |row| row.award_text.cell()),
        ],
    };
}
