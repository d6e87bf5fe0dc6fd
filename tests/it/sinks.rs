//! What the sinks write is what the tables hold, in every format, byte for byte the same each time.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped is a failed test")]

mod formats;
mod in_memory;
mod linked;
mod made_up;
mod sample;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use reelmill::load::{Batches, Format, Lineage, Shelf, Written, describe, sinks};
use reelmill::schema::TABLES;
use reelmill::schema::derive::arrow::schema;
use reelmill::schema::derive::{json, markdown, target};
use sample::{lineage, tables};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A release held in memory.
#[derive(Default)]
struct Memory(Mutex<BTreeMap<String, Arc<Mutex<Vec<u8>>>>>);

struct MemoryFile(Arc<Mutex<Vec<u8>>>);

impl Shelf for Memory {
    fn create(&self, path: &str) -> io::Result<Box<dyn Write + Send>> {
        let bytes = Arc::<Mutex<Vec<u8>>>::default();
        let before = self.0.lock().unwrap().insert(path.to_owned(), Arc::clone(&bytes));
        assert!(before.is_none(), "{path} is written twice");
        Ok(Box::new(MemoryFile(bytes)))
    }

    fn scratch(&self) -> io::Result<tempfile::NamedTempFile> {
        tempfile::NamedTempFile::new()
    }
}

impl Write for MemoryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes a release in the given formats, with its descriptors.
fn release(tables: &dyn Batches, formats: &[Format]) -> (BTreeMap<String, Vec<u8>>, Vec<Written>) {
    let shelf = Memory::default();
    let mut written = Vec::new();
    for sink in sinks(formats) {
        written.extend(sink.write(tables, &shelf, &lineage()).unwrap());
    }
    written.extend(describe(tables, &written, &shelf, &lineage()).unwrap());
    let files = shelf.0.into_inner().unwrap().into_iter();
    (files.map(|(path, bytes)| (path, bytes.lock().unwrap().clone())).collect(), written)
}

fn every_format() -> Vec<Format> {
    Format::built().collect()
}

fn full_release() -> (BTreeMap<String, Vec<u8>>, Vec<Written>) {
    release(&tables(), &every_format())
}

#[test]
fn csv_reads_back() {
    let tables = tables();
    let (files, _) = release(&tables, &[Format::Csv]);
    for table in TABLES {
        let bytes = &files[&format!("csv/{}.csv", table.name())];
        assert!(!bytes.contains(&b'\r') && bytes.ends_with(b"\n") && !bytes.starts_with("\u{feff}".as_bytes()));
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let names: Vec<_> = table.columns().iter().map(|column| column.name).collect();
        assert_eq!(reader.headers().unwrap(), names);
        let read: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(read, tables.texts(table.name()), "{}", table.name());
    }
}

#[test]
fn csv_writes_each_type_plainly() {
    let (files, _) = full_release();
    let line = |path: &str, start: &str| {
        let text = String::from_utf8(files[path].clone()).unwrap();
        text.lines().find(|line| line.contains(start)).unwrap_or_else(|| panic!("no {start} in {path}")).to_owned()
    };
    assert!(line("csv/money.csv", "2550000000").contains(",2500000000.00,2550000000.05,false,,"));
    assert!(line("csv/runtimes.csv", "92.5").contains(",2,92.5,,true,92.5 minutes"));
    assert!(line("csv/runtimes.csv", "121").contains(",1,121,,false,"));
    assert!(line("csv/articles.csv", ",NA,").contains(",enwiki,,9223372036854775807,2020-09-07T12:00:00.123456Z,"));
    assert!(line("csv/companies.csv", "=1+1").ends_with(",=1+1"));
    assert!(line("csv/films.csv", ",NA,").contains(",ru,2020,2020-09-07,121,"));
    let awards = String::from_utf8(files["csv/awards.csv"].clone()).unwrap();
    assert!(awards.contains("\"Prize, \"\"gold\"\"\nsecond line\""));
}

#[test]
fn parquet_reads_back() {
    let tables = tables();
    let (files, _) = release(&tables, &[Format::Parquet]);
    for table in TABLES {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&files[&format!("parquet/{}.parquet", table.name())]).unwrap();
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
        assert_eq!(builder.schema().fields(), schema(*table).fields(), "{}", table.name());
        let metadata = builder.metadata().clone();
        let batches: Vec<_> = builder.build().unwrap().map(Result::unwrap).collect();
        let read = arrow::compute::concat_batches(&schema(*table), &batches).unwrap();
        assert_eq!(read, tables.whole(table.name()), "{}", table.name());

        let file = metadata.file_metadata();
        assert_eq!(file.version(), 1);
        assert_eq!(file.created_by(), Some("reelmill version 1.2.3 (build 1.2.3)"));
        let keys: Vec<_> = file.key_value_metadata().unwrap().iter().map(|pair| pair.key.as_str()).collect();
        let expected = ["schema_version", "table", "version", "inputs_sha256"].map(|key| format!("reelmill.{key}"));
        assert_eq!(keys, expected);
        for group in metadata.row_groups() {
            let sorted: Vec<_> = group.sorting_columns().unwrap().iter().map(|by| by.column_idx as usize).collect();
            let sorted: Vec<_> = sorted.into_iter().map(|at| table.columns()[at].name).collect();
            assert_eq!(sorted, table.order());
            for column in group.columns() {
                assert!(column.column_index_offset().is_some() && column.statistics().is_some());
                assert!(matches!(column.compression(), parquet::basic::Compression::ZSTD(_)));
            }
        }
    }
}

