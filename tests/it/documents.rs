//! Committed texts that are made from the code are up to date.

use std::path::Path;

use reelmill::schema::TABLES;
use reelmill::schema::derive::markdown;

use crate::eval::sample;
use crate::workshop::Workshop;

fn committed(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

/// `cargo run -- schema > docs/tables.md` renews it.
#[test]
fn the_reference_of_the_tables_is_up_to_date() {
    assert!(committed("docs/tables.md") == markdown::reference(), "docs/tables.md is stale");
}

/// Renewed with the snapshots of the films, as its figures change with them:
/// `INSTA_UPDATE=always cargo test --test it films`.
#[test]
fn the_reference_of_the_rules_is_that_of_the_sample_films() {
    let workshop = Workshop::new();
    sample(&workshop);
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let gold = gold.to_str().expect("the path is UTF-8");
    let reference = workshop.run(&["eval", "sample", gold, "--format", "rules"]).with(0).stdout;
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md"), &reference)
            .expect("docs/ is there");
    }
    assert!(committed("docs/rules.md") == reference, "docs/rules.md is stale");
}

#[test]
fn the_readme_names_every_table() {
    let readme = committed("README.md");
    for table in TABLES {
        let line = format!("| `{}` | {} |", table.name(), table.doc());
        assert!(readme.contains(&line), "README.md lacks the line {line}");
    }
}
