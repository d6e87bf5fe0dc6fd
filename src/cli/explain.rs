//! `explain`: each value of a film beside the words that it was read from.

use std::io::{self, BufWriter, Write};

use anyhow::Result;
use serde_json::json;

use crate::run::{self, Explained, Fact, Stop};

use super::Exit;
use super::arguments::{Explain, LogFormat};

/// Longer words are cut in the answer for people.
const LONGEST_QUOTATION: usize = 160;

/// Runs the command.
pub(super) fn command(flags: &Explain, stop: &Stop) -> Result<Exit> {
    let (inputs, notices) = run::find(&flags.reading.inputs, None)?;
    notices.iter().for_each(|notice| tracing::warn!("{notice}"));
    let explained = match run::explain(&inputs, &flags.reading.options(), &flags.reading.conduct(), stop, &flags.film)?
    {
        Ok(explained) => explained,
        Err(alike) => {
            let hint =
                if alike.is_empty() { "name the title as the article has it".to_owned() } else { alike.join(", ") };
            tracing::error!(hint, "no article or film is called `{}`", flags.film);
            return Ok(Exit::Usage);
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let wanted = |fact: &&Fact| match flags.tables.as_slice() {
        // The text of the article is no help beside the text of the article.
        [] => !matches!(fact.table, "sections" | "links" | "articles"),
        tables => tables.iter().any(|table| table == fact.table),
    };
    for document in &explained {
        let facts: Vec<&Fact> = document.facts.iter().filter(wanted).collect();
        match flags.format {
            LogFormat::Text => text(&mut out, document, &facts)?,
            LogFormat::Json => facts.iter().try_for_each(|fact| writeln!(out, "{}", record(document, fact)))?,
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

fn text(out: &mut impl Write, document: &Explained, facts: &[&Fact]) -> io::Result<()> {
    writeln!(out, "{} ({})", document.title, document.path)?;
    let mut table = "";
    for fact in facts {
        if fact.table != table {
            table = fact.table;
            writeln!(out, "\n{table}")?;
        }
        let is_credited = |column: &str| matches!(column, "person_id" | "company_id");
        let credited = fact.values.iter().find(|(column, _)| is_credited(column)).map(|(_, name)| name);
        let telling = fact.values.iter().filter(|(column, value)| {
            is_telling(column, value) && !(*column == "credited_as" && Some(value) == credited)
        });
        let values: Vec<String> = telling.map(|(column, value)| format!("{}: {}", named(column), cut(value))).collect();
        writeln!(out, "  {}", values.join(" · "))?;
        for quotation in &fact.quotations {
            let place = format!("{}:{}", quotation.line, quotation.column);
            let (rule, confidence) = (quotation.rule, quotation.confidence.as_str());
            writeln!(out, "    {place:>8}  {} ({rule}, {confidence})  {}", quotation.field, cut(&quotation.words))?;
        }
    }
    writeln!(out)
}

/// Whether a value tells people something that the heading does not: ids of the row itself do not.
fn is_telling(column: &str, value: &str) -> bool {
    let is_uuid = value.len() == 36 && value.bytes().filter(|byte| *byte == b'-').count() == 4;
    !(column.ends_with("_id") && is_uuid)
}

fn named(column: &str) -> &str {
    column.trim_end_matches("_id")
}

/// The words on one line, cut where they are long.
fn cut(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_QUOTATION {
        return line;
    }
    let kept: String = line.chars().take(LONGEST_QUOTATION).collect();
    format!("{kept} …")
}

fn record(document: &Explained, fact: &Fact) -> serde_json::Value {
    let values: serde_json::Map<String, serde_json::Value> =
        fact.values.iter().map(|(column, value)| ((*column).to_owned(), json!(value))).collect();
    let quotations = fact.quotations.iter().map(|quotation| {
        json!({
            "line": quotation.line,
            "column": quotation.column,
            "field": quotation.field,
            "rule": quotation.rule,
            "confidence": quotation.confidence.as_str(),
            "words": quotation.words,
        })
    });
    json!({
        "path": document.path,
        "article": document.title,
        "table": fact.table,
        "row_key": fact.row_key,
        "values": values,
        "evidence": quotations.collect::<Vec<_>>(),
    })
}
