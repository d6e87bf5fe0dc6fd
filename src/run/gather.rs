//! Reading every document: on all threads, some at a time, rows kept in the order of the inputs.

use std::collections::BTreeSet;
use std::path::Path;

use uuid::Uuid;

use crate::finding::{Code, Finding};
use crate::schema::Rows;
use crate::transform::Transformed;

use super::documents::{self, Document, Opened, Refused};
use super::manifest::{Counts, InputRecord};
use super::parallel::Workers;
use super::plan::{Input, Plan};
use super::tables::{self, Incoming, Portion, Tables};
use super::{Error, Stop, Watcher, read};

/// Bytes of documents that are in flight at once; a single larger document is taken alone.
const IN_FLIGHT_BYTES: u64 = 16 << 20;
/// Inputs that are in flight at once.
const IN_FLIGHT_INPUTS: usize = 2048;
/// Bytes of documents whose rows are put together in one go.
const TOGETHER_BYTES: usize = 512 << 10;

/// What was read.
pub(super) struct Reading {
    /// The tables, sorted.
    pub(super) tables: Tables,
    /// Inputs as they were found.
    pub(super) inputs: Vec<InputRecord>,
    /// How much was read.
    pub(super) counts: Counts,
}

/// Reads every input of a plan; rows that do not fit into memory are kept in `folder`.
pub(super) fn everything(
    plan: &Plan,
    folder: &Path,
    workers: &Workers,
    stop: &Stop,
    watcher: &dyn Watcher,
) -> Result<Reading, Error> {
    let incoming = Incoming::new(folder, plan.conduct.buffer_bytes);
    let mut gather =
        Gather { plan, workers, stop, watcher, incoming, seen: BTreeSet::new(), counts: Counts::default() };
    let mut inputs = Vec::with_capacity(plan.inputs.len());
    let mut rest = plan.inputs.as_slice();
    while !rest.is_empty() {
        let (now, later) = rest.split_at(in_flight(rest));
        gather.inputs(now, &mut inputs)?;
        rest = later;
    }
    watcher.stage("sorting");
    let tables = gather.incoming.finish(workers)?;
    Ok(Reading { tables, inputs, counts: gather.counts })
}

/// How many of these inputs are taken at once.
fn in_flight(inputs: &[Input]) -> usize {
    let mut bytes = 0;
    let fits = |input: &&Input| {
        let before = bytes;
        bytes += read::length(input).unwrap_or(IN_FLIGHT_BYTES);
        before == 0 || bytes <= IN_FLIGHT_BYTES
    };
    inputs.iter().take(IN_FLIGHT_INPUTS).take_while(fits).count()
}

struct Gather<'a> {
    plan: &'a Plan,
    workers: &'a Workers,
    stop: &'a Stop,
    watcher: &'a dyn Watcher,
    incoming: Incoming,
    /// Articles met so far: sixteen bytes each are all that grows with the number of documents.
    seen: BTreeSet<Uuid>,
    counts: Counts,
}

impl Gather<'_> {
    fn inputs(&mut self, inputs: &[Input], records: &mut Vec<InputRecord>) -> Result<(), Error> {
        let options = &self.plan.options;
        let opened = self.workers.try_map(inputs.iter().collect(), |input| {
            self.stop.check()?;
            Ok::<Opened, Error>(documents::open(input, options))
        })?;
        let mut accepted = Vec::new();
        let mut refused = Vec::new();
        for Opened { record, documents, .. } in opened {
            self.counts.documents += documents.len() as u64;
            self.watcher.read(record.bytes.unwrap_or_default(), documents.len() as u64);
            records.push(record);
            for document in documents {
                match document.and_then(|document| self.first(document)) {
                    Ok(document) => accepted.push(document),
                    Err(document) => refused.push(document),
                }
            }
        }
        let made = self.workers.try_map(
            together(accepted, TOGETHER_BYTES.min(self.plan.conduct.buffer_bytes)),
            |documents| {
                self.stop.check()?;
                let made = documents.into_iter().map(|document| documents::transform(document, options));
                let (made, failed): (Vec<_>, Vec<_>) = made.partition(Result::is_ok);
                let failed = failed.into_iter().filter_map(Result::err).collect::<Vec<Refused>>();
                let made: Vec<Transformed> = made.into_iter().flatten().collect();
                let found = made.iter().flat_map(|document| &document.rows.findings).map(|row| row.severity).collect();
                Ok::<(_, Vec<&str>, _), Error>((portion(made)?, found, failed))
            },
        )?;
        let mut portions = Vec::with_capacity(made.len() + 1);
        for (portion, found, mut failed) in made {
            portions.push(portion);
            self.count(found);
            refused.append(&mut failed);
        }
        self.counts.quarantined += refused.len() as u64;
        self.count(refused.iter().map(|refused| refused.finding.code.severity().as_str()).collect());
        refused.iter().for_each(|refused| self.watcher.refused(&refused.uri, &refused.finding));
        portions.push(portion(vec![of_refused(&refused)])?);
        self.incoming.take(portions, self.workers)
    }

    fn count(&mut self, severities: Vec<&str>) {
        for severity in severities {
            *self.counts.findings.entry(severity.to_owned()).or_default() += 1;
        }
    }

    /// The document, unless one of its title came before it.
    fn first(&mut self, document: Document) -> Result<Document, Refused> {
        if self.seen.insert(document.article_id) {
            return Ok(document);
        }
        let finding = Finding::document(Code::DuplicateArticle, "another document of this run has the same title");
        Err(Refused { uri: document.uri, finding })
    }
}

/// Documents in groups of about this number of bytes.
fn together(documents: Vec<Document>, enough: usize) -> Vec<Vec<Document>> {
    let mut groups: Vec<Vec<Document>> = Vec::new();
    let mut bytes = usize::MAX;
    for document in documents {
        if bytes >= enough {
            groups.push(Vec::new());
            bytes = 0;
        }
        bytes += document.byte_length();
        if let Some(group) = groups.last_mut() {
            group.push(document);
        }
    }
    groups
}

fn portion(made: Vec<Transformed>) -> Result<Portion, Error> {
    tables::portion(made).map_err(Error::sort("documents"))
}

fn of_refused(refused: &[Refused]) -> Transformed {
    let findings = refused.iter().map(Refused::row).collect();
    Transformed { rows: Rows { findings, ..Rows::default() }, ..Transformed::default() }
}
