//! The node of a film: what schema.org has words for, table by table.

use serde_json::{Value, json};

use crate::load::nested::Document;
use crate::load::rows::Row;
use crate::load::{Batches, Error};
use crate::schema::AnyTable;

use super::credits::credit;
use super::names::{Names, country, urn};
use super::node::Node;
use super::ratings::score;
use super::rest::{Said, hang, rest, row_iri};

/// The columns of `films` that are said in schema.org's words.
const SAID: &[&str] = &["article_id", "title", "runtime_minutes", "short_description", "lead", "plot"];

/// Makes the nodes of films.
pub(super) struct Movies {
    people: Names,
    companies: Names,
}

impl Movies {
    /// Reads the names that films share.
    pub(super) fn of(tables: &dyn Batches) -> Result<Self, Error> {
        Ok(Movies {
            people: Names::of(tables, "people", "person_id")?,
            companies: Names::of(tables, "companies", "company_id")?,
        })
    }

    /// The node of a film, with what hangs on it.
    pub(super) fn movie(&self, films: &dyn AnyTable, class: &str, document: &Document) -> Value {
        let film = &document.row;
        let mut movie = Node::new(row_iri(films, film), class);
        movie.set("name", film.text("title"));
        movie.set("datePublished", date_published(document.rows("release_dates"), film));
        // A film of seconds has no minutes to speak of.
        let minutes = film.int("runtime_minutes").filter(|minutes| *minutes > 0);
        movie.set("duration", minutes.map(|minutes| format!("PT{minutes}M")));
        movie.set("disambiguatingDescription", film.text("short_description"));
        movie.set("description", film.text("lead"));
        movie.set("abstract", film.text("plot"));
        movie.set("subjectOf", film.text("article_id").map(|id| json!({ "@id": urn(id), "@type": "Article" })));
        movie.set_all(rest(films, film, SAID));
        for (table, rows) in &document.children {
            rows.iter().for_each(|row| hang(&mut movie, *table, row, self.said(*table, row)));
        }
        movie.done()
    }

    /// What schema.org's words say of a row that hangs on a film.
    fn said(&self, table: &dyn AnyTable, row: &Row) -> Option<Said> {
        let own_node = |class| Node::new(row_iri(table, row), class);
        Some(match table.name() {
            "film_titles" if row.text("kind") != Some("main") => Said {
                property: "alternateName",
                value: tagged(row.text("title")?, row.text("language")),
                columns: &["title"],
            },
            "credits" => credit(row, &self.people)?,
            "works" => Said {
                property: "isBasedOn",
                value: self.work(own_node("CreativeWork"), row),
                columns: &["title", "author_person_id", "work_type", "text"],
            },
            "release_dates" => Said {
                property: "releasedEvent",
                value: released_event(own_node("PublicationEvent"), row),
                columns: &["event", "country", "date_text"],
            },
            "film_companies" => Said {
                property: if row.text("role") == Some("production") {
                    "productionCompany"
                } else {
                    "reelmill:distributor"
                },
                value: self.companies.node("Organization", row.text("company_id")?),
                columns: &["company_id", "role"],
            },
            "film_countries" => Said {
                property: "countryOfOrigin",
                value: country(row.text("code"), row.text("name")),
                columns: &["code", "name"],
            },
            "film_languages" => Said {
                property: "inLanguage",
                value: row.text("code").or_else(|| row.text("name"))?.into(),
                columns: &["code"],
            },
            "film_genres" => Said { property: "genre", value: row.text("name")?.into(), columns: &["name"] },
            "money" => Said {
                property: if row.text("kind") == Some("budget") { "reelmill:budget" } else { "reelmill:boxOffice" },
                value: amount(own_node("MonetaryAmount"), row),
                columns: &["kind", "currency", "amount_min", "amount_max", "amount_text"],
            },
            "scores" => score(row, &self.people)?,
            "awards" => Said {
                property: "award",
                value: award(row).into(),
                columns: &["body", "year", "award", "category", "result"],
            },
            "external_ids" => Said { property: "sameAs", value: row.text("url")?.into(), columns: &["url"] },
            _ => return None,
        })
    }

    fn work(&self, mut work: Node, row: &Row) -> Value {
        work.set("name", row.text("title"));
        work.set("author", row.text("author_person_id").map(|id| self.people.node("Person", id)));
        work.set("reelmill:workType", row.text("work_type"));
        work.set("description", row.text("text"));
        work.done()
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

fn released_event(mut event: Node, row: &Row) -> Value {
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
    event.done()
}

/// An amount; one number where least and most are the same.
fn amount(mut amount: Node, row: &Row) -> Value {
    amount.set("currency", row.text("currency"));
    let (least, most) = (row.decimal("amount_min"), row.decimal("amount_max"));
    if least == most {
        amount.set("value", least);
    } else {
        amount.set("minValue", least);
        amount.set("maxValue", most);
    }
    amount.set("description", row.text("amount_text"));
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
