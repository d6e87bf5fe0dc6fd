//! Names before a verb: `Jane Doe, a former dancer, plays …`.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::vocab::{names, pattern};

use super::{Listed, end_of, names_at};

/// The names that stand right before an offset, as those of a subject before its verb: where they
/// start, and whom they name. Between them and the offset an apposition may stand, or `who also`.
/// Nothing before `lower` is read.
pub(crate) fn names_before(sentence: Excerpt<'_>, lower: usize, end: usize) -> Option<(usize, Vec<Listed<'_>>)> {
    /// More bytes than a list of names has.
    const FARTHEST: usize = 400;
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\s*,\s*(?:an?|the|who|in|one|himself|herself|also|now|his|her|then|a)\b[^,;.]{1,90},)?(?:\s*,)?(?:\s+(?:who|also|again|both|all|each|briefly|himself|herself|themselves|would|then|later|will|respectively|together|even|eventually|ultimately|finally|memorably)\b)*\s*$",
        )
    });
    let text = sentence.as_str();
    let from = (end.saturating_sub(FARTHEST).max(lower)..=end).find(|at| text.is_char_boundary(*at))?;
    let mut previous = ' ';
    for (at, character) in text[from..end].char_indices() {
        let opens = !previous.is_alphanumeric() && !matches!(previous, '.' | '\'' | '\u{2019}' | '-');
        previous = character;
        if !opens || character.is_lowercase() || !character.is_alphanumeric() {
            continue;
        }
        let start = from + at;
        let first = text[start..end].split(|mark: char| mark.is_whitespace() || mark == ',').next().unwrap_or_default();
        if names::is_opener(first) || character.is_numeric() && !first.contains(char::is_alphabetic) && first != "50" {
            continue;
        }
        let run = names_at(sentence, start);
        if run.people.is_empty() || run.end > end || !BETWEEN.is_match(&text[run.end..end]) {
            continue;
        }
        // "Boxer Joe Frazier": the name starts after what somebody is.
        let told = run.people.first().is_some_and(|(person, _)| person.name.split(' ').count() > 2);
        if told && names::is_occupation(first) {
            continue;
        }
        let mut people: Vec<Listed<'_>> = run.people.into_iter().map(|(person, _)| person).collect();
        if let [only] = people.as_mut_slice()
            && let Some(name) = as_child(&text[..start], &only.name)
        {
            (only.name, only.credited_as) = (name, None);
        }
        return Some((start, people));
    }
    None
}

/// The name of a child of whom only the given name stands: `Kubrick's daughter Vivian`.
fn as_child(before: &str, name: &str) -> Option<String> {
    static PARENT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?P<family>\p{Lu}[\p{L}-]+)['’]s\s+(?:\p{Ll}+[ -])*(?:daughter|son)\s+$"));
    let family = PARENT.captures(end_of(before, 80)).and_then(|found| found.name("family"))?;
    (!name.contains(' ')).then(|| format!("{name} {}", family.as_str()))
}
