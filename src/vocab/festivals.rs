//! Film festivals.

use std::sync::LazyLock;

use super::{Case, Lexicon, rows, values};

/// A film festival of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Festival {
    /// Full name: `Venice International Film Festival`.
    pub name: &'static str,
    /// ISO 3166 code of the country where it is held.
    pub country: &'static str,
    /// City where it is held.
    pub city: &'static str,
}

/// Festivals by their names, to be found in running text.
pub static FESTIVALS: LazyLock<Lexicon<Festival>> = LazyLock::new(|| {
    let named = rows::<4>(include_str!("festivals.tsv")).map(|[name, country, city, aliases]| {
        let names = std::iter::once(name).chain(values(aliases)).collect();
        (Festival { name, country, city }, names)
    });
    Lexicon::new(Case::Matters, named)
});

/// The festival of that name.
///
/// ```
/// use reelmill::vocab::festivals;
/// let festival = festivals::festival("Venice Film Festival").expect("a festival of the vocabulary");
/// assert_eq!(festival.country, "IT");
/// ```
pub fn festival(name: &str) -> Option<&'static Festival> {
    let name = name.trim();
    FESTIVALS.get(name).or_else(|| FESTIVALS.get(name.strip_prefix("the ")?))
}
