//! Reading every document, and making rows of it: on all threads, in the order of the inputs.
//!
//! Documents are found first, and transformed when all are found: only then is it known which pages
//! redirect to which, so that a link to a person means the same person under every name of the page.

use std::collections::BTreeSet;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use arrow::error::ArrowError;
use uuid::Uuid;

use crate::finding::{Code, Finding};
use crate::schema::Rows;
use crate::transform::{self, Transformed};

use super::documents::{self, Document, Refused};
use super::find::{self, Found};
use super::manifest::{Counts, InputRecord};
use super::parallel::Workers;
use super::plan::Plan;
use super::redirects::{Known, Noted};
use super::select::Selector;
use super::tables::{self, Incoming, Portion, Tables};
use super::waiting::{Batch, Waiting};
use super::{Error, Stop, Watcher, source};

/// Bytes of documents whose rows are put together in one go.
const TOGETHER_BYTES: usize = 256 << 10;

/// What was read.
pub(super) struct Reading {
    /// The tables, sorted.
    pub(super) tables: Tables,
    /// Inputs as they were found.
    pub(super) inputs: Vec<InputRecord>,
    /// How much was read.
    pub(super) counts: Counts,
}

/// Reads every input of a plan; what does not fit into memory is kept in `folder`.
pub(super) fn everything(
    plan: &Plan,
    folder: &Path,
    workers: &Workers,
    stop: &Stop,
    watcher: &dyn Watcher,
) -> Result<Reading, Error> {
    let kept = |error| Error::io("keep documents in", folder)(error);
    let batch_bytes = TOGETHER_BYTES.min(plan.conduct.buffer_bytes);
    let mut gather = Gather {
        plan,
        workers,
        watcher,
        incoming: Incoming::new(folder, plan.conduct.buffer_bytes),
        seen: BTreeSet::new(),
        refusals: BTreeSet::new(),
        counts: Counts::default(),
    };
    workers.meanwhile(transform::prepare);
    let mut selector = Selector::new(&plan.options.selection)?;
    let mut waiting = Waiting::new(folder, batch_bytes);
    let mut noted = Noted::new(folder).map_err(kept)?;
    let mut inputs = find::documents(&plan.inputs, &plan.options, workers, stop, watcher, |found| {
        noted.take(&found, &plan.options.wiki).map_err(kept)?;
        for document in gather.found(found, &mut selector)? {
            waiting.push(&document).map_err(kept)?;
        }
        Ok::<_, Error>(if selector.has_enough() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    // Inputs that were not read to their end, because there was enough before.
    inputs.extend(plan.inputs[inputs.len()..].iter().map(|input| InputRecord {
        path: input.uri.clone(),
        bytes: source::length(input),
        sha256: None,
    }));
    watcher.stage("transforming");
    let redirects = noted.known().map_err(kept)?;
    let make = |batch: io::Result<Batch>| {
        stop.check()?;
        made(&batch.and_then(Batch::documents).map_err(kept)?, &redirects, plan)
    };
    workers.stream(waiting.batches().map_err(kept)?, make, |made| gather.made(made?).map(ControlFlow::Continue))?;
    watcher.stage("sorting");
    let Gather { incoming, counts, .. } = gather;
    Ok(Reading { tables: incoming.finish(workers)?, inputs, counts })
}

struct Gather<'a> {
    plan: &'a Plan,
    workers: &'a Workers,
    watcher: &'a dyn Watcher,
    incoming: Incoming,
    /// Articles met so far: sixteen bytes each are all that grows with the number of documents.
    seen: BTreeSet<Uuid>,
    /// What was said of documents that were left out: a page may come any number of times.
    refusals: BTreeSet<Uuid>,
    counts: Counts,
}

/// What a batch of documents yields.
struct Made {
    portions: Vec<Portion>,
    /// Severities of the findings among the rows.
    severities: Vec<&'static str>,
    refused: Vec<Refused>,
}

impl Gather<'_> {
    /// The documents among those found that are to be transformed.
    fn found(&mut self, found: Found, selector: &mut Selector) -> Result<Vec<Document>, Error> {
        for (why, count) in found.passed_over {
            *self.counts.passed_over.entry(why.to_owned()).or_default() += count;
        }
        let (mut accepted, mut refused) = (Vec::new(), Vec::new());
        for document in found.documents {
            match document {
                Ok(document) if !selector.takes(&document.about.title) => continue,
                Ok(document) if self.seen.insert(document.article_id(&self.plan.options)) => accepted.push(document),
                Ok(document) => {
                    let message = "another document of this run has the same title";
                    refused.push(document.refuse(Finding::document(Code::DuplicateArticle, message)));
                }
                Err(document) => refused.push(document),
            }
            self.counts.documents += 1;
        }
        self.refuse(&refused)?;
        Ok(accepted)
    }

    fn made(&mut self, made: Made) -> Result<(), Error> {
        self.count(&made.severities);
        self.incoming.take(made.portions, self.workers)?;
        self.refuse(&made.refused)
    }

    fn refuse(&mut self, refused: &[Refused]) -> Result<(), Error> {
        if refused.is_empty() {
            return Ok(());
        }
        self.counts.quarantined += refused.len() as u64;
        refused.iter().for_each(|refused| self.watcher.refused(&refused.uri, &refused.finding));
        let mut findings: Vec<_> = refused.iter().map(Refused::row).collect();
        findings.retain(|row| self.refusals.insert(row.finding_id));
        self.count(&findings.iter().map(|row| row.severity).collect::<Vec<_>>());
        let transformed = Transformed { rows: Rows { findings, ..Rows::default() }, ..Transformed::default() };
        self.incoming.take(vec![portion(vec![transformed])?], self.workers)
    }

    fn count(&mut self, severities: &[&str]) {
        for severity in severities {
            *self.counts.findings.entry((*severity).to_owned()).or_default() += 1;
        }
    }
}

/// The rows of some documents.
fn made(documents: &[Document], redirects: &Known, plan: &Plan) -> Result<Made, Error> {
    let (mut transformed, mut refused) = (Vec::new(), Vec::new());
    for document in documents {
        let redirects = redirects.of(document.wiki(&plan.options));
        match documents::transform(document, redirects, &plan.options) {
            Ok(made) => transformed.push(made),
            Err(document) => refused.push(document),
        }
    }
    let severities = transformed.iter().flat_map(|made| &made.rows.findings).map(|row| row.severity).collect();
    match tables::portion(transformed) {
        Ok(portion) => Ok(Made { portions: vec![portion], severities, refused }),
        Err(error) => apart(documents, redirects, plan, &error),
    }
}

/// Rows that break the contract are a defect of the program: it costs the document that they are of, not the
/// documents beside it, nor the release.
fn apart(documents: &[Document], redirects: &Known, plan: &Plan, error: &ArrowError) -> Result<Made, Error> {
    if let [document] = documents {
        let finding =
            Finding::document(Code::Internal, format!("the rows of this document break the contract: {error}"));
        let refused = vec![document.clone().refuse(finding)];
        return Ok(Made { portions: Vec::new(), severities: Vec::new(), refused });
    }
    let mut all = Made { portions: Vec::new(), severities: Vec::new(), refused: Vec::new() };
    for document in documents {
        let alone = made(std::slice::from_ref(document), redirects, plan)?;
        all.portions.extend(alone.portions);
        all.severities.extend(alone.severities);
        all.refused.extend(alone.refused);
    }
    Ok(all)
}

fn portion(made: Vec<Transformed>) -> Result<Portion, Error> {
    tables::portion(made).map_err(Error::sort("documents"))
}

#[cfg(test)]
mod tests {
    use super::super::plan::{Conduct, Options};
    use super::*;
    use crate::schema::articles::Format;

    #[test]
    fn rows_that_break_the_contract_cost_their_document_alone() {
        let source = "= A =\n- Directed by: Ada Lund\n\nA is a 1950 film.\n= B =\n\nB is a 1951 film.\n= C =\n\nC is a 1952 film.\n";
        let mut documents = Document::of_file("a.txt", Format::Text, source).expect("articles");
        // Refused before it comes so far: an article has a title.
        documents[1].about.title = String::new();
        let folder = tempfile::tempdir().expect("a folder");
        let redirects = Noted::new(folder.path()).and_then(Noted::known).expect("none");
        let plan = Plan {
            inputs: Vec::new(),
            notices: Vec::new(),
            target: folder.path().to_owned(),
            options: Options::default(),
            conduct: Conduct::default(),
        };
        let made = made(&documents, &redirects, &plan).expect("rows of the others");
        assert_eq!(made.portions.len(), 2);
        let refused: Vec<_> = made.refused.iter().map(|refused| (refused.uri.as_str(), refused.finding.code)).collect();
        assert_eq!(refused, [(documents[1].about.uri.as_str(), Code::Internal)]);
    }
}
