//! Committed texts that are made from the code are up to date.

use std::path::Path;

use reelmill::schema::TABLES;
use reelmill::schema::derive::markdown;

fn committed(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

/// `cargo run -- schema > docs/tables.md` renews it.
#[test]
fn the_reference_of_the_tables_is_up_to_date() {
    assert!(committed("docs/tables.md") == markdown::reference(), "docs/tables.md is stale");
}

#[test]
fn the_readme_names_every_table() {
    let readme = committed("README.md");
    for table in TABLES {
        let line = format!("| `{}` | {} |", table.name(), table.doc());
        assert!(readme.contains(&line), "README.md lacks the line {line}");
    }
}

/// Every vocabulary says where it comes from and when, and is sorted where it says nothing else.
#[test]
fn vocabularies_have_source_and_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/vocab");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("src/vocab is there") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            let head: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
            for key in ["# source: ", "# date: "] {
                assert!(head.iter().any(|line| line.starts_with(key)), "{} has no `{key}`", path.display());
            }
            let width = text.lines().find(|line| !line.starts_with('#')).map_or(0, |header| header.split('\t').count());
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                assert_eq!(line.split('\t').count(), width, "{}: {line}", path.display());
            }
            count += 1;
        }
    }
    assert!(count >= 20, "only {count} vocabularies");
}
