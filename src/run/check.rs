//! Reading without publishing: what would be found, with line and column.

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use crate::finding::{Code, Finding, Severity};
use crate::schema::findings;

use super::documents::{self, Document, Opened, Refused};
use super::lines::Lines;
use super::parallel::Workers;
use super::plan::{Conduct, Input, Options};
use super::{Error, Stop};

/// Inputs that are in flight at once.
const IN_FLIGHT: usize = 64;

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
    let mut seen = BTreeSet::new();
    for inputs in inputs.chunks(IN_FLIGHT) {
        let looked = workers.try_map(inputs.iter().collect(), |input| {
            stop.check()?;
            Ok::<_, Error>(look(input, options))
        })?;
        for look in looked.into_iter().flatten() {
            if look.article_id.is_some_and(|article_id| !seen.insert(article_id)) {
                let finding = Finding::document(Code::DuplicateArticle, "an earlier document has the same title");
                each(whole(&look.path, finding))?;
            }
            look.found.into_iter().try_for_each(&mut each)?;
        }
    }
    Ok(())
}

/// What is found in one document.
struct Look {
    path: String,
    article_id: Option<Uuid>,
    found: Vec<Checked>,
}

fn look(input: &Input, options: &Options) -> Vec<Look> {
    let Opened { documents, .. } = documents::open(input, options);
    let look = |document: Result<Document, Refused>| {
        let path = input.uri.clone();
        let refused = |refused: Refused| vec![whole(&input.uri, refused.finding)];
        let (article_id, found) = match document {
            Err(document) => (None, refused(document)),
            Ok(document) => {
                let (article_id, start) = (document.article_id, document.start());
                let source = Arc::clone(&document.source);
                let lines = Lines::of(&source);
                let found = documents::transform(document, options).map_or_else(refused, |made| {
                    let rows = made.rows.findings.into_iter();
                    rows.filter_map(|row| located(&input.uri, row, start, &lines)).collect()
                });
                (Some(article_id), found)
            }
        };
        Look { path, article_id, found }
    };
    documents.into_iter().map(look).collect()
}

fn whole(path: &str, finding: Finding) -> Checked {
    Checked { path: path.to_owned(), place: None, code: finding.code, text: finding.text, message: finding.message }
}

/// A finding of a document that starts at `start` of its file.
fn located(path: &str, row: findings::Finding, start: usize, lines: &Lines<'_>) -> Option<Checked> {
    let code = Code::ALL.iter().copied().find(|code| code.as_str() == row.code)?;
    let offset = row.byte_start.and_then(|offset| usize::try_from(offset).ok());
    let place = offset.map(|offset| lines.place(start + offset));
    let remedy = format!("; {}", code.mend());
    let message = row.message.strip_suffix(&remedy).unwrap_or(&row.message).to_owned();
    Some(Checked { path: path.to_owned(), place, code, text: row.text, message })
}
