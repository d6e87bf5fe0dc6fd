//! `report.html`: the release for people, on one page that opens without a network.
//!
//! Nothing in it depends on when or where the run was.

mod chart;

use std::collections::BTreeMap;

use crate::load::Written;

use super::survey::TableSurvey;
use super::{Release, TITLE};

const STYLE: &str = include_str!("report.css");

/// Tables that the head of the page counts.
const HEADLINE: &[&str] = &["films", "people", "companies", "credits", "scores", "awards", "evidence", "findings"];
/// Values that a list of the most frequent ones shows.
const MOST_FREQUENT: usize = 12;

/// The page.
pub(super) fn report(release: &Release<'_>) -> String {
    let survey = &release.survey;
    let films = rows(release, "films");
    let mut page = head(release);
    page.push_str("<h2>Tables</h2>\n<p>Rows of each table; where rows belong to films, how many films have any.</p>\n");
    page.push_str(&tables(&survey.tables, films));
    page.push_str("<h2>How much is known of a film</h2>\n");
    page.push_str("<p>What an article does not state is null: a share below 100 % is the article's silence or a finding below.</p>\n");
    for counted in &survey.tables {
        page.push_str(&coverage(counted));
    }
    page.push_str("<h2>What the films are</h2>\n");
    page.push_str(&chart::bars("Films by decade of first release", &decades(&survey.decades)));
    page.push_str("<div class=\"columns\" style=\"margin-top:1rem\">\n");
    for (table, caption) in
        [("film_genres", "Genres"), ("film_countries", "Countries"), ("film_languages", "Languages")]
    {
        page.push_str(&frequent(caption, survey.kinds.get(table), films));
    }
    page.push_str("</div>\n<h2>What was thought of them</h2>\n");
    page.push_str(&chart::bars(
        "Scores of critics, aggregators and audiences, on a scale of 0 to 100",
        &tenths(&survey.scores),
    ));
    page.push_str("<h2>What could not be read</h2>\n");
    page.push_str(&findings(&survey.findings));
    page.push_str("<h2>Files</h2>\n");
    page.push_str(&files(release.written));
    page.push_str("</body>\n</html>\n");
    page
}

fn head(release: &Release<'_>) -> String {
    let lineage = release.lineage;
    let cards = HEADLINE.iter().map(|table| {
        let count = grouped(rows(release, table));
        format!("<div class=\"card\"><b>{count}</b><span class=\"soft\">{table}</span></div>\n")
    });
    let quoted: Vec<&str> = release.licenses().collect();
    let license = if quoted.is_empty() {
        String::new()
    } else {
        format!(" Text quoted from articles is under {}.", escape(&quoted.join(", ")))
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
         <p class=\"soft\">Read from {articles} articles by reelmill {version}, contract {schema}.{license}<br>\
         Inputs <code>{inputs}</code></p>\n<div class=\"cards\">\n{cards}</div>\n",
        title = escape(TITLE),
        articles = grouped(rows(release, "articles")),
        version = escape(&lineage.version),
        schema = escape(&lineage.schema_version),
        inputs = escape(&lineage.inputs_sha256),
        cards = cards.collect::<String>(),
    )
}

fn tables(tables: &[TableSurvey], films: u64) -> String {
    let row = |counted: &TableSurvey| {
        let (name, rows) = (counted.table.name(), grouped(counted.rows));
        let about = escape(counted.table.doc());
        let of_films = match counted.films {
            Some(with) => {
                let each = counted.rows as f64 / films.max(1) as f64;
                format!("<td class=\"n\">{each:.1}</td>{}", share(with, films))
            }
            None => "<td></td><td></td><td></td>".to_owned(),
        };
        format!(
            "<tr><td><code>{name}</code><br><small>{about}</small></td><td class=\"n\">{rows}</td>{of_films}</tr>\n"
        )
    };
    table(
        "<th>table</th><th class=\"n\">rows</th><th class=\"n\">per film</th><th colspan=\"2\">films with any</th>",
        tables.iter().map(row),
    )
}

/// How often each column of a table is filled; open for films, folded for the rest.
fn coverage(counted: &TableSurvey) -> String {
    let columns = counted.table.columns();
    let nullable = columns.iter().zip(&counted.filled).filter(|(column, _)| column.nullable);
    let lines: Vec<String> = nullable
        .map(|(column, filled)| {
            let about = escape(column.doc);
            let share = share(*filled, counted.rows);
            format!("<tr><td><code>{}</code><br><small>{about}</small></td>{share}</tr>\n", column.name)
        })
        .collect();
    if lines.is_empty() || counted.rows == 0 {
        return String::new();
    }
    let open = if counted.table.name() == "films" { " open" } else { "" };
    let body = table("<th>column</th><th colspan=\"2\">filled</th>", lines);
    format!("<details{open}><summary><code>{}</code></summary>\n{body}</details>\n", counted.table.name())
}

