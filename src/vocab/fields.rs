//! Infobox fields: the canonical name of every spelling of a key.

use std::sync::LazyLock;

use super::{Lookup, fold, rows, values};

static SPELLINGS: LazyLock<Lookup<&'static str>> = LazyLock::new(|| {
    let spellings = rows::<2>(include_str!("fields.tsv"))
        .flat_map(|[field, spellings]| values(spellings).map(move |spelling| (fold(spelling), field)));
    spellings.collect()
});

/// The canonical name of an infobox key; case, underscores and spaces do not matter.
///
/// ```
/// use reelmill::vocab::fields;
/// assert_eq!(fields::canonical("Production_companies"), Some("studio"));
/// assert_eq!(fields::canonical("Edited by"), Some("editing"));
/// ```
pub fn canonical(key: &str) -> Option<&'static str> {
    SPELLINGS.get(&fold(&key.replace('_', " "))).copied()
}
