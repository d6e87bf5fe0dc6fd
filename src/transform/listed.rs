//! Lists inside a field: values apart by commas, each with its notes in brackets.

use crate::article::{Excerpt, Field, Text};

/// One value of a list and the notes in brackets behind it.
#[derive(Clone, Debug)]
pub(super) struct Listed<'a> {
    /// The value with its notes, as written.
    pub(super) whole: Excerpt<'a>,
    /// The value without the notes that end it.
    pub(super) value: Excerpt<'a>,
    /// What stands in each pair of brackets, without them.
    pub(super) notes: Vec<Excerpt<'a>>,
}

/// The items of a field that say something.
pub(super) fn items(field: &Field) -> impl Iterator<Item = Excerpt<'_>> {
    field.items.iter().map(Text::excerpt).map(Excerpt::trim).filter(|item| !item.is_empty())
}

/// Every value of a field: its items, each cut at commas, semicolons, slashes and bullets.
pub(super) fn values(field: &Field) -> Vec<Listed<'_>> {
    let pieces = items(field).flat_map(|item| split(item, is_separator));
    pieces.map(listed).filter(|listed| !listed.whole.is_empty()).collect()
}

/// Cuts at the separators that stand outside brackets.
pub(super) fn split<'a>(words: Excerpt<'a>, separates: impl Fn(&str, usize) -> usize) -> Vec<Excerpt<'a>> {
    let text = words.as_str();
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut skip_until) = (0, 0usize, 0);
    for (at, character) in text.char_indices() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || at < skip_until {
            continue;
        }
        let length = separates(text, at);
        if length > 0 {
            pieces.push(words.get(start..at).trim());
            start = at + length;
            skip_until = start;
        }
    }
    pieces.push(words.from(start).trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The length of the separator of plain values that begins at `at`; 0 where there is none.
pub(super) fn is_separator(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let one_of = ["; ", ";", " / ", " \u{2022} ", "\u{2022}", " \u{00B7} ", "\u{3001}", ","];
    one_of.iter().find(|separator| rest.starts_with(**separator)).map_or(0, |separator| separator.len())
}

/// A value and the notes in brackets that end it.
pub(super) fn listed(whole: Excerpt<'_>) -> Listed<'_> {
    let mut value = whole.trim();
    let mut notes = Vec::new();
    while value.as_str().ends_with(')') {
        let Some(open) = opening(value.as_str()) else { break };
        let inside = value.get(open + 1..value.as_str().len() - 1).trim();
        if !inside.is_empty() {
            notes.insert(0, inside);
        }
        value = value.until(open).trim();
    }
    Listed { whole, value, notes }
}

/// Where the bracket opens that the last character closes.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, character) in text.char_indices().rev() {
        match character {
            ')' => depth += 1,
            '(' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Every pair of outermost brackets of a text: where it opens and what stands inside.
pub(super) fn brackets(words: Excerpt<'_>) -> Vec<(usize, Excerpt<'_>)> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, character) in words.as_str().char_indices() {
        match character {
            '(' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            ')' if depth == 1 => {
                depth = 0;
                found.push((start, words.get(start + 1..at).trim()));
            }
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}
