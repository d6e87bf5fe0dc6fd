//! Vocabularies: what film articles call things, as data.
//!
//! Each is one tab-separated file beside this module, with its source and date in the head, sorted,
//! loaded once. A cell with several values joins them with `|`.

pub mod abbreviations;
pub mod award_bodies;
pub mod columns;
pub mod companies;
pub mod countries;
pub mod currencies;
pub mod external_ids;
pub mod festivals;
pub mod fields;
pub mod genres;
pub mod infoboxes;
pub mod languages;
mod lexicon;
mod lookup;
pub mod names;
mod needle;
pub mod other_works;
mod pattern;
pub mod publications;
pub mod roles;
pub mod sections;
mod sieve;
mod starts;
pub mod studios;
pub mod titles;
pub mod variants;
mod word;
pub mod word_uses;
pub mod works;

pub use lexicon::{Case, Hit, Lexicon};
pub use lookup::Lookup;
pub use needle::{Needle, needles};
pub use pattern::pattern;
pub use sieve::Sieve;

/// The rows of a vocabulary, as `N` cells each, without comments and header line.
///
/// # Panics
/// Where a row has another number of cells: the files are part of the program, and a test reads
/// every one of them.
pub fn rows<const N: usize>(file: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
    lines.map(|line| {
        let cells: Vec<&'static str> = line.split('\t').collect();
        cells.try_into().unwrap_or_else(|cells: Vec<_>| panic!("expected {N} cells in vocabulary row {cells:?}"))
    })
}

/// The values of a cell that may hold several.
pub fn values(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|value| !value.is_empty())
}

/// Folds words for look-up: lower case, typographic quotes and dashes as ASCII, single spaces.
///
/// ```
/// assert_eq!(reelmill::vocab::fold("Director’s  Cut"), "director's cut");
/// ```
pub fn fold(words: &str) -> String {
    if words.is_ascii() {
        return fold_ascii(words);
    }
    let mut folded = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for character in word.chars() {
            match character {
                '\u{2018}' | '\u{2019}' | '\u{02BC}' => folded.push('\''),
                '\u{201C}' | '\u{201D}' => folded.push('"'),
                '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
                other => folded.extend(other.to_lowercase()),
            }
        }
    }
    folded
}

/// Folds words of ASCII letters: lower case, single spaces.
pub(crate) fn fold_ascii(words: &str) -> String {
    let bytes = words.as_bytes();
    // Nearly all words are given with single spaces.
    let is_plain = |at: usize| bytes[at] > b' ' || bytes[at] == b' ' && at > 0 && bytes[at - 1] != b' ';
    if bytes.last() != Some(&b' ') && (0..bytes.len()).all(is_plain) {
        return words.to_ascii_lowercase();
    }
    let mut folded = words.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.make_ascii_lowercase();
    folded
}
