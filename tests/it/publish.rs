//! Publishing: the same bytes however the work is done, the old release or the new one whatever
//! happens, and nothing replaced that is not a release.

use std::fs;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::workshop::{Workshop, film};

#[test]
fn bytes_do_not_depend_on_threads_order_or_memory() {
    let workshop = Workshop::with_films(40);
    workshop.run(&["run", "input", "--out", "one"]).with(0);
    let expected = workshop.release("one");
    for (out, flags) in [
        ("threads1", &["--threads", "1"][..]),
        ("threads2", &["--threads", "2"]),
        ("threads8", &["--threads", "8"]),
        ("spilled", &["--buffer-bytes", "1", "--threads", "3"]),
    ] {
        workshop.run(&[&["run", "input", "--out", out], flags].concat()).with(0);
        assert!(workshop.release(out) == expected, "{out} differs");
    }
    let backwards: Vec<String> = (0..40).rev().map(|number| format!("input/{number:03}.txt")).collect();
    let backwards: Vec<&str> = backwards.iter().map(String::as_str).collect();
    workshop.run(&[&["run", "--out", "backwards", "input/007.txt"], backwards.as_slice()].concat()).with(0);
    assert!(workshop.release("backwards") == expected, "the order of the inputs shows");
    workshop.run(&["run", "--out", "pattern", "input/*.txt"]).with(0);
    assert!(workshop.release("pattern") == expected, "the pattern shows");
}

#[test]
fn an_up_to_date_release_is_left_alone() {
    let workshop = Workshop::with_films(2);
    workshop.run(&[]).with(0).says("published output");
    let record = workshop.text("output/run.json");
    workshop.run(&["--threads", "1"]).with(0).says("up to date");
    assert_eq!(workshop.text("output/run.json"), record);
    workshop.run(&["--force"]).with(0).says("published");
    assert_ne!(workshop.text("output/run.json"), record);

    workshop.run(&["--no-text"]).with(0).says("published");
    workshop.run(&[]).with(0).says("published");
    fs::remove_file(workshop.path("output/csv/films.csv")).expect("the file is there");
    workshop.run(&[]).with(0).says("published");
    let same_length = film("The Lost Hour 0", "Mira Holm 9");
    workshop.put("input/000.txt", same_length);
    workshop.run(&[]).with(0).says("published");
    workshop.put("input/more.txt", film("The Found Hour", "Mira Holm 0"));
    workshop.run(&[]).with(0).says("published");
    workshop.run(&[]).with(0).says("up to date");
    assert!(workshop.left_behind().is_empty(), "{:?}", workshop.left_behind());
}

#[test]
fn a_killed_run_leaves_the_old_release_and_the_next_run_clears_up() {
    let workshop = Workshop::with_films(2);
    workshop.run(&[]).with(0);
    let old = workshop.release("output");
    let mut run = blocked(&workshop);
    run.kill().expect("the run can be killed");
    run.wait().expect("the run ends");
    assert!(workshop.release("output") == old);
    assert!(!stagings(&workshop).is_empty(), "there was nothing to clear up");
    workshop.run(&["verify"]).with(0);

    workshop.put("input/more.txt", film("The Found Hour", "Mira Holm"));
    workshop.run(&[]).with(0);
    assert!(workshop.left_behind().is_empty(), "{:?}", workshop.left_behind());
}

#[test]
fn a_run_that_is_asked_to_stop_leaves_nothing_behind() {
    let workshop = Workshop::with_films(2);
    workshop.run(&[]).with(0);
    let old = workshop.release("output");
    for signal in ["-TERM", "-INT"] {
        let mut run = blocked(&workshop);
        Command::new("kill").args([signal, &run.id().to_string()]).status().expect("kill runs");
        let status = run.wait().expect("the run ends");
        assert_eq!(status.code(), Some(3), "{signal}");
        assert!(stagings(&workshop).is_empty(), "{signal}: {:?}", stagings(&workshop));
        assert!(workshop.release("output") == old, "{signal}");
    }
}

#[test]
fn two_runs_into_one_folder_are_kept_apart() {
    let workshop = Workshop::with_films(1);
    let mut first = blocked(&workshop);
    workshop.run(&[]).with(3).says("another run is publishing to").says("hint");
    workshop.run(&["--out", "elsewhere"]).with(0);
    first.kill().expect("the run can be killed");
    first.wait().expect("the run ends");
    workshop.run(&[]).with(0);
}

