//! What the bracket behind an article's title says.

use std::sync::LazyLock;

use super::{Lookup, fold, rows};

static NOTES: LazyLock<Lookup<&'static str>> =
    LazyLock::new(|| rows::<2>(include_str!("title_notes.tsv")).map(|[word, kind]| (word, kind)).collect());

/// What the article of a title with this bracket is about, where that is no person: `work`, `group`, `company` or
/// `other`.
///
/// ```
/// use reelmill::vocab::titles::note;
/// assert_eq!(note("1995 film"), Some("work"));
/// assert_eq!(note("director"), None);
/// ```
pub fn note(bracket: &str) -> Option<&'static str> {
    let folded = fold(bracket);
    NOTES.get(folded.rsplit(' ').next()?).copied()
}
