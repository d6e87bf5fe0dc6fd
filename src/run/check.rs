//! Reading without publishing: what would be found, with line and column.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::finding::{Code, Finding, Severity};
use crate::schema::findings;
use crate::transform::Redirects;

use super::documents::{self, Document, Refused};
use super::lines::Lines;
use super::parallel::Workers;
use super::plan::{Conduct, Input, Options};
use super::select::Selector;
use super::{Error, Stop, Unwatched, find};

/// A finding, with its place for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Path of the input.
    pub path: String,
    /// Line and column of the words, from 1; `None` where a document as a whole is meant.
    pub place: Option<(usize, usize)>,
    /// What kind of trouble.
    pub code: Code,
    /// The words, as written.
    pub text: Option<String>,
    /// What was found there.
    pub message: String,
}

impl Checked {
    /// How much is lost.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Reads inputs and hands what is found to `each`, in their order.
///
/// # Errors
/// Where the run was asked to stop, or `each` fails.
pub fn check<E: From<Error>>(
    inputs: &[Input],
    options: &Options,
    conduct: &Conduct,
    stop: &Stop,
    mut each: impl FnMut(Checked) -> Result<(), E>,
) -> Result<(), E> {
    let workers = Workers::new(conduct.threads)?;
    let mut selector = Selector::new(&options.selection).map_err(Error::from)?;
    let mut seen = BTreeSet::new();
    find::documents::<E>(inputs, options, &workers, stop, &Unwatched, |found| {
        let mut documents = Vec::new();
        for document in found.documents {
            if document.as_ref().is_ok_and(|document| !selector.takes(&document.about.title)) {
                continue;
            }
            documents.push(document.and_then(|document| {
                if seen.insert(document.article_id(options)) {
                    return Ok(document);
                }
                let message = "an earlier document has the same title";
                Err(document.refuse(Finding::document(Code::DuplicateArticle, message)))
            }));
        }
        for found in workers.map(documents, |document| look(document, options)).into_iter().flatten() {
            each(found)?;
        }
        Ok::<_, E>(if selector.has_enough() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(())
}

/// What is found in one document.
fn look(document: Result<Document, Refused>, options: &Options) -> Vec<Checked> {
    let refused = |refused: Refused| {
        let path = refused.uri.split("#line=").next().unwrap_or(&refused.uri);
        vec![whole(path, refused.finding)]
    };
    let document = match document {
        Ok(document) => document,
        Err(document) => return refused(document),
    };
    let lines = Lines::of(&document.text, document.about.first_line);
    documents::transform(&document, Redirects::none(), options).map_or_else(refused, |made| {
        made.rows.findings.into_iter().filter_map(|row| located(document.path(), row, &lines)).collect()
    })
}

fn whole(path: &str, finding: Finding) -> Checked {
    Checked { path: path.to_owned(), place: None, code: finding.code, text: finding.text, message: finding.message }
}

fn located(path: &str, row: findings::Finding, lines: &Lines<'_>) -> Option<Checked> {
    let code = Code::ALL.iter().copied().find(|code| code.as_str() == row.code)?;
    let offset = row.byte_start.and_then(|offset| usize::try_from(offset).ok());
    let place = offset.map(|offset| lines.place(offset));
    let remedy = format!("; {}", code.mend());
    let message = row.message.strip_suffix(&remedy).unwrap_or(&row.message).to_owned();
    Some(Checked { path: path.to_owned(), place, code, text: row.text, message })
}
