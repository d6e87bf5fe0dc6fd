//! The rules are what the reading does: each reads its own example, and none is read without.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use reelmill::extract::wikitext;
use reelmill::transform::Rule;

use crate::tables::{Tables, transform_document, transform_text};

/// The names of the rules that read an article.
fn rules_of(source: &str, wikitext: bool) -> BTreeSet<String> {
    let transformed = match wikitext {
        true => transform_document(&wikitext::article("An Example (film)", source), source),
        false => transform_text(source).expect("an article").0,
    };
    Tables::new(transformed).rows["evidence"].iter().map(|row| row["rule"].clone()).collect()
}

/// A rule that nothing uses has no example that it reads; so this finds unused rules too.
#[test]
fn every_rule_reads_its_example() {
    let mut failures = String::new();
    for rule in Rule::ALL {
        let source = rule.example_article();
        let read = rules_of(&source, rule.example_is_wikitext());
        if !read.contains(rule.as_str()) {
            writeln!(failures, "{} does not read its example; {read:?} do:\n{source}", rule.as_str()).expect("text");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn rules_have_names_of_their_own_and_a_sentence() {
    let mut names = BTreeMap::new();
    for rule in Rule::ALL {
        assert!(rule.doc().ends_with('.'), "{}: {}", rule.as_str(), rule.doc());
        assert!(names.insert(rule.as_str(), rule).is_none(), "{} is declared twice", rule.as_str());
        assert!(!rule.doc().contains("  "), "{}: {}", rule.as_str(), rule.doc());
    }
}
