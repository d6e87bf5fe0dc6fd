//! Linked data as N-Quads: the statements of the JSON-LD, one a line, in the canonical form of
//! RDFC-1.0. Two releases can be compared with `diff`, or by the hashes of these files alone.

use std::io::{self, Write};

use super::jsonld::{Graph, graphs};
use super::release_file::ReleaseFile;
use super::{Batches, Error, Lineage, Shelf, Sink, Written, statements};

/// Media type of the files.
const MEDIA_TYPE: &str = "application/n-quads";

/// Writes `nquads/<graph>.nq`.
pub(super) struct Nquads;

impl Sink for Nquads {
    fn name(&self) -> &'static str {
        "nquads"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        graphs(tables).map(|graph| write(graph, tables, shelf)).collect()
    }
}

fn write(graph: Graph, tables: &dyn Batches, shelf: &dyn Shelf) -> Result<Written, Error> {
    let path = format!("nquads/{}.nq", graph.name());
    let failed = |error: io::Error| Error::write(&path, error);
    let mut file = ReleaseFile::create(shelf, path.clone(), MEDIA_TYPE)?;
    let (lines, n_nodes) = statements::sorted(graph, tables, shelf, &path)?;
    for line in lines {
        writeln!(file, "{}", line.map_err(failed)?).map_err(failed)?;
    }
    file.finish(None, Some(n_nodes))
}
