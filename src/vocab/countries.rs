//! Countries, present and former, with their demonyms; cities, regions and venues.
//!
//! Codes are ISO 3166-1 alpha-2; former states have the four letters of ISO 3166-3.

use std::sync::LazyLock;

use super::{Case, Lexicon, Lookup, fold, rows, values};

/// A country of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166 code.
    pub code: &'static str,
    /// Name as published.
    pub name: &'static str,
}

/// A city, region or venue of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct City {
    /// Name.
    pub name: &'static str,
    /// ISO 3166 code of the country that it lies in.
    pub country: &'static str,
    /// Whether it is a cinema, theatre or hall.
    pub is_venue: bool,
}

/// Countries by their names, to be found in running text.
pub static COUNTRIES: LazyLock<Lexicon<Country>> = LazyLock::new(|| {
    let named = rows::<4>(include_str!("countries.tsv")).map(|[code, name, aliases, _]| {
        let names = std::iter::once(name).chain(values(aliases)).collect();
        (Country { code, name }, names)
    });
    Lexicon::new(Case::Matters, named)
});

/// Countries by their demonyms, to be found in running text.
pub static DEMONYMS: LazyLock<Lexicon<Country>> = LazyLock::new(|| {
    let named = rows::<4>(include_str!("countries.tsv"))
        .map(|[code, name, _, demonyms]| (Country { code, name }, values(demonyms).collect()));
    Lexicon::new(Case::Matters, named)
});

/// Cities, regions and venues, to be found in running text.
pub static CITIES: LazyLock<Lexicon<City>> = LazyLock::new(|| {
    let named = rows::<4>(include_str!("cities.tsv")).map(|[name, country, kind, aliases]| {
        let names = std::iter::once(name).chain(values(aliases)).collect();
        (City { name, country, is_venue: kind == "venue" }, names)
    });
    Lexicon::new(Case::Matters, named)
});

static NAMES: LazyLock<Lookup<&'static str>> =
    LazyLock::new(|| rows::<4>(include_str!("countries.tsv")).map(|[code, name, ..]| (code, name)).collect());

/// The code of the country of that name.
///
/// ```
/// use reelmill::vocab::countries;
/// assert_eq!(countries::country("the United Kingdom"), Some("GB"));
/// assert_eq!(countries::country("Soviet Union"), Some("SUHH"));
/// assert_eq!(countries::country("Ruritania"), None);
/// ```
pub fn country(name: &str) -> Option<&'static str> {
    let found = COUNTRIES.get(name).or_else(|| COUNTRIES.get(without_article(name)));
    found.map(|country| country.code)
}

/// The code of the country that a demonym belongs to: `Danish` is `DK`.
///
/// ```
/// use reelmill::vocab::countries;
/// assert_eq!(countries::demonym("Danish"), Some("DK"));
/// ```
pub fn demonym(word: &str) -> Option<&'static str> {
    DEMONYMS.get(word).map(|country| country.code)
}

/// The name as published of the country with that code.
///
/// ```
/// use reelmill::vocab::countries;
/// assert_eq!(countries::name("JP"), Some("Japan"));
/// ```
pub fn name(code: &str) -> Option<&'static str> {
    NAMES.get(code).copied()
}

/// The code of the country that a place is or lies in. Of `Westwood, California` the part that is
/// known decides, the last one first.
///
/// ```
/// use reelmill::vocab::countries;
/// assert_eq!(countries::place("Paris"), Some("FR"));
/// assert_eq!(countries::place("Austin, Texas"), Some("US"));
/// assert_eq!(countries::place("India"), Some("IN"));
/// ```
pub fn place(name: &str) -> Option<&'static str> {
    let known = |name: &str| {
        country(name)
            .or_else(|| CITIES.get(name).map(|city| city.country))
            .or_else(|| CITIES.get(without_article(name)).map(|city| city.country))
    };
    known(name).or_else(|| name.rsplit(',').find_map(|part| known(part.trim())))
}

/// A name without `the` in front.
fn without_article(name: &str) -> &str {
    let name = name.trim();
    match name.split_once(' ') {
        Some((first, rest)) if fold(first) == "the" => rest,
        _ => name,
    }
}
