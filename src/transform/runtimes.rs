//! Running times, one per version.
//!
//! `92 minutes (Japan), 77 minutes (US)` are two rows, and so is `136–142 minutes`, which states
//! both of its ends without saying which version has which.

mod prose;

use crate::article::{Excerpt, Field};
use crate::finding::Code;
use crate::schema::runtimes::Runtime;
use crate::value::runtime;
use crate::vocab::Needle;

use super::rules::Rule;
use super::{Draft, listed};

/// Reads running times that sentences state.
pub(super) fn prose(draft: &mut Draft<'_>) {
    prose::read(draft);
}

/// What sentences with running times hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    prose::needles()
}

/// Reads running times.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    for item in listed::items(field) {
        let found = runtime::find_all(item.as_str());
        if found.is_empty() {
            match bare_number(item) {
                Some(minutes) => push(draft, item, minutes, None, false, Rule::RuntimeField),
                None => unreadable(item, draft),
            }
            continue;
        }
        for (at, time) in found.iter().enumerate() {
            let next = found.get(at + 1).map_or(item.as_str().len(), |next| next.range.start);
            let before = if at == 0 { 0 } else { found[at - 1].range.end };
            let behind = item.get(time.range.end..next);
            let notes: Vec<Excerpt<'_>> = notes(behind);
            let approximate = time.approximate || notes.iter().any(|note| says_approximate(note.as_str()));
            let version = notes
                .into_iter()
                .find(|note| !says_approximate(note.as_str()))
                .or_else(|| label(item.get(before..time.range.start)))
                .or_else(|| plain_version(behind));
            let words = item.get(time.range.clone());
            for minutes in &time.minutes {
                push(draft, words, *minutes, version.map(Excerpt::as_str), approximate, Rule::RuntimeField);
            }
        }
    }
}

/// Adds a running time; one that says no version is any known one of the same length.
fn push(draft: &mut Draft<'_>, words: Excerpt<'_>, minutes: f64, version: Option<&str>, approximate: bool, rule: Rule) {
    let row = Runtime {
        film_id: draft.film_id,
        ordinal: 0,
        minutes,
        version: version.map(str::to_owned),
        approximate,
        runtime_text: words.as_str().to_owned(),
    };
    let reading = draft.reading(words, rule);
    draft.runtimes.confirm_or_push(
        |known| known.minutes == minutes && (known.version.as_deref() == version || rule == Rule::RuntimeSentence),
        row,
        reading,
    );
}

fn unreadable(item: Excerpt<'_>, draft: &mut Draft<'_>) {
    let has_number = item.as_str().contains(|character: char| character.is_ascii_digit());
    if has_number {
        draft.finding(Code::RuntimeUnreadable, item, "no unit of time beside the number");
    } else {
        draft.finding(Code::Templated, item, "a running time without a number");
    }
}

/// A field that is a number and nothing else counts minutes.
fn bare_number(item: Excerpt<'_>) -> Option<f64> {
    let minutes: u16 = item.as_str().parse().ok()?;
    (minutes > 0).then(|| f64::from(minutes))
}

/// The brackets that stand directly behind a time, commas apart.
fn notes(behind: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    let inside = behind.trim_matches(|character| matches!(character, ' ' | ',' | ';'));
    if let Some(rest) = inside.as_str().find(')').filter(|_| !inside.as_str().contains('(')) {
        // The time itself stands in brackets: `(188 minutes, director's cut)`.
        let note = inside.until(rest).trim_matches(|character| matches!(character, ' ' | ',' | ':'));
        return if note.is_empty() { Vec::new() } else { vec![note] };
    }
    if !inside.as_str().starts_with('(') {
        return Vec::new();
    }
    let notes = listed::brackets(inside).into_iter().map(|(_, note)| note);
    notes.filter(|note| note.as_str().contains(char::is_alphabetic)).collect()
}

/// `Director's cut: 188 minutes`: what stands before the colon.
fn label(before: Excerpt<'_>) -> Option<Excerpt<'_>> {
    let label = before.trim();
    let label = label.until(label.as_str().strip_suffix(':')?.len());
    let start = label.as_str().rfind([',', ';', ')', '(']).map_or(0, |at| at + 1);
    Some(label.from(start).trim()).filter(|label| !label.is_empty())
}

/// `121 minutes theatrical cut`: the words up to the next comma.
fn plain_version(behind: Excerpt<'_>) -> Option<Excerpt<'_>> {
    let end = behind.as_str().find([',', ';', '(', '/']).unwrap_or(behind.as_str().len());
    let words = behind.until(end).trim_matches(|character| matches!(character, ' ' | '.' | '-' | '\u{2013}'));
    let lower = words.as_str().to_lowercase();
    let names_version =
        ["cut", "version", "release", "edit", "print", "restor"].iter().any(|word| lower.contains(word));
    (names_version && !words.as_str().ends_with(':')).then_some(words)
}

fn says_approximate(note: &str) -> bool {
    let note = note.to_lowercase();
    ["approx", "about", "circa", "estimate", "est.", "c."].iter().any(|word| note.starts_with(word))
}
