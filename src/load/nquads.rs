//! Linked data as N-Quads: the statements of the JSON-LD, one a line, in the canonical form of
//! RDFC-1.0. Two releases can be compared with `diff`, or by the hash of this file alone.

use std::io::{self, Write};

use super::release_file::ReleaseFile;
use super::{Batches, Error, Lineage, Shelf, Sink, Written, statements};

const PATH: &str = "nquads/films.nq";
/// Media type of the file.
const MEDIA_TYPE: &str = "application/n-quads";

/// Writes `nquads/films.nq`.
pub(super) struct Nquads;

impl Sink for Nquads {
    fn name(&self) -> &'static str {
        "nquads"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        let failed = |error: io::Error| Error::write(PATH, error);
        let mut file = ReleaseFile::create(shelf, PATH.to_owned(), MEDIA_TYPE)?;
        let (lines, n_films) = statements::sorted(tables, shelf, PATH)?;
        for line in lines {
            writeln!(file, "{}", line.map_err(failed)?).map_err(failed)?;
        }
        Ok(vec![file.finish(None, Some(n_films))?])
    }
}
