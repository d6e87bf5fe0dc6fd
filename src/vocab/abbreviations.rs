//! Abbreviations: words with a full stop that does not end a sentence.

use std::sync::LazyLock;

use super::{Lookup, rows};

static ABBREVIATIONS: LazyLock<Lookup<Abbreviation>> = LazyLock::new(|| {
    let known = rows::<2>(include_str!("abbreviations.tsv"));
    known
        .map(|[word, may_end]| (word, if may_end == "yes" { Abbreviation::MayEnd } else { Abbreviation::GoesOn }))
        .collect()
});

/// How an abbreviation stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Something follows always: `Mr.`, `vs.`
    GoesOn,
    /// The sentence may end with it: `Jr.`, `Inc.`
    MayEnd,
}

/// What a word is before a full stop, as written without it.
///
/// ```
/// use reelmill::vocab::abbreviations::{Abbreviation, abbreviation};
/// assert_eq!(abbreviation("vs"), Some(Abbreviation::GoesOn));
/// assert_eq!(abbreviation("Jr"), Some(Abbreviation::MayEnd));
/// assert_eq!(abbreviation("film"), None);
/// ```
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    ABBREVIATIONS.get(word).copied()
}
