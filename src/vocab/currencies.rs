//! Currencies, present and withdrawn.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{rows, values};

/// A currency of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: &'static str,
    /// ISO 3166 codes of the countries that used it.
    pub countries: Vec<&'static str>,
    /// Year in which it was withdrawn.
    pub withdrawn: Option<i16>,
}

/// Currencies of each mark: symbols and codes as they are, words in lower case.
struct Marks {
    currencies: Vec<Currency>,
    owners: BTreeMap<String, Vec<usize>>,
    symbols: Vec<&'static str>,
    words: Vec<&'static str>,
}

static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let mut marks = Marks { currencies: Vec::new(), owners: BTreeMap::new(), symbols: Vec::new(), words: Vec::new() };
    for [code, _, symbols, words, countries, withdrawn] in rows::<6>(include_str!("currencies.tsv")) {
        let at = marks.currencies.len();
        let countries = values(countries).collect();
        marks.currencies.push(Currency { code, countries, withdrawn: withdrawn.parse().ok() });
        for symbol in values(symbols).chain([code]) {
            let owners = marks.owners.entry(symbol.to_owned()).or_default();
            if !owners.contains(&at) {
                owners.push(at);
            }
            marks.symbols.push(symbol);
        }
        for word in values(words) {
            let owners = marks.owners.entry(word.to_lowercase()).or_default();
            if !owners.contains(&at) {
                owners.push(at);
            }
            marks.words.push(word);
        }
    }
    marks
});

/// Marks that mean one currency unless the country of the film says otherwise.
const USUAL: &[(&str, &str)] = &[
    ("$", "USD"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("\u{00A3}", "GBP"),
    ("pounds", "GBP"),
    ("pound", "GBP"),
    ("\u{00A5}", "JPY"),
    ("Rs", "INR"),
    ("Rs.", "INR"),
    ("rupees", "INR"),
    ("rupee", "INR"),
];

/// Marks whose usual currency is meant even in films of other countries: Australian and Canadian
/// films state their takings in US dollars more often than not, and mark their own.
const ALWAYS_USUAL: &[&str] = &["$", "dollars", "dollar"];

/// Every symbol and code that stands before or after a number, longest first.
pub fn symbols() -> Vec<&'static str> {
    longest_first(&MARKS.symbols)
}

/// Every word that stands after a number, longest first.
pub fn words() -> Vec<&'static str> {
    longest_first(&MARKS.words)
}

/// The currency that a mark means: a symbol, code or word, with the countries that can settle it (the most
/// telling first) and the year in question.
///
/// ```
/// use reelmill::vocab::currencies;
/// assert_eq!(currencies::currency("francs", &["BE"], Some(1975)), Some("BEF"));
/// assert_eq!(currencies::currency("Rs", &["PK"], None), Some("PKR"));
/// assert_eq!(currencies::currency("$", &["AU"], None), Some("USD"));
/// assert_eq!(currencies::currency("francs", &[], None), None);
/// ```
pub fn currency(mark: &str, countries: &[&str], year: Option<i16>) -> Option<&'static str> {
    let owners = MARKS.owners.get(mark).or_else(|| MARKS.owners.get(&mark.to_lowercase()))?;
    let candidates: Vec<&Currency> = owners.iter().map(|at| &MARKS.currencies[*at]).collect();
    let usual = USUAL.iter().find(|(usual, _)| *usual == mark.to_lowercase() || *usual == mark).map(|(_, code)| *code);
    if let Some(usual) = usual.filter(|_| ALWAYS_USUAL.contains(&mark.to_lowercase().as_str())) {
        return Some(usual);
    }
    for country in countries {
        let of_country = candidates.iter().filter(|currency| currency.countries.contains(country)).copied();
        if let Some(currency) = of_year(of_country, year) {
            return Some(currency.code);
        }
    }
    if let Some(usual) = usual {
        return Some(usual);
    }
    let mut codes: Vec<&'static str> = candidates.iter().map(|currency| currency.code).collect();
    codes.dedup();
    match codes.as_slice() {
        // `R` and `RM` stand for older and other things abroad.
        [_] if is_bare_letters(mark) && !countries.is_empty() => None,
        [only] => Some(only),
        // A code is unambiguous even where another currency uses it as a symbol.
        _ => codes.into_iter().find(|code| *code == mark),
    }
}

/// Whether a mark is one or two letters, which mean little by themselves; `DM` has been used by one country alone.
fn is_bare_letters(mark: &str) -> bool {
    mark.len() <= 2 && mark != "DM" && mark.chars().all(|character| character.is_ascii_alphabetic())
}

/// Of a country's currencies the one of the year: the first to be withdrawn after it, else the present one.
fn of_year<'c>(currencies: impl Iterator<Item = &'c Currency>, year: Option<i16>) -> Option<&'c Currency> {
    let never = i16::MAX;
    let in_use = currencies.filter(|currency| match (currency.withdrawn, year) {
        (Some(withdrawn), Some(year)) => withdrawn >= year,
        _ => true,
    });
    match year {
        Some(_) => in_use.min_by_key(|currency| currency.withdrawn.unwrap_or(never)),
        None => in_use.max_by_key(|currency| currency.withdrawn.unwrap_or(never)),
    }
}

fn longest_first(marks: &[&'static str]) -> Vec<&'static str> {
    let mut sorted = marks.to_vec();
    sorted.sort_by_key(|mark| (std::cmp::Reverse(mark.len()), *mark));
    sorted.dedup();
    sorted
}
