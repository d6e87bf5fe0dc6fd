//! Headings and what their sections are about; nouns that tell films from other subjects.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{fold, rows};

static KINDS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    rows::<2>(include_str!("section_kinds.tsv")).map(|[heading, kind]| (fold(heading), kind)).collect()
});

/// What a section with this heading is about, by the names of the contract's `sections.kind`.
pub fn kind(heading: &str) -> Option<&'static str> {
    KINDS.get(&fold(heading)).copied()
}
