//! Each value of a film beside the words that it was read from.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use crate::schema::evidence::{Confidence, Evidence};
use crate::schema::{Row, RowSink};
use crate::value::id;

use super::documents::{self, Document, Opened};
use super::lines::Lines;
use super::plan::{Input, Options};
use super::{Error, Stop};

/// A document that the question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Path of the input.
    pub path: String,
    /// Title of the article.
    pub title: String,
    /// Its rows, table by table.
    pub facts: Vec<Fact>,
}

/// A row, and where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Table.
    pub table: &'static str,
    /// Key of the row.
    pub row_key: String,
    /// Columns that are stated, with their values; names stand for the ids of people and companies.
    pub values: Vec<(&'static str, String)>,
    /// The words.
    pub quotations: Vec<Quotation>,
}

/// Words of a document, with their place for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Part of the article.
    pub field: String,
    /// Name of the rule.
    pub rule: &'static str,
    /// How directly the words say it.
    pub confidence: Confidence,
    /// The words, as written.
    pub words: String,
}

/// Reads inputs and explains the documents whose article or film has the title or id asked for; where
/// there is none, gives the titles that hold the words asked for.
///
/// # Errors
/// Where the run was asked to stop.
pub fn explain(
    inputs: &[Input],
    options: &Options,
    stop: &Stop,
    asked: &str,
) -> Result<Result<Vec<Explained>, Vec<String>>, Error> {
    let (mut explained, mut alike) = (Vec::new(), Vec::new());
    let folded = id::fold(asked);
    for input in inputs {
        stop.check()?;
        let Opened { documents, .. } = documents::open(input, options);
        for document in documents.into_iter().flatten() {
            let title = document.title().to_owned();
            if is_asked_for(&document, &options.wiki, &folded) {
                explained.extend(rows(input, options, document, title));
            } else if id::fold(&title).contains(&folded) {
                alike.push(title);
            }
        }
    }
    Ok(if explained.is_empty() { Err(alike) } else { Ok(explained) })
}

/// Whether the words are the title of the article, with or without its disambiguation, or an id.
fn is_asked_for(document: &Document, wiki: &str, folded: &str) -> bool {
    let title = document.title();
    let plain = title.rfind(" (").map_or(title, |bracket| &title[..bracket]);
    let ids = [document.article_id, id::film(wiki, title)];
    id::fold(title) == folded || id::fold(plain) == folded || ids.iter().any(|id| id.to_string() == folded)
}

fn rows(input: &Input, options: &Options, document: Document, title: String) -> Option<Explained> {
    let (start, source) = (document.start(), Arc::clone(&document.source));
    let transformed = documents::transform(document, options).ok()?;
    let people = transformed.people.iter().map(|person| (person.person_id.to_string(), person.name.clone()));
    let companies = transformed.companies.iter().map(|company| (company.company_id.to_string(), company.name.clone()));
    let mut names = BTreeMap::new();
    for (id, name) in people.chain(companies) {
        // The first form is the one that the id was made from.
        names.entry(id).or_insert(name);
    }
    let mut quotations = BTreeMap::new();
    let lines = Lines::of(&source);
    for evidence in &transformed.rows.evidence {
        let place = (evidence.table, evidence.row_key.clone());
        quotations.entry(place).or_insert_with(Vec::new).extend(quotation(evidence, start, &source, &lines));
    }
    let mut facts = Facts { names, quotations, facts: Vec::new() };
    let Ok(()) = transformed.rows.drain_into(&mut facts);
    Some(Explained { path: input.uri.clone(), title, facts: facts.facts })
}

fn quotation(evidence: &Evidence, start: usize, source: &str, lines: &Lines<'_>) -> Option<Quotation> {
    let offset = |byte: i64| usize::try_from(byte).ok().map(|byte| start + byte);
    let (from, to) = (offset(evidence.byte_start)?, offset(evidence.byte_end)?);
    let (line, column) = lines.place(from);
    let field = evidence.field.clone().unwrap_or_default();
    let words = source.get(from..to)?.to_owned();
    Some(Quotation { line, column, field, rule: evidence.rule, confidence: evidence.confidence, words })
}

/// Makes facts of rows.
struct Facts {
    names: BTreeMap<String, String>,
    quotations: BTreeMap<(&'static str, String), Vec<Quotation>>,
    facts: Vec<Fact>,
}

impl RowSink for Facts {
    type Error = Infallible;

    fn rows<R: Row>(&mut self, rows: Vec<R>) -> Result<(), Infallible> {
        let table = R::TABLE;
        if matches!(table.name, "evidence" | "findings") {
            return Ok(());
        }
        for row in rows {
            let row_key = table.row_key(&row);
            let cells = table.columns.iter().map(|column| (column.info.name, (column.get)(&row).to_text()));
            let values = cells.filter(|(_, value)| !value.is_empty()).map(|(name, value)| {
                let value = self.names.get(&value).cloned().unwrap_or(value);
                (name, value)
            });
            let values = values.collect();
            let quotations = self.quotations.remove(&(table.name, row_key.clone())).unwrap_or_default();
            self.facts.push(Fact { table: table.name, row_key, values, quotations });
        }
        Ok(())
    }
}
