//! The node of a film, joined from the rows of all tables that hang on it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::load::{Batches, Error};
use crate::schema::{self, AnyTable, TABLES};
use crate::value::id;

use super::credits::{SAID_BY_PERSON, credit};
use super::names::{Names, country, urn};
use super::ratings::score;
use super::rest::{add_rest, row_node};
use super::rows::{ByFilm, Row, RowIter};

/// The columns that this module and its neighbours say in schema.org's words, by table. The tables
/// at the end have nodes, which say the rest of their rows themselves.
const SAID: &[(&str, &[&str])] = &[
    ("films", &["article_id", "title", "runtime_minutes", "short_description", "lead", "plot"]),
    ("film_titles", &["title", "kind", "language"]),
    ("film_companies", &["company_id", "role"]),
    ("film_countries", &["code", "name"]),
    ("film_languages", &["code"]),
    ("film_genres", &["name"]),
    ("awards", &["body", "year", "award", "category", "result"]),
    ("external_ids", &["url"]),
    ("credits", SAID_BY_PERSON),
    ("release_dates", &["event", "country", "date_text"]),
    ("works", &["title", "author_person_id", "work_type", "text"]),
    ("money", &["kind", "currency", "amount_min", "amount_max", "territory", "amount_text"]),
];

/// The columns of a table that schema.org's words say.
fn said(table: &str) -> &'static [&'static str] {
    SAID.iter().find(|(name, _)| *name == table).map_or(&[], |(_, columns)| columns)
}

/// The nodes of all films, in the order of their identifiers.
pub(in crate::load) struct Movies<'a> {
    films: RowIter<'a>,
    titles: ByFilm<'a>,
    credits: ByFilm<'a>,
    works: ByFilm<'a>,
    releases: ByFilm<'a>,
    companies: ByFilm<'a>,
    countries: ByFilm<'a>,
    languages: ByFilm<'a>,
    genres: ByFilm<'a>,
    money: ByFilm<'a>,
    scores: ByFilm<'a>,
    awards: ByFilm<'a>,
    external_ids: ByFilm<'a>,
    people: Names,
    company_names: Names,
    /// Tables that schema.org has no words for.
    others: Vec<(&'static dyn AnyTable, ByFilm<'a>)>,
}

impl<'a> Movies<'a> {
    /// Starts at the first film.
    pub(in crate::load) fn of(tables: &'a dyn Batches) -> Result<Self, Error> {
        Self::declared(tables, TABLES)
    }

