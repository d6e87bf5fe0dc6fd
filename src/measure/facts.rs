//! Facts, as the gold states them and as a release holds them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::schema::evidence::Confidence;

/// What a release holds of one article.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Title of the article.
    pub title: String,
    /// Rows by table, in the order of the release.
    pub tables: BTreeMap<&'static str, Vec<Record>>,
}

impl Document {
    /// An article that the release does not have.
    pub(super) fn absent(title: &str) -> Self {
        Document { title: title.to_owned(), tables: BTreeMap::new() }
    }

    /// The rows of a table.
    pub fn rows(&self, table: &str) -> &[Record] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }
}

/// A row of a release, with where it was read.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// What its columns hold, as text; names stand for the ids of people and companies. Null is absent.
    pub values: BTreeMap<&'static str, String>,
    /// Where it was read.
    pub readings: Vec<Reading>,
}

/// A reading of a row: a line of `evidence`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Name of the rule.
    pub rule: String,
    /// How directly the words say it.
    pub confidence: Confidence,
    /// Part of the article.
    pub field: String,
    /// The words; `None` where the documents are not at hand.
    pub words: Option<String>,
}

impl Record {
    pub(super) fn text(&self, column: &str) -> Option<String> {
        self.values.get(column).cloned()
    }

    fn number<N: std::str::FromStr>(&self, column: &str) -> Option<N> {
        self.values.get(column)?.parse().ok()
    }
}

/// A fact of the gold that can be read from a row.
pub(super) trait Fact: Sized {
    /// The table that holds such facts.
    const TABLE: &'static str;
    /// The fact that a row holds.
    fn of(row: &Record) -> Self;
    /// The fact in a line.
    fn show(&self) -> String;
}

/// Texts of which some are missing, in a line.
fn line(parts: &[Option<&str>]) -> String {
    let line = parts.iter().map(|part| part.unwrap_or("–")).collect::<Vec<_>>().join(" | ");
    line.trim_end_matches([' ', '|', '–']).to_owned()
}

/// A title of the film.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Title {
    pub(super) title: String,
    pub(super) kind: String,
}

impl Fact for Title {
    const TABLE: &'static str = "film_titles";

    fn of(row: &Record) -> Self {
        Title { title: row.text("title").unwrap_or_default(), kind: row.text("kind").unwrap_or_default() }
    }

    fn show(&self) -> String {
        line(&[Some(&self.title), Some(&self.kind)])
    }
}

/// A credit.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Credit {
    pub(super) name: String,
    pub(super) role: String,
    pub(super) character: Option<String>,
    pub(super) description: Option<String>,
    pub(super) qualifier: Option<String>,
}

impl Fact for Credit {
    const TABLE: &'static str = "credits";

    fn of(row: &Record) -> Self {
        Credit {
            name: row.text("credited_as").or_else(|| row.text("person_id")).unwrap_or_default(),
            role: row.text("role").unwrap_or_default(),
            character: row.text("character"),
            description: row.text("character_description"),
            qualifier: row.text("qualifier"),
        }
    }

    fn show(&self) -> String {
        line(&[Some(&self.name), Some(&self.role), self.character.as_deref()])
    }
}

/// What the film is based on.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Work {
    pub(super) title: Option<String>,
    #[serde(rename = "type")]
    pub(super) work_type: Option<String>,
    pub(super) author: Option<String>,
}

impl Fact for Work {
    const TABLE: &'static str = "works";

    fn of(row: &Record) -> Self {
        Work { title: row.text("title"), work_type: row.text("work_type"), author: row.text("author_person_id") }
    }

    fn show(&self) -> String {
        line(&[self.title.as_deref(), self.work_type.as_deref(), self.author.as_deref()])
    }
}

/// A release date.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ReleaseDate {
    pub(super) edtf: String,
    pub(super) place: Option<String>,
    pub(super) country: Option<String>,
    pub(super) kind: Option<String>,
}

impl Fact for ReleaseDate {
    const TABLE: &'static str = "release_dates";

    fn of(row: &Record) -> Self {
        ReleaseDate {
            edtf: row.text("edtf").unwrap_or_default(),
            place: row.text("event"),
            country: row.text("country"),
            kind: row.text("kind"),
        }
    }

    fn show(&self) -> String {
        line(&[Some(&self.edtf), self.country.as_deref(), self.place.as_deref(), self.kind.as_deref()])
    }
}

