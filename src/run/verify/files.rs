//! The files of a release: all there, none besides, each as the manifest says.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;
use std::path::Path;

use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::super::{Error, MANIFEST, Manifest, RUN_RECORD, Stop, fs};
use super::{Breach, Problem};

/// Name of the list of check sums.
const CHECK_SUMS: &str = "SHA256SUMS";

/// Files that are missing, changed, or not of the release.
pub(super) fn problems(folder: &Path, manifest: &Manifest, stop: &Stop) -> Result<Vec<Problem>, Error> {
    let mut problems = Vec::new();
    let mut found = BTreeSet::new();
    list(folder, "", &mut found)?;
    for file in &manifest.files {
        stop.check()?;
        let mut problem = |message: String| problems.push(Problem::new(Breach::File, &file.path, message));
        if !found.remove(&file.path) {
            problem("the file is missing".to_owned());
            continue;
        }
        let path = folder.join(&file.path);
        let (bytes, sha256) = fs::digest(&path).map_err(Error::io("read", &path))?;
        if bytes != file.bytes {
            problem(format!("the file has {bytes} bytes, not {}", file.bytes));
        } else if sha256 != file.sha256 {
            problem(format!("the file has changed: its SHA-256 is {sha256}, not {}", file.sha256));
        }
    }
    for path in found.iter().filter(|path| ![MANIFEST, RUN_RECORD].contains(&path.as_str())) {
        problems.push(Problem::new(Breach::File, path, "the file is not of the release"));
    }
    problems.append(&mut check_sums(folder, manifest)?);
    Ok(problems)
}

/// Where the list of check sums and the manifest disagree.
fn check_sums(folder: &Path, manifest: &Manifest) -> Result<Vec<Problem>, Error> {
    let path = folder.join(CHECK_SUMS);
    if !manifest.files.iter().any(|file| file.path == CHECK_SUMS) || !fs::exists(&path) {
        return Ok(Vec::new());
    }
    let mut sums = BTreeMap::new();
    for line in fs::open(&path).map_err(Error::io("read", &path))?.lines() {
        let line = line.map_err(Error::io("read", &path))?;
        if let Some((sum, path)) = line.split_once("  ") {
            sums.insert(path.to_owned(), sum.to_owned());
        }
    }
    let covered = manifest.files.iter().filter(|file| file.path != CHECK_SUMS);
    let disagree = covered.filter(|file| sums.get(&file.path) != Some(&file.sha256));
    let problem = |path: &str| Problem::new(Breach::File, CHECK_SUMS, format!("{path} is not listed as it is"));
    Ok(disagree.map(|file| problem(&file.path)).collect())
}

fn list(folder: &Path, below: &str, found: &mut BTreeSet<String>) -> Result<(), Error> {
    let here = folder.join(below);
    for name in fs::names(&here).map_err(Error::io("list", &here))? {
        let name = name.to_string_lossy();
        let path = if below.is_empty() { name.into_owned() } else { format!("{below}/{name}") };
        match fs::look_up(&folder.join(&path)) {
            Ok(fs::Entry::Folder) => list(folder, &path, found)?,
            _ => _ = found.insert(path),
        }
    }
    Ok(())
}

/// Tables of which the formats do not hold the same number of rows.
pub(super) fn counts(folder: &Path, manifest: &Manifest, stop: &Stop) -> Result<Vec<Problem>, Error> {
    let mut problems = Vec::new();
    for file in &manifest.files {
        stop.check()?;
        let (Some(table), Some(stated)) = (&file.table, file.rows) else { continue };
        let Some(rows) = rows(&folder.join(&file.path))? else { continue };
        let published = manifest.counts.rows.get(table);
        if rows != stated || published != Some(&rows) {
            let message = format!("the file holds {rows} rows of {table}; the manifest says {stated}");
            problems.push(Problem::new(Breach::Key, &file.path, message));
        }
    }
    Ok(problems)
}

/// The number of rows that a file holds, counted; `None` for files that are not of rows.
fn rows(path: &Path) -> Result<Option<u64>, Error> {
    let unreadable =
        |source: String| Error::Io { action: "read", path: path.to_owned(), source: std::io::Error::other(source) };
    let open = || fs::open(path).map_err(Error::io("read", path));
    Ok(match path.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => {
            let mut reader = csv::Reader::from_reader(open()?);
            let mut record = csv::ByteRecord::new();
            let mut rows = 0;
            while reader.read_byte_record(&mut record).map_err(|error| unreadable(error.to_string()))? {
                rows += 1;
            }
            Some(rows)
        }
        Some("parquet") => {
            let file = fs::open_unbuffered(path).map_err(Error::io("read", path))?;
            let reader =
                ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| unreadable(error.to_string()))?;
            u64::try_from(reader.metadata().file_metadata().num_rows()).ok()
        }
        _ => None,
    })
}