    /// Starts at the first film of a release that has these tables.
    pub(super) fn declared(tables: &'a dyn Batches, declared: &[&'static dyn AnyTable]) -> Result<Self, Error> {
        let is_said = |name: &str| name == "scores" || !said(name).is_empty();
        let others =
            declared.iter().filter(|table| table.order().first() == Some(&"film_id") && !is_said(table.name()));
        Ok(Movies {
            films: RowIter::of(tables, "films")?,
            titles: ByFilm::of(tables, "film_titles")?,
            credits: ByFilm::of(tables, "credits")?,
            works: ByFilm::of(tables, "works")?,
            releases: ByFilm::of(tables, "release_dates")?,
            companies: ByFilm::of(tables, "film_companies")?,
            countries: ByFilm::of(tables, "film_countries")?,
            languages: ByFilm::of(tables, "film_languages")?,
            genres: ByFilm::of(tables, "film_genres")?,
            money: ByFilm::of(tables, "money")?,
            scores: ByFilm::of(tables, "scores")?,
            awards: ByFilm::of(tables, "awards")?,
            external_ids: ByFilm::of(tables, "external_ids")?,
            people: Names::of(tables, "people", "person_id")?,
            company_names: Names::of(tables, "companies", "company_id")?,
            others: others
                .map(|table| Ok((*table, ByFilm::of(tables, table.name())?)))
                .collect::<Result<_, Error>>()?,
        })
    }

    fn movie(&mut self, film: &Row) -> Result<Value, Error> {
        let id = film.text("film_id").unwrap_or_default();
        let mut movie = Node::new(&urn(id), "Movie");
        movie.set("name", film.text("title"));
        for title in &self.titles.film(id)? {
            movie.add_row("film_titles", title);
            if title.text("kind") == Some("main") {
                continue;
            }
            movie.add("alternateName", title.text("title").map(|text| tagged(text, title.text("language"))));
        }
        let releases = self.releases.film(id)?;
        movie.set("datePublished", date_published(&releases, film));
        // A film of seconds has no minutes to speak of.
        let minutes = film.int("runtime_minutes").filter(|minutes| *minutes > 0);
        movie.set("duration", minutes.map(|minutes| format!("PT{minutes}M")));
        for row in &self.credits.film(id)? {
            if let Some((property, value)) = credit(row, &self.people) {
                // A property that points to the person has no room for more.
                if value["@type"] == "Person" {
                    movie.add_row("credits", row);
                }
                movie.add(property, Some(value));
            }
        }
        for row in &self.companies.film(id)? {
            movie.add_row("film_companies", row);
            let company = row.text("company_id").map(|id| self.company_names.node("Organization", id));
            let produced = row.text("role") == Some("production");
            movie.add(if produced { "productionCompany" } else { "reelmill:distributor" }, company);
        }
        for row in &self.countries.film(id)? {
            movie.add_row("film_countries", row);
            movie.add("countryOfOrigin", Some(country(row.text("code"), row.text("name"))));
        }
        for row in &self.languages.film(id)? {
            movie.add_row("film_languages", row);
            movie.add("inLanguage", row.text("code").or_else(|| row.text("name")));
        }
        for row in &self.genres.film(id)? {
            movie.add_row("film_genres", row);
            movie.add("genre", row.text("name"));
        }
        for row in &releases {
            movie.add("releasedEvent", Some(released_event(id, row)));
        }
        for row in &self.works.film(id)? {
            movie.add("isBasedOn", Some(work(id, row, &self.people)));
        }
        for row in &self.money.film(id)? {
            let is_budget = row.text("kind") == Some("budget");
            movie.add(if is_budget { "reelmill:budget" } else { "reelmill:boxOffice" }, Some(amount(id, row)));
        }
        for row in &self.awards.film(id)? {
            movie.add_row("awards", row);
            movie.add("award", Some(award(row)));
        }
        for row in &self.external_ids.film(id)? {
            movie.add_row("external_ids", row);
            movie.add("sameAs", row.text("url"));
        }
        for row in &self.scores.film(id)? {
            if let Some((property, value)) = score(row, &self.people) {
                movie.add(property, Some(value));
            }
        }
        movie.set("disambiguatingDescription", film.text("short_description"));
        movie.set("description", film.text("lead"));
        movie.set("abstract", film.text("plot"));
        movie.set("subjectOf", film.text("article_id").map(|id| json!({ "@id": urn(id), "@type": "Article" })));
        for (table, rows) in &mut self.others {
            for row in &rows.film(id)? {
                movie.add(&format!("reelmill:{}", table.name()), row_node(*table, row, &[]));
            }
        }
        movie.set_rest("films", film);
        Ok(movie.done())
    }
}

impl Iterator for Movies<'_> {
    type Item = Result<Value, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let film = self.films.next()?;
        Some(film.and_then(|film| self.movie(&film)))
    }
}

/// A node being made. A property is either always one value or always a list of them, so that
/// readers who infer a schema from JSON find one.
struct Node {
    properties: Map<String, Value>,
    /// What lists hold already, by property.
    listed: BTreeSet<(String, String)>,
}

impl Node {
    fn new(id: &str, class: &str) -> Self {
        let mut properties = Map::new();
        properties.insert("@id".into(), id.into());
        properties.insert("@type".into(), class.into());
        Node { properties, listed: BTreeSet::new() }
    }

    /// Sets a property that has one value.
    fn set(&mut self, property: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.properties.insert(property.into(), value.into());
        }
    }

    /// Adds a value to a property that may have several, each once.
    fn add(&mut self, property: &str, value: Option<impl Into<Value>>) {
        let Some(value) = value.map(Into::into) else { return };
        let identity = value.get("@id").map_or_else(|| value.to_string(), Value::to_string);
        if self.listed.insert((property.to_owned(), identity))
            && let Value::Array(values) = self.properties.entry(property).or_insert_with(|| Value::Array(Vec::new()))
        {
            values.push(value);
        }
    }

    /// Adds a row of a table whose rows have no node in schema.org's words, if it says more than those.
    fn add_row(&mut self, table: &str, row: &Row) {
        let node = schema::table(table).and_then(|declared| row_node(declared, row, said(table)));
        self.add(&format!("reelmill:{table}"), node);
    }

    /// Sets what schema.org's words leave unsaid of the row that the node stands for.
    fn set_rest(&mut self, table: &str, row: &Row) {
        if let Some(declared) = schema::table(table) {
            add_rest(&mut self.properties, declared, row, said(table));
        }
    }

    fn done(self) -> Value {
        Value::Object(self.properties)
    }
}