fn frequent(caption: &str, counts: Option<&BTreeMap<String, u64>>, films: u64) -> String {
    let mut counts: Vec<(&String, &u64)> = counts.into_iter().flatten().collect();
    let n_names = counts.len();
    // The sort is stable: names as often as each other stay in the order of their characters.
    counts.sort_by(|a, b| b.1.cmp(a.1));
    counts.truncate(MOST_FREQUENT);
    let line = |(name, count): (&String, &u64)| {
        format!("<tr><td>{}</td><td class=\"n\">{}</td>{}</tr>\n", escape(name), grouped(*count), bar(*count, films))
    };
    let body = table("<th>name</th><th class=\"n\" colspan=\"2\">films</th>", counts.into_iter().map(line));
    format!("<figure><figcaption>{caption}, {} in all</figcaption>\n{body}</figure>\n", grouped(n_names as u64))
}

fn findings(counts: &BTreeMap<(String, String), u64>) -> String {
    if counts.is_empty() {
        return "<p>Nothing: every value was read.</p>\n".to_owned();
    }
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by(|a, b| b.1.cmp(a.1));
    let line = |((severity, code), count): (&(String, String), &u64)| {
        let (severity, code, count) = (escape(severity), escape(code), grouped(*count));
        format!("<tr><td><code>{code}</code></td><td>{severity}</td><td class=\"n\">{count}</td></tr>\n")
    };
    let note = "<p>Each stands in <code>findings</code> with its place in the article and how to mend it.</p>\n";
    let body = table("<th>code</th><th>severity</th><th class=\"n\">times</th>", counts.into_iter().map(line));
    format!("{note}{body}")
}

fn files(written: &[Written]) -> String {
    let line = |file: &Written| {
        let (path, bytes, sha256) = (escape(&file.path), grouped(file.bytes), escape(&file.sha256));
        format!(
            "<tr><td><a href=\"{path}\"><code>{path}</code></a><br><small><code>{sha256}</code></small></td>\
             <td class=\"n\">{bytes}</td></tr>\n"
        )
    };
    table("<th>file and SHA-256</th><th class=\"n\">bytes</th>", written.iter().map(line))
}

/// Decades from the first to the last, those without films between them included.
fn decades(counts: &BTreeMap<i32, u64>) -> Vec<(String, u64)> {
    let (Some((first, _)), Some((last, _))) = (counts.first_key_value(), counts.last_key_value()) else {
        return Vec::new();
    };
    let decades = (*first..=*last).step_by(10);
    decades.map(|decade| (format!("{decade}s"), counts.get(&decade).copied().unwrap_or(0))).collect()
}

fn tenths(counts: &[u64; 10]) -> Vec<(String, u64)> {
    let label = |at: usize| if at == 9 { "90–100".to_owned() } else { format!("{}–{}", at * 10, at * 10 + 9) };
    counts.iter().enumerate().map(|(at, count)| (label(at), *count)).collect()
}

fn table(head: &str, rows: impl IntoIterator<Item = String>) -> String {
    let rows: String = rows.into_iter().collect();
    format!("<div class=\"scroll\"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n")
}

/// Two cells: a share as a number and as a bar.
fn share(part: u64, whole: u64) -> String {
    format!("<td class=\"n\">{}</td>{}", percent(part, whole), bar(part, whole))
}

fn bar(part: u64, whole: u64) -> String {
    let percent = 100.0 * part.min(whole) as f64 / whole.max(1) as f64;
    format!("<td class=\"share\"><i style=\"--part:{percent:.1}%\"></i></td>")
}

/// All and none are said only of all and none.
fn percent(part: u64, whole: u64) -> String {
    match part {
        0 => "0 %".to_owned(),
        part if part >= whole => "100 %".to_owned(),
        part => format!("{:.0} %", (100.0 * part as f64 / whole.max(1) as f64).clamp(1.0, 99.0)),
    }
}

fn rows(release: &Release<'_>, table: &str) -> u64 {
    release.survey.tables.iter().find(|counted| counted.table.name() == table).map_or(0, |counted| counted.rows)
}

/// A number with thin spaces between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
