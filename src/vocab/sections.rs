//! Headings and what their sections are about; nouns that tell films from other subjects.

use std::sync::LazyLock;

use super::{Case, Lexicon, Lookup, fold, rows};

static KINDS: LazyLock<Lookup<&'static str>> = LazyLock::new(|| {
    rows::<2>(include_str!("section_kinds.tsv")).map(|[heading, kind]| (fold(heading), kind)).collect()
});

/// What a section with this heading is about, by the names of the contract's `sections.kind`.
pub fn kind(heading: &str) -> Option<&'static str> {
    KINDS.get(&fold(heading)).copied()
}

/// What a noun of a first sentence says about the subject of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A film.
    Film,
    /// Something else: `person`, `series`, `list`, `work`, `event`, `organisation` or `other`.
    Other(&'static str),
}

/// Nouns that tell films from other subjects: `silent film`, `television series`, `film director`.
pub static SUBJECTS: LazyLock<Lexicon<Subject>> = LazyLock::new(|| {
    let films = rows::<2>(include_str!("film_nouns.tsv")).map(|[phrase, _]| (Subject::Film, vec![phrase]));
    let others = rows::<2>(include_str!("not_film.tsv")).map(|[phrase, kind]| (Subject::Other(kind), vec![phrase]));
    Lexicon::new(Case::Ignored, films.chain(others))
});
