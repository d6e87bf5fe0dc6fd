//! Gold: what a careful reader finds in an article, one JSON file an article.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::facts::{Award, Company, Credit, Money, ReleaseDate, Runtime, Score, Title, Work};

/// Gold that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct GoldError(#[from] serde_json::Error);

/// The facts of one article. Keys that it does not know are for people.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// Title of the article, as in `articles.title`.
    pub title: String,
    /// `not_film` where the article is about something else; it states no facts then.
    #[serde(default)]
    status: Option<String>,
    /// Columns of `films` and what they should hold; null where the article does not say.
    #[serde(default)]
    pub(super) film: BTreeMap<String, Value>,
    #[serde(default)]
    pub(super) titles: Vec<Title>,
    #[serde(default)]
    pub(super) credits: Vec<Stated<Credit>>,
    #[serde(default)]
    pub(super) works: Vec<Work>,
    #[serde(default)]
    pub(super) release_dates: Vec<Stated<ReleaseDate>>,
    #[serde(default)]
    pub(super) runtimes: Vec<Runtime>,
    #[serde(default)]
    pub(super) companies: Vec<Stated<Company>>,
    #[serde(default)]
    pub(super) countries: Vec<String>,
    #[serde(default)]
    pub(super) languages: Vec<String>,
    #[serde(default)]
    pub(super) genres: Vec<String>,
    #[serde(default)]
    pub(super) money: Vec<Stated<Money>>,
    #[serde(default)]
    pub(super) scores: Vec<Stated<Score>>,
    #[serde(default)]
    pub(super) awards: Vec<Stated<Award>>,
}

impl Gold {
    /// Reads a file of gold.
    ///
    /// # Errors
    /// Where it is not JSON, or a fact lacks what makes it one.
    pub fn parse(json: &str) -> Result<Self, GoldError> {
        Ok(serde_json::from_str(json)?)
    }

    /// Whether the article is about a film.
    pub fn is_film(&self) -> bool {
        self.status.as_deref() != Some("not_film")
    }
}

/// A fact, and in what part of the article it stands: `infobox`, `lead`, `list`, `table`, `prose` or
/// `template`.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Stated<F> {
    #[serde(flatten)]
    pub(super) fact: F,
    #[serde(rename = "where", default)]
    pub(super) place: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_has_its_place() -> Result<(), GoldError> {
        let gold = Gold::parse(
            r#"{ "title": "Heat", "runtimes": [{ "minutes": 170, "version": null }],
                 "awards": [{ "body": "X", "award": "Y", "result": "won", "co_recipients": ["A"], "where": "table" }] }"#,
        )?;
        assert_eq!(gold.awards[0].place.as_deref(), Some("table"));
        assert_eq!(gold.awards[0].fact.co_recipients, ["A"]);
        assert!(gold.is_film());
        Ok(())
    }

    #[test]
    fn a_fact_without_its_core_is_refused() {
        assert!(Gold::parse(r#"{ "title": "Heat", "credits": [{ "name": "Al Pacino" }] }"#).is_err());
        assert!(Gold::parse(r#"{ "film": {} }"#).is_err());
    }
}