#[test]
fn same_rows_give_same_bytes() {
    let expected = full_release();
    assert!(full_release() == expected);
    for rows in [1, 1000] {
        let (files, _) = release(&tables().cut(rows), &every_format());
        let differing: Vec<_> = files.iter().filter(|(path, bytes)| expected.0[*path] != **bytes).collect();
        assert!(differing.is_empty(), "batches of {rows} rows show in {:?}", differing.iter().map(|file| file.0));
    }
}

#[test]
fn files_are_what_was_said_of_them() {
    let tables = tables();
    let (files, written) = release(&tables, &every_format());
    assert_eq!(files.keys().cloned().collect::<Vec<_>>(), {
        let mut paths: Vec<_> = written.iter().map(|file| file.path.clone()).collect();
        paths.sort();
        paths
    });
    for file in &written {
        let bytes = &files[&file.path];
        assert_eq!(file.bytes, bytes.len() as u64);
        assert_eq!(file.sha256, hex(&Sha256::digest(bytes)));
        if let Some(table) = file.table {
            assert_eq!(file.rows, Some(tables.rows(table) as u64), "{}", file.path);
        }
    }
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    let expected: BTreeMap<_, _> = written.iter().map(|file| (file.path.clone(), file.sha256.clone())).collect();
    let expected = expected.iter().filter(|(path, _)| *path != "SHA256SUMS");
    assert_eq!(sums, expected.map(|(path, sha256)| format!("{sha256}  {path}\n")).collect::<String>());
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn every_table_and_column_is_in_every_descriptor() {
    let (files, _) = full_release();
    let read = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let parsed = |path: &str| serde_json::from_slice::<Value>(&files[path]).unwrap();
    let named = |list: &Value, name: &str| {
        let entry = list.as_array().unwrap().iter().find(|entry| entry["name"] == name || entry["dc:title"] == name);
        entry.unwrap_or_else(|| panic!("no {name}")).clone()
    };
    let (package, csvw, croissant) =
        (parsed("datapackage.json"), parsed("csv-metadata.json"), parsed("croissant.json"));
    let (sql, report) = (read("schema.sql"), read("report.html"));
    let (markdown, contract) = (markdown::reference(), json::contract());
    for table in TABLES {
        let name = table.name();
        let fields = &named(&package["resources"], name)["schema"]["fields"];
        let columns = &named(&csvw["tables"], name)["tableSchema"]["columns"];
        let record_fields = &named(&croissant["recordSet"], name)["field"];
        let described = &named(&contract["tables"], name)["columns"];
        let create = section(&sql, &format!("CREATE TABLE IF NOT EXISTS contract.\"{name}\""), ");\n");
        let documented = section(&markdown, &format!("\n## {name}\n"), "\n## ");
        assert!(sql.contains(&format!("CREATE OR REPLACE VIEW \"{name}\" ")));
        assert!(report.contains(&format!("<code>{name}</code>")));
        for column in table.columns() {
            for list in [fields, columns, record_fields, described] {
                named(list, column.name);
            }
            assert!(create.contains(&format!("    \"{}\" ", column.name)), "{name}.{}", column.name);
            assert!(documented.contains(&format!("| `{}`", column.name)), "{name}.{}", column.name);
        }
    }
}

fn section<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    rest.split(end).next().unwrap()
}

#[test]
fn tables_are_created_after_those_they_refer_to() {
    for (at, table) in TABLES.iter().enumerate() {
        for column in table.columns() {
            if let Some(references) = column.references {
                let (other, _) = target(&column).unwrap_or_else(|| panic!("no table {references}"));
                assert!(TABLES[..at].iter().any(|before| before.name() == other), "{}.{}", table.name(), column.name);
            }
        }
    }
}

#[test]
fn a_release_describes_only_the_formats_it_has() {
    let tables = tables();
    let descriptors = |format: Format| -> BTreeSet<String> {
        let (files, _) = release(&tables, &[format]);
        files.into_keys().filter(|path| !path.contains('/')).collect()
    };
    let common = ["SHA256SUMS", "croissant.json", "report.html", "schema.sql"];
    let with = |more: &[&str]| common.iter().chain(more).map(|path| (*path).to_owned()).collect::<BTreeSet<String>>();
    assert_eq!(descriptors(Format::Csv), with(&["csv-metadata.json", "datapackage.json"]));
    assert_eq!(descriptors(Format::Parquet), with(&["datapackage.json"]));
    assert_eq!(descriptors(Format::Jsonld), with(&[]));
}

#[test]
fn the_report_escapes_what_articles_say_and_fetches_nothing() {
    let (files, _) = full_release();
    let report = String::from_utf8(files["report.html"].clone()).unwrap();
    assert!(!report.contains("<script") && !report.contains("http"));
    assert!(report.contains("CC-BY-SA-4.0"));
    let facts_alone = Lineage { text: false, ..lineage() };
    let shelf = Memory::default();
    describe(&tables(), &[], &shelf, &facts_alone).unwrap();
    let files = shelf.0.into_inner().unwrap();
    let report = String::from_utf8(files["report.html"].lock().unwrap().clone()).unwrap();
    assert!(!report.contains("CC-BY-SA-4.0"));
}
