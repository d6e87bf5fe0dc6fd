//! When two ways of writing mean the same.

use std::collections::BTreeSet;

use caseless::default_case_fold_str;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A name or phrase without what spelling varies: case, accents, punctuation, hyphens, spaces; `&` is
/// `and`.
///
/// ```
/// use reelmill::measure::compare::fold;
///
/// assert_eq!(fold("Spike Lee"), fold("SPIKE  LEE"));
/// assert_eq!(fold("Amélie – Le Film"), "amelie le film");
/// assert_eq!(fold("J. & K. Pictures"), "j and k pictures");
/// ```
pub fn fold(text: &str) -> String {
    let decomposed: String = text.nfkd().collect();
    let folded = default_case_fold_str(&decomposed);
    let mut kept = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            '&' => kept.push_str(" and "),
            '.' => {}
            '−' | '–' | '-' => kept.push(' '),
            c if canonical_combining_class(c) != 0 => {}
            'a'..='z' | '0'..='9' | '+' | '/' | '\u{400}'..='\u{FFFF}' => kept.push(c),
            _ => kept.push(' '),
        }
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The telling words of the names of an award: without articles, prepositions, and words that most
/// names of awards have.
pub fn telling(parts: &[Option<&str>]) -> BTreeSet<String> {
    const COMMON: &[&str] =
        &["the", "a", "an", "for", "of", "in", "award", "awards", "best", "film", "international", "and"];
    let words = parts.iter().flatten().flat_map(|part| fold(part).split(' ').map(str::to_owned).collect::<Vec<_>>());
    words.filter(|word| !word.is_empty() && !COMMON.contains(&word.as_str())).collect()
}

/// Whether two sets of words have at least half of all their words in common.
pub fn mostly_alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let (shared, all) = (one.intersection(other).count(), one.union(other).count());
    !one.is_empty() && 2 * shared >= all
}

/// A number to two places, as a text that can be compared.
pub fn number(value: f64) -> String {
    format!("{value:.2}")
}

/// A letter grade or a phrase in place of a number: `A−`, `a minus` and `A-` are one.
///
/// ```
/// use reelmill::measure::compare::grade;
///
/// assert_eq!(grade("A−"), grade("A minus"));
/// assert_ne!(grade("A−"), grade("A"));
/// ```
pub fn grade(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let stem = text.strip_suffix(['-', '−', '–']).or_else(|| text.strip_suffix("minus"));
    let folded = fold(stem.unwrap_or(&text)).replace(' ', "");
    if stem.is_some() { folded + "-" } else { folded }
}

/// The name of a source of scores, without its article; short forms are written out.
pub fn source(name: &str) -> String {
    let folded = fold(name);
    let plain = folded.strip_prefix("the ").unwrap_or(&folded);
    match plain {
        "rottentomatoes" | "rt" => "rotten tomatoes".to_owned(),
        "ny times" => "new york times".to_owned(),
        plain => plain.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_kept_and_accents_are_not() {
        assert_eq!(fold("Дорогие товарищи!"), "дорогие товарищи");
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("Spider-Man: No Way Home"), "spider man no way home");
    }

    #[test]
    fn common_words_do_not_tell_awards_apart() {
        let words = telling(&[Some("Academy Award for Best Picture"), None, Some("Academy Awards")]);
        assert_eq!(words.into_iter().collect::<Vec<_>>(), ["academy", "picture"]);
    }

    #[test]
    fn half_the_words_are_enough() {
        let set = |text: &str| telling(&[Some(text)]);
        assert!(mostly_alike(&set("critics week grand prize"), &set("critics week")));
        assert!(!mostly_alike(&set("grand prize of the jury"), &set("jury")));
        assert!(!mostly_alike(&set("the award"), &set("the award")));
    }

    #[test]
    fn sources_have_short_forms() {
        assert_eq!(source("The New York Times"), source("NY Times"));
        assert_eq!(source("RottenTomatoes"), "rotten tomatoes");
    }
}
