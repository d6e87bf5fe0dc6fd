//! Header words of tables, what their columns hold, and the words for what came of an award.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Lookup, fold, languages, rows};

static COLUMNS: LazyLock<BTreeMap<(&'static str, &'static str), &'static str>> = LazyLock::new(|| {
    rows::<3>(include_str!("table_columns.tsv")).map(|[words, table, column]| ((table, words), column)).collect()
});

static RESULTS: LazyLock<Lookup<&'static str>> =
    LazyLock::new(|| rows::<2>(include_str!("award_results.tsv")).map(|[words, result]| (words, result)).collect());

/// What the column under a header holds in a kind of table (`awards`, `cast`, `crew`, `scores`).
///
/// Plurals in brackets, notes in brackets and full stops do not matter; a header of several words
/// joined by slashes or `and` means what all of them mean, and a language before a word is the
/// version that the column is about.
///
/// ```
/// use reelmill::vocab::columns::column;
/// assert_eq!(column("awards", "Recipient(s) and nominee(s)"), Some("recipient"));
/// assert_eq!(column("awards", "Date of ceremony"), Some("year"));
/// assert_eq!(column("cast", "English voice actor (Streamline, 1991)"), Some("voice"));
/// assert_eq!(column("cast", "Nielsen rating"), None);
/// ```
pub fn column(table: &str, header: &str) -> Option<&'static str> {
    let words = fold(header).replace("(s)", "s").replace("(es)", "es");
    let words = words.trim_end_matches(['.', ':', '*', '\u{2020}', ' ']);
    if let Some(column) = known(table, words) {
        return Some(column);
    }
    let bare = without_brackets(words);
    if let Some(column) = known(table, &bare) {
        return Some(column);
    }
    let (version, rest) = of_a_version(&bare);
    if version && let Some(column) = known(table, rest) {
        return Some(column);
    }
    let mut parts =
        bare.split(['/', '&', ',']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" or "));
    let first = known(table, parts.next()?.trim())?;
    parts.all(|part| known(table, part.trim()) == Some(first)).then_some(first)
}

/// Whether a header names nothing but a version: a language, or `Original`.
///
/// ```
/// assert!(reelmill::vocab::columns::is_version("Japanese"));
/// assert!(!reelmill::vocab::columns::is_version("Character"));
/// ```
pub fn is_version(header: &str) -> bool {
    let bare = without_brackets(&fold(header));
    let (version, rest) = of_a_version(&bare);
    version && rest.is_empty()
}

/// What came of an award, by the words of a cell; what stands behind them in brackets does not matter.
///
/// ```
/// use reelmill::vocab::columns::result;
/// assert_eq!(result("Won"), Some("won"));
/// assert_eq!(result("2nd place"), Some("runner_up"));
/// ```
pub fn result(words: &str) -> Option<&'static str> {
    let folded = fold(words);
    let words = folded.trim_end_matches(['.', '!', '*', '\u{2020}', ' ']);
    RESULTS.get(words).copied().or_else(|| RESULTS.get(without_brackets(words).as_str()).copied())
}

/// The meaning of words in singular or plural.
fn known(table: &str, words: &str) -> Option<&'static str> {
    let columns: &BTreeMap<(&str, &str), &'static str> = &COLUMNS;
    let get = |words| columns.get(&(table, words)).copied();
    get(words).or_else(|| get(words.strip_suffix('s')?))
}

/// Words without what stands in brackets.
fn without_brackets(words: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            other if depth == 0 => kept.push(other),
            _ => {}
        }
    }
    let words: Vec<&str> = kept.split_whitespace().collect();
    words.join(" ")
}

/// Takes the name of a version from the start of folded words: `english voice actor`, `original cast`.
fn of_a_version(words: &str) -> (bool, &str) {
    let mut rest = words;
    let mut version = false;
    while !rest.is_empty() {
        let first = rest.split(' ').next().unwrap_or_default();
        let year = first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
        if !(year || matches!(first, "original" | "the") || languages::language(first).is_some()) {
            break;
        }
        version |= first != "the";
        rest = rest[first.len()..].trim_start();
    }
    (version, rest)
}
