//! Company names: where one ends and the next begins.

use crate::article::Excerpt;
use crate::transform::listed;
use crate::vocab::countries;
use crate::vocab::word_uses::{Use, is};

use super::Limits;

/// Cuts a list of companies; `Loew's, Inc.` stays whole, and so does a name that a lost line break cut in two.
pub(super) fn split(item: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    let mut pieces: Vec<Excerpt<'_>> = Vec::new();
    for piece in listed::split(item, separator) {
        match pieces.last_mut() {
            Some(before) if continues(piece.as_str()) => *before = before.through(piece),
            _ => pieces.push(piece),
        }
    }
    pieces
}

fn separator(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let one_of = [", ", "; ", ";", " / ", " \u{2022} ", " \u{00B7} ", " | "];
    one_of.iter().find(|separator| rest.starts_with(**separator)).map_or(0, |separator| separator.len())
}

/// Whether a piece only goes on with the name before the comma.
fn continues(piece: &str) -> bool {
    let without_notes = piece.split(" (").next().unwrap_or(piece).trim();
    let folded = without_notes.trim_end_matches('.').to_lowercase();
    if is(&folded, Use::LegalForm) {
        return true;
    }
    let mut words = without_notes.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| is(word, Use::OnlyEndsCompany))
}

/// The name behind a label: `United States: Paramount Pictures`.
pub(super) fn without_label<'a>(value: Excerpt<'a>, limits: &mut Limits) -> Excerpt<'a> {
    let Some(colon) = value.as_str().find(": ") else { return value };
    let label = value.as_str()[..colon].trim();
    let generic = ["theatrical", "original", "worldwide", "international", "distributor", "production", "home"];
    let is_place = countries::place(label).is_some();
    if is_place || generic.iter().any(|word| label.to_lowercase().starts_with(word)) {
        limits.note(label);
        return value.from(colon + 2).trim();
    }
    value
}

/// The partners that `&` or `and` joins, where each half is a company's name by its last word:
/// `Excel Entertainment & AA Films`, not `Robertson and Associates`.
pub(super) fn partners(name: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    for joint in [" & ", " and "] {
        for (at, _) in name.as_str().match_indices(joint) {
            let (left, right) = (name.until(at).trim(), name.from(at + joint.len()).trim());
            if names_company(left.as_str()) && names_company(right.as_str()) {
                let mut partners = vec![left];
                partners.extend(self::partners(right));
                return partners;
            }
        }
    }
    // `, and Gaumont`: the joint that ends a list.
    for joint in ["and ", "& "] {
        if name.as_str().starts_with(joint) {
            return vec![name.from(joint.len()).trim()];
        }
    }
    vec![name]
}

/// Whether the last of several words is one that ends names of companies.
pub(super) fn names_company(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let last = words.next_back().unwrap_or_default();
    words.next().is_some() && is(last, Use::EndsCompany)
}

/// Whether a word ends names of companies.
pub(super) fn is_company_word(word: &str) -> bool {
    is(word, Use::EndsCompany)
}

/// The capitals that the words of a name begin with.
pub(super) fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).filter(|first| first.is_uppercase()).collect()
}

/// Whether the words can name a company at all.
pub(super) fn is_name(name: &str) -> bool {
    name.contains(char::is_alphanumeric) && !is(&name.to_lowercase(), Use::NoCompany) && name.chars().count() <= 90
}
