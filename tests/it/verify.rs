//! Verifying: nothing about a release can be changed unnoticed, even where its hashes vouch for the change.

use std::fs;

use sha2::{Digest, Sha256};

use crate::workshop::Workshop;

/// What is done to the bytes of a file.
type Change<'a> = &'a dyn Fn(&[u8]) -> Vec<u8>;
/// What is done to the text of a file.
type TextChange<'a> = &'a dyn Fn(&str) -> String;

#[test]
fn every_changed_file_is_found() {
    let workshop = Workshop::with_films(3);
    workshop.run(&[]).with(0);
    workshop.run(&["verify"]).with(0).says("output is sound");
    assert!(workshop.run(&["--quiet", "verify"]).with(0).stderr.is_empty());
    let films = fs::read(workshop.path("output/csv/films.csv")).expect("the file is there");
    let mut changed = films.clone();
    *changed.last_mut().expect("not empty") = b' ';
    workshop.put("output/csv/films.csv", changed);
    assert!(workshop.run(&["verify"]).with(1).stdout.contains("csv/films.csv: the file has changed"));
    workshop.put("output/csv/films.csv", &films[1..]);
    assert!(workshop.run(&["verify"]).with(1).stdout.contains("csv/films.csv: the file has"));
    workshop.put("output/csv/films.csv", films);
    workshop.put("output/notes.txt", "mine");
    assert!(workshop.run(&["verify"]).with(1).stdout.contains("notes.txt: the file is not of the release"));
    fs::remove_file(workshop.path("output/notes.txt")).expect("the file is there");
    fs::remove_file(workshop.path("output/schema.sql")).expect("the file is there");
    assert!(workshop.run(&["verify"]).with(1).stdout.contains("schema.sql: the file is missing"));
    workshop.run(&["verify", "input"]).with(3).says("there is no release in input");
}

#[test]
fn tables_that_break_the_contract_are_found() {
    let header = |csv: &str| csv.lines().take(1).map(|header| format!("{header}\n")).collect::<String>();
    let changes: [(&str, TextChange<'_>, &str); 9] = [
        ("companies", &header, "lead nowhere in companies"),
        ("evidence", &header, "have no evidence"),
        ("runtimes", &|csv| format!("{csv}{}\n", csv.lines().last().unwrap_or_default()), "have the key of another"),
        ("runtimes", &|csv| csv.replacen(",90,", ",ninety,", 1), "runtimes: cannot read the rows of runtimes: "),
        ("credits", &|csv| csv.replacen(",director,", ",boss,", 1), "1 values of role are none of director, "),
        ("people", &|csv| csv.replacen('-', "+", 1), "1 values of person_id are no identifiers"),
        ("films", &backwards, "1 rows are not in the order of film_id"),
        ("evidence", &|csv| csv.replacen(",2,17,", ",2,999999999,", 1), "1 rows cite bytes outside their article"),
        ("films", &|csv| csv.replacen(",year,", ",jahr,", 1), "csv/films.csv: the file is not what the tables make"),
    ];
    for (table, change, said) in changes {
        let workshop = Workshop::with_films(2);
        workshop.run(&["--format", "csv"]).with(0);
        replace(&workshop, &format!("csv/{table}.csv"), |bytes| change(&text(bytes)).into_bytes());
        let problems = workshop.run(&["verify"]).with(1).stdout;
        assert!(problems.contains(said), "{table}: {problems}");
    }
}

/// A table of two rows with the second before the first.
fn backwards(csv: &str) -> String {
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 3, "a header and two rows without line breaks");
    format!("{}\n{}\n{}\n", lines[0], lines[2], lines[1])
}

