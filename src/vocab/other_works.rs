//! Words by which sentences turn to another work or another version: `sequel`, `previous film`.

use super::{rows, values};

/// The words with a use, as alternatives of an expression.
///
/// ```
/// let ranks = reelmill::vocab::other_works::alternatives("turn_rank");
/// assert!(ranks.split('|').any(|rank| rank == "previous"));
/// ```
pub fn alternatives(wanted: &str) -> String {
    let words = rows::<2>(include_str!("other_works.tsv"));
    let words = words.filter(|[_, uses]| values(uses).any(|known| known == wanted));
    words.map(|[words, _]| regex::escape(words)).collect::<Vec<_>>().join("|")
}
