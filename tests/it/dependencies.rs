//! What the program is built from: licences, sources, and one arrow only.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// SPDX identifiers that may be shipped with a program under MIT or Apache-2.0.
const PERMISSIVE: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unlicense",
    "CC0-1.0",
    "BSL-1.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "MIT-0",
    "bzip2-1.0.6",
    "CDLA-Permissive-2.0",
];

/// The platform that this test runs on: packages of others need not be here to be read.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

/// The packages that are linked, with those of builds and tests.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", &host()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"].as_array().expect("a list").clone()
}

/// Whether a licence expression leaves a choice that is permissive. `WITH` exceptions only widen.
fn permissive(expression: &str) -> bool {
    let all = |part: &str| {
        part.split(" AND ").all(|id| {
            let id = id.trim_matches(|c: char| c == '(' || c == ')' || c == ' ');
            PERMISSIVE.contains(&id.split(" WITH ").next().unwrap_or_default())
        })
    };
    expression.replace('/', " OR ").split(" OR ").any(all)
}

#[test]
fn licences_are_permissive_and_sources_the_registry() {
    let mut wrong = Vec::new();
    for package in packages() {
        let name = format!(
            "{} {}",
            package["name"].as_str().unwrap_or_default(),
            package["version"].as_str().unwrap_or_default()
        );
        let licence = package["license"].as_str().unwrap_or_default();
        if !permissive(licence) {
            wrong.push(format!("{name}: licence `{licence}`"));
        }
        let own = package["name"] == "reelmill";
        if !own && !package["source"].as_str().unwrap_or_default().starts_with("registry+") {
            wrong.push(format!("{name}: not from the registry"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn one_arrow_and_one_parquet_are_linked() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap_or_default().to_owned();
        if name.starts_with("arrow") || name == "parquet" {
            versions.entry(name).or_default().push(package["version"].as_str().unwrap_or_default().to_owned());
        }
    }
    assert!(versions.contains_key("arrow") && versions.contains_key("parquet"));
    for (name, versions) in versions {
        assert_eq!(versions.len(), 1, "{name} is there in versions {versions:?}");
    }
}

#[test]
fn licence_expressions_are_understood() {
    assert!(permissive("MIT OR GPL-3.0"));
    assert!(permissive("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(permissive("Apache-2.0 WITH LLVM-exception"));
    assert!(!permissive("GPL-3.0"));
    assert!(!permissive("MIT AND GPL-3.0"));
    assert!(!permissive(""));
}
