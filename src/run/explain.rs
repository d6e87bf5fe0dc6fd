//! Each value of a film beside the words that it was read from.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::ControlFlow;

use crate::schema::evidence::{Confidence, Evidence};
use crate::schema::{Row, RowSink};
use crate::transform::Redirects;
use crate::value::id;

use super::documents::{self, Document};
use super::lines::Lines;
use super::parallel::Workers;
use super::plan::{Conduct, Input, Options};
use super::select::Selector;
use super::{Error, Stop, Unwatched, find};

/// Titles that are named where none is the one asked for.
const MOST_ALIKE: usize = 50;

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
    conduct: &Conduct,
    stop: &Stop,
    asked: &str,
) -> Result<Result<Vec<Explained>, Vec<String>>, Error> {
    let workers = Workers::new(conduct.threads)?;
    let mut selector = Selector::new(&options.selection)?;
    let (mut explained, mut alike) = (Vec::new(), Vec::new());
    let folded = id::fold(asked);
    find::documents(inputs, options, &workers, stop, &Unwatched, |found| {
        for document in found.documents.into_iter().flatten() {
            let title = document.about.title.as_str();
            if !selector.takes(title) {
                continue;
            }
            if is_asked_for(&document, options, &folded) {
                explained.extend(rows(&document, options));
            } else if alike.len() < MOST_ALIKE && id::fold(title).contains(&folded) {
                alike.push(title.to_owned());
            }
        }
        Ok::<_, Error>(if selector.has_enough() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(if explained.is_empty() { Err(alike) } else { Ok(explained) })
}

/// Whether the words are the title of the article, with or without its disambiguation, or an id.
fn is_asked_for(document: &Document, options: &Options, folded: &str) -> bool {
    let title = document.about.title.as_str();
    let plain = title.rfind(" (").map_or(title, |bracket| &title[..bracket]);
    let ids = [document.article_id(options), id::film(document.wiki(options), title)];
    id::fold(title) == folded || id::fold(plain) == folded || ids.iter().any(|id| id.to_string() == folded)
}

fn rows(document: &Document, options: &Options) -> Option<Explained> {
    let source = document.text.as_str();
    let transformed = documents::transform(document, Redirects::none(), options).ok()?;
    let people = transformed.people.iter().map(|person| (person.person_id.to_string(), person.name.clone()));
    let companies = transformed.companies.iter().map(|company| (company.company_id.to_string(), company.name.clone()));
    let mut names = BTreeMap::new();
    for (id, name) in people.chain(companies) {
        // The first form is the one that the id was made from.
        names.entry(id).or_insert(name);
    }
    let mut quotations = BTreeMap::new();
    let lines = Lines::of(source, document.about.first_line);
    for evidence in &transformed.rows.evidence {
        let place = (evidence.table, evidence.row_key.clone());
        quotations.entry(place).or_insert_with(Vec::new).extend(quotation(evidence, source, &lines));
    }
    let mut facts = Facts { names, quotations, facts: Vec::new() };
    let Ok(()) = transformed.rows.drain_into(&mut facts);
    let title = document.about.title.clone();
    Some(Explained { path: document.path().to_owned(), title, facts: facts.facts })
}

fn quotation(evidence: &Evidence, source: &str, lines: &Lines<'_>) -> Option<Quotation> {
    let offset = |byte: i64| usize::try_from(byte).ok();
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
