//! Views that people ask for first: one wide row a film, what a person worked on, every score with
//! its names, awards counted. They stand on views or tables with the names of the contract.

/// A dialect of SQL. What these views are written in is common to both, but for lists in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// DuckDB; PostgreSQL says the same.
    DuckDb,
    /// SQLite, as far back as 3.30: what it cannot parse would keep it from opening the file.
    Sqlite,
}

/// A view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Name.
    pub name: &'static str,
    /// Meaning, in a sentence.
    pub doc: &'static str,
    /// The query.
    pub query: String,
}

/// The views.
pub fn views(dialect: Dialect) -> [View; 4] {
    let list = |value: &str, order: &str| match dialect {
        Dialect::DuckDb => format!("string_agg({value}, ', ' ORDER BY {order})"),
        // Rows come in the order of the query below, which each of these has.
        Dialect::Sqlite => format!("group_concat({value}, ', ')"),
    };
    [
        View {
            name: "film_summary",
            doc: "A film a row: who made it, where, what it cost and took, how it was received.",
            query: film_summary(&list),
        },
        View {
            name: "person_filmography",
            doc: "A row for each person and film, with all that the person did on it.",
            query: person_filmography(&list),
        },
        View {
            name: "score_table",
            doc: "Every score with the names of film and critic.",
            query: SCORE_TABLE.to_owned(),
        },
        View {
            name: "award_tally",
            doc: "Awards of each film, counted by who gives them; one that several share counts once.",
            query: award_tally(),
        },
    ]
}

fn film_summary(list: &dyn Fn(&str, &str) -> String) -> String {
    let job = |job: &str| format!("{} FILTER (WHERE job = '{job}')", list("name", "place, name"));
    let company = |role: &str| format!("{} FILTER (WHERE role = '{role}')", list("name", "ordinal"));
    let names = list("name", "ordinal");
    format!(
        "\
WITH jobs AS (
    SELECT c.film_id, p.person_id, p.name, min(c.ordinal) AS place,
        CASE WHEN c.role = 'actor' THEN c.billing WHEN c.role = 'screenwriter' THEN 'writer' ELSE c.role END AS job
    FROM credits AS c JOIN people AS p ON p.person_id = c.person_id
    GROUP BY 1, 2, 3, 5
), makers AS (
    SELECT film_id, {directors} AS directors, {writers} AS writers, {producers} AS producers,
        {stars} AS starring, {composers} AS composers, {cinematographers} AS cinematographers, {editors} AS editors
    FROM (SELECT * FROM jobs ORDER BY film_id, job, place, name) AS sorted GROUP BY film_id
), countries AS (
    SELECT film_id, {names} AS countries
    FROM (SELECT * FROM film_countries ORDER BY film_id, ordinal) AS sorted GROUP BY film_id
), languages AS (
    SELECT film_id, {names} AS languages
    FROM (SELECT * FROM film_languages ORDER BY film_id, ordinal) AS sorted GROUP BY film_id
), genres AS (
    SELECT film_id, {names} AS genres
    FROM (SELECT * FROM film_genres ORDER BY film_id, ordinal) AS sorted GROUP BY film_id
), firms AS (
    SELECT film_id, {production} AS production_companies, {distribution} AS distributors
    FROM (
        SELECT f.film_id, f.role, f.ordinal, c.name
        FROM film_companies AS f JOIN companies AS c ON c.company_id = f.company_id
        ORDER BY f.film_id, f.role, f.ordinal
    ) AS sorted GROUP BY film_id
), stated AS (
    SELECT film_id, kind, min(ordinal) AS ordinal FROM money
    WHERE territory IS NULL OR territory = 'worldwide' GROUP BY film_id, kind
), amounts AS (
    SELECT m.* FROM money AS m JOIN stated AS s ON s.film_id = m.film_id AND s.ordinal = m.ordinal
), received AS (
    SELECT film_id, max(value) FILTER (WHERE metric = 'metascore') AS metascore,
        max(value) FILTER (WHERE metric = 'tomatometer') AS tomatometer,
        count(*) FILTER (WHERE kind = 'critic') AS critic_scores,
        avg(normalized) FILTER (WHERE kind = 'critic') AS critic_average
    FROM scores GROUP BY film_id
), honours AS (
    SELECT film_id, count(*) FILTER (WHERE result = 'won') AS awards_won,
        count(*) FILTER (WHERE result = 'nominated') AS awards_nominated
    FROM ({AWARDS}) AS a GROUP BY film_id
)
SELECT f.film_id, f.title, f.original_title, f.original_language, f.year, f.release_date, f.runtime_minutes,
    makers.directors, makers.writers, makers.producers, makers.starring, makers.composers,
    makers.cinematographers, makers.editors, countries.countries, languages.languages, genres.genres,
    firms.production_companies, firms.distributors,
    budget.currency AS budget_currency, budget.amount_min AS budget_min, budget.amount_max AS budget_max,
    takings.currency AS box_office_currency, takings.amount_min AS box_office_min,
    takings.amount_max AS box_office_max, received.metascore, received.tomatometer, received.critic_average,
    coalesce(received.critic_scores, 0) AS critic_scores, coalesce(honours.awards_won, 0) AS awards_won,
    coalesce(honours.awards_nominated, 0) AS awards_nominated, f.short_description, f.article_id
FROM films AS f
LEFT JOIN makers ON makers.film_id = f.film_id
LEFT JOIN countries ON countries.film_id = f.film_id
LEFT JOIN languages ON languages.film_id = f.film_id
LEFT JOIN genres ON genres.film_id = f.film_id
LEFT JOIN firms ON firms.film_id = f.film_id
LEFT JOIN amounts AS budget ON budget.film_id = f.film_id AND budget.kind = 'budget'
LEFT JOIN amounts AS takings ON takings.film_id = f.film_id AND takings.kind = 'box_office'
LEFT JOIN received ON received.film_id = f.film_id
LEFT JOIN honours ON honours.film_id = f.film_id",
        directors = job("director"),
        writers = job("writer"),
        producers = job("producer"),
        stars = job("starring"),
        composers = job("composer"),
        cinematographers = job("cinematographer"),
        editors = job("editor"),
        production = company("production"),
        distribution = company("distribution"),
    )
}

