//! The command line: what it takes, what it says, and how it ends.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::process::{Command, Stdio};

use reelmill::load::Format;

use crate::workshop::{Workshop, film};

#[test]
fn help_and_version_go_to_stdout() {
    let workshop = Workshop::new();
    for (arguments, word) in [
        (&["--help"][..], "Exit codes"),
        (&["run", "-h"], "--strict"),
        (&["run", "--help"], "--max-document-bytes"),
        (&["check", "--help"], "--severity"),
        (&["--version"], "reelmill"),
    ] {
        let ended = workshop.run(arguments).with(0);
        assert!(ended.stdout.contains(word) && ended.stderr.is_empty(), "{arguments:?}: {ended:?}");
    }
    workshop.run(&["--no-such-flag"]).with(2).says("--no-such-flag");
    workshop.run(&["--format", "xlsx"]).with(2).says("csv");
    workshop.run(&["--threads", "0"]).with(2);
}

#[test]
fn nothing_to_read_is_said_so() {
    let workshop = Workshop::new();
    workshop.run(&[]).with(2).says("nothing to read in input").says("hint");
    workshop.run(&["absent.txt"]).with(2).says("no such file or folder: absent.txt");
    workshop.run(&["input/*.txt"]).with(2).says("nothing to read");
    workshop.run(&["input/[a"]).with(2).says("unclosed character class");
    assert!(!workshop.path("output").exists());
}

#[cfg(unix)]
#[test]
fn a_cause_is_said_once() {
    let workshop = Workshop::with_films(1);
    std::os::unix::fs::symlink("nowhere", workshop.path("output")).expect("a link");
    let ended = workshop.run(&[]).with(3).says("cannot list");
    assert_eq!(ended.stderr.matches("No such file or directory").count(), 1, "{}", ended.stderr);
}