/// Text in a language, where that is known.
fn tagged(text: &str, language: Option<&str>) -> Value {
    language.map_or_else(|| text.into(), |language| json!({ "@value": text, "@language": language }))
}

/// The earliest release whose date is a plain year, month or day; else the film's year. Of two that
/// may be the same day, the more precise.
fn date_published(releases: &[Row], film: &Row) -> Option<String> {
    let dated = releases.iter().filter(|row| row.text("edtf").is_some_and(is_plain_date));
    let earliest = dated.min_by_key(|row| (row.day("date_end"), row.day("date_start")));
    let earliest = earliest.and_then(|row| row.text("edtf")).map(str::to_owned);
    earliest.or_else(|| film.int("year").map(|year| format!("{year:04}")))
}

/// Whether a date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_plain_date(edtf: &str) -> bool {
    let is_number = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = edtf.split('-');
    let year = parts.next().is_some_and(|year| is_number(year, 4));
    let mut n_more = 0;
    // Months past the twelfth are seasons.
    let more = parts.all(|part| {
        n_more += 1;
        is_number(part, 2) && (n_more > 1 || part <= "12")
    });
    year && more && n_more <= 2
}

fn released_event(film: &str, row: &Row) -> Value {
    let mut event = Node::new(&row_urn("release_dates", film, row), "PublicationEvent");
    event.set("name", row.text("event"));
    match row.text("edtf").filter(|edtf| is_plain_date(edtf)) {
        Some(edtf) => event.set("startDate", Some(edtf)),
        None => {
            event.set("startDate", row.day("date_start").map(|day| day.to_string()));
            event.set("endDate", row.day("date_end").map(|day| day.to_string()));
        }
    }
    event.set("location", row.text("country").map(|code| country(Some(code), None)));
    event.set("description", row.text("date_text"));
    event.set_rest("release_dates", row);
    event.done()
}

fn work(film: &str, row: &Row, people: &Names) -> Value {
    let mut work = Node::new(&row_urn("works", film, row), "CreativeWork");
    work.set("name", row.text("title"));
    work.set("author", row.text("author_person_id").map(|id| people.node("Person", id)));
    work.set("reelmill:workType", row.text("work_type"));
    work.set("description", row.text("text"));
    work.set_rest("works", row);
    work.done()
}

fn amount(film: &str, row: &Row) -> Value {
    let mut amount = Node::new(&row_urn("money", film, row), "MonetaryAmount");
    amount.set("currency", row.text("currency"));
    let (least, most) = (row.decimal("amount_min"), row.decimal("amount_max"));
    if least == most {
        amount.set("value", least);
    } else {
        amount.set("minValue", least);
        amount.set("maxValue", most);
    }
    amount.set("reelmill:territory", row.text("territory"));
    amount.set("description", row.text("amount_text"));
    amount.set_rest("money", row);
    amount.done()
}

/// `Special Jury Prize, Venice International Film Festival 2020 (won)`.
fn award(row: &Row) -> String {
    let parts = ["award", "category", "body"].into_iter().filter_map(|column| row.text(column));
    let mut text = parts.collect::<Vec<_>>().join(", ");
    if let Some(year) = row.int("year") {
        text.push_str(&format!(" {year}"));
    }
    if let Some(result) = row.text("result") {
        text.push_str(&format!(" ({})", result.replace('_', " ")));
    }
    text
}

/// The IRI of a row that is keyed by film and ordinal.
fn row_urn(table: &str, film: &str, row: &Row) -> String {
    urn(id::row(table, &[film, &row.int("ordinal").unwrap_or_default().to_string()]))
}

#[cfg(test)]
mod tests {
    use super::is_plain_date;

    #[test]
    fn only_years_months_and_days_are_plain() {
        assert!(["1984", "1931-03", "2020-09-07"].into_iter().all(is_plain_date));
        let others = ["", "198X", "1929~", "1929-21", "2020-09-02/2020-09-12", "2020-9-7", "12020", "2020-09-07-01"];
        assert!(!others.into_iter().any(is_plain_date));
    }
}