fn person_filmography(list: &dyn Fn(&str, &str) -> String) -> String {
    let roles = list("replace(role, '_', ' ')", "role, ordinal, credit_id");
    let characters = list("\"character\"", "role, ordinal, credit_id");
    format!(
        "\
WITH done AS (
    SELECT person_id, film_id, {roles} AS roles, {characters} AS characters,
        max(CASE WHEN billing = 'starring' THEN 1 ELSE 0 END) = 1 AS starring
    FROM (SELECT * FROM credits ORDER BY person_id, film_id, role, ordinal, credit_id) AS sorted
    GROUP BY person_id, film_id
)
SELECT p.person_id, p.name, p.sort_name, f.film_id, f.title, f.year, done.roles, done.characters, done.starring
FROM done
JOIN people AS p ON p.person_id = done.person_id
JOIN films AS f ON f.film_id = done.film_id"
    )
}

const SCORE_TABLE: &str = "\
SELECT s.score_id, s.film_id, f.title, f.year, s.ordinal, s.kind, s.source, s.metric, s.value, s.value_text,
    s.scale_min, s.scale_max, s.normalized, s.review_count, s.verdict, s.consensus, p.name AS critic,
    s.publication, s.as_of
FROM scores AS s
JOIN films AS f ON f.film_id = s.film_id
LEFT JOIN people AS p ON p.person_id = s.critic_person_id";

/// Awards without those who share them: `awards` has a row for each.
const AWARDS: &str = "SELECT DISTINCT film_id, body, edition, year, award, category, result, award_text FROM awards";

fn award_tally() -> String {
    format!(
        "\
SELECT a.film_id, f.title, f.year, a.body,
    count(*) FILTER (WHERE a.result = 'won') AS won,
    count(*) FILTER (WHERE a.result = 'nominated') AS nominated,
    count(*) FILTER (WHERE a.result NOT IN ('won', 'nominated')) AS other
FROM ({AWARDS}) AS a JOIN films AS f ON f.film_id = a.film_id
GROUP BY a.film_id, f.title, f.year, a.body"
    )
}
