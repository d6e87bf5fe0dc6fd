//! The report for people, as Markdown, and for programs, as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json as value};

use crate::schema::evidence::Confidence;

use super::report::{Counts, Report, Share, TableReport};

/// The report as Markdown, with so many of the facts that are missed and wrong, per table.
pub fn markdown(report: &Report, most: usize) -> String {
    let mut out = String::from("| table | facts | precision | recall | F1 | stated | read | inferred |\n");
    out.push_str("|---|---:|---:|---:|---:|---:|---:|---:|\n");
    let (averaged, beside): (Vec<_>, Vec<_>) = report.tables.iter().partition(|table| table.is_averaged());
    for table in averaged {
        row(&mut out, table.name, table.counts, &table.confidence);
    }
    row(&mut out, "all (micro)", report.micro(), &report.confidence());
    _ = writeln!(out, "| average (macro) | | | | {:.3} | | | |", report.macro_f1());
    for table in beside {
        row(&mut out, &format!("{} (not averaged)", table.name), table.counts, &table.confidence);
    }
    out.push_str(
        "\nUnder `stated`, `read` and `inferred`: how many of the rows held are right, by `evidence.confidence`.\n",
    );
    out.push_str("\n| field of rows that are right | facts | precision | recall | F1 |\n|---|---:|---:|---:|---:|\n");
    for table in &report.tables {
        for (field, counts) in table.fields.iter().filter(|(_, counts)| **counts != Counts::default()) {
            _ = writeln!(out, "| {}.{field} | {} |", table.name, figures(*counts));
        }
    }
    for table in report.tables.iter().filter(|_| most > 0) {
        details(&mut out, table, most);
    }
    if !report.without_row.is_empty() {
        _ = writeln!(out, "\nFilms without a row: {}.", report.without_row.join(", "));
    }
    out
}

fn row(out: &mut String, name: &str, counts: Counts, by: &BTreeMap<Confidence, Share>) {
    let by = Confidence::ALL.iter().map(|confidence| of_share(by.get(confidence).copied().unwrap_or_default()));
    let by = by.collect::<Vec<_>>().join(" | ");
    _ = writeln!(out, "| {name} | {} | {by} |", figures(counts));
}

fn figures(counts: Counts) -> String {
    let figures = [counts.precision(), counts.recall(), counts.f1()].map(|figure| format!("{figure:.3}"));
    format!("{} | {}", counts.gold(), figures.join(" | "))
}

fn of_share(share: Share) -> String {
    match share.right + share.wrong {
        0 => "–".to_owned(),
        all => format!("{} of {all}", share.right),
    }
}

fn details(out: &mut String, table: &TableReport, most: usize) {
    if table.missed.is_empty() && table.wrong.is_empty() {
        return;
    }
    _ = writeln!(out, "\n## {}\n", table.name);
    for missed in table.missed.iter().take(most) {
        let place = missed.place.as_deref().map(|place| format!(" ({place})")).unwrap_or_default();
        _ = writeln!(out, "- missed: {}: {}{place}", missed.article, code(&missed.fact));
    }
    for wrong in table.wrong.iter().take(most) {
        _ = writeln!(out, "- wrong: {}: {}", wrong.article, code(&wrong.fact));
        for reading in &wrong.readings {
            let (field, rule, confidence) = (&reading.field, &reading.rule, reading.confidence.as_str());
            let words = reading.words.as_deref().map(|words| format!(": {}", code(words))).unwrap_or_default();
            _ = writeln!(out, "  - {field} ({rule}, {confidence}){words}");
        }
    }
    let rest = table.missed.len().saturating_sub(most) + table.wrong.len().saturating_sub(most);
    if rest > 0 {
        _ = writeln!(out, "- and {rest} more");
    }
}

/// Longer words are cut in the report for people.
const LONGEST: usize = 160;

/// Words as code on one line, cut where they are long.
fn code(words: &str) -> String {
    let mut line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(end);
        line.push('…');
    }
    if line.contains('`') { format!("`` {line} ``") } else { format!("`{line}`") }
}

/// The report for programs, with so many of the facts that are missed and wrong, per table.
pub fn json(report: &Report, most: usize) -> Value {
    let tables: Map<String, Value> =
        report.tables.iter().map(|table| (table.name.to_owned(), of_table(table, most))).collect();
    let rules: Map<String, Value> = report.rules.iter().map(|(rule, share)| (rule.clone(), of_way(*share))).collect();
    value!({
        "macro_f1": rounded(report.macro_f1()),
        "micro": of_counts(report.micro()),
        "confidence": of_confidence(&report.confidence()),
        "tables": tables,
        "rules": rules,
        "films_missing": report.without_row,
    })
}

fn of_table(table: &TableReport, most: usize) -> Value {
    let mut all = of_counts(table.counts);
    let missed = table
        .missed
        .iter()
        .take(most)
        .map(|missed| value!({ "article": missed.article, "fact": missed.fact, "where": missed.place }));
    let wrong = table.wrong.iter().take(most).map(|wrong| {
        let readings = wrong.readings.iter().map(|reading| {
            value!({
                "field": reading.field,
                "rule": reading.rule,
                "confidence": reading.confidence.as_str(),
                "words": reading.words,
            })
        });
        value!({ "article": wrong.article, "fact": wrong.fact, "evidence": readings.collect::<Vec<_>>() })
    });
    let fields = table.fields.iter().map(|(field, counts)| (field.clone(), of_counts(*counts)));
    all["averaged"] = table.is_averaged().into();
    all["fields"] = Value::Object(fields.collect());
    all["confidence"] = of_confidence(&table.confidence);
    all["missed"] = missed.collect();
    all["wrong"] = wrong.collect();
    all
}

fn of_counts(counts: Counts) -> Value {
    value!({
        "gold": counts.gold(),
        "right": counts.right,
        "precision": rounded(counts.precision()),
        "recall": rounded(counts.recall()),
        "f1": rounded(counts.f1()),
    })
}

fn of_confidence(shares: &BTreeMap<Confidence, Share>) -> Value {
    let shares = shares.iter().map(|(confidence, share)| (confidence.as_str().to_owned(), of_way(*share)));
    Value::Object(shares.collect())
}

fn of_way(share: Share) -> Value {
    value!({ "rows": share.right + share.wrong, "right": share.right, "precision": share.precision().map(rounded) })
}

/// Four places are what facts by the thousand can tell.
fn rounded(figure: f64) -> f64 {
    (figure * 1e4).round() / 1e4
}
