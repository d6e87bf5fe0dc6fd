//! Film festivals.

use std::sync::LazyLock;

use super::{Case, Lexicon, rows, values};

/// A film festival of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Festival {
    /// Full name: `Venice International Film Festival`.
    pub name: &'static str,
    /// ISO 3166 code of the country where it is held; empty where it moves.
    pub country: &'static str,
    /// City where it is held.
    pub city: &'static str,
}

/// Festivals by their names, to be found in running text.
pub static FESTIVALS: LazyLock<Lexicon<Festival>> = LazyLock::new(|| {
    let named = festivals().map(|(festival, aliases, _)| {
        let names = std::iter::once(festival.name).chain(values(aliases)).collect();
        (festival, names)
    });
    Lexicon::new(Case::Matters, named)
});

/// Festivals by the short names that mean them only in brackets or beside a prize: `Venice`.
static SHORT: LazyLock<Lexicon<Festival>> = LazyLock::new(|| {
    Lexicon::new(Case::Matters, festivals().map(|(festival, _, short)| (festival, values(short).collect())))
});

fn festivals() -> impl Iterator<Item = (Festival, &'static str, &'static str)> {
    rows::<5>(include_str!("festivals.tsv"))
        .map(|[name, aliases, short, country, city]| (Festival { name, country, city }, aliases, short))
}

/// The festival of that name, with or without an edition or year in front.
///
/// ```
/// use reelmill::vocab::festivals;
/// let festival = festivals::festival("the 77th Venice Film Festival").expect("a festival of the vocabulary");
/// assert_eq!((festival.country, festival.city), ("IT", "Venice"));
/// ```
pub fn festival(name: &str) -> Option<&'static Festival> {
    FESTIVALS.get(without_edition(name))
}

/// The festival that a short name means where a festival is meant at all: in brackets behind a date, say.
///
/// ```
/// use reelmill::vocab::festivals;
/// assert_eq!(festivals::short("Cannes").map(|festival| festival.name), Some("Cannes Film Festival"));
/// ```
pub fn short(name: &str) -> Option<&'static Festival> {
    let name = without_edition(name);
    FESTIVALS.get(name).or_else(|| SHORT.get(name))
}

/// The name without `the`, an ordinal or a year in front.
fn without_edition(name: &str) -> &str {
    let name = name.trim();
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    match name.split_once(' ') {
        Some((first, rest)) if first.starts_with(|first: char| first.is_ascii_digit()) => rest,
        _ => name,
    }
}
