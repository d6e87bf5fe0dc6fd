//! Publishing: the same bytes however the work is done, the old release or the new one whatever
//! happens, and nothing replaced that is not a release.

use std::fs;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::Duration;

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
    for manifest in ["{\"name\": \"A site\"}", "null", "{"] {
        workshop.put("site/manifest.json", manifest);
        workshop.put("site/index.html", "words");
        workshop.run(&["--out", "site", "--force"]).with(3).says("is not a release");
        assert_eq!(
            (workshop.text("site/manifest.json"), workshop.text("site/index.html")),
            (manifest.into(), "words".into())
        );
    }
    assert_eq!(workshop.text("photos/wedding.jpg"), "precious");
    fs::create_dir(workshop.path("empty")).expect("a new folder");
    workshop.run(&["--out", "empty"]).with(0);
    workshop.run(&["--out", "input"]).with(2).says("it holds what is to be read");
    workshop.run(&["--out", "no/such/folder"]).with(2).says("the folder above it does not exist");
    workshop.run(&["--out", "input/000.txt"]).with(2).says("it is not a folder");
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
