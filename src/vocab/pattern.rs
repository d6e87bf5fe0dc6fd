//! Patterns: regular expressions as the readers of articles use them.

use regex::Regex;

/// Compiles a pattern that is part of the program.
///
/// Word boundaries (`\b`) are those between ASCII letters and anything else: the ones of Unicode
/// keep the regex crate from its fast engines in every text with a letter beyond ASCII, which is
/// most articles.
///
/// ```
/// use reelmill::vocab::pattern;
/// assert!(pattern(r"\bfilm\b").is_match("Le film « Amélie »"));
/// ```
///
/// # Panics
/// Where the pattern is not valid: a defect of the program, found by the first test that uses it.
pub fn pattern(expression: &str) -> Regex {
    Regex::new(&expression.replace(r"\b", r"(?-u:\b)")).expect("the pattern is valid")
}