/// A running time.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Runtime {
    pub(super) minutes: f64,
    pub(super) version: Option<String>,
}

impl Fact for Runtime {
    const TABLE: &'static str = "runtimes";

    fn of(row: &Record) -> Self {
        Runtime { minutes: row.number("minutes").unwrap_or(f64::NAN), version: row.text("version") }
    }

    fn show(&self) -> String {
        line(&[Some(&self.minutes.to_string()), self.version.as_deref()])
    }
}

/// A company's part in the film.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Company {
    pub(super) name: String,
    pub(super) role: String,
    pub(super) territory: Option<String>,
}

impl Fact for Company {
    const TABLE: &'static str = "film_companies";

    fn of(row: &Record) -> Self {
        Company {
            name: row.text("company_id").unwrap_or_default(),
            role: row.text("role").unwrap_or_default(),
            territory: row.text("country").or_else(|| row.text("territory_text")),
        }
    }

    fn show(&self) -> String {
        line(&[Some(&self.name), Some(&self.role), self.territory.as_deref()])
    }
}

/// A budget or takings.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Money {
    pub(super) kind: String,
    pub(super) currency: String,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
    pub(super) approximate: Option<bool>,
    pub(super) territory: Option<String>,
}

impl Fact for Money {
    const TABLE: &'static str = "money";

    fn of(row: &Record) -> Self {
        Money {
            kind: row.text("kind").unwrap_or_default(),
            currency: row.text("currency").unwrap_or_default(),
            min: row.number("amount_min"),
            max: row.number("amount_max"),
            approximate: row.number("approximate"),
            territory: row.text("territory"),
        }
    }

    fn show(&self) -> String {
        let amount = |amount: Option<f64>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        let (min, max) = (amount(self.min), amount(self.max));
        let range = if min == max { min } else { format!("{min} to {max}") };
        line(&[Some(&self.kind), Some(&self.currency), Some(&range), self.territory.as_deref()])
    }
}

/// A score.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Score {
    pub(super) kind: String,
    pub(super) source: String,
    pub(super) metric: String,
    pub(super) value: Option<f64>,
    pub(super) value_text: Option<String>,
    pub(super) scale_max: Option<f64>,
    pub(super) review_count: Option<f64>,
    pub(super) verdict: Option<String>,
    pub(super) consensus: Option<String>,
    pub(super) critic: Option<String>,
}

impl Fact for Score {
    const TABLE: &'static str = "scores";

    fn of(row: &Record) -> Self {
        Score {
            kind: row.text("kind").unwrap_or_default(),
            source: row.text("source").or_else(|| row.text("publication")).unwrap_or_default(),
            metric: row.text("metric").unwrap_or_default(),
            value: row.number("value"),
            value_text: row.text("value_text"),
            scale_max: row.number("scale_max"),
            review_count: row.number("review_count"),
            verdict: row.text("verdict"),
            consensus: row.text("consensus"),
            critic: row.text("critic_person_id"),
        }
    }

    fn show(&self) -> String {
        let value = self.value.map(|value| value.to_string());
        let value = value.as_deref().or(self.value_text.as_deref());
        line(&[Some(&self.source), Some(&self.metric), value, self.critic.as_deref()])
    }
}

/// An award won, a nomination, a selection.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Award {
    pub(super) body: Option<String>,
    pub(super) award: Option<String>,
    pub(super) category: Option<String>,
    pub(super) result: String,
    pub(super) year: Option<f64>,
    pub(super) edition: Option<f64>,
    pub(super) recipient: Option<String>,
    #[serde(default)]
    pub(super) co_recipients: Vec<String>,
}

impl Fact for Award {
    const TABLE: &'static str = "awards";

    fn of(row: &Record) -> Self {
        Award {
            body: row.text("body"),
            award: row.text("award"),
            category: row.text("category"),
            result: row.text("result").unwrap_or_default(),
            year: row.number("year"),
            edition: row.number("edition"),
            recipient: row.text("recipient_person_id"),
            co_recipients: Vec::new(),
        }
    }

    fn show(&self) -> String {
        let (award, category) = (self.award.as_deref(), self.category.as_deref());
        line(&[self.body.as_deref(), award, category, Some(&self.result), self.recipient.as_deref()])
    }
}
