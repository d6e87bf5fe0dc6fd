//! The arrows between rooms: `crate::room` may be named only where DESIGN allows it.

use std::path::{Path, PathBuf};

/// Each room and the rooms that it may name.
const ALLOWED: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("vocab", &[]),
    ("value", &["span", "vocab"]),
    ("finding", &["span", "value"]),
    ("article", &["span"]),
    ("extract", &["span", "article", "finding"]),
    ("schema", &["span", "value", "finding"]),
    ("transform", &["span", "article", "finding", "schema", "value", "vocab"]),
    ("measure", &["schema", "transform"]),
    ("merge", &["schema", "value"]),
    ("load", &["schema", "value"]),
    ("run", &["span", "article", "extract", "finding", "load", "measure", "merge", "schema", "transform", "value"]),
    (
        "cli",
        &[
            "span",
            "article",
            "extract",
            "finding",
            "load",
            "measure",
            "merge",
            "run",
            "schema",
            "transform",
            "value",
            "vocab",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

#[test]
fn rooms_name_only_the_rooms_below_them() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for file in rust_files(&source) {
        let relative = file.strip_prefix(&source).expect("inside src");
        let room = relative.iter().next().expect("a name").to_string_lossy().trim_end_matches(".rs").to_owned();
        let (_, allowed) =
            ALLOWED.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("unknown room {room}"));
        let text = std::fs::read_to_string(&file).expect("readable");
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for named in code.split("crate::").skip(1).flat_map(rooms) {
                seen += 1;
                if named != room && !allowed.contains(&named.as_str()) && ALLOWED.iter().any(|(name, _)| *name == named)
                {
                    wrong.push(format!("{}:{}: {room} names {named}", relative.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(seen > 100, "only {seen} uses were found: the test looks in the wrong place");
}

/// The rooms that stand behind `crate::`: one, or several in braces.
fn rooms(after: &str) -> Vec<String> {
    let name = |part: &str| part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    match after.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or_default().split(',').map(name).collect(),
        None => vec![name(after)],
    }
}

/// Only these may touch the file system, so that extract and transform stay pure.
#[test]
fn only_the_shell_touches_files_threads_and_clocks() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let forbidden = ["std::fs", "std::env", "std::thread", "std::time", "rayon", "std::net", "std::process"];
    let pure =
        ["span.rs", "vocab", "value", "finding", "article", "extract", "schema", "transform", "measure", "merge"];
    for file in pure.iter().flat_map(|room| rust_files(&source.join(room))) {
        let text = std::fs::read_to_string(&file).expect("readable");
        for word in forbidden {
            assert!(!text.contains(word), "{} names {word}", file.display());
        }
    }
}

fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = std::fs::read_dir(path).expect("the folder exists").map(|entry| entry.expect("readable").path());
    let mut files: Vec<PathBuf> =
        entries.flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] }).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    files
}
