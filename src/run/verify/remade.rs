//! Every file besides the tables themselves, made again from the tables: the same rows give the same
//! bytes, so a file that differs is not of these rows, whatever its hash says.
//!
//! This holds for the version that made the release, as it is locked; so others do not try.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::NamedTempFile;

use crate::load::{self, Format, Lineage, Shelf, Written};

use super::super::manifest::FileRecord;
use super::super::{Error, Manifest, Stop, fs};
use super::held::Held;
use super::{Breach, Problem};

/// Files that the tables do not make.
pub(super) fn problems(folder: &Path, manifest: &Manifest, tables: &Held, stop: &Stop) -> Result<Vec<Problem>, Error> {
    // A build without a format cannot know what the descriptors say of it.
    let Some(formats) = formats(manifest) else { return Ok(Vec::new()) };
    let records: BTreeMap<&str, &FileRecord> = manifest.files.iter().map(|file| (file.path.as_str(), file)).collect();
    let shelf = Compared { folder, held: tables.format(), stop, differences: Arc::default() };
    let written = remake(&formats, manifest, &records, tables, &shelf)?;

    let mut problems = Vec::new();
    let mut problem = |path: &str, message: String| problems.push(Problem::new(Breach::Contract, path, message));
    let differences = std::mem::take(&mut *shelf.differences.lock().unwrap_or_else(PoisonError::into_inner));
    for file in &written {
        let record = records.get(file.path.as_str());
        if let Some(difference) = differences.get(&file.path) {
            problem(&file.path, format!("the file is not what the tables make: {difference}"));
        } else if record.is_some_and(|record| record.bytes > file.bytes) {
            problem(&file.path, format!("the file goes on after what the tables make, from byte {}", file.bytes));
        }
        if record.is_some_and(|record| record.rows != file.rows) {
            let rows = file.rows.unwrap_or_default();
            problem(&file.path, format!("the tables make {rows} rows of it; the manifest says otherwise"));
        }
    }
    let made: BTreeSet<&str> = written.iter().map(|file| file.path.as_str()).collect();
    for path in records.keys().filter(|path| !made.contains(**path)) {
        problem(path, "the tables make no such file".to_owned());
    }
    Ok(problems)
}

/// The formats of a release; `None` where this build cannot write one of them.
fn formats(manifest: &Manifest) -> Option<Vec<Format>> {
    let built = |name: &String| Format::from_name(name).filter(|format| Format::built().any(|built| built == *format));
    manifest.options.formats.iter().map(built).collect()
}

/// Puts every file of the release on a shelf.
fn remake(
    formats: &[Format],
    manifest: &Manifest,
    records: &BTreeMap<&str, &FileRecord>,
    tables: &Held,
    shelf: &Compared<'_>,
) -> Result<Vec<Written>, Error> {
    let lineage = Lineage {
        schema_version: manifest.schema_version.clone(),
        version: manifest.version.clone(),
        inputs_sha256: manifest.inputs_sha256.clone(),
        text: !manifest.options.no_text,
    };
    let mut written = Vec::new();
    for sink in load::sinks(formats) {
        written.extend(sink.write(tables, shelf, &lineage)?);
    }
    // Parquet says the same rows in many ways; descriptors tell of the files that there are.
    for file in written.iter_mut().filter(|file| shelf.is_held(&file.path)) {
        if let Some(record) = records.get(file.path.as_str()) {
            (file.bytes, file.sha256) = (record.bytes, record.sha256.clone());
        }
    }
    let descriptors = load::describe(tables, &written, shelf, &lineage)?;
    written.extend(descriptors);
    Ok(written)
}

/// How files differ, by path.
type Differences = Arc<Mutex<BTreeMap<String, String>>>;

/// Notes how a file differs; only the first difference counts.
fn note(differences: &Differences, path: &str, difference: String) {
    let mut differences = differences.lock().unwrap_or_else(PoisonError::into_inner);
    differences.entry(path.to_owned()).or_insert(difference);
}

/// A shelf that keeps nothing, and compares what is put on it with what a release has there.
struct Compared<'a> {
    folder: &'a Path,
    /// The format of the files that hold the tables.
    held: Format,
    stop: &'a Stop,
    differences: Differences,
}

impl Compared<'_> {
    /// Whether a file is one of those that hold the tables, and may say them in other bytes.
    fn is_held(&self, path: &str) -> bool {
        self.held == Format::Parquet && path.starts_with("parquet/")
    }
}

impl Shelf for Compared<'_> {
    fn create(&self, path: &str) -> io::Result<Box<dyn Write + Send>> {
        if self.is_held(path) {
            return Ok(self.stop.guard(io::sink()));
        }
        let file = self.folder.join(path);
        if !fs::exists(&file) {
            note(&self.differences, path, "it is missing".to_owned());
            return Ok(self.stop.guard(io::sink()));
        }
        let original = fs::open(&file)?;
        let differences = Arc::clone(&self.differences);
        Ok(self.stop.guard(Comparison { path: path.to_owned(), original, byte: 0, line: 1, differences }))
    }

    fn scratch(&self) -> io::Result<NamedTempFile> {
        NamedTempFile::new()
    }
}

/// A file that is made again.
struct Comparison {
    path: String,
    original: BufReader<std::fs::File>,
    byte: u64,
    line: u64,
    differences: Differences,
}

impl Write for Comparison {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let mut original = Vec::with_capacity(buffer.len());
        self.original.by_ref().take(buffer.len() as u64).read_to_end(&mut original)?;
        let same = original.iter().zip(buffer).take_while(|(one, other)| one == other).count();
        self.line += memchr::memchr_iter(b'\n', &buffer[..same]).count() as u64;
        if same < buffer.len() {
            let place = format!("it differs from byte {} (line {}) on", self.byte + same as u64, self.line);
            note(&self.differences, &self.path, place);
        }
        self.byte += buffer.len() as u64;
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
