//! `scores`: scores by aggregators, critics and audiences.

use uuid::Uuid;

use crate::value::closed_list;

use super::table::POSITION;
use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// Whose score.
    ScoreKind {
        /// An aggregator of critics' reviews.
        Aggregate = "aggregate",
        /// One critic or publication.
        Critic = "critic",
        /// The audience.
        Audience = "audience",
    }
}

closed_list! {
    /// What is measured.
    Metric {
        /// Metacritic's weighted average.
        Metascore = "metascore",
        /// Share of positive reviews at Rotten Tomatoes.
        Tomatometer = "tomatometer",
        /// An average of ratings.
        AverageRating = "average_rating",
        /// Share of positive ratings by users.
        AudienceScore = "audience_score",
        /// CinemaScore's letter grade.
        Cinemascore = "cinemascore",
        /// Share of positive answers at PostTrak.
        PosttrakPositive = "posttrak_positive",
        /// Share of viewers who would recommend the film, at PostTrak.
        PosttrakRecommend = "posttrak_recommend",
        /// Stars.
        Stars = "stars",
        /// A letter grade.
        Grade = "grade",
        /// A percentage.
        Percent = "percent",
        /// Points on a scale.
        Points = "points",
        /// Thumbs up or down.
        Thumbs = "thumbs",
    }
}

/// A row of `scores`.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Key, made from film, source, metric, critic and value.
    pub score_id: Uuid,
    /// Film.
    pub film_id: Uuid,
    /// Position in the source, from 1, per film.
    pub ordinal: i32,
    /// Whose score.
    pub kind: ScoreKind,
    /// Canonical name of the aggregator, publication or pollster.
    pub source: String,
    /// What is measured.
    pub metric: Metric,
    /// Value on its own scale; null for letter grades.
    pub value: Option<f64>,
    /// As written.
    pub value_text: String,
    /// Lowest value of the scale.
    pub scale_min: Option<f64>,
    /// Highest value of the scale.
    pub scale_max: Option<f64>,
    /// Value on a scale of 0 to 100; letter grades by the documented table.
    pub normalized: Option<f64>,
    /// Number of critics or reviews counted.
    pub review_count: Option<i32>,
    /// Verdict in words, as quoted.
    pub verdict: Option<String>,
    /// The quoted consensus.
    pub consensus: Option<String>,
    /// Critic.
    pub critic_person_id: Option<Uuid>,
    /// Publication that the critic wrote for.
    pub publication: Option<String>,
    /// Date that the article gives for the score, in EDTF.
    pub as_of: Option<String>,
}

type Column = super::Column<Score>;

impl Row for Score {
    const TABLE: &'static Table<Self> = &Table {
        name: "scores",
        doc: "Scores by aggregators, critics and audiences.",
        key: &["score_id"],
        order: &["film_id", "ordinal"],
        linked: Linked::Statements,
        columns: &[
            Column::new("score_id", Kind::Id, "Key, made from film, source, metric, critic and value.", |row| row.score_id.cell()),
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("ordinal", Kind::Int32, "Position in the source, from 1, per film.", |row| row.ordinal.cell()).unlinked(POSITION),
            Column::new("kind", Kind::Enum(ScoreKind::NAMES), "Whose score.", |row| row.kind.cell()),
            Column::new("source", Kind::Text, "Canonical name of the aggregator, publication or pollster.", |row| row.source.cell()).term("schema:author"),
            Column::new("metric", Kind::Enum(Metric::NAMES), "What is measured.", |row| row.metric.cell()),
            Column::new("value", Kind::Double, "Value on its own scale; null for letter grades.", |row| row.value.cell()).nullable().term("schema:ratingValue"),
            Column::new("value_text", Kind::Text, "As written.", |row| row.value_text.cell()),
            Column::new("scale_min", Kind::Double, "Lowest value of the scale.", |row| row.scale_min.cell()).nullable().term("schema:worstRating"),
            Column::new("scale_max", Kind::Double, "Highest value of the scale.", |row| row.scale_max.cell()).nullable().term("schema:bestRating"),
            Column::new("normalized", Kind::Double, "Value on a scale of 0 to 100; letter grades by the documented table.", |row| row.normalized.cell()).nullable(),
            Column::new("review_count", Kind::Int32, "Number of critics or reviews counted.", |row| row.review_count.cell()).nullable().term("schema:reviewCount"),
            Column::new("verdict", Kind::Text, "Verdict in words, as quoted.", |row| row.verdict.cell()).nullable(),
            Column::new("consensus", Kind::Text, "The quoted consensus.", |row| row.consensus.cell()).nullable().quoted().term("schema:reviewBody"),
            Column::new("critic_person_id", Kind::Id, "Critic.", |row| row.critic_person_id.cell()).nullable().references("people").term("schema:author"),
            Column::new("publication", Kind::Text, "Publication that the critic wrote for.", |row| row.publication.cell()).nullable().term("schema:publisher"),
            Column::new("as_of", Kind::Text, "Date that the article gives for the score, in EDTF.", |row| row.as_of.cell()).nullable(),
        ],
    };
}
