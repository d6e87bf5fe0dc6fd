//! `release_dates`: when, where and how the film was released.

use jiff::civil::Date;
use uuid::Uuid;

use crate::value::date::Precision;
use crate::value::closed_list;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// What kind of release.
    ReleaseKind {
        /// First public showing.
        Premiere = "premiere",
        /// Showing at a festival.
        Festival = "festival",
        /// In cinemas.
        Theatrical = "theatrical",
        /// In few cinemas.
        Limited = "limited",
        /// On a streaming service.
        Streaming = "streaming",
        /// On television.
        Broadcast = "broadcast",
        /// On disc, tape or download.
        HomeVideo = "home_video",
        /// In cinemas again.
        Rerelease = "rerelease",
        /// The article does not say.
        Unspecified = "unspecified",
    }
}

/// A row of `release_dates`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseDate {
    /// Film.
    pub film_id: Uuid,
    /// Position in the source, from 1.
    pub ordinal: i32,
    /// The date in EDTF (ISO 8601-2), as precise as the source and no more.
    pub edtf: String,
    /// First day that `edtf` can mean.
    pub date_start: Date,
    /// Last day that `edtf` can mean.
    pub date_end: Date,
    /// How precise the source is.
    pub precision: Precision,
    /// Festival or occasion.
    pub event: Option<String>,
    /// ISO 3166 code of the country.
    pub country: Option<String>,
    /// What kind of release.
    pub kind: ReleaseKind,
    /// The date as written.
    pub date_text: String,
}

type Column = super::Column<ReleaseDate>;

impl Row for ReleaseDate {
    const TABLE: &'static Table<Self> = &Table {
        name: "release_dates",
        doc: "When, where and how the film was released.",
        key: &["film_id", "ordinal"],
        order: &["film_id", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("ordinal", Kind::Int32, "Position in the source, from 1.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("edtf", Kind::Text, "The date in EDTF (ISO 8601-2), as precise as the source and no more.", |row| row.edtf.cell()).term("schema:startDate"),
            Column::new("date_start", Kind::Date, "First day that `edtf` can mean.", |row| row.date_start.cell()),
            Column::new("date_end", Kind::Date, "Last day that `edtf` can mean.", |row| row.date_end.cell()),
            Column::new("precision", Kind::Enum(Precision::NAMES), "How precise the source is.", |row| row.precision.cell()),
            Column::new("event", Kind::Text, "Festival or occasion.", |row| row.event.cell()).nullable().term("schema:name"),
            Column::new("country", Kind::Text, "ISO 3166 code of the country.", |row| row.country.cell()).nullable().term("schema:location"),
            Column::new("kind", Kind::Enum(ReleaseKind::NAMES), "What kind of release.", |row| row.kind.cell()),
            Column::new("date_text", Kind::Text, "The date as written.", |row| row.date_text.cell()),
        ],
    };
}