#[test]
fn a_release_on_its_way_aside_comes_back() {
    let workshop = Workshop::with_films(1);
    workshop.run(&[]).with(0);
    fs::rename(workshop.path("output"), workshop.path(".output.previous")).expect("a rename");
    workshop.run(&[]).with(0).says("up to date");
    assert!(workshop.left_behind().is_empty(), "{:?}", workshop.left_behind());
}

#[test]
fn strict_publishes_all_or_nothing() {
    let workshop = Workshop::with_films(2);
    workshop.run(&[]).with(0);
    let old = workshop.release("output");
    workshop.put("input/bad.txt", b"= Bad =\n\xff\n");
    workshop.run(&["--strict"]).with(3).says("nothing is published").says("bad.txt");
    assert!(workshop.release("output") == old);
    workshop.run(&[]).with(1).says("quarantined=1");
    workshop.run(&[]).with(1).says("up to date");
    workshop.run(&["--strict"]).with(3);
}

#[test]
fn only_a_release_or_an_empty_folder_is_replaced() {
    let workshop = Workshop::with_films(1);
    workshop.put("photos/wedding.jpg", "precious");
    workshop.run(&["--out", "photos"]).with(3).says("is not a release").says("nothing was touched");
    assert_eq!(workshop.text("photos/wedding.jpg"), "precious");
    fs::create_dir(workshop.path("empty")).expect("a new folder");
    workshop.run(&["--out", "empty"]).with(0);
    workshop.run(&["--out", "input"]).with(2).says("it holds what is to be read");
    workshop.run(&["--out", "no/such/folder"]).with(2).says("the folder above it does not exist");
    workshop.run(&["--out", "input/000.txt"]).with(2).says("it is not a folder");
}

#[test]
fn verify_finds_every_change() {
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
fn verify_finds_keys_that_do_not_hold() {
    let changes: [(&str, Change, &str); 3] = [
        (
            "companies",
            |csv| csv.lines().take(1).map(|header| format!("{header}\n")).collect(),
            "lead nowhere in companies",
        ),
        ("runtimes", |csv| format!("{csv}{}\n", csv.lines().last().unwrap_or_default()), "have the key of another"),
        ("evidence", |csv| csv.lines().take(1).map(|header| format!("{header}\n")).collect(), "have no evidence"),
    ];
    for (table, change, said) in changes {
        let workshop = Workshop::with_films(2);
        workshop.run(&["--format", "csv"]).with(0);
        replace(&workshop, &format!("csv/{table}.csv"), change);
        let problems = workshop.run(&["verify"]).with(1).stdout;
        assert!(problems.contains(said), "{table}: {problems}");
    }
}

/// What is done to the text of a file.
type Change = fn(&str) -> String;

/// Changes a file of a release, and lets manifest and check sums vouch for the change.
fn replace(workshop: &Workshop, path: &str, change: Change) {
    let sha256 = |text: &str| Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut renewed = Vec::new();
    let old = workshop.text(&format!("output/{path}"));
    let new = change(&old);
    renewed.push((path.to_owned(), sha256(&old), new));
    let sums = workshop.text("output/SHA256SUMS");
    let new_sums = sums.replace(&renewed[0].1, &sha256(&renewed[0].2));
    renewed.push(("SHA256SUMS".to_owned(), sha256(&sums), new_sums));
    let mut manifest: serde_json::Value = serde_json::from_str(&workshop.text("output/manifest.json")).expect("JSON");
    for (path, _, new) in renewed {
        let files = manifest["files"].as_array_mut().expect("files");
        let file = files.iter_mut().find(|file| file["path"] == path.as_str()).expect("the file is listed");
        file["bytes"] = new.len().into();
        file["sha256"] = sha256(&new).into();
        workshop.put(&format!("output/{path}"), new);
    }
    workshop.put("output/manifest.json", manifest.to_string());
}

/// A run that waits for an input that never comes, with its staging folder made.
fn blocked(workshop: &Workshop) -> Child {
    let pipe = workshop.path("pipe");
    if !pipe.exists() {
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    }
    let mut run = workshop.start(&["run", "input", "pipe", "--force"]);
    let staged = (0..600).any(|_| {
        sleep(Duration::from_millis(50));
        !stagings(workshop).is_empty()
    });
    if !staged {
        run.kill().expect("the run can be killed");
        run.wait().expect("the run ends");
        panic!("the run did not start");
    }
    run
}

fn stagings(workshop: &Workshop) -> Vec<String> {
    workshop.left_behind().into_iter().filter(|name| name.contains(".staging-")).collect()
}
