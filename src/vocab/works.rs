//! Kinds of works that films are based on.

use std::sync::LazyLock;

use super::{Case, Lexicon, rows};

static TYPES: LazyLock<Lexicon<&'static str>> = LazyLock::new(|| {
    Lexicon::new(
        Case::Ignored,
        rows::<2>(include_str!("work_types.tsv")).map(|[phrase, work_type]| (work_type, vec![phrase])),
    )
});

/// Wordings for works (`best-selling novel`) and the kinds that they name (`novel`).
///
/// ```
/// let hit = reelmill::vocab::works::types().find("the best-selling novel by").expect("a novel");
/// assert_eq!(*hit.entry, "novel");
/// ```
pub fn types() -> &'static Lexicon<&'static str> {
    &TYPES
}