#[test]
fn what_cannot_be_read_is_left_out_and_named() {
    let workshop = Workshop::with_films(1);
    workshop.put("input/latin1.txt", b"= Am\xe9lie =\n");
    workshop.put("input/utf16.txt", b"\xff\xfe=\0");
    workshop.put("input/torn.txt", b"= Am\xc3");
    workshop.put("input/zeros.txt", vec![0; 4096]);
    workshop.put("input/empty.txt", "");
    workshop.put("input/untitled.txt", "Some words, and no title.\n");
    workshop.put("input/zz-again.txt", film("The Lost Hour 0", "Somebody Else"));
    let huge = File::create(workshop.path("input/huge.txt")).expect("a new file");
    huge.set_len(2 << 30).expect("a sparse file");
    let ended = workshop.run(&[]).with(1).says("quarantined=8").says("documents=9").says("films=1");
    for said in [
        "latin1.txt: the byte 0xE9 at offset 4 (line 1) is not UTF-8",
        "utf16.txt: the file starts with the byte order mark of UTF-16",
        "torn.txt: the file ends within a character, at offset 4",
        "zeros.txt: a zero byte at offset 0: this is not text",
        "empty.txt: no line is a title",
        "untitled.txt: no line is a title",
        "zz-again.txt: another document of this run has the same title",
        "huge.txt: the file has 2147483648 bytes, more than the limit of 67108864",
    ] {
        assert!(ended.stderr.contains(said), "`{said}` is not in:\n{}", ended.stderr);
    }
    let findings = workshop.text("output/csv/findings.csv");
    for code in ["not_utf8", "truncated", "no_article", "duplicate", "too_large"] {
        assert!(findings.contains(&format!("document.{code},error")), "{code}:\n{findings}");
    }
    assert!(workshop.text("output/csv/people.csv").contains("Mira Holm 0"));
    assert!(!workshop.text("output/csv/people.csv").contains("Somebody Else"));
    workshop.run(&["verify"]).with(0);
    workshop.run(&[]).with(1).says("up to date");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_left_out() {
    use std::os::unix::fs::PermissionsExt;
    let workshop = Workshop::with_films(1);
    let path = workshop.path("input/secret.txt");
    workshop.put("input/secret.txt", film("Secret", "Nobody"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions can be set");
    if File::open(&path).is_ok() {
        // The superuser reads everything.
        std::os::unix::fs::symlink("nowhere", workshop.path("input/lost.txt")).expect("a link");
        fs::remove_file(&path).expect("the file is there");
        workshop.run(&[]).with(1).says("lost.txt: the file cannot be read");
    } else {
        workshop.run(&[]).with(1).says("secret.txt: the file cannot be read");
    }
}

#[cfg(unix)]
#[test]
fn loops_of_links_are_left_out_and_files_are_read_once() {
    use std::os::unix::fs::symlink;
    let workshop = Workshop::with_films(1);
    workshop.put("input/deep/er.txt", film("Deeper", "Mira Holm 0"));
    symlink("..", workshop.path("input/deep/back")).expect("a link");
    symlink("000.txt", workshop.path("input/same.txt")).expect("a link");
    workshop.run(&[]).with(0).says("deep/back leads back to").says("documents=2").says("quarantined=0");
    let articles = workshop.text("output/csv/articles.csv");
    assert!(articles.contains(",deep/er.txt,") && articles.contains(",000.txt,"), "{articles}");
}

#[test]
fn folders_give_text_files_and_named_files_are_always_taken() {
    let workshop = Workshop::with_films(1);
    workshop.put("input/notes.md", "not an article");
    workshop.put("input/.hidden.txt", "not an article");
    workshop.put("elsewhere/film.article", film("Elsewhere", "Mira Holm 0"));
    workshop.run(&[]).with(0).says("documents=1");
    workshop.run(&["input", "elsewhere/film.article"]).with(0).says("documents=2");
    let articles = workshop.text("output/csv/articles.csv");
    assert!(articles.contains(",input/000.txt,") && articles.contains(",elsewhere/film.article,"), "{articles}");
}

#[test]
fn standard_input_is_an_input() {
    let workshop = Workshop::new();
    let two = film("The Lost Hour", "Mira Holm") + "\n" + &film("The Found Hour", "Mira Holm");
    let output = workshop.command(&["run", "-"]).write_stdin(two).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let articles = workshop.text("output/csv/articles.csv");
    assert!(articles.contains(",\"-#line=0,14\",") && articles.contains(",\"-#line=14,27\","), "{articles}");
    assert_eq!(workshop.text("output/csv/people.csv").lines().filter(|line| line.contains(",Mira Holm,")).count(), 1);
}

#[test]
fn no_text_leaves_the_wording_out() {
    let workshop = Workshop::with_films(1);
    workshop.run(&["--license", "CC-BY-SA-4.0"]).with(0);
    assert!(workshop.text("output/csv/films.csv").contains("lost hour."));
    assert!(workshop.text("output/csv/articles.csv").contains("CC-BY-SA-4.0"));
    workshop.run(&["--no-text"]).with(0);
    assert!(!workshop.text("output/csv/films.csv").contains("lost hour"));
    assert!(!workshop.text("output/csv/sections.csv").contains("lost hour"));
}

#[test]
fn every_format_is_written_where_all_are_asked_for() {
    let workshop = Workshop::with_films(3);
    workshop.run(&["--formats", "all"]).with(0);
    workshop.run(&["verify"]).with(0);
    let release = workshop.release("output");
    let formats: Vec<&str> = Format::built().map(Format::as_str).collect();
    for format in &formats {
        assert!(release.keys().any(|path| path.starts_with(&format!("{format}/"))), "{format} is missing");
    }
    workshop.run(&["--formats", &formats.join(","), "--out", "again", "--threads", "3", "--buffer-bytes", "1"]).with(0);
    assert!(workshop.release("again") == release, "a second run differs");
    assert!(workshop.left_behind().is_empty(), "{:?}", workshop.left_behind());

    workshop.run(&["--formats", "nquads,ndjson"]).with(0).says("films=3");
    let folders = workshop.release("output").into_keys().filter_map(|path| Some(path.split_once('/')?.0.to_owned()));
    assert_eq!(folders.collect::<BTreeSet<_>>(), BTreeSet::from(["ndjson".to_owned(), "nquads".to_owned()]));
    workshop.run(&["--formats", "xml"]).with(2).says("possible values: csv, parquet, jsonld, ");
}

#[test]
fn check_names_line_and_column_and_publishes_nothing() {
    let workshop = Workshop::with_films(1);
    let two = film("Fine", "Mira Holm")
        + "\n= Odd =\n\nOdd\n- Directed by: Mira Holm\n- Runtime: long\n\nOdd is a 1990 film.\n";
    workshop.put("input/two.txt", two);
    let ended = workshop.run(&["check"]).with(0);
    assert!(ended.stdout.contains("two.txt:19:12 warning "), "{}", ended.stdout);
    assert!(ended.stdout.contains("\n  hint: "), "{}", ended.stdout);
    workshop.put("input/bad.txt", "no title");
    let ended = workshop.run(&["check", "--format", "json", "--severity", "error", "--quiet"]).with(1);
    let found: serde_json::Value = serde_json::from_str(&ended.stdout).expect("a line of JSON");
    assert_eq!((&found["path"], &found["code"]), (&"bad.txt".into(), &"document.no_article".into()));
    assert!(ended.stderr.is_empty());
    assert!(!workshop.path("output").exists());
}

#[test]
fn the_log_can_be_read_by_programs_or_be_silent() {
    let workshop = Workshop::with_films(1);
    let ended = workshop.run(&["--log-format", "json"]).with(0);
    for line in ended.stderr.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        assert!(line["level"].is_string() && line["message"].is_string(), "{line}");
    }
    assert!(ended.stdout.is_empty() && !ended.stderr.is_empty());
    let ended = workshop.run(&["--quiet", "--force"]).with(0);
    assert!(ended.stderr.is_empty(), "{}", ended.stderr);
}

#[test]
fn the_contract_is_printed_in_three_forms() {
    let workshop = Workshop::new();
    let contract = workshop.run(&["schema", "--format", "json"]).with(0).stdout;
    assert!(serde_json::from_str::<serde_json::Value>(&contract).is_ok());
    assert!(workshop.run(&["schema", "--format", "sql"]).with(0).stdout.to_lowercase().contains("create table"));
    assert!(workshop.run(&["schema"]).with(0).stdout.contains("release_dates"));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reelmill"));
    let mut run = command.arg("schema").stdout(Stdio::piped()).spawn().expect("the program starts");
    drop(run.stdout.take());
    assert_eq!(run.wait().expect("the program ends").code(), Some(0));
}
