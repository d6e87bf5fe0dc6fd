//! Film companies that no word of their names tells to be one.

use std::sync::LazyLock;

use super::rows;

/// Their names: `Netflix`, `Toho`.
///
/// ```
/// assert!(reelmill::vocab::studios::NAMES.contains(&"Toho"));
/// ```
pub static NAMES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| rows::<1>(include_str!("studios.tsv")).map(|[name]| name).collect());
