//! Every file besides the tables themselves, made again from the tables: the same rows give the same
//! bytes, so a file that differs is not of these rows, whatever its hash says.
//!
//! This holds for the version that made the release, as it is locked; so others do not try.

use std::collections::BTreeMap;
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
    let formats = manifest.options.formats.iter().map(|name| Format::from_name(name));
    let Some(formats) = formats
        .map(|format| format.filter(|format| Format::built().any(|built| built == *format)))
        .collect::<Option<Vec<_>>>()
    else {
        // A build without a format cannot know what the descriptors say of it.
        return Ok(Vec::new());
    };
    let lineage = Lineage {
        schema_version: manifest.schema_version.clone(),
        version: manifest.version.clone(),
        inputs_sha256: manifest.inputs_sha256.clone(),
        text: !manifest.options.no_text,
    };
    let shelf = Compared { folder, held: tables.format(), stop, differences: Arc::default() };
    let mut written = Vec::new();
    for sink in load::sinks(&formats) {
        written.extend(sink.write(tables, &shelf, &lineage)?);
    }
    let records: BTreeMap<&str, &FileRecord> = manifest.files.iter().map(|file| (file.path.as_str(), file)).collect();
    // Parquet says the same rows in many ways; descriptors tell of the files that there are.
    let is_held = |file: &Written| shelf.is_held(&file.path);
    for file in written.iter_mut().filter(|file| is_held(file)) {
        if let Some(record) = records.get(file.path.as_str()) {
            (file.bytes, file.sha256) = (record.bytes, record.sha256.clone());
        }
    }
    let descriptors = load::describe(tables, &written, &shelf, &lineage)?;
    written.extend(descriptors);

    let mut problems = Vec::new();
    let mut differences = std::mem::take(&mut *shelf.differences.lock().unwrap_or_else(PoisonError::into_inner));
    for file in &written {
        let record = records.get(file.path.as_str());
        if record.is_some_and(|record| record.bytes > file.bytes) {
            differences.entry(file.path.clone()).or_insert(Place { byte: file.bytes, line: 0 });
        }
        if record.is_some_and(|record| record.rows != file.rows) {
            let message = format!("the manifest says another number of rows than {}", file.rows.unwrap_or_default());
            problems.push(Problem::new(Breach::Contract, &file.path, message));
        }
    }
    problems.extend(differences.into_iter().map(|(path, place)| {
        let line = if place.line > 0 { format!(" (line {})", place.line) } else { String::new() };
        let message = format!("the file is not what the tables make: it differs from byte {}{line} on", place.byte);
        Problem::new(Breach::Contract, path, message)
    }));
    let made: BTreeMap<&str, &Written> = written.iter().map(|file| (file.path.as_str(), file)).collect();
    let strange = manifest.files.iter().filter(|file| !made.contains_key(file.path.as_str()));
    problems.extend(strange.map(|file| Problem::new(Breach::Contract, &file.path, "the tables make no such file")));
    Ok(problems)
}

/// Where a file begins to differ, from byte 0 and line 1.
struct Place {
    byte: u64,
    line: u64,
}

type Differences = Arc<Mutex<BTreeMap<String, Place>>>;

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
        let original = fs::open(&self.folder.join(path))?;
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
            let place = Place { byte: self.byte + same as u64, line: self.line };
            let mut differences = self.differences.lock().unwrap_or_else(PoisonError::into_inner);
            differences.entry(self.path.clone()).or_insert(place);
        }
        self.byte += buffer.len() as u64;
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