#[test]
fn files_that_the_tables_do_not_make_are_found() {
    let workshop = Workshop::with_films(2);
    workshop.run(&["--formats", "all", "--license", "CC-BY-SA-4.0"]).with(0);
    workshop.run(&["verify"]).with(0).says("output is sound");
    let swap =
        |from: &'static str, to: &'static str| move |bytes: &[u8]| text(bytes).replacen(from, to, 1).into_bytes();
    let changes: [(&str, Change<'_>, &str); 13] = [
        ("csv/films.csv", &swap(",1979,", ",1978,"), "differs from byte"),
        ("jsonld/films.jsonld", &swap("\"datePublished\"", "\"datePublishd\""), "differs from byte"),
        ("jsonld/films.ndjsonld", &first_line_lost, "holds 1 nodes; the manifest says 2"),
        ("sqlite/films.sqlite", &longer, "goes on after what the tables make"),
        ("ndjson/films.ndjson", &first_line_lost, "holds 1 nodes; the manifest says 2"),
        ("nquads/films.nq", &first_line_lost, "(line 1) on"),
        ("turtle/films.ttl", &swap("schema.org/", "schema.com/"), "(line 2)"),
        ("arrow/films.arrow", &longer, "goes on after what the tables make"),
        ("delta/films/_delta_log/00000000000000000000.json", &swap("string", "binary"), "differs from byte"),
        ("markdown/README.md", &longer, "goes on after what the tables make"),
        ("schema.sql", &swap("'won'", "'nominated'"), "differs from byte"),
        ("datapackage.json", &swap("\"director\",", ""), "differs from byte"),
        ("report.html", &longer, "goes on after what the tables make"),
    ];
    let changes: Vec<_> = changes.into_iter().filter(|(path, ..)| is_built(path)).collect();
    for (path, change, _) in &changes {
        replace(&workshop, path, change);
    }
    let problems = workshop.run(&["verify"]).with(1).stdout;
    for (path, _, said) in changes {
        assert!(problems.lines().any(|line| line.starts_with(path) && line.contains(said)), "{path}: {problems}");
    }
}

/// Whether this build can write a format.
fn is_built(path: &&str) -> bool {
    cfg!(feature = "sqlite") || !path.starts_with("sqlite")
}

fn first_line_lost(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.iter().position(|byte| *byte == b'\n').expect("several lines");
    bytes[end + 1..].to_vec()
}

fn longer(bytes: &[u8]) -> Vec<u8> {
    [bytes, b"\n"].concat()
}

#[test]
fn releases_of_any_format_are_sound() {
    let workshop = Workshop::with_films(2);
    for format in ["csv", "parquet", "jsonld", "sqlite", "ndjson", "delta", "markdown"].into_iter().filter(is_built) {
        workshop.run(&["--formats", format, "--no-text", "--force"]).with(0);
        workshop.run(&["verify"]).with(0).says("output is sound");
    }
    workshop.run(&["--formats", "jsonld"]).with(0);
    replace(&workshop, "jsonld/films.jsonld", |bytes| text(bytes).replacen("@graph", "@list", 1).into_bytes());
    assert!(workshop.run(&["verify"]).with(1).stdout.contains("missing field `@graph`"));
}

#[test]
fn releases_of_other_versions_are_checked_as_far_as_they_can_be() {
    let workshop = Workshop::with_films(1);
    workshop.run(&[]).with(0);
    let manifest = workshop.text("output/manifest.json");
    workshop.put("output/manifest.json", manifest.replace("\"version\": \"", "\"version\": \"0.0.1-"));
    replace(&workshop, "jsonld/films.jsonld", longer);
    workshop.run(&["verify"]).with(0).says("output is sound; version 0.0.1-");
    replace(&workshop, "jsonld/films.jsonld", |_| b"{}".to_vec());
    workshop.run(&["verify"]).with(1);
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// Changes a file of a release, and lets manifest and check sums vouch for the change.
fn replace(workshop: &Workshop, path: &str, change: impl Fn(&[u8]) -> Vec<u8>) {
    let sha256 = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let old = fs::read(workshop.path(&format!("output/{path}"))).expect("the file is there");
    let new = change(&old);
    assert!(old != new, "{path} is not changed");
    let sums = workshop.text("output/SHA256SUMS").replace(&sha256(&old), &sha256(&new));
    let mut manifest: serde_json::Value = serde_json::from_str(&workshop.text("output/manifest.json")).expect("JSON");
    for (path, new) in [(path, new), ("SHA256SUMS", sums.into_bytes())] {
        let files = manifest["files"].as_array_mut().expect("files");
        let file = files.iter_mut().find(|file| file["path"] == path).expect("the file is listed");
        file["bytes"] = new.len().into();
        file["sha256"] = sha256(&new).into();
        workshop.put(&format!("output/{path}"), new);
    }
    workshop.put("output/manifest.json", manifest.to_string());
}
